import {isSameSpan} from '../../markdown/block.ts'
import {groupBy} from '../../text/group-by.ts'
import type {RawClaim} from './raw-claim.ts'
import type {Timestamp, WrittenClock} from '../../time/types.ts'
import {minutesOf, type Minutes} from '../../time/calendar.ts'
import {lengthBetween} from '../events/incident.ts'
import type {Claim, Incident, Timeline, TimelineEntry} from '../types.ts'

/**
 * Compares each claim with a window on the same line, else with the timeline. It agrees when any sensible reading of it
 * does, and disagrees only when both ends are known and none does.
 * @param clocks the times of day of the incident's timeline
 * @param tolerance minutes by which a length may be off
 */
export function checkClaims(
  claims: readonly RawClaim[],
  timelines: readonly Timeline[],
  incident: Incident,
  clocks: EntryClocks,
  tolerance: Minutes,
): Claim[] {
  const byLine = groupBy(claims, it => it.line)
  return claims.map(claim => {
    const tolerant =
      tolerance === 0
        ? claim
        : {...claim, accepts: {from: claim.accepts.from - tolerance, to: claim.accepts.to + tolerance}}
    const verdict = claim.isPartial
      ? undefined
      : claim.form === 'window'
        ? checkWindow(tolerant, clocks, timelines, incident)
        : checkLength(tolerant, byLine.get(claim.line) ?? [], timelines, incident)
    return checked(claim, tolerant, verdict)
  })
}

/** The claim with its verdict; the same object if the verdict has not changed. */
function checked(
  raw: RawClaim,
  {line: _line, opens: _opens, isPartial: _isPartial, from: _from, ...rest}: RawClaim,
  verdict: Verdict | undefined,
): Claim {
  const before = known.get(raw)
  const isSame =
    before
    && before.agrees === verdict?.agrees
    && before.accepts.from === rest.accepts.from
    && isSameComputed(before.computed, verdict?.computed)
  if (isSame) return before
  const claim: Claim = {...rest, computed: verdict?.computed, agrees: verdict?.agrees}
  known.set(raw, claim)
  return claim
}

const known = new WeakMap<RawClaim, Claim>()

function isSameComputed(a: Claim['computed'], b: Claim['computed']): boolean {
  if (!a || !b) return a === b
  return a.minutes === b.minutes && a.by === b.by && isSameSpan(a.from, b.from) && isSameSpan(a.to, b.to)
}

interface Verdict {
  readonly agrees: boolean | undefined
  readonly computed: Claim['computed']
}

/** @param beside the claims on the same line */
function checkLength(
  claim: RawClaim,
  beside: readonly RawClaim[],
  timelines: readonly Timeline[],
  incident: Incident,
): Verdict | undefined {
  const windows = beside.filter(it => it.form === 'window' && it.minutes !== undefined && it.window)
  if (windows.length === 1 && claim.of === 'impact' && beside.filter(it => it.form === 'length').length === 1) {
    const window = windows[0] as RawClaim
    const minutes = window.minutes as Minutes
    const {start, end} = window.window as {start: Timestamp; end: Timestamp}
    const computed = {minutes, from: (start.clock ?? start).span, to: (end.clock ?? end).span, by: 'window' as const}
    return {agrees: accepts(claim, minutes), computed}
  }
  const pairs = candidatePairs(claim, timelines, incident)
  for (const {minutes, from, to} of pairs) {
    if (accepts(claim, minutes))
      return {agrees: true, computed: {minutes, from: from.timestamp.span, to: to.timestamp.span, by: 'timeline'}}
  }
  const preferred = pairs.find(pair => pair.isDefinite)
  if (!preferred) return undefined
  const {minutes, from, to} = preferred
  return {agrees: false, computed: {minutes, from: from.timestamp.span, to: to.timestamp.span, by: 'timeline'}}
}

function accepts(claim: RawClaim, minutes: Minutes): boolean {
  return claim.accepts.from <= minutes && minutes <= claim.accepts.to
}

interface Pair {
  readonly from: TimelineEntry
  readonly to: TimelineEntry
  readonly minutes: Minutes
  /** Both ends are what the default definition asks for: if such a pair disagrees, the claim is wrong. */
  readonly isDefinite: boolean
}

