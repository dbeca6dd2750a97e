import {addDays, daysBetween, minutesOf, toInstant, type CivilDate, type Minutes} from '../time/calendar.ts'
import type {Timestamp, WrittenClock} from '../time/timestamp.ts'
import {offsetsAt, type Zone} from '../time/zone.ts'
import {orderIn, toCivil, type DocumentFacts} from './document-facts.ts'
import type {Source, TimelineEntry} from './model.ts'
import type {StampedLine} from './stamped-lines.ts'

/** What dating adds to an entry. */
export type DatedEntry = Omit<TimelineEntry, 'span' | 'timestamp' | 'description' | 'events'>

/**
 * Gives each entry the date and the zone that it says or inherits, its place on the axis that all share, and its order.
 * @param days dates that stand alone above entries
 * @param said the zone that the timeline's header, heading or intro says
 */
export function dateEntries(
  stamped: readonly StampedLine[], days: readonly StampedLine[], told: DocumentFacts,
  said: {readonly value: Zone; readonly source: Source} | undefined,
): {entries: DatedEntry[]; isNewestFirst: boolean} {
  const facts = {...told, numericOrder: told.numericOrder ?? orderOf([...stamped, ...days], told)}
  const year = yearOf(stamped, days, facts)
  const zones = inheritZones(stamped, facts, said)
  const own = inRightYear(stamped, stamped.map(it => ownDate(it.timestamp, year, facts)))
  const isNewestFirst = runsBackwards(stamped, own)
  const date = firstDate(own, days, stamped, facts)
  const state: State = {date, dateSource: undefined, before: undefined, isClockBefore: false, days: 0}
  state.dateSource = state.date ? facts.date?.source : undefined
  const entries = stamped.map((it, index) => dateEntry(it, index, {own, zones, days, year, facts, isNewestFirst, stamped}, state))
  return {entries, isNewestFirst}
}

interface State {
  date: CivilDate | undefined
  dateSource: Source | undefined
  /** `at` of the entry before. */
  before: Minutes | undefined
  /** Whether that entry says a time of day, and not only a day. */
  isClockBefore: boolean
  /** How many day headings stand above the entry. */
  days: number
}

interface Known {
  readonly own: readonly (CivilDate | undefined)[]
  readonly zones: readonly InheritedZone[]
  readonly days: readonly StampedLine[]
  readonly year: number | undefined
  readonly facts: DocumentFacts
  readonly isNewestFirst: boolean
  readonly stamped: readonly StampedLine[]
}

interface InheritedZone {
  readonly zone: Zone | undefined
  readonly source: Source | undefined
}

const epoch: CivilDate = {year: 1970, month: 1, day: 1}
const halfDay = 720

function dateEntry(it: StampedLine, index: number, known: Known, state: State): DatedEntry {
  const {timestamp} = it
  let day: StampedLine | undefined
  while (state.days < known.days.length && (known.days[state.days] as StampedLine).line < it.line) day = known.days[state.days++]
  if (day) {
    const date = ownDate(day.timestamp, known.year, known.facts)
    if (date) {
      state.date = date
      state.dateSource = 'day-heading'
    }
  }
  const isEndOfDay = timestamp.clock?.isEndOfDay === true
  // A day that cannot be told may be any.
  if (timestamp.date && !timestamp.date.fault && !known.own[index]) state.before = undefined
  const own = isEndOfDay ? nextDay(known.own[index] ?? state.date) : known.own[index]
  const inherited = state.date
  let date = own ?? inherited
  let order: DatedEntry['order'] = isEndOfDay && own ? 'rollover' : 'in-order'
  const {zone, source: zoneSource} = known.zones[index] as InheritedZone
  let at = axis(date, timestamp.clock, zone)
  if (at === undefined) return {...finish(timestamp, date, own ? 'entry' : date ? state.dateSource : undefined, zone, zoneSource, known, at), order: orderWithoutClock(it, own, zone, known, state)}
  const isDayEarlier = !day && !own && state.isClockBefore && state.before !== undefined && 1440 <= at - state.before
  if (isDayEarlier) {
    // After "02:00 UTC", "18:30 UTC-8" is half an hour later: in that zone it is still the day before.
    if (date) date = addDays(date, -1)
    at -= 1440
  }
  if (at !== undefined && state.before !== undefined && at < state.before && !known.isNewestFirst && !isSameMinute(at, state.before)) {
    const drop = state.before - at
    if (own === undefined && isRollover(drop, index, known)) {
      order = 'rollover'
      if (date) date = addDays(date, 1)
      at = axis(date, timestamp.clock, zone) ?? at
      if (!date) at += 1440
    } else order = 'out-of-order'
  }
  const inheritedFrom: Source | undefined = isDayEarlier ? 'previous-entry' : state.dateSource
  const dateSource: Source | undefined = own ? 'entry' : date && inheritedFrom
  if (own || order === 'rollover') {
    state.date = date
    state.dateSource = 'previous-entry'
  }
  state.before = at
  state.isClockBefore = true
  return {...finish(timestamp, date, dateSource, zone, zoneSource, known, at), order}
}

