import type {Timestamp} from '../../time/types.ts'
import {addDays, daysBetween, minutesOf, type CivilDate} from '../../time/calendar.ts'
import {orderIn, toCivil, type DocumentFacts} from '../facts/document-facts.ts'
import type {StampedLine} from './stamped-lines.ts'

/**
 * The year of dates without one: that of the document where the first date of the timeline has none, as what is said
 * later may be of another year; else the one that the timeline says first.
 */
export function yearOf(
  stamped: readonly StampedLine[],
  days: readonly StampedLine[],
  facts: DocumentFacts,
): number | undefined {
  const [entry, day] = [stamped, days].map(list => list.find(it => it.timestamp.date))
  const first = !entry || (day && day.line.index < entry.line.index) ? day : entry
  if (first && first.timestamp.date?.year === undefined && facts.year !== undefined) return facts.year
  const years = [...stamped, ...days].map(it => it.timestamp.date?.year)
  return years.find(it => it !== undefined && it < 10000) ?? facts.year
}

/**
 * The days that entries say. Without a year, a day that follows another one is of the year that brings it nearest to
 * that, of those that are told.
 * @param year of the first ones, if they have none
 */
export function ownDates(
  stamped: readonly StampedLine[],
  year: number | undefined,
  facts: DocumentFacts,
): (CivilDate | undefined)[] {
  let before: CivilDate | undefined
  const dates = stamped.map(({timestamp}) => {
    const usual = ownDate(timestamp, year, facts)
    const others = before && timestamp.date?.year === undefined ? [facts.year, before.year] : []
    const own = others.reduce((nearest, it) => {
      const date = it === undefined ? undefined : ownDate(timestamp, it, facts)
      return date && before && (!nearest || distance(date, before) < distance(nearest, before)) ? date : nearest
    }, usual)
    before = own ?? before
    return own
  })
  return inRightYear(stamped, dates)
}

/** Without a year, "12-05" before "03-20" is a day of the year before. */
function inRightYear(
  stamped: readonly StampedLine[],
  dates: readonly (CivilDate | undefined)[],
): (CivilDate | undefined)[] {
  const own = [...dates]
  let next: CivilDate | undefined
  for (let index = own.length - 1; 0 <= index; index--) {
    const date = own[index]
    if (!date) continue
    const isEarlier = stamped[index]?.timestamp.date?.year === undefined && next && 180 < daysBetween(next, date)
    if (isEarlier) own[index] = {...date, year: date.year - 1}
    next = own[index]
  }
  return own
}

/**
 * The order of day and month in dates of figures: as in one that can only be read one way, else the one that is at the
 * document's day.
 */
export function orderOf(
  stamped: readonly StampedLine[],
  {date: told, year}: DocumentFacts,
): DocumentFacts['numericOrder'] {
  const dates = stamped.flatMap(it => it.timestamp.date ?? [])
  if (!dates.some(it => it.order === 'ambiguous')) return undefined
  const sure = orderIn(dates)
  if (sure || !told) return sure
  const nearest = (order: DocumentFacts['numericOrder']) =>
    dates.reduce((least, it) => {
      const date = toCivil(it, year, order)
      return date ? Math.min(least, distance(told.value, date)) : least
    }, Infinity)
  const [dayFirst, monthFirst] = [nearest('day-first'), nearest('month-first')]
  const [near, far] = [Math.min(dayFirst, monthFirst), Math.max(dayFirst, monthFirst)]
  const isTold = near < far && near <= (far <= aMonth ? aFewDays : aMonth)
  return isTold ? (dayFirst < monthFirst ? 'day-first' : 'month-first') : undefined
}

/** Days. An incident's entries stand at its day, or not far from it. */
const aFewDays = 3
const aMonth = 31

/**
 * The day that a time says.
 * @param year of a day without one
 */
export function ownDate(timestamp: Timestamp, year: number | undefined, facts: DocumentFacts): CivilDate | undefined {
  if (timestamp.date) return toCivil(timestamp.date, year, facts.numericOrder)
  // "23:50 – 2026-01-02 00:10": the end tells the day of the start.
  const {clock, end} = timestamp
  const date = end?.date && toCivil(end.date, year, facts.numericOrder)
  if (!date || !clock || !end?.clock) return undefined
  return !end.clock.isEndOfDay && minutesOf(end.clock) < minutesOf(clock) ? addDays(date, -1) : date
}

function distance(a: CivilDate, b: CivilDate): number {
  return Math.abs(daysBetween(a, b))
}
