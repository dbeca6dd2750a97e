import type {Timestamp} from '../time/types.ts'
import {touches} from '../text/span.ts'
import {toInstant, type CivilDate, type Instant} from '../time/calendar.ts'
import {findTimestamps} from '../time/timestamp.ts'
import {offsetsAt, type Zone} from '../time/zone.ts'
import {usualZone} from './entry-zones.ts'
import type {PostmortemModel} from './types.ts'

/** The time of day that stands at the offset, wherever in the document; only its own line is read. */
export function timestampAt(text: string, offset: number): Timestamp | undefined {
  const start = Math.max(text.lastIndexOf('\n', offset - 1) + 1, offset - farthest)
  const newline = text.indexOf('\n', offset)
  const end = Math.min(newline < 0 ? text.length : newline, offset + farthest)
  return findTimestamps(text, start, end).find(it => it.clock && !it.clock.fault && touches(it.span, offset))
}

/** A line of a hostile document may be megabytes long. */
const farthest = 1000

/** What a time outside of the timelines means, with what it takes from the timelines. */
export interface ResolvedTime {
  readonly date: CivilDate | undefined
  readonly isOwnDate: boolean
  readonly zone: Zone | undefined
  readonly isOwnZone: boolean
  readonly instant: Instant | undefined
  readonly endInstant: Instant | undefined
}

/** What the entries of all timelines agree on, for the times in the text around them. */
export interface CommonFacts {
  readonly date: CivilDate | undefined
  readonly zone: Zone | undefined
}

export function commonFacts({timelines}: PostmortemModel): CommonFacts {
  const entries = timelines.flatMap(it => it.entries)
  return {
    date: common(
      entries.map(it => it.date),
      it => `${it.year}-${it.month}-${it.day}`,
    ),
    zone: common(
      entries.map(it => it.zone),
      it => it.name,
    ),
  }
}

/** Day and zone that the time does not say itself are those that all entries have. */
export function resolveInProse({date, clock, end, zone}: Timestamp, facts: CommonFacts): ResolvedTime {
  const ownDate =
    date && !date.fault && date.year !== undefined && date.order !== 'ambiguous'
      ? {year: date.year, month: date.month, day: date.day}
      : undefined
  const civil = date ? ownDate : facts.date
  const known = zone ? usualZone(zone.value) : facts.zone
  const instant = instantOf(civil, clock, known)
  const endDate = end?.date ? undefined : civil
  const sameDayEnd = instantOf(endDate, end?.clock, known)
  return {
    date: civil,
    isOwnDate: ownDate !== undefined,
    zone: known,
    isOwnZone: zone !== undefined,
    instant,
    endInstant: sameDayEnd !== undefined && instant !== undefined && sameDayEnd < instant ? undefined : sameDayEnd,
  }
}

function instantOf(
  date: CivilDate | undefined,
  clock: Timestamp['clock'],
  zone: Zone | undefined,
): Instant | undefined {
  if (!date || !clock || clock.fault || !zone) return undefined
  const offsets = offsetsAt(zone, date, clock)
  return offsets.length === 1 && offsets[0] !== undefined ? toInstant(date, clock, offsets[0]) : undefined
}

/** The value that all have; `undefined` when one is missing or two differ. */
function common<T>(values: readonly (T | undefined)[], identity: (value: T) => string): T | undefined {
  const first = values[0]
  if (first === undefined) return undefined
  return values.every(it => it !== undefined && identity(it) === identity(first)) ? first : undefined
}
