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

const dayMilliseconds = 86_400_000

/** The moment at which a clock with that UTC offset (minutes east) shows that date and time. */
export function toInstant(date: CivilDate, clock: ClockTime, offset: Minutes): Instant {
  return utcDay(date) + ((clock.hour * 60 + clock.minute - offset) * 60 + (clock.second ?? 0)) * 1000
}

/**
 * The date and time that a clock with that UTC offset (minutes east) shows at a moment; seconds only when they are not
 * zero.
 */
export function fromInstant(at: Instant, offset: Minutes): {date: CivilDate; clock: ClockTime} {
  const moment = new Date(at + offset * 60_000)
  const second = moment.getUTCSeconds()
  return {
    date: {year: moment.getUTCFullYear(), month: moment.getUTCMonth() + 1, day: moment.getUTCDate()},
    clock: {hour: moment.getUTCHours(), minute: moment.getUTCMinutes(), ...(second !== 0 && {second})},
  }
}

/** The day so many days later, or earlier when `days` is negative. */
export function addDays(date: CivilDate, days: number): CivilDate {
  return fromInstant(utcDay(date) + days * dayMilliseconds, 0).date
}

/** Whole days from `a` to `b`; negative when `b` is earlier. */
export function daysBetween(a: CivilDate, b: CivilDate): number {
  return Math.round((utcDay(b) - utcDay(a)) / dayMilliseconds)
}

/** Whether two days are the same, or neither is known. */
export function isSameDay(a: CivilDate | undefined, b: CivilDate | undefined): boolean {
  return a?.year === b?.year && a?.month === b?.month && a?.day === b?.day
}

/** Whether the calendar has that day. */
export function isDate(year: number, month: number, day: number): boolean {
  return 1 <= month && month <= 12 && 1 <= day && day <= daysIn(year, month)
}

/** `2026-01-02`. */
export function isoDate({year, month, day}: CivilDate): string {
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`
}

/** Minutes since midnight; seconds are a part of one. */
export function minutesOf({hour, minute, second}: ClockTime): Minutes {
  return hour * 60 + minute + (second ?? 0) / 60
}

/** `7` → `07`. */
export function two(value: number): string {
  return String(value).padStart(2, '0')
}

function daysIn(year: number, month: number): number {
  return new Date(utcDay({year, month: month + 1, day: 0})).getUTCDate()
}

function utcDay({year, month, day}: CivilDate): number {
  // `Date.UTC` takes years below 100 for 19xx.
  return year < 100 ? new Date(Date.UTC(2000, month - 1, day)).setUTCFullYear(year) : Date.UTC(year, month - 1, day)
}