/** Every pair of entries that people may mean, the default definition first. */
function candidatePairs({of, from: origin}: RawClaim, timelines: readonly Timeline[], incident: Incident): Pair[] {
  if (incident.timeline === undefined || of === 'other') return []
  const {entries} = timelines[incident.timeline] as Timeline
  const pick = (index: number | undefined) => (index === undefined ? undefined : entries[index])
  const [start, detected, acknowledged] = [pick(incident.start), pick(incident.detected), pick(incident.acknowledged)]
  const [mitigated, resolved] = [pick(incident.mitigated), pick(incident.resolved)]
  // Events before a known start, or after a known end, are not considered. If no entry is the start, any that nobody
  // had noticed yet may be it.
  const begins = start
    ? [start, detected]
    : [detected, ...entries.slice(0, Math.max(1, incident.detected ?? 0)), acknowledged]
  const ends = resolved ? [resolved, mitigated] : [mitigated, entries.at(-1)]
  const from = start ?? detected
  const isKnown = isStart(incident, from, entries)
  const pairs: Pair[] = []
  const add = (
    froms: readonly (TimelineEntry | undefined)[],
    tos: readonly (TimelineEntry | undefined)[],
    isDefinite = false,
  ) => {
    for (const to of tos)
      for (const from of froms) {
        const minutes = lengthBetween(from, to)
        if (!from || !to || minutes === undefined) continue
        pairs.push({from, to, minutes, isDefinite: isDefinite && incident.episodes === 1})
        // An event with a duration is noticed when it begins.
        if (to.endAt !== undefined && to.at !== undefined && from.at !== undefined)
          pairs.push({from, to, minutes: to.at - from.at, isDefinite: false})
      }
  }
  if (origin) add([entries.find(it => it.events.includes(origin))], [resolved, mitigated], true)
  switch (of) {
    case 'impact':
      add([from], [resolved], isKnown)
      add(begins, ends)
      break
    case 'detection':
      // Reports differ most in who or what noticed first: any entry before the end may be the detection.
      add([start], [detected], true)
      add([start ?? entries[0]], entries.slice(0, incident.resolved))
      break
    case 'acknowledgement':
      add([detected], [acknowledged], true)
      add([start], [acknowledged])
      break
    case 'mitigation':
      add([from], [mitigated], isKnown)
      add([...begins, acknowledged], ends)
      break
    case 'recovery':
      add([from], [resolved], isKnown)
      add([...begins, mitigated], ends)
      break
  }
  return pairs
}

/** The start may precede the detection, in words that are not recognised as a start. */
function isStart({start}: Incident, from: TimelineEntry | undefined, entries: readonly TimelineEntry[]): boolean {
  return start !== undefined || from === entries[0]
}

/**
 * A window agrees when both of its ends are times of the timeline; it disagrees when the timeline has a start and an
 * end elsewhere.
 */
function checkWindow(
  claim: RawClaim,
  clocks: EntryClocks,
  timelines: readonly Timeline[],
  incident: Incident,
): Verdict | undefined {
  if (incident.timeline === undefined || !claim.window) return undefined
  const {entries} = timelines[incident.timeline] as Timeline
  if (isNear(clocks, claim.window.start) && isNear(clocks, claim.window.end)) return {agrees: true, computed: undefined}
  const start = entries[incident.start ?? incident.detected ?? -1]
  const end = entries[incident.resolved ?? -1]
  const minutes = lengthBetween(start, end)
  if (!start || !end || minutes === undefined || !isComparable(claim.window, entries)) return undefined
  return {agrees: false, computed: {minutes, from: start.timestamp.span, to: end.timestamp.span, by: 'timeline'}}
}

/** The times of day of a timeline, by the minute; a range has two. */
export type EntryClocks = ReadonlyMap<Minutes, readonly Minutes[]>

/** @param entries whatever has a time: entries, or the lines that they begin on */
export function clocksOf(entries: readonly Pick<TimelineEntry, 'timestamp'>[]): EntryClocks {
  const clocks = entries
    .flatMap(({timestamp: {clock, end}}) => [clock, end?.clock])
    .filter(it => it !== undefined && !it.fault)
  return groupBy(
    clocks.map(it => minutesOf(it as WrittenClock)),
    Math.floor,
  )
}

/** Whether an entry has the same time of day, give or take a minute. */
function isNear(clocks: EntryClocks, {clock}: Timestamp): boolean {
  if (!clock || clock.fault) return false
  const at = minutesOf(clock)
  return [-1, 0, 1].some(by => clocks.get(Math.floor(at) + by)?.some(it => Math.abs(it - at) <= 1))
}

/** Times in different zones are not compared by their digits. */
function isComparable(window: {start: Timestamp; end: Timestamp}, entries: readonly TimelineEntry[]): boolean {
  const zone = (window.end.zone ?? window.start.zone)?.value
  const other = entries[0]?.zone
  if (!zone || !other) return true
  return zone.kind === 'fixed' && other.kind === 'fixed' ? zone.offset === other.offset : zone.name === other.name
}
