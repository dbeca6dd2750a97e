/** Milliseconds since 1970-01-01T00:00Z, as in `Date`. */
export type Instant = number

/** A length of time in minutes; fractions where seconds are known. */
export type Minutes = number

/** A day of the proleptic Gregorian calendar; `month` and `day` count from 1. */
export interface CivilDate {
  readonly year: number
  readonly month: number
  readonly day: number
}

/** A time of day; `hour` is 0–23, `second` is there only when it was written. */
export interface ClockTime {
  readonly hour: number
  readonly minute: number
  readonly second?: number
}
