import {t} from '../../text/l10n.ts'
import {chatFormat, type ChatContext, type MessageHead} from './chat.ts'
import type {PasteFormat} from '../paste.ts'
import {makeTime} from './written-time.ts'

const stamp = /^\[?(?:(\d{4})-(\d\d)-(\d\d)[ T])?(\d\d):(\d\d)(?::(\d\d))?(?:\]|(?=\s)) {0,4}\t?/
const said = /^ {0,20}(?:<([ @+%&~]?[^<>\s]{1,64})>|([^\s|<>]{1,64}) {0,20}\|) ?(.*)$/
const acted = /^ {0,20}\* (\S{1,64}) (.*)$/
/** weechat's log files: the name between two tabs. */
const tabbed = /^([@+%&~]?[^\s<>|]{1,64})\t(.*)$/
const joined = /^ {0,20}(?:-!-|\*\*\*|-->|<--|--|=!=|===)[\s|]/

/** Logs and copies of irssi, weechat, mIRC, HexChat and ZNC: `[10:14] <alice> text`, `10:14:05 alice | text`. */
export const irc: PasteFormat = chatFormat({
  id: 'irc',
  name: () => 'IRC',
  clock: 'document',
  readHead,
  score: (heads, bodied) => (bodied <= heads.length && heads.some(it => it.author !== undefined) ? 0.94 : 0),
  frame: line => (/^(?:-{3}|\*{3,4}|Session (?:Start|Close|Time|Ident))/.test(line) ? t`a log marker` : undefined),
})

function readHead(lines: readonly string[], index: number, _context: ChatContext): MessageHead | undefined {
  const line = lines[index] as string
  const match = stamp.exec(line)
  if (!match) return undefined
  const [all, year, month, day, hour, minute, second] = match
  const rest = line.slice(all.length)
  const head = readSaid(rest, all.endsWith('\t') && year !== undefined)
  const date = year === undefined ? undefined : {year: Number(year), month: Number(month), day: Number(day)}
  return head && {...head, time: makeTime(date, hour, minute, second, undefined, undefined), lines: 1}
}

function readSaid(rest: string, isTabbed: boolean): Pick<MessageHead, 'author' | 'text'> | undefined {
  if (joined.test(rest)) return {author: '', text: rest.trim()}
  const message = said.exec(rest) ?? (isTabbed ? tabbed.exec(rest) : null)
  const action = message ? null : acted.exec(rest)
  if (action) return {author: action[1], text: action[2] as string}
  const name = message?.[1] ?? message?.[2]
  return message && name ? {author: name.replace(/^[ @+%&~]/, ''), text: (message.at(-1) as string).trim()} : undefined
}
