import type {WrittenClock} from './types.ts'
import {t} from '../text/l10n.ts'
import {matchAt} from '../text/search.ts'
import type {Span} from '../text/span.ts'

/** A clock time as parsed, before its neighbours are considered. */
export interface ParsedClock {
  readonly span: Span
  /** `undefined` when digits are unknown: `14:??`. */
  readonly clock: WrittenClock | undefined
  /** `10h47`, `11.50`: forms that are times only together with other evidence. */
  readonly isWeak: boolean
  /** No minutes are written: `7 pm`. */
  readonly isHour: boolean
  /** Some digits are unknown. */
  readonly isUnknown?: boolean
}

const digital = /(\d{1,2})(:|h|\.|：)(\d{2})(?::(\d{2})(?:[.,]\d{1,6})?)?(?!\d|:\d)/y
const unknown = /(?:\d[\dXx?]|[Xx?]{2}|\d|--)[:h](?:[Xx?]{2}|\d[Xx?]|--|\d{2}(?::\d[Xx?])?)(?![\w:])/y
const hourOnly = /(\d{1,2})(?=\s?[ap]\.?m\b|\s?[ap]\.m\.)/iy
const hourH = /(\d{1,2})h(?![\w:])/y
const compact = /([01]\d|2[0-3])([0-5]\d)(?=\s?(?:Z|UTC|GMT)\b)/y
const meridiemMark = /\s?([ap])\.?\s?m\b\.?|\s?([ap])\.m\.|([ap])(?![\w])/iy
const cjk = /(午前|午後|오전|오후|上午|下午)?\s?(\d{1,2})(?:[時时点시]\s?(?:(\d{1,2})\s?[分분]?)?|:(\d{2}))/y
const uhr = /\s?Uhr\b/y

/** The clock time that begins at `at`. Impossible ones are read too, with their fault. */
export function readClock(text: string, at: number): ParsedClock | undefined {
  return (
    readDigital(text, at) ?? readCjk(text, at) ?? readHour(text, at) ?? readCompact(text, at) ?? readUnknown(text, at)
  )
}

function readDigital(text: string, at: number): ParsedClock | undefined {
  const match = matchAt(digital, text, at)
  if (!match) return undefined
  let end = digital.lastIndex
  const mark = match[2] as string
  if (mark !== ':' && mark !== '：' && match[4] !== undefined) return undefined
  // "1h50m" is a length.
  if (mark === 'h' && /[\dm]/.test(text[end] ?? '')) return undefined
  const meridiem = readMeridiem(text, end)
  const isUhr = !meridiem && matchAt(uhr, text, end) !== null
  if (meridiem) end = meridiem.end
  else if (isUhr) end = uhr.lastIndex
  const isWeak = (mark === 'h' || mark === '.') && !meridiem && !isUhr
  return finish(
    at,
    end,
    Number(match[1]),
    Number(match[3]),
    match[4] === undefined ? undefined : Number(match[4]),
    meridiem?.value,
    isWeak,
    text,
  )
}

function readHour(text: string, at: number): ParsedClock | undefined {
  const match = matchAt(hourOnly, text, at)
  if (match) {
    const meridiem = readMeridiem(text, hourOnly.lastIndex)
    if (meridiem)
      return {...finish(at, meridiem.end, Number(match[1]), 0, undefined, meridiem.value, false, text), isHour: true}
  }
  const german = /(\d{1,2})\sUhr\b/y
  const hours = matchAt(german, text, at)
  if (hours)
    return {...finish(at, german.lastIndex, Number(hours[1]), 0, undefined, undefined, false, text), isHour: true}
  const french = matchAt(hourH, text, at)
  return french
    ? {...finish(at, hourH.lastIndex, Number(french[1]), 0, undefined, undefined, true, text), isHour: true}
    : undefined
}

function readCompact(text: string, at: number): ParsedClock | undefined {
  const match = matchAt(compact, text, at)
  return match
    ? finish(at, compact.lastIndex, Number(match[1]), Number(match[2]), undefined, undefined, false, text)
    : undefined
}

function readCjk(text: string, at: number): ParsedClock | undefined {
  const match = matchAt(cjk, text, at)
  if (!match || (match[1] === undefined && match[4] !== undefined)) return undefined
  const isAfternoon = match[1] === '午後' || match[1] === '오후' || match[1] === '下午'
  const meridiem = match[1] === undefined ? undefined : isAfternoon ? 'pm' : 'am'
  return finish(
    at,
    cjk.lastIndex,
    Number(match[2]),
    Number(match[3] ?? match[4] ?? 0),
    undefined,
    meridiem,
    false,
    text,
  )
}

function readUnknown(text: string, at: number): ParsedClock | undefined {
  const match = matchAt(unknown, text, at)
  if (!match || !/[Xx?]|--/.test(match[0])) return undefined
  const span = {start: at, end: unknown.lastIndex}
  // In "22:XX" the hour is known, so the time is approximate.
  const hour = /^\d{2}/.exec(match[0])?.[0]
  const minutes = /^\d{2}[:h](\d{1,2})/.exec(match[0])?.[1]
  const minute = minutes === undefined ? 0 : Number(minutes.padEnd(2, '0'))
  const read =
    hour === undefined ? undefined : finish(at, span.end, Number(hour), minute, undefined, undefined, false, text).clock
  const clock = read && (minutes === undefined ? {...read, isHourOnly: true} : read)
  return {span, clock, isWeak: false, isHour: false, isUnknown: true}
}

function readMeridiem(text: string, at: number): {value: 'am' | 'pm'; end: number} | undefined {
  const match = matchAt(meridiemMark, text, at)
  const letter = match?.[1] ?? match?.[2] ?? match?.[3]
  return letter ? {value: letter.toLowerCase() === 'a' ? 'am' : 'pm', end: meridiemMark.lastIndex} : undefined
}

function finish(
  start: number,
  end: number,
  hour: number,
  minute: number,
  second: number | undefined,
  meridiem: 'am' | 'pm' | undefined,
  isWeak: boolean,
  text: string,
): ParsedClock {
  const isEndOfDay = hour === 24 && minute === 0 && !second && !meridiem
  const clock: WrittenClock = {
    span: {start, end},
    hour: isEndOfDay ? 0 : to24(hour, meridiem),
    minute,
    ...(isEndOfDay && {isEndOfDay}),
    ...(second !== undefined && {second}),
    meridiem,
    fault: faultOf(hour, minute, second, meridiem, text.slice(start, end)),
  }
  return {span: clock.span, clock, isWeak, isHour: false}
}

/** 12 AM is midnight, 12 PM noon; an hour that no 12-hour clock has stays unchanged. */
export function to24(hour: number, meridiem: 'am' | 'pm' | undefined): number {
  if (!meridiem || 12 < hour) return hour
  return (hour % 12) + (meridiem === 'pm' ? 12 : 0)
}

function faultOf(
  hour: number,
  minute: number,
  second: number | undefined,
  meridiem: string | undefined,
  written: string,
): string | undefined {
  if ((23 < hour && !(hour === 24 && minute === 0 && !second && !meridiem)) || 59 < minute || 59 < (second ?? 0))
    return t`${written} is not a time of day`
  return meridiem && 12 < hour ? t`${written} is not a 12-hour or 24-hour time` : undefined
}
