import type {Fix} from './fix.ts'
import type {Timestamp} from '../time/types.ts'
import type {PostmortemModel, Timeline, TimelineEntry} from '../document/types.ts'
import {commonFacts} from '../document/time-in-prose.ts'
import {orderEdits} from '../text/edits.ts'
import {applyEdits, contains, type Edit, type Span} from '../text/span.ts'
import {isSameDay} from '../time/calendar.ts'
import {findTimestamps} from '../time/timestamp.ts'
import {zoneKey, type Zone} from '../time/zone.ts'
import {insertDay, sayDay, sayZone} from './restate.ts'

/** What a change of the document needs to know besides the model. */
export interface ChangeContext {
  readonly wholeText: string
  /** What the document says once its text is another one; this takes as long as reading it. */
  reread(text: string): PostmortemModel
  /** Whether a span is not prose: code, an address, HTML, a comment or front matter. */
  isLiteral(span: Span): boolean
}

/** For entries that would have another moment after a change: the edits that make them say the day and the zone that they inherit. */
export type Statements = ReadonlyMap<TimelineEntry, readonly Edit[]>

/** A change of the document. */
export interface Change {
  /** Its edits, the statements included; `undefined` when it cannot be made. */
  edits(stated: Statements): readonly Edit[] | undefined
  /** The entries of a timeline in the order that they have after it; as they are, where it is not given. */
  order?(timeline: Timeline): readonly TimelineEntry[]
  /** Whether the change is meant to give the entry another moment. */
  isAbout?(entry: TimelineEntry): boolean
  /** Whether times outside of the timelines keep their moments too. */
  keepsProse?: boolean
}

/**
 * The edits of a change after which every entry that it is not about has the moment that it had. The changed document is read: where an entry would
 * inherit another day or zone, it says its own. `undefined` when that is not enough.
 */
export function keepMoments(model: PostmortemModel, context: ChangeContext, change: Change): Edit[] | undefined {
  const {wholeText: text, reread} = context
  const stated = new Map<TimelineEntry, readonly Edit[]>()
  const prose = new Map<Timestamp, readonly Edit[]>()
  const times = change.keepsProse ? timesInProse(model, context) : []
  for (let round = 0; round < mostRounds; round++) {
    const own = change.edits(stated)
    const edits = own && orderEdits([...own, ...[...prose.values()].flat()])
    if (!edits) return undefined
    const after = reread(applyEdits(text, edits))
    const moved = movedEntries(model, after, change)
    if (!moved) return undefined
    const others = prose.size ? new Map() : sayInProse(times, model, after, text)
    if (moved.length === 0 && others.size === 0) return edits
    for (const [time, edits] of others) prose.set(time, edits)
    for (const [index, it] of moved.entries()) {
      if (inheritsDay(it, moved[index - 1])) continue
      const known = stated.get(it.entry) ?? []
      const edit = sayInherited(it, text)
      if (!edit || known.some(({span, text}) => span.start === edit.span.start && text === edit.text)) return undefined
      stated.set(it.entry, [...known, edit])
    }
  }
  return undefined
}

/** Whether the entry takes its day from the one above it, which lacks it too. */
function inheritsDay({entry, now, timeline, at}: MovedEntry, above: MovedEntry | undefined): boolean {
  if (above?.timeline !== timeline || above.at !== at - 1) return false
  return !saysOtherZone(entry, now) && !entry.timestamp.date && isSameDay(entry.date, above.entry.date)
}

/** The same for edits that are made as they are, beside what entries say then. */
export function keepOthers(
  model: PostmortemModel, context: ChangeContext, edits: readonly Edit[], isAbout?: (entry: TimelineEntry) => boolean,
): Edit[] | undefined {
  return keepMoments(model, context, {edits: stated => [...edits, ...[...stated.values()].flat()], ...isAbout && {isAbout}})
}

/** The fix without harm to entries that it is not about. */
export function harmless(
  fix: Fix, model: PostmortemModel, context: ChangeContext, isAbout?: (entry: TimelineEntry) => boolean,
): Fix {
  return costlyFix(fix.title, () => keepOthers(model, context, fix.edits, isAbout))
}

/** Whether each moment of the entries of a document is that of an entry in another version of it. */
export function hasMomentsOf(before: PostmortemModel, after: PostmortemModel): boolean {
  const left = new Map<number, number>()
  const momentsOf = ({timelines}: PostmortemModel) => timelines.flatMap(it => it.entries.flatMap(entry => entry.instant ?? []))
  for (const it of momentsOf(after)) left.set(it, (left.get(it) ?? 0) + 1)
  return momentsOf(before).every(it => {
    const count = left.get(it) ?? 0
    left.set(it, count - 1)
    return 0 < count
  })
}