/** Of an entry that says a day, or "in the afternoon", the earliest moment that it can mean holds for what follows. */
function orderWithoutClock(
  {timestamp}: StampedLine, own: CivilDate | undefined, zone: Zone | undefined, known: Known, state: State,
): DatedEntry['order'] {
  if (!own) return 'in-order'
  state.isClockBefore = false
  state.date = own
  state.dateSource = 'previous-entry'
  const offset = offsetOf(zone, own, timestamp.clock) ?? (zone?.kind === 'fixed' ? zone.offset : 0)
  const from = daysBetween(epoch, own) * 1440 - offset
  const isBefore = state.before !== undefined && from + 1440 <= state.before && !known.isNewestFirst
  state.before = Math.max(from + (timestamp.isAfternoon ? halfDay : 0), isBefore ? from : state.before ?? from)
  return isBefore ? 'out-of-order' : 'in-order'
}

function nextDay(date: CivilDate | undefined): CivilDate | undefined {
  return date && addDays(date, 1)
}

function isSameMinute(a: Minutes, b: Minutes): boolean {
  return Math.floor(a) === Math.floor(b)
}

/**
 * Midnight has passed when the clock falls by more than half a day; by three hours to half a day only if the rest goes on
 * rising from there. A smaller fall is disorder.
 */
function isRollover(drop: Minutes, index: number, known: Known): boolean {
  if (halfDay < drop) return true
  if (drop < 180) return false
  const rest = known.stamped.slice(index).map((it, at) => (known.own[index + at] ? undefined : it.timestamp.clock)).filter(clock => clock !== undefined)
  const before = known.stamped[index - 1]?.timestamp.clock
  return rest.every((clock, at) => at === 0 || minutesOf(rest[at - 1] as WrittenClock) <= minutesOf(clock))
    && before !== undefined && rest.every(clock => minutesOf(clock) < minutesOf(before)) && 18 * 60 <= minutesOf(before)
}

function finish(
  timestamp: Timestamp, date: CivilDate | undefined, dateSource: Source | undefined, zone: Zone | undefined, zoneSource: Source | undefined,
  known: Known, at: Minutes | undefined,
): Omit<DatedEntry, 'order'> {
  const offset = offsetOf(zone, date, timestamp.clock)
  const end = endOf(timestamp, date, known)
  const endOffset = end && offsetOf(zone, end.date, end.clock)
  const endAt = end?.clock && at !== undefined ? axis(end.date, end.clock, zone) : undefined
  return {
    date, dateSource, zone, zoneSource, offset,
    instant: date && timestamp.clock && !timestamp.clock.fault && offset !== undefined ? toInstant(date, timestamp.clock, offset) : undefined,
    endInstant: end?.date && end.clock && endOffset !== undefined ? toInstant(end.date, end.clock, endOffset) : undefined,
    endDate: end?.date,
    at,
    endAt: endAt !== undefined && at !== undefined && endAt < at ? endAt + 1440 : endAt,
    isApproximate: timestamp.isApproximate,
  }
}

function endOf(timestamp: Timestamp, date: CivilDate | undefined, known: Known): {date: CivilDate | undefined; clock: WrittenClock | undefined} | undefined {
  const {end, clock} = timestamp
  if (!end) return undefined
  const own = end.date && toCivil(end.date, known.year, known.facts.numericOrder)
  const passesMidnight = !own && date && clock && end.clock && minutesOf(end.clock) < minutesOf(clock)
  return {date: own ?? (passesMidnight ? addDays(date, 1) : date), clock: end.clock}
}

function axis(date: CivilDate | undefined, clock: WrittenClock | undefined, zone: Zone | undefined): Minutes | undefined {
  if (!clock || clock.fault) return undefined
  const days = date ? daysBetween(epoch, date) : 0
  return days * 1440 + minutesOf(clock) - (offsetOf(zone, date, clock) ?? 0)
}

function offsetOf(zone: Zone | undefined, date: CivilDate | undefined, clock: WrittenClock | undefined): Minutes | undefined {
  if (!zone || !clock || clock.fault) return undefined
  if (zone.kind === 'fixed') return zone.offset
  if (zone.kind === 'ambiguous') return undefined
  return date && offsetsAt(zone, date, clock)[0]
}

function ownDate(timestamp: Timestamp, year: number | undefined, facts: DocumentFacts): CivilDate | undefined {
  if (timestamp.date) return toCivil(timestamp.date, year, facts.numericOrder)
  // "23:50 – 2026-01-02 00:10": the end tells the day of the start.
  const end = timestamp.end?.date && toCivil(timestamp.end.date, year, facts.numericOrder)
  if (!end || !timestamp.clock || !timestamp.end?.clock) return undefined
  return minutesOf(timestamp.end.clock) < minutesOf(timestamp.clock) ? addDays(end, -1) : end
}

