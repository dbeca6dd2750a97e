import type {BlockSpan} from '../../markdown/block.ts'
import type {Timestamp, WrittenClock} from '../../time/types.ts'
import {
  addDays,
  daysBetween,
  minutesOf,
  toInstant,
  type CivilDate,
  type ClockTime,
  type Minutes,
} from '../../time/calendar.ts'
import {isSameZone, offsetsAt, zoneKey, type Zone} from '../../time/zone.ts'
import {toCivil, type DocumentFacts} from '../facts/document-facts.ts'
import {inheritZones, type InheritedZone} from '../entry-zones.ts'
import type {Source, TimelineEntry} from '../types.ts'
import type {StampedLine} from './stamped-lines.ts'
import {orderOf, ownDate, ownDates, yearOf} from './written-days.ts'

/** What dating adds to an entry. */
export type DatedEntry = Omit<TimelineEntry, 'span' | 'timestamp' | 'description' | 'events'>

/**
 * Gives each entry the date and the zone that it says or inherits, its place on the axis that all share, and its order.
 * @param days dates that stand alone above entries
 * @param said the zone that the timeline's header, heading or intro says
 */
export function dateEntries(
  stamped: readonly StampedLine[],
  days: readonly StampedLine[],
  told: DocumentFacts,
  said: {readonly value: Zone; readonly source: Source} | undefined,
): {entries: DatedEntry[]; isNewestFirst: boolean} {
  const facts = {...told, numericOrder: told.numericOrder ?? orderOf([...stamped, ...days], told)}
  const year = yearOf(stamped, days, facts)
  const zones = inheritZones(stamped, facts, said)
  const own = ownDates(stamped, year, facts)
  const isNewestFirst = runsBackwards(stamped, own)
  const date = firstDate(own, days, stamped, facts)
  const dateSource = date && facts.date?.source
  const state: State = {date, dateSource, before: undefined, isClockBefore: false, scale: undefined, days: 0, passed: 0}
  const known: Known = {own, zones, days, year, facts, isNewestFirst, stamped}
  const entries = stamped.map((it, index) => dateEntry(it, index, known, state))
  return {entries, isNewestFirst}
}

/** Whether two stamped lines say the same time in the same form, whatever else they say. */
export function isSameTime(a: StampedLine, b: StampedLine): boolean {
  return a.isDay === b.isDay && a.layout === b.layout && timeForm(a.timestamp) === timeForm(b.timestamp)
}

/** Whether two times that are written the same stand at the same places of their blocks as well, each part of them. */
export function isSameTimePlace(a: Timestamp, b: Timestamp): boolean {
  return a === b || (timeForm(a) === timeForm(b) && areSamePlaces(partsOf(a), partsOf(b)))
}

function areSamePlaces(a: readonly BlockSpan[], b: readonly BlockSpan[]): boolean {
  return a.length === b.length && a.every((it, nth) => it.from === b[nth]?.from && it.to === b[nth].to)
}

/** The spans of a time of the model and of its parts. */
function partsOf({span, date, clock, end, zone}: Timestamp): readonly BlockSpan[] {
  return [span, ...[date, clock, end?.date, end?.clock, zone].flatMap(it => it?.span ?? [])] as BlockSpan[]
}

function timeForm(timestamp: Timestamp): string {
  let form = timeForms.get(timestamp)
  if (form === undefined) {
    form = JSON.stringify(timestamp, (key, value: unknown) => (key === 'span' ? undefined : value))
    timeForms.set(timestamp, form)
  }
  return form
}

/** The time of an edited entry is compared with the one before it more than once. */
const timeForms = new WeakMap<Timestamp, string>()

/** Whether two entries are dated the same. */
export function isSameDating(a: DatedEntry, b: DatedEntry): boolean {
  return (
    a.at === b.at
    && a.endAt === b.endAt
    && a.instant === b.instant
    && a.endInstant === b.endInstant
    && a.offset === b.offset
    && a.order === b.order
    && a.dateSource === b.dateSource
    && a.zoneSource === b.zoneSource
    && a.isApproximate === b.isApproximate
    && isSameDay(a.date, b.date)
    && isSameDay(a.endDate, b.endDate)
    && (a.zone === b.zone || (a.zone !== undefined && b.zone !== undefined && isSameZone(a.zone, b.zone)))
  )
}

function isSameDay(a: CivilDate | undefined, b: CivilDate | undefined): boolean {
  return a === b || (a !== undefined && b !== undefined && a.year === b.year && a.month === b.month && a.day === b.day)
}

