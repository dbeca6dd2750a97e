import type {PostmortemModel, Timeline, TimelineEntry} from '../document/types.ts'
import {commonFacts} from '../document/time-in-prose.ts'
import {orderEdits} from '../text/edits.ts'
import {applyEdits, type Edit, type Span} from '../text/span.ts'
import {isSameDay} from '../time/calendar.ts'
import {sharesClocks, type Zone} from '../time/zone.ts'
import {proseTimes} from './prose-times.ts'
import {sayDay, sayZone} from './restate.ts'

/** What a change of the document needs to know besides the model. */
export interface ChangeContext {
  readonly wholeText: string
  /** What the document would say with another text; this takes as long as reading it. */
  reread(text: string): PostmortemModel
  /** Whether a span is not prose: code, an address, HTML, a comment or front matter. */
  isLiteral(span: Span): boolean
}

/**
 * For entries whose moments a change would alter: edits that make them state the day and the zone that they inherit.
 */
export type Statements = ReadonlyMap<TimelineEntry, readonly Edit[]>

/** A change of the document. */
export interface Change {
  /** Its edits, the statements included; `undefined` when it cannot be made. */
  edits(stated: Statements): readonly Edit[] | undefined
  /** The entries of a timeline in their order after the change; unchanged if not given. */
  order?(timeline: Timeline): readonly TimelineEntry[]
  /** Whether the change is meant to give the entry another moment. */
  isAbout?(entry: TimelineEntry): boolean
  /** The zone that a timeline gets; times in the text around the timelines then keep their moments too. */
  readonly zone?: Zone
}

/**
 * The edits of a change after which all other entries have the same moments as before. The changed document is read: an
 * entry that would inherit another day or zone states its own. `undefined` when that is not enough.
 */
export function keepMoments(model: PostmortemModel, context: ChangeContext, change: Change): Edit[] | undefined {
  const {wholeText: text, reread} = context
  const stated = new Map<TimelineEntry, readonly Edit[]>()
  const prose = change.zone && proseTimes(model, context)
  if (change.zone && model.timelines.length === 1) prose?.say({date: undefined, zone: change.zone})
  for (let round = 0; round < maxRounds; round++) {
    const own = change.edits(stated)
    const edits = own && orderEdits([...own, ...(prose?.edits ?? [])])
    if (!edits) return undefined
    const after = reread(applyEdits(text, edits))
    const moved = movedEntries(model, after, change)
    if (!moved) return undefined
    const isSaid = prose?.say(commonFacts(after)) ?? true
    if (moved.length === 0 && isSaid) return edits
    if (!restate(moved, stated, text)) return undefined
  }
  return undefined
}

/** What an entry states may change what others inherit; more than a few such rounds do not occur. */
const maxRounds = 4

/** The same for edits that stay as they are. */
export function keepOthers(
  model: PostmortemModel,
  context: ChangeContext,
  edits: readonly Edit[],
  isAbout?: (entry: TimelineEntry) => boolean,
): Edit[] | undefined {
  return keepMoments(model, context, {
    edits: stated => [...edits, ...[...stated.values()].flat()],
    ...(isAbout && {isAbout}),
  })
}

interface MovedEntry {
  readonly entry: TimelineEntry
  /** The same entry after the change. */
  readonly now: TimelineEntry
  readonly timeline: Timeline
  /** Its place in the timeline after the change. */
  readonly at: number
}

/** The entries that have another moment; `undefined` when there are no longer the same ones. */
function movedEntries(
  model: PostmortemModel,
  after: PostmortemModel,
  {order, isAbout}: Change,
): MovedEntry[] | undefined {
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

/** Adds what the entries have to state; returns whether each of them can state more than before. */
function restate(moved: readonly MovedEntry[], stated: Map<TimelineEntry, readonly Edit[]>, text: string): boolean {
  return moved.every((it, index) => {
    if (takesDayFrom(moved[index - 1], it)) return true
    const known = stated.get(it.entry) ?? []
    const edit = sayInherited(it, text)
    if (!edit || known.some(({span, text}) => span.start === edit.span.start && text === edit.text)) return false
    stated.set(it.entry, [...known, edit])
    return true
  })
}

/** What the entry inherits now and would no longer inherit: first its zone, as it decides when midnight passes. */
function sayInherited({entry, now, timeline}: MovedEntry, text: string): Edit | undefined {
  const {date, zone, timestamp} = entry
  if (zone && hasOtherZone(entry, now)) return sayZone(timestamp, zone, text)
  return !timestamp.date && date && !isSameDay(date, now.date) ? sayDay(entry, timeline, text) : undefined
}

/** Whether an entry takes its day from the one above it, which has to say it. */
function takesDayFrom(above: MovedEntry | undefined, {entry, now, timeline, at}: MovedEntry): boolean {
  if (above?.timeline !== timeline || above.at !== at - 1) return false
  return !hasOtherZone(entry, now) && !entry.timestamp.date && isSameDay(entry.date, above.entry.date)
}

function hasOtherZone({timestamp, zone}: TimelineEntry, now: TimelineEntry): boolean {
  return timestamp.clock !== undefined && !timestamp.zone && zone !== undefined && !sharesClocks(zone, now.zone)
}