/** A fix whose edits are made when somebody asks for them; `undefined` when it cannot be made. */
export function costlyFix(title: string, make: () => readonly Edit[] | undefined, isSafe = false): Fix {
  let made: readonly Edit[] | undefined
  return {title, isSafe, isCostly: true, get edits() { return made ??= make() ?? [] }}
}

/** Whether an entry is this one, or stands below it and says no day itself: a mistyped day is meant for both. */
export function sharesDay(of: TimelineEntry, {timelines}: PostmortemModel): (entry: TimelineEntry) => boolean {
  const entries = timelines.find(it => it.entries.includes(of))?.entries ?? []
  const first = entries.indexOf(of)
  const next = entries.findIndex((it, index) => first < index && (it.timestamp.date || it.dateSource === 'day-heading'))
  const own = new Set(entries.slice(first, next < 0 ? undefined : next))
  return entry => own.has(entry)
}

/** What an entry says itself may change what others inherit; more than a few such rounds are not seen. */
const mostRounds = 4

interface MovedEntry {
  readonly entry: TimelineEntry
  /** The same entry after the change. */
  readonly now: TimelineEntry
  readonly timeline: Timeline
  /** Its place in the timeline after the change. */
  readonly at: number
}

/** The entries that have another moment; `undefined` when there are no longer the same ones. */
function movedEntries(model: PostmortemModel, after: PostmortemModel, {order, isAbout}: Change): MovedEntry[] | undefined {
  if (model.timelines.length !== after.timelines.length) return undefined
  const moved: MovedEntry[] = []
  for (const [index, timeline] of model.timelines.entries()) {
    const entries = order?.(timeline) ?? timeline.entries
    const others = after.timelines[index]?.entries ?? []
    if (entries.length !== others.length) return undefined
    for (const [at, entry] of entries.entries()) {
      const now = others[at] as TimelineEntry
      if (!isAbout?.(entry) && !isSameMoment(entry, now)) moved.push({entry, now, timeline, at})
    }
  }
  return moved
}

/** An entry without a time of day is at its day. */
function isSameMoment(a: TimelineEntry, b: TimelineEntry): boolean {
  if (!a.timestamp.clock && !isSameDay(a.date, b.date)) return false
  return a.instant === b.instant && a.endInstant === b.endInstant && a.at === b.at && a.endAt === b.endAt
}

/** What the entry inherits now and would not inherit then: first its zone, as that tells when midnight passes. */
function sayInherited({entry, now, timeline}: MovedEntry, text: string): Edit | undefined {
  const {date, zone, timestamp} = entry
  if (zone && saysOtherZone(entry, now)) return sayZone(timestamp, zone, text)
  return !timestamp.date && date && !isSameDay(date, now.date) ? sayDay(entry, timeline, text) : undefined
}

function saysOtherZone({timestamp, zone}: TimelineEntry, now: TimelineEntry): boolean {
  return timestamp.clock !== undefined && !timestamp.zone && zone !== undefined && !isSameZone(zone, now.zone)
}

function isSameZone(a: Zone, b: Zone | undefined): boolean {
  return b !== undefined && zoneKey(a) === zoneKey(b)
}

/** The times of day outside of the stamps of entries that do not say day and zone themselves. */
function timesInProse({timelines}: PostmortemModel, {wholeText: text, isLiteral}: ChangeContext): Timestamp[] {
  const stamps = timelines.flatMap(it => it.entries.map(entry => entry.timestamp.span)).sort((a, b) => a.start - b.start)
  let next = 0
  return findTimestamps(text).filter(it => {
    while ((stamps[next]?.end ?? Infinity) <= it.span.start) next++
    const stamp = stamps[next]
    const isOfEntry = stamp && (contains(stamp, it.span) || contains(it.span, stamp))
    // "02:30 h" is a length.
    const isTime = it.clock && !it.clock.fault && !/^\s?h(?:ours?|rs?)?\b/i.test(text.slice(it.span.end, it.span.end + 8))
    return isTime && !isOfEntry && (!it.zone || !it.date) && !isLiteral(it.span)
  })
}

/** For times that would be read with another zone, or as of another day, the edits that make them say theirs. */
function sayInProse(
  times: readonly Timestamp[], model: PostmortemModel, after: PostmortemModel, text: string,
): Map<Timestamp, readonly Edit[]> {
  const [before, now] = [commonFacts(model), commonFacts(after)]
  const zone = before.zone && now.zone && !isSameZone(before.zone, now.zone) ? before.zone : undefined
  const day = before.date && now.date && !isSameDay(before.date, now.date) ? before.date : undefined
  const said = times.map(time => [time, [
    ...day && !time.date ? [insertDay(time, day, model.timelines[0] as Timeline, text)] : [],
    ...zone && !time.zone ? [sayZone(time, zone, text)] : [],
  ]] as const)
  return new Map(said.filter(([, edits]) => 0 < edits.length))
}
