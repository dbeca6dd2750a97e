import type {PastedTime} from '../../edit/new-entry.ts'
import {t} from '../../text/l10n.ts'
import {chatFormat, isName, readChatTime, type ChatContext, type MessageHead} from './chat.ts'
import type {PasteFormat} from '../paste.ts'

const day = '(?:[A-Z][a-z]{2,8}(?: \\d{1,2}(?:st|nd|rd|th)?)?(?:, \\d{4})?,? at )?'
/** `  10:14 AM`, `[10:14]`, `10:15`, `  Jun 15th at 10:14 AM` */
const timeOnly = new RegExp(`^( *)(\\[?)(${day}\\d{1,2}:\\d\\d(?: ?[AaPp][Mm])?)(\\]?)$`)
/** `Alice [10:14 AM]`, `Alice  10:14 AM`, `Alice  14:14`; the stamp in brackets may have a day. */
const oneLine = new RegExp(
  `^(\\S(?:.{0,78}\\S)?)(?: {1,4}\\[([^[\\]]{4,40})\\]| {2,4}(${day}\\d{1,2}:\\d\\d(?: ?[AaPp][Mm])?))$`,
)
/** Follows the name of a program. */
const mark = /^(?:APP|BOT|WORKFLOW)(?:$| {1,4}(?=\S))/
/** The status that a person shows: `:house_with_garden:`. */
const status = /(?: ?:[\w+-]{1,60}:){1,4}$/

/**
 * A copy of messages from Slack: the name, the time on the next line after two spaces, then the message; further
 * messages of the same person have only a time, without AM and PM. Older copies have `name [time]` on one line.
 */
export const slack: PasteFormat = chatFormat({
  id: 'slack',
  name: () => 'Slack',
  clock: 'reader',
  readHead,
  score: heads => (heads.some(it => it.author !== undefined) ? 0.9 : 0),
  frame(line) {
    if (
      /^(?:\d{1,4} (?:replies|reply)(?:\b.{0,60})?|Last reply .{1,60}|View thread|New(?: messages?)?|Also sent to the channel|\(edited\)|Saved for later.{0,60})$/i.test(
        line,
      )
    ) {
      return t`a line of Slack itself`
    }
    return /^(?::[\w+-]{1,60}: ?\d{0,4} ?){1,30}$/.test(line) ? t`reactions` : undefined
  },
})

function readHead(lines: readonly string[], index: number, {today, before}: ChatContext): MessageHead | undefined {
  const line = lines[index] as string
  const program = readProgram(lines, index, today)
  if (program) return program
  const one = oneLine.exec(line)
  const author = nameOf(one?.[1] ?? '')
  const stamped = one && author ? readChatTime((one[2] ?? one[3]) as string, today) : undefined
  const badge = status.test(one?.[1] ?? line) ? {badge: 0} : {}
  if (stamped) return {time: stamped, author, text: '', lines: 1, ...badge}
  const next = timeOnly.exec(lines[index + 1] ?? '')
  const name = next && line === line.trimStart() ? nameOf(line) : undefined
  if (next && name) {
    const isHead = next[1] !== '' || (/m$/i.test(next[3] as string) && next[2] === '') || before === undefined
    const time = isHead && !timeOnly.test(line) ? readChatTime(next[3] as string, today) : undefined
    if (time) return {time, author: name, text: '', lines: 2, ...badge}
  }
  const own = timeOnly.exec(line)
  if (!own || !before || own[1] !== '' || (own[2] === '[') !== (own[4] === ']')) return undefined
  const time = readChatTime(own[3] as string, today)
  return (
    time && {
      time: /m$/i.test(own[3] as string) ? time : inSameHalf(time, before),
      author: undefined,
      text: '',
      lines: 1,
    }
  )
}

/** `PagerDuty`, below it `APP  10:14 AM`, or `APP` and the time each on a line of its own. */
function readProgram(lines: readonly string[], index: number, today: ChatContext['today']): MessageHead | undefined {
  const below = mark.exec(lines[index + 1] ?? '')
  const name = below && !mark.test(lines[index] as string) ? nameOf(lines[index] as string) : undefined
  if (!below || !name) return undefined
  const isAlone = below[0] === lines[index + 1]
  const stamp = (isAlone ? (lines[index + 2] ?? '') : (lines[index + 1] as string).slice(below[0].length)).trim()
  const time = timeOnly.test(stamp) ? readChatTime(stamp, today) : undefined
  return time && {time, author: name, text: '', lines: isAlone ? 3 : 2, badge: 1}
}

function nameOf(text: string): string | undefined {
  const name = text.replace(status, '')
  return name !== '' && isName(name) ? name : undefined
}

/** "9:33" under "9:32 PM": the next time that shows these figures. */
function inSameHalf(time: PastedTime, {time: last, isTwelveHour}: NonNullable<ChatContext['before']>): PastedTime {
  const {hour, minute} = time.clock
  if (!isTwelveHour || 12 < hour) return time
  const minutes = [hour % 12, (hour % 12) + 12].map(it => it * 60 + minute)
  const from = last.clock.hour * 60 + last.clock.minute
  const chosen = minutes.find(it => from <= it) ?? (minutes[0] as number)
  return {...time, clock: {...time.clock, hour: Math.floor(chosen / 60)}}
}
