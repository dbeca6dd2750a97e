import type {PastedEntry, PastedTime, PastedDate} from '../../edit/new-entry.ts'
import {t} from '../../text/l10n.ts'
import type {CivilDate} from '../../time/calendar.ts'
import {readTimestamp} from '../../time/timestamp.ts'
import type {LeftOut, PasteFormat, PasteReading, ReadContext} from '../paste.ts'
import {dayOf, fromTimestamp} from './written-time.ts'
import {regex} from '../../text/regex.ts'

/** The head of a message: who wrote it, and when. */
export interface MessageHead {
  readonly time: PastedTime
  /** `undefined`: the author of the message before. */
  readonly author: string | undefined
  /** The text on the same line. */
  readonly text: string
  /** How many lines the head takes. */
  readonly lines: number
  /** Which of them, from 0, has more than a name and a time: a badge or a status. */
  readonly badge?: number
}

export interface ChatParts extends Pick<PasteFormat, 'id' | 'name' | 'clock'> {
  /** The message that begins on that line, if one does. */
  readHead(lines: readonly string[], index: number, context: ChatContext): MessageHead | undefined
  /**
   * Whether the heads that were found can only be of this chat; `bodied` of them have a message on the lines below.
   * @param isFirst whether the text begins with one of them
   */
  score(heads: readonly MessageHead[], bodied: number, isFirst: boolean): number
  /** Why a line that is not part of a message is left out: "3 replies". */
  frame(line: string): string | undefined
}

export interface ChatContext {
  readonly today: CivilDate
  /** The message before. */
  readonly before:
    | {readonly author: string | undefined; readonly time: PastedTime; readonly isTwelveHour: boolean}
    | undefined
}

/** Makes a format of a reader for the heads of messages: the lines up to the next head are the message. */
export function chatFormat({id, name, clock, readHead, score, frame}: ChatParts): PasteFormat {
  return {
    id,
    name,
    clock,
    isUnmistakable: true,
    recognise(lines) {
      const heads: MessageHead[] = []
      let bodied = 0
      let wasHead = false
      const first = lines.findIndex(it => it.trim() !== '')
      const isFirst = 0 <= first && readHead(lines, first, {today: anyDay, before: undefined}) !== undefined
      let before: ChatContext['before']
      for (let index = 0; index < lines.length; index++) {
        const head = readHead(lines, index, {today: anyDay, before})
        if (head) {
          heads.push(head)
          before = {author: head.author, time: head.time, isTwelveHour: false}
          index += head.lines - 1
        } else if (wasHead && lines[index] !== '') bodied++
        if (head || lines[index] !== '') wasHead = head !== undefined
      }
      return heads.length === 0 ? 0 : score(heads, bodied, isFirst)
    },
    read: (lines, context) => readChat(lines, context, readHead, frame),
  }
}

const anyDay: CivilDate = {year: 2000, month: 1, day: 1}

interface Message {
  readonly head: MessageHead
  readonly line: number
  readonly author: string | undefined
  readonly time: PastedTime
  readonly body: string[]
}

function readChat(
  lines: readonly string[],
  context: ReadContext,
  readHead: ChatParts['readHead'],
  frame: ChatParts['frame'],
): PasteReading {
  const messages: Message[] = []
  const leftOut: LeftOut[] = []
  let day: PastedDate | undefined
  let isTwelveHour = false
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] as string
    if (line.trim() === '') continue
    const last = messages.at(-1)
    const head = readHead(lines, index, {
      today: context.today,
      before: last && {author: last.author, time: last.time, isTwelveHour},
    })
    if (head) {
      const time = {...head.time, date: head.time.date ?? day}
      messages.push({
        head,
        line: index,
        author: head.author ?? last?.author,
        time,
        body: head.text === '' ? [] : [head.text],
      })
      isTwelveHour ||= lines.slice(index, index + head.lines).some(it => twelveHour.test(it))
      if (head.badge !== undefined) {
        leftOut.push({line: index + head.badge, isPart: true, isFrame: true, why: t`a badge or status next to a name`})
      }
      index += head.lines - 1
      continue
    }
    const separator = readDay(line, context.today)
    if (separator) day = separator
    const framing = separator ? t`the line for a day` : frame(line.trim())
    const losesNothing = separator !== undefined
    if (framing !== undefined) leftOut.push({line: index, why: framing, isFrame: true, losesNothing})
    else if (last) last.body.push(line.trim())
    else leftOut.push({line: index, why: t`no time`})
  }
  const entries: PastedEntry[] = []
  for (const {line, author, time, body} of messages) {
    const {text, url} = withoutLink(body)
    if (text.length === 0) leftOut.push({line, why: t`a message without text`})
    else {
      const source = url === undefined ? undefined : {label: 'source', url}
      entries.push({line, time, author, text: text[0] as string, details: text.slice(1), source})
    }
  }
  return {entries, leftOut: leftOut.sort((a, b) => a.line - b.line)}
}