interface State {
  date: CivilDate | undefined
  dateSource: Source | undefined
  /** `at` of the entry before; `undefined` where nothing can be compared with it. */
  before: Minutes | undefined
  /** Whether that entry says a time of day, and not only a day. */
  isClockBefore: boolean
  /** What `before` is measured on: see `scaleOf`. */
  scale: string | undefined
  /** How many day headings stand above the entry. */
  days: number
  /** How many days have passed since the first entry, as long as no day is known. */
  passed: number
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

const epoch: CivilDate = {year: 1970, month: 1, day: 1}
const midnight: ClockTime = {hour: 0, minute: 0}
const halfDay = 720

/** The day to write in front of a time of that day: for `24:00`, the day that ends then. */
export function writtenDay(date: CivilDate | undefined, clock: WrittenClock | undefined): CivilDate | undefined {
  return date && clock?.isEndOfDay ? addDays(date, -1) : date
}

function dateEntry(it: StampedLine, index: number, known: Known, state: State): DatedEntry {
  const isBelowDay = readDayAbove(it, known, state)
  const {timestamp} = it
  const {clock} = timestamp
  const own = known.own[index]
  // A written day that cannot be told may be any, also for the entries below.
  if (timestamp.date && !own) state.date = state.before = undefined
  const inherited = known.zones[index] as InheritedZone
  const {zone} = inherited
  const day = {date: own ?? state.date, passed: state.passed}
  if (clock?.isEndOfDay) goOn(day)
  let at = axis(day, clock, zone)
  const scale = scaleOf(zone, day.date)
  const before = state.scale === scale && !known.isNewestFirst ? state.before : undefined
  const isDayEarlier =
    !isBelowDay && !own && state.isClockBefore && at !== undefined && before !== undefined && 1440 <= at - before
  if (isDayEarlier) {
    // After "02:00 UTC", "18:30 UTC-8" is half an hour later: in that zone it is still the day before.
    goOn(day, -1)
    at = axis(day, clock, zone)
  }
  // Of "24:XX", only the hour after midnight can be meant.
  let order: DatedEntry['order'] = clock?.isEndOfDay && clock.isHourOnly && day.date ? 'rollover' : 'in-order'
  if (at !== undefined && before !== undefined && at < before && !isSameMinute(at, before)) {
    const second = axis(day, clock, zone, 1)
    if (second !== undefined && before <= second) at = second
    else if (own === undefined && isRollover(before - at, index, known)) {
      order = 'rollover'
      goOn(day)
      at = axis(day, clock, zone)
    } else order = 'out-of-order'
  }
  const dated = finish(
    timestamp,
    day,
    own ? 'entry' : day.date && (isDayEarlier ? 'previous-entry' : state.dateSource),
    inherited,
    known,
    at,
  )
  if (!clock || clock.fault) return {...dated, order: orderWithoutClock(it, own, zone, known, state)}
  if (own || clock.isEndOfDay || order === 'rollover') {
    state.date = day.date
    state.dateSource = 'previous-entry'
    state.passed = day.passed
  }
  state.before = at
  state.isClockBefore = true
  state.scale = scale
  return {...dated, order}
}

/** Takes the day from the headings of days above the entry; whether there are any. */
function readDayAbove({line}: StampedLine, {days, year, facts}: Known, state: State): boolean {
  let above: StampedLine | undefined
  while (state.days < days.length && (days[state.days] as StampedLine).line.index < line.index)
    above = days[state.days++]
  const date = above && ownDate(above.timestamp, year, facts)
  if (!above || !date) return above !== undefined
  state.date = date
  state.dateSource = 'day-heading'
  return true
}

/** A day of the calendar, else how many days after the first one. */
interface Day {
  date: CivilDate | undefined
  passed: number
}

/** @param by days */
function goOn(day: Day, by = 1): void {
  if (day.date) day.date = addDays(day.date, by)
  else day.passed += by
}

/**
 * Moments in UTC can be compared with each other, and local times of one zone; without a day, only with others that
 * have none.
 */
function scaleOf(zone: Zone | undefined, date: CivilDate | undefined): string {
  const place = !zone ? 'local' : zone.kind === 'fixed' || (zone.kind === 'region' && date) ? 'UTC' : zoneKey(zone)
  return date ? place : `${place}, on some day`
}

/** Of an entry that says a day, or "in the afternoon", the earliest moment that it can mean holds for what follows. */
function orderWithoutClock(
  {timestamp}: StampedLine,
  own: CivilDate | undefined,
  zone: Zone | undefined,
  known: Known,
  state: State,
): DatedEntry['order'] {
  if (!own) return 'in-order'
  state.isClockBefore = false
  state.date = own
  state.dateSource = 'previous-entry'
  const from = daysBetween(epoch, own) * 1440 - (offsetOf(zone, own, midnight) ?? 0)
  const scale = scaleOf(zone, own)
  const before = scale === state.scale ? state.before : undefined
  const isBefore = before !== undefined && from + 1440 <= before && !known.isNewestFirst
  state.before = Math.max(from + (timestamp.isAfternoon ? halfDay : 0), isBefore ? from : (before ?? from))
  state.scale = scale
  return isBefore ? 'out-of-order' : 'in-order'
}

function isSameMinute(a: Minutes, b: Minutes): boolean {
  return Math.floor(a) === Math.floor(b)
}

/**
 * Midnight has passed when the clock falls by more than half a day; by three hours to half a day only if the rest goes
 * on rising from there. A smaller fall is disorder.
 */
function isRollover(drop: Minutes, index: number, known: Known): boolean {
  if (halfDay < drop) return true
  if (drop < 180) return false
  const rest = known.stamped
    .slice(index)
    .map((it, at) => (known.own[index + at] ? undefined : it.timestamp.clock))
    .filter(clock => clock !== undefined)
  const before = known.stamped[index - 1]?.timestamp.clock
  return (
    rest.every((clock, at) => at === 0 || minutesOf(rest[at - 1] as WrittenClock) <= minutesOf(clock))
    && before !== undefined
    && rest.every(clock => minutesOf(clock) < minutesOf(before))
    && 18 * 60 <= minutesOf(before)
  )
}

function finish(
  timestamp: Timestamp,
  day: Day,
  dateSource: Source | undefined,
  {zone, source}: InheritedZone,
  known: Known,
  at: Minutes | undefined,
): Omit<DatedEntry, 'order'> {
  const {date} = day
  const {clock} = timestamp
  const offset = offsetAt(zone, day, clock, at)
  const end = endOf(timestamp, day, known)
  const endOffset = end && offsetOf(zone, end.date, end.clock)
  const endAt = end?.clock && at !== undefined ? axis(end, end.clock, zone) : undefined
  return {
    date,
    dateSource,
    zone,
    zoneSource: source,
    offset,
    instant: date && clock && offset !== undefined ? toInstant(date, clock, offset) : undefined,
    endInstant:
      end?.date && end.clock && endOffset !== undefined ? toInstant(end.date, end.clock, endOffset) : undefined,
    endDate: end?.date,
    at,
    endAt: endAt !== undefined && at !== undefined && endAt < at ? endAt + 1440 : endAt,
    isApproximate: timestamp.isApproximate,
  }
}

function endOf(timestamp: Timestamp, day: Day, known: Known): (Day & {clock: WrittenClock | undefined}) | undefined {
  const {end, clock} = timestamp
  if (!end) return undefined
  const own = end.date && toCivil(end.date, known.year, known.facts.numericOrder)
  const last = {date: own ?? day.date, passed: day.passed}
  const passesMidnight = !own && clock && end.clock && minutesOf(end.clock) < minutesOf(clock)
  if (end.clock?.isEndOfDay || passesMidnight) goOn(last)
  return {...last, clock: end.clock}
}

/** @param pass of a local time that comes twice, which one: 0 or 1 */
function axis(
  {date, passed}: Day,
  clock: WrittenClock | undefined,
  zone: Zone | undefined,
  pass = 0,
): Minutes | undefined {
  if (!clock || clock.fault) return undefined
  const offset = offsetOf(zone, date, clock, pass)
  // The clocks skipped it.
  if (offset === undefined && date && zone?.kind === 'region') return undefined
  const days = date ? daysBetween(epoch, date) : passed
  return days * 1440 + minutesOf(clock) - (offset ?? 0)
}

function offsetOf(
  zone: Zone | undefined,
  date: CivilDate | undefined,
  clock: ClockTime | undefined,
  pass = 0,
): Minutes | undefined {
  if (!zone || !clock) return undefined
  if (zone.kind === 'fixed') return zone.offset
  if (zone.kind === 'ambiguous') return undefined
  return date && offsetsAt(zone, date, clock)[pass]
}

/** The offset with which the entry is at its place. */
function offsetAt(
  zone: Zone | undefined,
  day: Day,
  clock: WrittenClock | undefined,
  at: Minutes | undefined,
): Minutes | undefined {
  if (!clock || clock.fault) return undefined
  const pass = at !== undefined && at === axis(day, clock, zone, 1) ? 1 : 0
  return offsetOf(zone, day.date, clock, pass)
}

/** The day of entries above the first date: the document's, else the first that the timeline itself names. */
function firstDate(
  own: readonly (CivilDate | undefined)[],
  days: readonly StampedLine[],
  stamped: readonly StampedLine[],
  facts: DocumentFacts,
): CivilDate | undefined {
  if (own[0]) return own[0]
  const first = stamped[0]
  if (first && days.some(day => day.line.index < first.line.index)) return undefined
  return facts.date?.value
}

/** A list whose times fall all the way is written newest first on purpose. */
function runsBackwards(stamped: readonly StampedLine[], own: readonly (CivilDate | undefined)[]): boolean {
  const keys: number[] = []
  let date: CivilDate | undefined
  stamped.forEach((it, index) => {
    date = own[index] ?? date
    const day = {date, passed: 0}
    if (it.timestamp.clock?.isEndOfDay) goOn(day)
    const at = axis(day, it.timestamp.clock, undefined)
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
