import {chatFormat, isName, readChatTime, type ChatContext, type MessageHead} from './chat.ts'
import type {PasteFormat, PastedTime} from './paste.ts'

/** `  10:14 AM`, `[10:14]`, `10:15` */
const timeOnly = /^( *)(\[?)(\d{1,2}:\d\d(?: ?[AaPp][Mm])?)(\]?)$/
/** `Alice [10:14 AM]`, `Alice  10:14 AM`; the stamp in brackets may have a day. */
const oneLine = /^(\S(?:.{0,78}\S)?)(?: {1,4}\[([^[\]]{4,40})\]| {2,4}(\d{1,2}:\d\d ?[AP]M))$/

/**
 * A copy of messages from Slack: the name, below it the time behind two spaces, then the message; further messages of the same
 * person have only a time, which then lacks AM and PM. Older copies have `name [time]` on one line.
 */
export const slack: PasteFormat = chatFormat({
  id: 'slack', name: 'Slack', clock: 'reader', readHead,
  score: heads => heads.some(it => it.author !== undefined) ? 0.9 : 0,
  frame(line) {
    if (/^(?:\d{1,4} (?:replies|reply)(?:\b.{0,60})?|Last reply .{1,60}|View thread|New(?: messages?)?|Also sent to the channel|\(edited\)|Saved for later.{0,60})$/i.test(line)) {
      return 'a line of Slack itself'
    }
    return /^(?::[\w+-]{1,60}: ?\d{0,4} ?){1,30}$/.test(line) ? 'reactions' : undefined
  },
})

function readHead(lines: readonly string[], index: number, {today, before}: ChatContext): MessageHead | undefined {
  const line = lines[index] as string
  const one = oneLine.exec(line)
  const stamped = one && isName(one[1] as string) ? readChatTime((one[2] ?? one[3]) as string, today) : undefined
  if (one && stamped) return {time: stamped, author: one[1], text: '', lines: 1}
  const next = timeOnly.exec(lines[index + 1] ?? '')
  if (next && line === line.trimStart() && isName(line)) {
    const isHead = next[1] !== '' || (/m$/i.test(next[3] as string) && next[2] === '') || before === undefined
    const time = isHead && !timeOnly.test(line) ? readChatTime(next[3] as string, today) : undefined
    if (time) return {time, author: line, text: '', lines: 2}
  }
  const own = timeOnly.exec(line)
  if (!own || !before || own[1] !== '' || (own[2] === '[') !== (own[4] === ']')) return undefined
  const time = readChatTime(own[3] as string, today)
  return time && {time: /m$/i.test(own[3] as string) ? time : inSameHalf(time, before), author: undefined, text: '', lines: 1}
}

/** "9:33" under "9:32 PM": the next time that shows these figures. */
function inSameHalf(time: PastedTime, {time: last, isTwelveHour}: NonNullable<ChatContext['before']>): PastedTime {
  const {hour, minute} = time.clock
  if (!isTwelveHour || 12 < hour) return time
  const minutes = [hour % 12, hour % 12 + 12].map(it => it * 60 + minute)
  const from = last.clock.hour * 60 + last.clock.minute
  const chosen = minutes.find(it => from <= it) ?? minutes[0] as number
  return {...time, clock: {...time.clock, hour: Math.floor(chosen / 60)}}
}
