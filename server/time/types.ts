import type {ClockTime} from './calendar.ts'
import type {Zone} from './zone.ts'
import type {Located, Span} from '../text/span.ts'
/**
 * A time as written in a text: what it says by itself, without what it inherits. Spans are offsets into the parsed
 * text.
 */
export interface Timestamp {
  /**
   * From the first to the last character of the stamp: date, clock time, range end and zone, without list mark, bracket
   * or separator.
   */
  readonly span: Span
  readonly date: WrittenDate | undefined
  readonly clock: WrittenClock | undefined
  /** The other end of a range. */
  readonly end: {readonly date: WrittenDate | undefined; readonly clock: WrittenClock | undefined} | undefined
  readonly zone: Located<Zone> | undefined
  /** `~10:05`, "around 10:05", `10:??`. */
  readonly isApproximate: boolean
  /** A day and "afternoon", "evening" or "night" in place of a clock time. */
  readonly isAfternoon?: boolean
}

/** A date as it is written; month and day may not exist. */
export interface WrittenDate {
  readonly span: Span
  /** `undefined` when only month and day are written. */
  readonly year: number | undefined
  /** 1–12 when the date is possible. With a numeric date whose order is not known, the reading with the month first. */
  readonly month: number
  readonly day: number
  readonly order: 'iso' | 'day-first' | 'month-first' | 'named' | 'ambiguous'
  /** Why it is not a valid date: "month 4 has no day 31", "22025 is not a year". */
  readonly fault: string | undefined
}

/** A clock time as it is written; `hour` is that of a 24-hour clock. One that has a `fault` may be beyond it. */
export interface WrittenClock extends ClockTime {
  readonly span: Span
  readonly meridiem: 'am' | 'pm' | undefined
  /** `24:00`: the first moment of the day after the one that is written; `hour` is 0. */
  readonly isEndOfDay?: boolean
  /** `14:??`: the minutes are not known, and 0 here. */
  readonly isHourOnly?: boolean
  /** Why it is not a valid time of day: "13:55 PM is neither a 12-hour nor a 24-hour time". */
  readonly fault: string | undefined
}
