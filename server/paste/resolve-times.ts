import type {PastedEntry, PastedTime, PastedDate, TimedEntry} from '../edit/new-entry.ts'
import {t} from '../text/l10n.ts'
import {
  addDays,
  daysBetween,
  fromInstant,
  isDate,
  isoDate,
  toInstant,
  type CivilDate,
  type ClockTime,
  type Instant,
  type Minutes,
} from '../time/calendar.ts'
import {inZone, offsetsAt, type Zone} from '../time/zone.ts'
import type {LeftOut, PasteFormat} from './paste.ts'

/** What a document says about the times that are pasted into it. */
export interface TimesOfDocument {
  /** The zone of its entries; `undefined` when nothing says it. */
  readonly zone: Zone | undefined
  /** The entry or the day near which the text is pasted; `minutes` of the day is there for an entry. */
  readonly near: {readonly date: CivilDate; readonly minutes: Minutes | undefined} | undefined
  readonly numericOrder: 'day-first' | 'month-first' | undefined
  readonly now: Instant
  readonly reader: ReaderZone
}

/** The zone of the person who pastes. */
export interface ReaderZone {
  /** An IANA name. */
  readonly id: string
  /** Whether a setting names it; otherwise it is the machine's zone. */
  readonly isSet: boolean
}

export interface TimedReading {
  readonly entries: readonly TimedEntry[]
  readonly leftOut: readonly LeftOut[]
  /** What no entry says itself. */
  readonly assumed: Assumed
  /** Sentences about anything else that was missing from the text. */
  readonly notes: readonly string[]
  /** Whether any entry has a date of its own, or one from the document. */
  readonly isDated: boolean
}

/** What was added to all entries alike. */
export interface Assumed {
  /** With its origin, in words. */
  readonly zone?: string
  /** Of the first entry. */
  readonly day?: CivilDate
}

/**
 * Completes the year, date and zone of every entry, from its neighbours in the text or else from the document, and
 * reports it.
 */
export function resolveTimes(
  entries: readonly PastedEntry[],
  {clock}: Pick<PasteFormat, 'clock'>,
  facts: TimesOfDocument,
): TimedReading {
  const said = new Set<string>()
  const assumed: {zone?: string; day?: CivilDate} = {}
  const leftOut: LeftOut[] = []
  const order = orderOf(entries) ?? facts.numericOrder
  const isFalling = fallsMostly(entries)
  const timed: TimedEntry[] = []
  const readerZone: Zone = {kind: 'region', name: facts.reader.id, id: facts.reader.id}
  const toLocal = makeConverter(facts.zone)
  let before: {date: CivilDate; minutes: Minutes} | undefined
  let isDated = facts.near !== undefined
  for (const entry of entries) {
    const {time} = entry
    const fault = faultOf(time)
    if (fault) {
      leftOut.push({line: entry.line, why: fault})
      continue
    }
    if (time.date) isDated = true
    const minutes = minutesOf(entry)
    const day = time.date
      ? fullDate(time.date, order, facts, said)
      : inheritDate(minutes, before, isFalling, facts, said)
    if (typeof day === 'string') {
      leftOut.push({line: entry.line, why: day})
      continue
    }
    const date = time.isEndOfDay ? addDays(day, 1) : day
    if (!time.date && !before && facts.near) assumed.day = date
    before = {date, minutes: time.isEndOfDay ? 0 : minutes}
    const inherited = clock === 'reader' ? readerZone : facts.zone
    const zone = time.zone ? ownZone(time.zone, facts, said) : inherited
    if (!time.zone && inherited) assumed.zone ??= inWords(inherited, clock, facts.reader)
    else if (!time.zone) said.add(t`The time zone is unknown, so times were kept as they are.`)
    timed.push(toTimed(entry, date, zone, facts.zone, toLocal))
  }
  const [ofAll, ofSome] = splitAssumed(assumed, timed)
  return {entries: timed, leftOut, assumed: ofAll, notes: [...sayAssumed(ofSome), ...said], isDated}
}

