import type {Timestamp, WrittenDate, WrittenClock} from './types.ts'
import {matchAt} from '../text/search.ts'
import {shift, type Located, type Span} from '../text/span.ts'
import type {ClockTime} from './calendar.ts'
import {readClock, to24, type ParsedClock} from './written-clock.ts'
import {readDate} from './written-date.ts'
import {readZone, type Zone} from './zone.ts'
import {regex} from '../text/regex.ts'

const approximate =
  /(?:[~≈〜]\s?|(?:around|about|approx\.?|approximately|circa|ca\.?|roughly|at around|vers|gegen|hacia)\s+|約\s?|약\s?)/iy
const opening = /(?:from|between|at|on|since|by)\s+/iy

/**
 * The stamp that begins at `at`, after at most "~" or "around"; `undefined` when the text there is not a time.
 * @param isTimeline whether a time is expected there, so that "19.13", "14h30" and "14:30h" are times even without a
 *   date or zone
 */
export function readTimestamp(
  text: string,
  at: number,
  end: number = text.length,
  isTimeline = false,
): Timestamp | undefined {
  opening.lastIndex = at
  const from = opening.test(text) ? opening.lastIndex : at
  const said = readApproximate(text, from)
  const first = readMoment(text, said, end, isTimeline)
  if (!first) return undefined
  const second = first.clock || first.isUnknown ? readRangeEnd(text, first.end, end, first, isTimeline) : undefined
  const stop = second?.end ?? first.end
  const zone = first.zone ?? second?.zone
  const trailing = second ? undefined : readTrailingDate(text, stop, end, first)
  const close = trailing ? closeBracket(text, stop, trailing.span) : stop
  const clock = inheritMeridiem(first.clock, second?.clock)
  return {
    span: {start: from, end: close},
    date: first.date ?? trailing,
    clock,
    end: second && {date: second.date, clock: second.clock},
    ...(first.isAfternoon && {isAfternoon: true}),
    zone: zone ?? (trailing && readZone(text, close, end)),
    isApproximate:
      from < said
      || first.isApproximate
      || Boolean(second?.isApproximate)
      || /^\s?\(?(?:approx|ish\b|maybe|not sure|estimated|推定|直後|頃|ごろ|경|推測)/i.test(
        text.slice(stop, stop + 10),
      ),
  }
}

function readApproximate(text: string, at: number): number {
  approximate.lastIndex = at
  return approximate.test(text) ? approximate.lastIndex : at
}

/** One end of a stamp. */
interface Moment {
  readonly date: WrittenDate | undefined
  readonly clock: WrittenClock | undefined
  readonly zone: Located<Zone> | undefined
  readonly end: number
  readonly isApproximate: boolean
  /** A clock time with unknown digits. */
  readonly isUnknown: boolean
  readonly isWeak: boolean
  readonly isAfternoon?: boolean
}

const betweenDateAndClock = regex('y')`
    [T]|\s\*\*|,?\s+(?:at\s+|around\s+|@\s*|um\s+|à\s+|a las\s+|[-–—]\s)|,?\s+|,|\s*[-–—]\s+
    |\s*[（(][^()（）]{1,8}[）)]\s*|(?=[午오上下])
  `
const vague = /\s?(?:昼頃|午前|午後|朝|夜|深夜|夕方|未明|早朝|正午|頃|오전|오후|morning|afternoon|evening|night|noon)/iy

function readMoment(text: string, at: number, end: number, isTimeline: boolean): Moment | undefined {
  if (end <= at) return undefined
  const unknownDate = /\d{4}-(?:\d{2}|\?\?)-\?\?\s+/y
  unknownDate.lastIndex = at
  const start = unknownDate.test(text) ? unknownDate.lastIndex : at
  const date = start === at ? readDate(text, at) : undefined
  if (date && end < date.span.end) return undefined
  if (!date) return readClockMoment(text, start, end, undefined, isTimeline)
  betweenDateAndClock.lastIndex = date.span.end
  if (betweenDateAndClock.test(text)) {
    const from = readApproximate(text, betweenDateAndClock.lastIndex)
    const withClock = readClockMoment(text, from, end, date, isTimeline)
    if (withClock) return {...withClock, isApproximate: withClock.isApproximate || betweenDateAndClock.lastIndex < from}
  }
  vague.lastIndex = date.span.end
  const isVague = vague.test(text) && vague.lastIndex <= end
  const isAfternoon =
    isVague && /午後|夜|夕方|오후|afternoon|evening|night/i.test(text.slice(date.span.end, vague.lastIndex))
  return {
    date,
    clock: undefined,
    zone: undefined,
    end: isVague ? vague.lastIndex : date.span.end,
    isApproximate: isVague,
    isUnknown: false,
    isWeak: false,
    isAfternoon,
  }
}

function readClockMoment(
  text: string,
  at: number,
  end: number,
  date: WrittenDate | undefined,
  isTimeline: boolean,
): Moment | undefined {
  const plain = readClock(text, at)
  const read = isTimeline ? plain && withHour(text, plain) : plain
  if (!read || end < read.span.end || /[\p{Letter}\d%]/u.test(afterClock(text, read))) return undefined
  // "17:00-18:00" is a range; only after a `T` can a negative offset be distinguished from it.
  const isRange = /[-\u2212]/.test(text[read.span.end] ?? '') && text[at - 1] !== 'T'
  const zone = isRange ? undefined : readZone(text, read.span.end, end)
  if (read.isWeak && !zone && !date && !(isTimeline && isFullClock(text, read))) return undefined
  const stop = zone ? closeBracket(text, read.span.end, zone.span) : read.span.end
  return {
    date,
    clock: read.clock,
    zone,
    end: stop,
    isApproximate: read.isUnknown === true,
    isUnknown: read.isUnknown === true,
    isWeak: read.isWeak,
  }
}

/** "14:30h". */
function withHour(text: string, read: ParsedClock): ParsedClock {
  const {start, end} = read.span
  const isMarked =
    read.clock && text[end] === 'h' && !/\w/.test(text[end + 1] ?? '') && text.slice(start, end).includes(':')
  return isMarked && read.clock
    ? {...read, span: {start, end: end + 1}, clock: {...read.clock, span: {start, end: end + 1}}}
    : read
}

const fullClock =
  /\d\d\.\d\d(?!\.|,\d|\s?(?:m?s|secs?|seconds|mins?|minutes|hours|[KMG]B|percent|million|x)\b)|\d{1,2}h\d\d/y

/** Whether a form that is a number or a length elsewhere has the digits of a time of day. */
function isFullClock(text: string, {clock, span}: ParsedClock): boolean {
  return clock?.fault === undefined && matchAt(fullClock, text, span.start) !== null
}

/** The text right after a clock time, which must not continue a word; `Z` and CJK text may follow. */
function afterClock(text: string, read: ParsedClock): string {
  const next = text[read.span.end] ?? ''
  return next === 'Z'
    || next === 'U'
    || /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.test(next)
    ? ''
    : next
}

/** The end of a zone or a date, with the bracket that was opened in front of it. */
function closeBracket(text: string, from: number, {start, end}: Span): number {
  const isOpen = /[([]/.test(text.slice(from, start))
  return isOpen && /[)\]]/.test(text[end] ?? '') ? end + 1 : end
}

const rangeMark = /\s*(?:[-–—~〜→]|to|until|till|bis|hasta|から|and)\s*/iy
const spacedDash = /\s+[-–—]\s+/y

/** The other end of a range; free text after a dash is not one. */
function readRangeEnd(text: string, at: number, end: number, first: Moment, isTimeline: boolean): Moment | undefined {
  rangeMark.lastIndex = at
  if (!rangeMark.test(text)) return undefined
  const mark = text.slice(at, rangeMark.lastIndex)
  if (/and/i.test(mark) && !/\bbetween\s*$/i.test(text.slice(Math.max(0, first.end - 40), Math.max(0, first.end))))
    return undefined
  const from = readApproximate(text, rangeMark.lastIndex)
  const second = readMoment(text, from, end, isTimeline)
  if (!second || (!second.clock && !second.isUnknown)) return undefined
  if (second.date && !first.date && !second.clock) return undefined
  // "10:02 - 11.50 seconds" and "10:00 - 3 pm jobs": after a spaced dash, a weak time is not enough.
  spacedDash.lastIndex = at
  return second.isWeak && !first.isWeak && spacedDash.test(text) ? undefined : second
}

const beforeDate = /\s+\(|,?\s+(?:on\s+|am\s+|el\s+|le\s+)?(?:the\s+)?|\s*[-–]\s+(?=\d{4}-\d)/iy

/** "07:30 UTC on 2020-01-01", "5:00 pm 05/22/2020". */
function readTrailingDate(text: string, at: number, end: number, first: Moment): WrittenDate | undefined {
  if (first.date || !first.clock) return undefined
  beforeDate.lastIndex = at
  if (!beforeDate.test(text)) return undefined
  const date = readDate(text, beforeDate.lastIndex)
  if (!date || end < date.span.end) return undefined
  // A number and a month's name in running text: "10:00 may 5 …" needs the year or "on".
  const isBracket = /\($/.test(text.slice(at, date.span.start))
  if (isBracket) return text[date.span.end] === ')' ? date : undefined
  const isSure =
    date.year !== undefined
    || /\bon\s/i.test(text.slice(at, date.span.start))
    || /^\s*(?:$|[-–—:*)])/.test(text.slice(date.span.end, Math.min(end, date.span.end + 3)))
  return isSure ? date : undefined
}

/** "00:25 - 00:29 AM", "2:00-3:15PM": the mark at the end applies to both. */
function inheritMeridiem(first: WrittenClock | undefined, second: WrittenClock | undefined): WrittenClock | undefined {
  if (!first || !second || first.meridiem || !second.meridiem || 12 < first.hour) return first
  const hour = to24(first.hour, second.meridiem)
  const minutes = (clock: ClockTime) => clock.hour * 60 + clock.minute
  const isLater = minutes(second) < hour * 60 + first.minute
  return isLater
    ? {...first, hour: to24(first.hour, 'am'), meridiem: 'am'}
    : {...first, hour, meridiem: second.meridiem}
}

/** All times in a piece of prose that are certain to be times: not versions, ports, ratios, addresses or lengths. */
export function findTimestamps(text: string, from = 0, to: number = text.length): Timestamp[] {
  const found: Timestamp[] = []
  for (let at = nextStart(text, from, to); at < to; ) {
    const stamp = readTimestamp(text, at, to)
    const isFound = stamp !== undefined && isTrusted(text, stamp)
    if (isFound) found.push(withApproximation(text, stamp, from))
    at = nextStart(text, isFound ? stamp.span.end : skipToken(text, at), to)
  }
  return found
}

/**
 * Where a word begins, at or after `from`, with a digit, a tilde or the name of a month, a day or a half of the day;
 * `to` if nowhere.
 */
function nextStart(text: string, from: number, to: number): number {
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at)
    const mayStart =
      (48 <= code && code <= 57) || code === 126 || ((isAsciiLetter(code) || 0xc0 <= code) && startsName(text, at))
    if (mayStart && startsWord(text, at)) return at
  }
  return to
}

