import {latinRanges, letterRanges} from '../text/letters.ts'
import {shift, type Span} from '../text/span.ts'
import type {Minutes} from './calendar.ts'
import {regex} from '../text/regex.ts'

/** A length of time as written in a text. */
export interface WrittenDuration {
  /** From the qualifying word ("about") to the last character of the unit. */
  readonly span: Span
  /** From the first digit on: what is replaced when only the length changes. */
  readonly figures: Span
  /** The middle, for a range of lengths. */
  readonly minutes: Minutes
  /** What people mean by it, both ends included. */
  readonly accepts: {readonly from: Minutes; readonly to: Minutes}
  /** As written, for printing another length in the same form. */
  readonly text: string
}

const numberWords: Readonly<Record<string, number>> = {
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  thirteen: 13,
  fourteen: 14,
  fifteen: 15,
  sixteen: 16,
  seventeen: 17,
  eighteen: 18,
  nineteen: 19,
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
  half: 0.5,
}

const unitMinutes: readonly (readonly [RegExp, Minutes])[] = [
  [/^(?:s|secs?|seconds?|segundos?|secondes?|sekunden?|秒|초)$/i, 1 / 60],
  [/^(?:m|mins?|minutes?|minutos?|minuten?|分|분)$/i, 1],
  [/^(?:h|hrs?|hours?|horas?|heures?|stunden?|std|時間|小时|시간)$/i, 60],
  [/^(?:d|days?|días?|dias?|jours?|tage?n?|日|天|일)$/i, 1440],
  [/^(?:weeks?|semanas?|semaines?|wochen?|週間|周|주)$/i, 10080],
]

const word =
  'a|an|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen'
  + '|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty'
const amount = `\\d{1,6}(?:[.,]\\d{1,2})?|(?:twenty|thirty|forty|fifty)[- ](?:one|two|three|four|five|six|seven|eight|nine)|half an?|${word}`
const unit =
  'seconds?|secondes?|segundos?|sekunden?|secs?|minutes?|minutos?|minuten?|mins?|hours?|horas?|heures?|stunden?|hrs?|days?|días?|dias?|jours?|tagen?|tage?|weeks?|semanas?|semaines?|wochen?|秒|分|時間|小时|日|天|週間|초|분|시간|일'
const shortUnit = '[smhd]'
const part = new RegExp(
  `(${amount})\\+?(?:[ \\u00a0]?[-–][ \\u00a0]?|[ \\u00a0\\n]{0,2}(?:or so |more )?)(${unit}|${shortUnit}(?![${letterRanges}\\d]|\\s?\\d{0,2}[:h]\\d)|[hd](?=\\s?\\d{1,2}\\s?[mh]))(?![${latinRanges}])`,
  'iy',
)
const joint = /(?:,?\s+(?:and|y|und|et)\s+|,\s+|\s?)(?=\d|\w)/iy
const rangeOf = new RegExp(`(\\d{1,4}(?:\\.\\d)?|${word})\\s?(?:[-–~〜]|to|or)\\s?(?=\\d|\\w)`, 'iy')
const isoDuration = /PT?(?:(\d{1,4})D)?T?(?:(\d{1,4})H)?(?:(\d{1,4})M)?(?:(\d{1,5})S)?(?![A-Za-z\d])/y
const qualifier = regex('i')`
    (?:~|≈|\babout|\baround|\broughly|\bapprox\.?|\bapproximately|\bnearly|\balmost|\bjust (?:over|under)|\bover
    |\bmore than|\bup to|\bless than|\bunder|\bat least|\bat most|\bat maximum|\bwithin|\bsome|\bjust|約|약|\betwa
    |\bunos?|\benviron|\bcerca de)\s*$
  `
const candidate = new RegExp(`\\d|P|\\b(?:${word}|half)\\b`, 'gi')

/** The lengths of time in a piece of prose, without vague ones ("a few hours"). */
export function findDurations(text: string, from = 0, to: number = text.length): WrittenDuration[] {
  const found: WrittenDuration[] = []
  candidate.lastIndex = from
  for (;;) {
    const match = candidate.exec(text)
    if (!match || to <= match.index) return found
    const at = match.index
    if (
      /[\p{Letter}\d.:/_+#$-]/u.test(text[at - 1] ?? ' ')
      && !/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Hangul}]/u.test(text[at - 1] ?? ' ')
      && !/[\s(~][-+]$/.test(text.slice(at - 2, at))
    )
      continue
    const read = readDuration(text, at, from, to)
    if (!read) continue
    found.push(read)
    candidate.lastIndex = read.span.end
  }
}

interface Parts {
  readonly minutes: Minutes
  /** The smallest unit that is written, in minutes. */
  readonly finest: Minutes
  readonly end: number
  readonly low: Minutes
  readonly high: Minutes
}

function readDuration(text: string, at: number, from: number, to: number): WrittenDuration | undefined {
  const parts = text[at] === 'P' ? readIso(text, at) : readParts(text, at, to)
  if (!parts || to < parts.end) return undefined
  const before = text.slice(Math.max(from, at - 24), at)
  const quality = qualifier.exec(before)
  const start = quality ? at - (before.length - quality.index) : at
  const isPlus = text.slice(at, parts.end).includes('+')
  const accepts = tolerance(parts, quality?.[0].trim().toLowerCase() ?? '', isPlus)
  return {
    span: {start, end: parts.end},
    figures: {start: at, end: parts.end},
    minutes: parts.minutes,
    accepts,
    text: text.slice(at, parts.end),
  }
}