function yearOf(stamped: readonly StampedLine[], days: readonly StampedLine[], facts: DocumentFacts): number | undefined {
  const own = [...stamped, ...days].map(it => it.timestamp.date?.year).find(year => year !== undefined && year < 10000)
  return own ?? facts.year
}

/** The order of day and month in dates of figures: as in one that can only be read one way, else the one that is at the document's day. */
function orderOf(stamped: readonly StampedLine[], {date: told, year}: DocumentFacts): DocumentFacts['numericOrder'] {
  const dates = stamped.flatMap(it => it.timestamp.date ?? [])
  if (!dates.some(it => it.order === 'ambiguous')) return undefined
  const sure = orderIn(dates)
  if (sure || !told) return sure
  const nearest = (order: DocumentFacts['numericOrder']) => Math.min(...dates.map(it => toCivil(it, year, order)).map(it => it ? Math.abs(daysBetween(told.value, it)) : Infinity))
  const [dayFirst, monthFirst] = [nearest('day-first'), nearest('month-first')]
  const isTold = dayFirst !== monthFirst && Math.min(dayFirst, monthFirst) <= (Math.max(dayFirst, monthFirst) <= aMonth ? aFewDays : aMonth)
  return isTold ? dayFirst < monthFirst ? 'day-first' : 'month-first' : undefined
}

/** Days. An incident's entries stand at its day, or not far from it. */
const aFewDays = 3
const aMonth = 31

/** Without a year, "12-05" before "03-20" is a day of the year before. */
function inRightYear(stamped: readonly StampedLine[], dates: readonly (CivilDate | undefined)[]): (CivilDate | undefined)[] {
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

/** The day of entries above the first date: the document's, else the first that the timeline itself names. */
function firstDate(
  own: readonly (CivilDate | undefined)[], days: readonly StampedLine[], stamped: readonly StampedLine[], facts: DocumentFacts,
): CivilDate | undefined {
  if (own[0]) return own[0]
  const first = stamped[0]
  if (first && days.some(day => day.line < first.line)) return undefined
  return facts.date?.value
}

/** A list whose times fall all the way is written newest first on purpose. */
function runsBackwards(stamped: readonly StampedLine[], own: readonly (CivilDate | undefined)[]): boolean {
  const keys: number[] = []
  let date: CivilDate | undefined
  stamped.forEach((it, index) => {
    date = own[index] ?? date
    const at = axis(date, it.timestamp.clock, undefined)
    if (at !== undefined) keys.push(at)
  })
  if (keys.length < 3) return false
  let falls = 0
  let rises = 0
  for (let i = 1; i < keys.length; i++) {
    if ((keys[i] as number) < (keys[i - 1] as number)) falls++
    else if ((keys[i - 1] as number) < (keys[i] as number)) rises++
  }
  return rises === 0 && 2 <= falls
}

/** An entry's own zone, else what is said for all, else what the entries around it say, else what the document says, else the project. */
function inheritZones(
  stamped: readonly StampedLine[], facts: DocumentFacts, said: {readonly value: Zone; readonly source: Source} | undefined,
): InheritedZone[] {
  const written = stamped.map(it => it.timestamp.zone?.value).filter(zone => zone !== undefined)
  const usual = written.length ? usualZone(written[0] as Zone) : undefined
  const isUsual = usual !== undefined && (stamped[0]?.timestamp.zone !== undefined || stamped.length <= 2 * written.length)
  return stamped.map((it): InheritedZone => {
    if (it.timestamp.zone) return {zone: usualZone(it.timestamp.zone.value), source: 'entry'}
    if (said) return {zone: usualZone(said.value), source: said.source}
    if (isUsual) return {zone: usual, source: 'previous-entry'}
    if (facts.zone) return {zone: usualZone(facts.zone.value), source: facts.zone.source}
    if (usual) return {zone: usual, source: 'previous-entry'}
    return facts.defaultZone ? {zone: facts.defaultZone, source: 'project'} : {zone: undefined, source: undefined}
  })
}

/** In English reports these abbreviations are nearly always meant as the first candidate. */
const usuallyFirst = new Set(['PST', 'CST', 'CDT', 'BST'])

/** What an abbreviation that means several offsets is nearly always meant as; else the zone as it is. */
export function usualZone(zone: Zone): Zone {
  if (zone.kind !== 'ambiguous' || !usuallyFirst.has(zone.name.toUpperCase())) return zone
  const first = zone.candidates[0]
  return first ? {kind: 'fixed', name: zone.name, offset: first.offset} : zone
}
