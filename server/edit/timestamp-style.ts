import type {Timestamp, WrittenDate, WrittenClock} from '../time/types.ts'
import {daysBetween, isoDate, two, type CivilDate, type ClockTime} from '../time/calendar.ts'
import {to24} from '../time/written-clock.ts'

/** How a time is written, for writing another one in the same style. */
export interface TimestampStyle {
  readonly parts: readonly (string | 'date' | 'clock')[]
  readonly date: DateStyle | undefined
  readonly clock: ClockStyle | undefined
}

interface DateStyle {
  /** The date as written, its kind, and what it says: figures and names are put in their places. */
  readonly text: string
  readonly written: WrittenDate
  readonly order: WrittenDate['order']
}

interface ClockStyle {
  readonly isPadded: boolean
  readonly separator: string
  readonly hasSeconds: boolean
  readonly meridiem: 'am' | 'pm' | undefined
  /** What follows the digits: ` PM`, `pm`, ` Uhr`. */
  readonly suffix: string
}

/**
 * The style of a time that was read from `text`; for a range, the style of its start.
 * @param day how its date was understood: "03/04" is ambiguous
 */
export function styleOf(text: string, timestamp: Timestamp, day?: CivilDate): TimestampStyle {
  const {date, clock, zone, end} = timestamp
  const stop = end
    ? Math.max(
        date?.span.end ?? 0,
        clock?.span.end ?? 0,
        zone && zone.span.end < (end.clock?.span.start ?? Infinity) ? zone.span.end : 0,
      )
    : timestamp.span.end
  const parts: (string | 'date' | 'clock')[] = []
  let at = timestamp.span.start
  const spans = [
    date && {name: 'date' as const, span: date.span},
    clock && {name: 'clock' as const, span: clock.span},
  ].filter(it => it !== undefined)
  for (const {name, span} of spans.sort((a, b) => a.span.start - b.span.start)) {
    if (stop <= span.start) continue
    parts.push(text.slice(at, span.start), name)
    at = span.end
  }
  parts.push(text.slice(at, stop))
  if (end && zone && stop <= zone.span.start)
    parts.push(
      text.slice(zone.span.start - 1, zone.span.start).trim() === '' ? ' ' : '',
      text.slice(zone.span.start, zone.span.end),
    )
  const first = parts[0]
  if (typeof first === 'string') parts[0] = first.replace(/^(?:~|≈|about |around |approx\.? ?)+/i, '')
  return {
    parts,
    date: date && {text: text.slice(date.span.start, date.span.end), written: date, order: orderOf(date, day)},
    clock: clock && clockStyle(text, clock),
  }
}

/** If a date can be read in two ways, the first has the month first. */
function orderOf({order, month, day}: WrittenDate, read: CivilDate | undefined): WrittenDate['order'] {
  return order === 'ambiguous' && read?.month === day && read.day === month ? 'day-first' : order
}

function clockStyle(text: string, clock: WrittenClock): ClockStyle {
  const written = text.slice(clock.span.start, clock.span.end)
  const match = /^(\d{1,2})([:h.：]?)(\d{2})?(?::\d{2})?(?:[.,]\d+)?/.exec(written)
  return {
    isPadded: /^0\d/.test(written) || (!clock.meridiem && (match?.[1]?.length ?? 2) === 2),
    separator: match?.[2] || ':',
    hasSeconds: clock.second !== undefined,
    meridiem: clock.meridiem,
    suffix: written.slice(match?.[0].length ?? written.length),
  }
}

/** Another moment in that style. Without a date, a style that wants one keeps the date it was taken from. */
export function printTimestamp(date: CivilDate | undefined, clock: ClockTime, style: TimestampStyle): string {
  return style.parts
    .map(part => {
      if (part === 'date') return style.date ? printDate(date, style.date) : ''
      if (part === 'clock') return style.clock ? printClock(clock, style.clock) : ''
      return part
    })
    .join('')
    .trim()
}

function printClock(clock: ClockTime, style: ClockStyle): string {
  const hour = style.meridiem ? (clock.hour % 12 === 0 ? 12 : clock.hour % 12) : clock.hour
  const hours = style.isPadded ? two(hour) : String(hour)
  const seconds = style.hasSeconds ? `:${two(clock.second ?? 0)}` : ''
  return `${hours}${style.separator}${two(clock.minute)}${seconds}${style.meridiem ? printMeridiem(clock, style) : style.suffix}`
}