function readIso(text: string, at: number): Parts | undefined {
  isoDuration.lastIndex = at
  const match = isoDuration.exec(text)
  if (!match || !match.slice(1).some(it => it !== undefined)) return undefined
  const [days, hours, mins, seconds] = match.slice(1).map(it => Number(it ?? 0)) as [number, number, number, number]
  const minutes = days * 1440 + hours * 60 + mins + seconds / 60
  return {
    minutes,
    finest: match[4] ? 1 / 60 : match[3] ? 1 : match[2] ? 60 : 1440,
    end: isoDuration.lastIndex,
    low: minutes,
    high: minutes,
  }
}

function readParts(text: string, at: number, to: number): Parts | undefined {
  rangeOf.lastIndex = at
  const range = rangeOf.exec(text)
  const start = range ? rangeOf.lastIndex : at
  const first = readPart(text, start)
  if (!first) return range ? readPartsFrom(text, at, to, readPart(text, at)) : undefined
  if (range) {
    const low = valueOf(range[1] as string) * first.unit
    const high = first.value * first.unit
    if (low < high) return {minutes: (low + high) / 2, finest: first.unit, end: first.end, low, high}
    return readPartsFrom(text, at, to, readPart(text, at))
  }
  return readPartsFrom(text, at, to, first)
}

interface Part {
  readonly value: number
  readonly unit: Minutes
  readonly end: number
}

function readPartsFrom(text: string, at: number, to: number, first: Part | undefined): Parts | undefined {
  if (!first) return undefined
  let minutes = first.value * first.unit
  let {end, unit: finest} = first
  let count = 1
  for (;;) {
    const half = /,?\s+and a half(?![\p{Letter}])/iuy
    half.lastIndex = end
    if (count === 1 && half.test(text)) {
      minutes += finest / 2
      finest /= 2
      end = half.lastIndex
      count++
    }
    joint.lastIndex = end
    if (!joint.test(text) || to <= joint.lastIndex) break
    const next = readPart(text, joint.lastIndex)
    if (!next || finest <= next.unit) break
    minutes += next.value * next.unit
    finest = next.unit
    end = next.end
    count++
  }
  // "an" and "a" alone are articles more often than numbers.
  const isArticle =
    count === 1
    && /^an?\s/i.test(text.slice(at, at + 3))
    && !/^an?\s(?:hour|day|week|half)/i.test(text.slice(at, at + 8))
  return isArticle ? undefined : {minutes, finest, end, low: minutes, high: minutes}
}

function readPart(text: string, at: number): Part | undefined {
  part.lastIndex = at
  const match = part.exec(text)
  if (!match) return undefined
  const unit = unitMinutes.find(([pattern]) => pattern.test(match[2] as string))?.[1]
  const value = valueOf(match[1] as string)
  // "a m", "one d": a letter is a unit only after digits.
  if (
    unit === undefined
    || Number.isNaN(value)
    || (/^[smhd]$/i.test(match[2] as string) && !/^\d/.test(match[1] as string))
  )
    return undefined
  return {value, unit, end: part.lastIndex}
}

function valueOf(written: string): number {
  if (/^\d/.test(written)) return Number(written.replace(',', '.'))
  return written
    .toLowerCase()
    .split(/[- ]/)
    .reduce((sum, it) => ((it === 'an' || it === 'a') && sum === 0.5 ? sum : sum + (numberWords[it] ?? Number.NaN)), 0)
}

/**
 * The rounding that people mean: a minute either way, or half of the smallest unit that is written; words widen it on
 * one side or on both. "2 hours" is 1 h 30 – 2 h 29.
 */
function tolerance({minutes, finest, low, high}: Parts, word: string, isPlus: boolean): {from: Minutes; to: Minutes} {
  const rounding = finest <= 1 ? 1 : finest / 2
  const wide = Math.max(rounding, minutes * 0.1, finest / 2)
  const from = low - rounding
  const to = high + (60 <= finest ? rounding - 1 : rounding)
  if (isPlus || /over|more than|at least/.test(word)) return {from, to: high + Math.max(finest, minutes * 0.25)}
  if (/nearly|almost|just under/.test(word)) return {from: low - Math.max(finest, minutes * 0.25), to}
  if (/up to|less than|under|at most|at maximum|within/.test(word)) return {from: 0, to}
  if (/~|≈|about|around|roughly|approx|some|約|약|etwa|unos|environ|cerca/.test(word))
    return {from: low - wide, to: high + wide}
  return {from, to}
}

/** `45 s`, `20 min`, `1 h 52 min`, `2 d 3 h`; at most two units. */
export function formatDuration(minutes: Minutes): string {
  const sign = minutes < 0 ? '−' : ''
  const size = Math.abs(minutes)
  if (0 < size && size < 1) return `${sign}${Math.round(size * 60)} s`
  const whole = Math.round(size)
  const [days, hours, mins] = [Math.floor(whole / 1440), Math.floor((whole % 1440) / 60), whole % 60]
  if (days) return `${sign}${days} d${hours ? ` ${hours} h` : ''}`
  if (hours) return `${sign}${hours} h${mins ? ` ${mins} min` : ''}`
  return `${sign}${mins} min`
}

/** The same length in a text that begins `by` characters earlier. */
export function moveDuration(duration: WrittenDuration, by: number): WrittenDuration {
  return {...duration, span: shift(duration.span, by), figures: shift(duration.figures, by)}
}