/** What was assumed of all entries, and what of some only. */
function splitAssumed({zone, day}: Assumed, timed: readonly TimedEntry[]): [Assumed, Assumed] {
  const isZoneOfAll = timed.every(({entry}) => !entry.time.zone)
  const isDayOfAll = timed.every(({entry}) => !entry.time.date)
  const zones = zone === undefined ? {} : {zone}
  const days = day === undefined ? {} : {day}
  return [
    {...(isZoneOfAll && zones), ...(isDayOfAll && days)},
    {...(!isZoneOfAll && zones), ...(!isDayOfAll && days)},
  ]
}

function sayAssumed({zone, day}: Assumed): string[] {
  return [
    ...(day ? [t`Entries without a date were read as ${isoDate(day)}.`] : []),
    ...(zone ? [t`Times without a time zone were read as ${zone}.`] : []),
  ]
}

function faultOf({date, clock: {hour, minute, second = 0}}: PastedTime): string | undefined {
  // Second 60 is a leap second.
  if (!(hour <= 23 && minute <= 59 && second < 61)) return t`not a time of day`
  if (!date) return undefined
  const {month, day, isAmbiguous} = date
  const year = date.year ?? 2024
  const isPossible = 1 <= year && (isDate(year, month, day) || (isAmbiguous === true && isDate(year, day, month)))
  return isPossible ? undefined : t`not a calendar date`
}

/** The order of day and month in numeric dates, if one of them can be read only one way. */
function orderOf(entries: readonly PastedEntry[]): 'day-first' | 'month-first' | undefined {
  return entries.map(it => it.time.date?.order).find(it => it !== undefined)
}

/**
 * Whether the text is newest first: its clock times go backwards on the dial, where 0:05 is ten minutes after 23:55.
 */
function fallsMostly(entries: readonly PastedEntry[]): boolean {
  let rises = 0
  for (let i = 1; i < entries.length; i++) {
    const [before, after] = [minutesOf(entries[i - 1] as PastedEntry), minutesOf(entries[i] as PastedEntry)]
    const step = (after - before + 1440) % 1440
    const isRising = before < after
    // Between half a day and three quarters of a day, it is unknown whether midnight lies between.
    rises += step === 0 ? 0 : step < halfDayMinutes ? 1 : isRising && step < 1.5 * halfDayMinutes ? 0 : -1
  }
  return rises < 0
}

function minutesOf({time: {clock, isEndOfDay}}: PastedEntry): Minutes {
  return isEndOfDay ? 1440 : clock.hour * 60 + clock.minute
}

function fullDate(
  {year, month, day, isAmbiguous}: PastedDate,
  order: 'day-first' | 'month-first' | undefined,
  facts: TimesOfDocument,
  said: Set<string>,
): CivilDate | string {
  const near = facts.near?.date
  const readings = isAmbiguous
    ? [
        {month, day},
        {month: day, day: month},
      ]
    : [{month, day}]
  const chosen =
    readings.length === 1 || order === 'month-first' ? readings[0] : order === 'day-first' ? readings[1] : undefined
  const years = year !== undefined ? [year] : near ? [near.year - 1, near.year, near.year + 1] : undefined
  const candidates = (chosen ? [chosen] : readings)
    .flatMap(it => (years ?? yearsBefore(facts.now)).map(known => ({year: known, ...it})))
    .filter(it => isDate(it.year, it.month, it.day))
  const to = near ?? (chosen ? fromInstant(facts.now, 0).date : undefined)
  if (!to) return t`${pair(month, day)} can be read in two ways`
  const distance = (it: CivilDate) => Math.abs(daysBetween(it, to))
  const latest = (it: CivilDate) => (daysBetween(it, to) < -1 ? Infinity : distance(it))
  const nearest = candidates.toSorted((a, b) => (near ? distance(a) - distance(b) : latest(a) - latest(b)))[0]
  if (!nearest) return t`not a calendar date`
  if (year === undefined)
    said.add(
      near
        ? t`The year was taken from the document.`
        : t`The year was assumed to be the latest one that is not in the future.`,
    )
  if (!chosen) {
    said.add(t`${pair(month, day)} can be read in two ways; the one closer to the date of the document was used.`)
  }
  return nearest
}

