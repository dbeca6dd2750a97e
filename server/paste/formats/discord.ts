import {t} from '../../text/l10n.ts'
import {chatFormat, isName, readChatTime, type ChatContext, type MessageHead} from './chat.ts'
import type {PasteFormat} from '../paste.ts'

const head = /^(\S.{0,79}?) ?— ?([^—]{4,40})$/
const more = /^\[(\d{1,2}:\d\d(?: ?[AaPp][Mm])?)\] ?(\S.*)$/

/**
 * A copy of messages from Discord: `Alice — Today at 10:14 AM`, the message below; further messages are
 * `[10:15 AM]text`.
 */
export const discord: PasteFormat = chatFormat({
  id: 'discord',
  name: () => 'Discord',
  clock: 'reader',
  readHead,
  score: (heads, bodied) =>
    heads.some(it => it.author !== undefined) && 0 < bodied + heads.filter(it => it.text !== '').length ? 0.93 : 0,
  frame: line => (/^(?:NEW|\(edited\)|APP|BOT)$/.test(line) ? t`a line of Discord itself` : undefined),
})

function readHead(lines: readonly string[], index: number, {today, before}: ChatContext): MessageHead | undefined {
  const line = lines[index] as string
  const match = head.exec(line)
  const time = match && isName(match[1] as string) ? readChatTime((match[2] as string).trim(), today) : undefined
  if (match && time) return {time, author: match[1], text: '', lines: 1}
  const split = isName(line) ? readSplitHead(lines, index, today) : undefined
  if (split) return split
  const continued = before && more.exec(line)
  const own = continued ? readChatTime(continued[1] as string, today) : undefined
  return continued && own ? {time: own, author: undefined, text: continued[2] as string, lines: 1} : undefined
}

/** The dash on a line of its own, or before the time on the next. */
function readSplitHead(lines: readonly string[], index: number, today: ChatContext['today']): MessageHead | undefined {
  const next = (lines[index + 1] ?? '').trim()
  if (!next.startsWith('—')) return undefined
  const isAlone = next === '—'
  const time = readChatTime((isAlone ? (lines[index + 2] ?? '') : next.slice(1)).trim(), today)
  return time && {time, author: lines[index] as string, text: '', lines: isAlone ? 3 : 2}
}