const twelveHour = /\d\s?[AaPp]\.?[Mm]\b/
/** "Copy link" of a message; alone on a line it only links to the message. */
const permalink = regex('')`
    ^https://(?:[\w-]{1,60}\.slack\.com/archives/|teams\.microsoft\.com/l/message/
    |(?:\w{1,10}\.)?discord\.com/channels/)\S{1,400}$
  `

function withoutLink(body: readonly string[]): {text: string[]; url: string | undefined} {
  const url = body.find(it => permalink.test(it))
  return url !== undefined && 1 < body.length
    ? {text: body.filter(it => it !== url), url}
    : {text: [...body], url: undefined}
}

const dayLine = regex('')`
    ^(?:-{1,10} ?Day changed (?:to )?|\*{3} ?|-{1,10} ?)?(?:(?:[A-Z][a-z]{2,8}),? )?([A-Z][a-z]{2,8}\.? \d{1,2}(?:st
    |nd|rd|th)?,?(?: \d{4})?|\d{1,2} [A-Z][a-z]{2,8}(?: \d{4})?|\d{4}-\d\d-\d\d|Today|Yesterday)(?: ?-{1,10})?$
  `

/** A line between messages that gives their day. */
function readDay(line: string, today: CivilDate): PastedDate | undefined {
  const text = dayLine.exec(line.trim())?.[1]
  if (text === undefined) return undefined
  const day = dayOf(text, today)
  if (day) return day
  const stamp = readTimestamp(text, 0)
  return stamp?.date && !stamp.clock && stamp.span.end === text.length
    ? {year: stamp.date.year, month: stamp.date.month, day: stamp.date.day}
    : undefined
}

const dayWord =
  /^(today|yesterday|(?:mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?)\.?,? (?:at )?(?=\d)/i
const shortDate = /^(\d{1,2})\/(\d{1,2}),? (?=\d)/
const clockThenDate = /^(\d{1,2}:\d\d(?: ?[AaPp][Mm])?)(?: ?[•·,] ?| )(?=\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}$)/

/** A time as chats show it; all of `text` must belong to it. */
export function readChatTime(text: string, today: CivilDate): PastedTime | undefined {
  const word = dayWord.exec(text)
  if (word) {
    const date = dayOf(word[1] as string, today)
    const time = readWhole(text.slice(word[0].length))
    return date && time && !time.date ? {...time, date} : undefined
  }
  const short = shortDate.exec(text)
  if (short) {
    const time = readWhole(text.slice(short[0].length))
    return time && !time.date ? {...time, date: shortDay(Number(short[1]), Number(short[2]))} : undefined
  }
  const turned = clockThenDate.exec(text)
  return turned ? readWhole(`${text.slice(turned[0].length)} ${turned[1]}`) : readWhole(text)
}

function shortDay(first: number, second: number): PastedDate {
  if (12 < first) return {year: undefined, month: second, day: first, order: 'day-first'}
  if (12 < second) return {year: undefined, month: first, day: second, order: 'month-first'}
  return {year: undefined, month: first, day: second, ...(first !== second && {isAmbiguous: true})}
}

function readWhole(text: string): PastedTime | undefined {
  const stamp = readTimestamp(text, 0)
  return stamp && !stamp.end && stamp.span.start === 0 && stamp.span.end === text.length
    ? fromTimestamp(stamp)
    : undefined
}

/** Whether a line may be the name of a person or an app: few words, not the end of a sentence. */
export function isName(text: string): boolean {
  return (
    text.length <= 80
    && /^[\p{Letter}\p{Number}@_]/u.test(text)
    && !/[.!?:;,]$|^https?:|\d:\d\d/.test(text)
    && text.split(/\s+/).length <= 6
  )
}
