import type {Located, Span} from '../text/span.ts'
import type {CivilDate, ClockTime} from './calendar.ts'
import type {Zone} from './zone.ts'

/** A time as it stands in a text: what it says by itself, without what it inherits. Spans are offsets into the text that was read. */
export interface Timestamp {
  /** From the first to the last character of the stamp: date, clock time, range end and zone; no list mark, bracket or separator. */
  readonly span: Span
  readonly date: WrittenDate | undefined
  readonly clock: WrittenClock | undefined
  /** The other end of a range. */
  readonly end: {readonly date: WrittenDate | undefined; readonly clock: WrittenClock | undefined} | undefined
  readonly zone: Located<Zone> | undefined
  /** `~10:05`, "around 10:05", `10:??`. */
  readonly isApproximate: boolean
}

export interface WrittenDate {
  readonly span: Span
  /** `undefined` when only month and day are written. */
  readonly year: number | undefined
  /** 1–12 when the date is possible. With a numeric date whose order is not known, the first reading. */
  readonly month: number
  readonly day: number
  readonly order: 'iso' | 'day-first' | 'month-first' | 'named' | 'ambiguous'
  /** Why it is no date of the calendar: "there is no 31 April", "22025 is no year". */
  readonly fault: string | undefined
}

export interface WrittenClock extends ClockTime {
  readonly span: Span
  readonly meridiem: 'am' | 'pm' | undefined
  /** Why it is no time of day: "13:55 PM", "25:10". */
  readonly fault: string | undefined
}
