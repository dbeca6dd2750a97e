import type {PastedTime, PastedDate} from '../../edit/new-entry.ts'
import type {Timestamp, WrittenDate} from '../../time/types.ts'
import {addDays, daysBetween, fromInstant, type CivilDate, type Instant} from '../../time/calendar.ts'
import {readTimestamp} from '../../time/timestamp.ts'
import {readZone, utc, type Zone} from '../../time/zone.ts'

/** A time that was read, and the offset after it. */
export interface TimeAt {
  readonly time: PastedTime
  readonly end: number
}

const isoPattern = /(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,12}))?)?(?!\d|:\d)/y
const isoOffset = /\s?([+-])(\d\d):?(\d\d)?(?![\d:])/y

/**
 * An ISO 8601 date with a time of day that begins at `at`, in the forms that programs write: nanoseconds, a comma, a
 * zone after a space.
 */
export function readIso(text: string, at: number): TimeAt | undefined {
  isoPattern.lastIndex = at
  const match = isoPattern.exec(text)
  if (!match) return undefined
  const zone = readWrittenZone(text, isoPattern.lastIndex)
  const time = makeTime(
    {year: Number(match[1]), month: Number(match[2]), day: Number(match[3])},
    match[4],
    match[5],
    match[6],
    match[7],
    zone?.zone,
  )
  return {time, end: zone?.end ?? isoPattern.lastIndex}
}

/** `Z`, `+0200`, `-07`, ` UTC`, ` CEST`; not the beginning of a word. */
export function readWrittenZone(text: string, at: number): {zone: Zone; end: number} | undefined {
  if (text[at] === 'Z' && !/\w/.test(text[at + 1] ?? '')) return {zone: utc, end: at + 1}
  isoOffset.lastIndex = at
  const match = isoOffset.exec(text)
  if (match) {
    const size = Number(match[2]) * 60 + Number(match[3] ?? 0)
    if (size <= 18 * 60)
      return {
        zone: {kind: 'fixed', name: match[0].trim(), offset: match[1] === '+' ? size : 0 - size},
        end: isoOffset.lastIndex,
      }
  }
  // In capitals and after one space: "at 10:14 PT the" is a zone, "10:14 pt" is not.
  const named = /\s?\(?[A-Z][A-Za-z/_+\-:\d]{0,30}\)?/y
  named.lastIndex = at
  const read = named.test(text) ? readZone(text, at) : undefined
  return (
    read && {
      zone: read.value,
      end: read.span.end + (text[read.span.end] === ')' && text[read.span.start - 1] === '(' ? 1 : 0),
    }
  )
}

/** Strings of digits as they were matched; without seconds, none are written. */
export function makeTime(
  date: PastedDate | undefined,
  hour: string | undefined,
  minute: string | undefined,
  second: string | undefined,
  fraction: string | undefined,
  zone: Zone | undefined,
): PastedTime {
  const isEndOfDay = Number(hour) === 24 && Number(minute) === 0 && Number(second ?? 0) === 0
  const hours = isEndOfDay ? 0 : Number(hour)
  return {
    date,
    clock: {hour: hours, minute: Number(minute), ...(second !== undefined && {second: Number(second)})},
    ...(isEndOfDay && {isEndOfDay}),
    ...(fraction !== undefined && {millisecond: Number(`0.${fraction}`) * 1000}),
    zone,
  }
}

/**
 * A count of seconds, or by its size of milliseconds, microseconds or nanoseconds, since 1970; `undefined` outside of
 * 1980–2100.
 */
export function readEpoch(value: number): PastedTime | undefined {
  for (const perMillisecond of [0.001, 1, 1000, 1e6]) {
    const at = value / perMillisecond
    if (earliest <= at && at < latest) return fromMoment(at)
  }
  return undefined
}

const earliest = Date.UTC(1980, 0)
const latest = Date.UTC(2100, 0)

/** A moment, in UTC, with its milliseconds. */
export function fromMoment(at: Instant): PastedTime {
  const whole = Math.floor(at / 1000) * 1000
  const {date, clock} = fromInstant(whole, 0)
  return {date, clock: {...clock, second: clock.second ?? 0}, millisecond: at - whole, zone: utc}
}

/** From a time that people write; `undefined` if it has no time of day. */
export function fromTimestamp({date, clock, zone}: Timestamp): PastedTime | undefined {
  if (!clock) return undefined
  const {hour, minute, second} = clock
  return {
    date: date && toPasted(date),
    // An hour such as 13 PM stays impossible, so that the line is named as left out.
    clock: {hour: clock.fault ? 99 : hour, minute, ...(second !== undefined && {second})},
    ...(clock.isEndOfDay && {isEndOfDay: true}),
    zone: zone?.value,
  }
}

function toPasted({year, month, day, order}: WrittenDate): PastedDate {
  if (order === 'ambiguous') return {year, month, day, isAmbiguous: true}
  return {year, month, day, ...((order === 'day-first' || (order === 'month-first' && month !== day)) && {order})}
}

/** A time in any form that the documents have, or ISO with any fraction, that begins at `at` and ends before `end`. */
export function readWritten(text: string, at = 0, end = text.length): TimeAt | undefined {
  const iso = readIso(text, at)
  if (iso) return iso
  const stamp = readTimestamp(text, at, end)
  const time = stamp && !stamp.end && stamp.span.start === at ? fromTimestamp(stamp) : undefined
  return time && stamp ? {time, end: stamp.span.end} : undefined
}

const dayNames = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday']

/** "Today", "Yesterday", the name of a day of the last week: as chats write recent days. */
export function dayOf(word: string, today: CivilDate): CivilDate | undefined {
  const name = word.toLowerCase()
  if (name === 'today') return today
  if (name === 'yesterday') return addDays(today, -1)
  const index = dayNames.findIndex(it => it === name || it.slice(0, 3) === name)
  if (index < 0) return undefined
  // 2000-01-02 was a Sunday.
  const now = ((daysBetween({year: 2000, month: 1, day: 2}, today) % 7) + 7) % 7
  return addDays(today, -((now - index + 7) % 7))
}

/** Whether a value contains more than a time: words that are not months, days of the week or zones. */
export function saysMore(value: string): boolean {
  const words = value.match(/\p{L}{2,40}/gu) ?? []
  return words.some(it => !dayName.test(it) && !timeWord.test(it) && !/^\p{Lu}{2,5}$/u.test(it))
}

const dayName = /^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun)\p{L}{0,7}$/iu
const timeWord = /^(?:[ap]m|at|on|of|st|nd|rd|th)$/i