function pair(month: number, day: number): string {
  return `${String(month).padStart(2, '0')}/${String(day).padStart(2, '0')}`
}

function yearsBefore(now: Instant): number[] {
  const {year} = fromInstant(now, 0).date
  return [year, year - 1, year - 2, year - 3, year - 4]
}

const halfDayMinutes = 720

/** As in timelines: a clock that falls by more than half a day has passed midnight. */
function inheritDate(
  minutes: Minutes,
  before: {date: CivilDate; minutes: Minutes} | undefined,
  isFalling: boolean,
  {near, now, reader}: TimesOfDocument,
  said: Set<string>,
): CivilDate {
  if (before) {
    const fall = before.minutes - minutes
    const days = !isFalling && halfDayMinutes < fall ? 1 : isFalling && halfDayMinutes < -fall ? -1 : 0
    if (days !== 0) said.add(t`Where the clock jumps back, midnight was assumed.`)
    return addDays(before.date, days)
  }
  if (!near) return fromInstant(now, inZone(reader.id, now)?.offset ?? 0).date
  return near.minutes !== undefined && halfDayMinutes < near.minutes - minutes ? addDays(near.date, 1) : near.date
}

function ownZone(own: Zone, facts: TimesOfDocument, said: Set<string>): Zone | undefined {
  if (own.kind !== 'ambiguous') return own
  if (facts.zone?.name === own.name) return facts.zone
  const [first] = own.candidates
  if (!first) return undefined
  said.add(t`${own.name} was read as the time zone of ${first.place}.`)
  return {kind: 'fixed', name: own.name, offset: first.offset}
}

function inWords({name}: Zone, clock: PasteFormat['clock'], {isSet}: ReaderZone): string {
  if (clock === 'document') return t`${name} (the document's zone)`
  return isSet ? t`${name} (your time zone setting)` : t`${name} (this machine's zone)`
}

type Converter = (at: Instant) => Minutes

/** The offset of a zone at a moment; computed once for each quarter of an hour. */
function makeConverter(zone: Zone | undefined): Converter | undefined {
  if (!zone || zone.kind === 'ambiguous') return undefined
  if (zone.kind === 'fixed') return () => zone.offset
  const known = new Map<number, Minutes>()
  return at => {
    const quarter = Math.floor(at / 900_000)
    let offset = known.get(quarter)
    if (offset === undefined) known.set(quarter, (offset = inZone(zone.id, at)?.offset ?? 0))
    return offset
  }
}

function toTimed(
  entry: PastedEntry,
  date: CivilDate,
  zone: Zone | undefined,
  target: Zone | undefined,
  offsetAt: Converter | undefined,
): TimedEntry {
  const {clock, millisecond = 0} = entry.time
  const wall = toInstant(date, clock, 0) + millisecond
  if (!zone || zone.kind === 'ambiguous' || (zone === target && zone.kind === 'fixed')) {
    const offset = zone?.kind === 'fixed' ? zone.offset : 0
    return {entry, at: wall - offset * 60_000, ...wallClock(wall), isForeign: false}
  }
  // In the skipped hour no offset fits: the offset of the day before is used, as shown by clocks that were not changed.
  const offset = offsetsAt(zone, date, clock)[0] ?? offsetsAt(zone, addDays(date, -1), clock)[0] ?? 0
  const at = wall - offset * 60_000
  return {entry, at, ...wallClock(at + (offsetAt?.(at) ?? 0) * 60_000), isForeign: offsetAt === undefined}
}

function wallClock(wall: number): {date: CivilDate; clock: ClockTime} {
  const {date, clock} = fromInstant(Math.floor(wall / 1000) * 1000, 0)
  return {date, clock: {...clock, second: clock.second ?? 0}}
}