const names =
  'jan feb fév mar mär apr abr avr may mai jun jui jul aug ago aoû sep set oct okt out nov dec dic déc dez ene '
  + 'jän mon tue wed thu fri sat sun'
  + ' lun mié jue vie sáb dom die mit don fre sam mer jeu ven dim'
const nameStart = new RegExp(`^(?:${names.replaceAll(' ', '|')}|午前|午後|오전|오후)`, 'i')
const asciiNames = new Set(
  names
    .split(' ')
    .filter(it => /^[a-z]+$/.test(it))
    .map(it => keyOf(it, 0)),
)
const threeLetters = /[A-ZÀ-Ýa-zà-ý\p{Lo}]{3}/uy

/** The first three letters, as one number, identify nearly all words; this runs over every document as a whole. */
function startsName(text: string, at: number): boolean {
  if (isAsciiLetter(text.charCodeAt(at - 1))) return false
  const second = text.charCodeAt(at + 1)
  const third = text.charCodeAt(at + 2)
  if (text.charCodeAt(at) < 128 && second < 128 && third < 128)
    return isAsciiLetter(second) && isAsciiLetter(third) && asciiNames.has(keyOf(text, at))
  threeLetters.lastIndex = at
  const letters = threeLetters.exec(text)
  return letters !== null && letters.index === at && nameStart.test(letters[0])
}