/** The mark in the sample's form: `PM` → `AM`, `p.m.` → `a.m.`. A mark before the clock is not rewritten. */
function printMeridiem(clock: ClockTime, {suffix}: ClockStyle): string {
  const letter = to24(clock.hour % 12 || 12, clock.hour < 12 ? 'am' : 'pm') < 12 ? 'a' : 'p'
  return suffix === ''
    ? ` ${letter.toUpperCase()}M`
    : suffix.replace(/[ap]/i, it => (it === it.toUpperCase() ? letter.toUpperCase() : letter))
}

function printDate(date: CivilDate | undefined, {text, written, order}: DateStyle): string {
  if (!date) return text
  const figures = [...text.matchAll(/\d+/g)]
  if (order === 'named') return printNamed(date, text, written)
  const wanted: number[] =
    figures.length === 2
      ? order === 'day-first'
        ? [date.day, date.month]
        : [date.month, date.day]
      : order === 'iso'
        ? [date.year, date.month, date.day]
        : order === 'day-first'
          ? [date.day, date.month, date.year]
          : [date.month, date.day, date.year]
  let index = 0
  return text.replace(/\d+/g, figure => {
    const value = wanted[index++] ?? Number(figure)
    return figure.length === 2 ? two(value % 100) : figure.length === 4 ? String(value).padStart(4, '0') : String(value)
  })
}

const shortMonths = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const longMonths = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]
const longDays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']

/**
 * English names have the sample's length; in other languages the same month is kept, and another one is written as ISO.
 */
function printNamed(date: CivilDate, text: string, written: WrittenDate): string {
  if (/[年月日년월일]/.test(text)) return printCjk(date, text)
  const name = /\p{Letter}{3,}/gu
  const names = [...text.matchAll(name)].map(it => it[0])
  const isEnglish = names.some(it =>
    longMonths.some(month => month.toLowerCase().startsWith(it.toLowerCase().replace(/^sept$/, 'sep'))),
  )
  if (!isEnglish) return date.month === written.month ? replaceDay(text, date) : isoDate(date)
  const withNames = text.replace(name, it => englishName(it, date))
  return replaceDay(withNames, date)
}

function englishName(name: string, date: CivilDate): string {
  const lower = name.toLowerCase()
  const isMonth =
    longMonths.some(it => it.toLowerCase() === lower)
    || shortMonths.some(it => it.toLowerCase() === lower)
    || lower === 'sept'
  const isDay = longDays.some(it => it.toLowerCase().startsWith(lower))
  if (!isMonth && !isDay) return name
  const full = isMonth ? (longMonths[date.month - 1] as string) : (longDays[weekday(date)] as string)
  const cut = (isMonth ? longMonths : longDays).some(it => it.toLowerCase() === lower) ? full : full.slice(0, 3)
  return name === name.toUpperCase() ? cut.toUpperCase() : cut
}

function replaceDay(text: string, date: CivilDate): string {
  return text.replace(/\d+(?:st|nd|rd|th)?/g, it => {
    const figures = /^\d+/.exec(it)?.[0] ?? ''
    if (figures.length === 4) return String(date.year)
    const day = figures.startsWith('0') ? two(date.day) : String(date.day)
    return it === figures ? day : day + ordinal(date.day)
  })
}

function printCjk(date: CivilDate, text: string): string {
  const figures = text.match(/\d+/g) ?? []
  const wanted = figures.length === 3 ? [date.year, date.month, date.day] : [date.month, date.day]
  let index = 0
  return text.replace(/\d+/g, figure =>
    figure.length === 2 && figure.startsWith('0') ? two(wanted[index++] ?? 0) : String(wanted[index++] ?? figure),
  )
}

function ordinal(day: number): string {
  if (10 < day && day < 14) return 'th'
  return ['th', 'st', 'nd', 'rd'][day % 10] ?? 'th'
}

function weekday(date: CivilDate): number {
  // 2000-01-02 was a Sunday.
  return ((daysBetween({year: 2000, month: 1, day: 2}, date) % 7) + 7) % 7
}