function isAsciiLetter(code: number): boolean {
  return 97 <= (code | 32) && (code | 32) <= 122
}

function keyOf(text: string, at: number): number {
  return ((text.charCodeAt(at) | 32) << 16) | ((text.charCodeAt(at + 1) | 32) << 8) | text.charCodeAt(at + 2) | 32
}

function startsWord(text: string, at: number): boolean {
  const before = text[at - 1]
  return (
    before === undefined
    || !/[\p{Letter}\d:./\\_=%$#&+-]/u.test(before)
    || /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.test(before)
  )
}

/** Letters of rare scripts take two units; a search from between them would find the first again. */
function behindCharacter(text: string, at: number): number {
  return at + (0xffff < (text.codePointAt(at) ?? 0) ? 2 : 1)
}

function skipToken(text: string, at: number): number {
  let to = behindCharacter(text, at)
  while (to < text.length && /[\w:]/.test(text[to] as string)) to++
  return to
}

/** A time without a date must be possible; a date must have a year, or a month in words. */
function isTrusted(text: string, {clock, date, end, span}: Timestamp): boolean {
  const next = text[span.end] ?? ''
  if (/[%:/\\]/.test(next) && /\d/.test(text[span.end + 1] ?? '')) return false
  if (clock?.fault && !date) return false
  if (end?.clock?.fault) return false
  return clock !== undefined || (date !== undefined && (date.year !== undefined || date.order === 'named'))
}

function withApproximation(text: string, stamp: Timestamp, from: number): Timestamp {
  if (stamp.isApproximate) return stamp
  const before = text.slice(Math.max(from, stamp.span.start - 20), stamp.span.start)
  return /(?:[~≈]|\b(?:around|about|approx\.?|approximately|circa|roughly|just (?:before|after))|約|약)\s?$/i.test(
    before,
  )
    ? {...stamp, isApproximate: true}
    : stamp
}

/** The same stamp in a text that begins `by` characters earlier. */
export function moveTimestamp(stamp: Timestamp, by: number): Timestamp {
  if (by === 0) return stamp
  const {span, date, clock, end, zone} = stamp
  return {
    ...stamp,
    span: shift(span, by),
    date: date && {...date, span: shift(date.span, by)},
    clock: clock && {...clock, span: shift(clock.span, by)},
    end: end && {
      date: end.date && {...end.date, span: shift(end.date.span, by)},
      clock: end.clock && {...end.clock, span: shift(end.clock.span, by)},
    },
    zone: zone && {value: zone.value, span: shift(zone.span, by)},
  }
}
