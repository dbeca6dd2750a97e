import type {Timestamp, WrittenDate, WrittenClock} from '../time/types.ts'
import {writtenDay} from '../document/timeline/entry-dates.ts'
import type {PostmortemModel, Timeline, TimelineEntry} from '../document/types.ts'
import {overlaps, type Edit} from '../text/span.ts'
import {
  fromInstant,
  isSameDay,
  minutesOf,
  toInstant,
  type CivilDate,
  type ClockTime,
  type Instant,
  type Minutes,
} from '../time/calendar.ts'
import {printTimestamp, styleOf} from './timestamp-style.ts'
import {readTimestamp} from '../time/timestamp.ts'
import {inZone, printOffset, zoneKey, type Zone} from '../time/zone.ts'
import {keepMoments, type ChangeContext} from './keep-moments.ts'
import {dayLike, insertDay} from './restate.ts'
import {sayInEntries, sayInHeading} from './say-zone.ts'

/**
 * The edits that write every time of a timeline in another zone: each in its own notation, with the date where a reader
 * would assume another day, and the zone's name wherever a zone is written. No moment changes: whatever inherits its
 * day or zone from the converted times, in other timelines and in prose, states its own. `undefined` when nothing would
 * change or a moment is not known exactly: a zone, date or time is missing, ambiguous or impossible.
 */
export function convertTimeline(
  model: PostmortemModel,
  timeline: Timeline,
  context: ChangeContext,
  target: Zone,
): Edit[] | undefined {
  const isDue = timeline.entries.some(it => isElsewhere(it, target))
  const own = isDue && convertEntries(model, timeline, context.wholeText, target)
  if (!own) return undefined
  return keepMoments(model, context, {
    zone: target,
    edits(stated) {
      const entries = new Set(timeline.entries)
      const isOther = [...stated.keys()].every(it => !entries.has(it))
      return isOther ? [...own, ...[...stated.values()].flat()] : undefined
    },
  })
}

function convertEntries(model: PostmortemModel, timeline: Timeline, text: string, target: Zone): Edit[] | undefined {
  const edits: Edit[] = []
  const day: DayState = {current: undefined, written: undefined, heading: undefined}
  for (const entry of timeline.entries) {
    if (entry.timestamp.clock?.isHourOnly) return undefined
    if (!entry.timestamp.clock) {
      if (entry.isApproximate && !entry.timestamp.date) return undefined
      if (entry.timestamp.date) day.current = entry.date
      continue
    }
    const own = convertEntry(entry, timeline, text, target, day)
    if (!own) return undefined
    edits.push(...own)
  }
  // A list is recognised as newest first by its written times: they must keep falling, without a date between them.
  if (timeline.isNewestFirst && (day.written || timeline.entries.some(it => it.offset !== timeline.entries[0]?.offset)))
    return undefined
  const declared = declareZone(model, timeline, text, target)
  const all = [...edits, ...declared].filter(it => it.text !== text.slice(it.span.start, it.span.end))
  return all.length ? all : undefined
}

/** Whether the clocks of the zone show another time at that moment. */
function isElsewhere(entry: TimelineEntry, target: Zone): boolean {
  if (entry.offset === undefined) return false
  const offset = target.kind === 'fixed' ? target.offset : wallOf(target, momentOf(entry) ?? 0)?.offset
  return offset !== entry.offset
}

interface DayState {
  /** The date that the next entry inherits if it has none. */
  current: CivilDate | undefined
  /** The last date that was inserted before a time. */
  written: CivilDate | undefined
  /** The day of the last day heading. */
  heading: CivilDate | undefined
}

/** Without a date, a moment of the year 2000: enough to move a clock between two fixed offsets. */
const anyDay: CivilDate = {year: 2000, month: 1, day: 1}

function momentOf(entry: TimelineEntry): Instant | undefined {
  const {clock} = entry.timestamp
  if (entry.instant !== undefined) return entry.instant
  return !entry.date && clock && !clock.fault && entry.offset !== undefined
    ? toInstant(anyDay, clock, entry.offset)
    : undefined
}

function convertEntry(
  entry: TimelineEntry,
  timeline: Timeline,
  text: string,
  target: Zone,
  day: DayState,
): Edit[] | undefined {
  const {timestamp} = entry
  const moment = momentOf(entry)
  if (moment === undefined || (!entry.date && target.kind !== 'fixed')) return undefined
  const clock = timestamp.clock as WrittenClock
  const start = wallOf(target, moment)
  const stays = start !== undefined && staysEndOfDay(clock, entry.date, start)
  const edits = stays ? [] : start && clockEdits(clock, start.clock, text)
  if (!start || !edits) return undefined
  const end = convertEnd(entry, text, target, moment)
  if (!end) return undefined
  edits.push(...end)
  const wanted = stays ? (writtenDay(entry.date, clock) as CivilDate) : start.date
  if (!entry.date && !isSameDay(start.date, anyDay)) return undefined
  const dates = entry.date ? dateEdits(entry, timeline, wanted, text, day) : []
  if (!dates) return undefined
  edits.push(...dates)
  if (entry.date) day.current = start.date
  if (timestamp.zone) edits.push({span: timestamp.zone.span, text: zoneText(target, start.offset, text, timestamp)})
  // A date inserted before a clock has the same offset as the clock, and comes first.
  edits.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end)
  return readsBack(entry, edits, text, start) ? edits : undefined
}

/** Whether `24:00` can stay, as the clocks of the target show the end of that day as well. */
function staysEndOfDay(written: WrittenClock, date: CivilDate | undefined, wall: Wall): boolean {
  return written.isEndOfDay === true && isSameDay(wall.date, date) && minutesOf(wall.clock) === 0
}

/** The other end of a range; nothing when there is none, `undefined` when its moment is not known. */
function convertEnd(entry: TimelineEntry, text: string, target: Zone, from: Instant): Edit[] | undefined {
  const {end} = entry.timestamp
  if (!end) return []
  if (!end.clock || entry.at === undefined || entry.endAt === undefined) return undefined
  const moment = from + Math.round((entry.endAt - entry.at) * 60_000)
  const wall = wallOf(target, moment)
  if (wall && staysEndOfDay(end.clock, entry.endDate, wall)) return []
  const edits = wall && clockEdits(end.clock, wall.clock, text)
  if (!wall || !edits) return undefined
  if (!end.date) return moment - from < 86_400_000 ? edits : undefined
  const dates = dateEdit(end.date, writtenDay(entry.endDate, end.clock), wall.date, text)
  return dates && [...edits, ...dates]
}

/** The date is rewritten where there is one, and inserted where a reader would assume another day. */
function dateEdits(
  entry: TimelineEntry,
  timeline: Timeline,
  wanted: CivilDate,
  text: string,
  day: DayState,
): Edit[] | undefined {
  const {timestamp, date, dateSource, order} = entry
  const own = writtenDay(date, timestamp.clock)
  const inherited = day.current ?? own
  day.current = wanted
  if (timestamp.date) return dateEdit(timestamp.date, own, wanted, text)
  const isUnderHeading = dateSource === 'day-heading'
  if (isUnderHeading && !isSameDay(date, day.heading)) {
    day.heading = date
    day.written = undefined
  }
  const isTold = isUnderHeading
    ? isSameDay(wanted, date) && (!day.written || isSameDay(wanted, day.written))
    : isSameDay(wanted, inherited)
  // The hour, which changes, decides whether a falling time is out of order or on the next day.
  if (isTold && order === 'in-order') return []
  day.written = wanted
  return [insertDay(timestamp, wanted, timeline, text)]
}

/** `undefined` when the notation cannot express the new date, or only ambiguously. */
function dateEdit(
  written: WrittenDate,
  date: CivilDate | undefined,
  wanted: CivilDate,
  text: string,
): Edit[] | undefined {
  if (isSameDay(date, wanted)) return []
  const printed = dayLike(written, date, wanted, text)
  return printed === undefined ? undefined : [{span: written.span, text: printed}]
}

/** `undefined` when something written would be lost: a fraction of a second, a mark before the hour. */
function clockEdits(written: WrittenClock, wanted: ClockTime, text: string): Edit[] | undefined {
  const before = text.slice(written.span.start, written.span.end)
  if (!/^\d/.test(before) || /:\d{2}[.,]\d/.test(before)) return undefined
  const style = styleOf(text, {
    span: written.span,
    date: undefined,
    clock: written,
    end: undefined,
    zone: undefined,
    isApproximate: false,
  })
  return [{span: written.span, text: printTimestamp(undefined, wanted, style)}]
}

/** An offset right after the clock (`14:00+02:00`) stays an offset; otherwise the zone's name is written. */
function zoneText(target: Zone, offset: Minutes, text: string, {zone}: Timestamp): string {
  const isAttached = zone !== undefined && /\d/.test(text[zone.span.start - 1] ?? '')
  if (!isAttached) return target.name
  return offset === 0 ? 'Z' : printOffset(offset)
}

/** Whether the stamp, as edited, is read as the time that was meant; some notations cannot say every time. */
function readsBack(
  {timestamp}: TimelineEntry,
  edits: readonly Edit[],
  text: string,
  wanted: {clock: ClockTime},
): boolean {
  const from = Math.min(timestamp.span.start, ...edits.map(it => it.span.start))
  let shown = ''
  let at = from
  for (const {span, text: replacement} of edits) {
    if (span.start < at) return false
    shown += text.slice(at, span.start) + replacement
    at = span.end
  }
  shown += text.slice(at, Math.max(at, timestamp.span.end))
  // Date and time may have a column each.
  const read = readTimestamp(shown.replace(/[*_`\s]{0,8}\|[*_`\s]{0,8}/g, ' '), 0)
  const {clock} = read ?? {}
  return (
    clock !== undefined
    && !clock.fault
    && clock.hour === wanted.clock.hour
    && clock.minute === wanted.clock.minute
    && (read?.end === undefined) === (timestamp.end === undefined)
    && (read?.zone === undefined) === (timestamp.zone === undefined)
  )
}

/**
 * Statements of the zone for all times, existing or now needed. A heading that is an entry too has already been
 * converted.
 */
function declareZone(model: PostmortemModel, timeline: Timeline, text: string, target: Zone): Edit[] {
  const {zone, entries} = timeline
  if (zone && entries.some(it => overlaps(it.timestamp.span, zone.span))) return []
  if (zone) return [{span: zone.span, text: target.name}]
  const isInherited = timeline.entries.some(
    it => it.timestamp.clock && !it.timestamp.zone && it.zoneSource !== 'previous-entry',
  )
  return isInherited ? (sayInHeading(model, timeline, target.name) ?? sayInEntries(timeline, target.name, text)) : []
}

/** What the clocks of a zone show. */
interface Wall {
  readonly date: CivilDate
  readonly clock: ClockTime
  readonly offset: Minutes
}

function wallOf(zone: Zone, at: Instant): Wall | undefined {
  if (zone.kind === 'ambiguous') return undefined
  return zone.kind === 'region' ? inZone(zone.id, at) : {...fromInstant(at, zone.offset), offset: zone.offset}
}

/**
 * The zone of most entries, the first if several are equal; `undefined` when there is none, or only an ambiguous one.
 */
export function majorityZone({entries}: Timeline): Zone | undefined {
  const counts = new Map<string, {zone: Zone; count: number}>()
  for (const {zone} of entries) {
    if (!zone || zone.kind === 'ambiguous') continue
    const known = counts.get(zoneKey(zone))
    if (known) known.count++
    else counts.set(zoneKey(zone), {zone, count: 1})
  }
  return [...counts.values()].sort((a, b) => b.count - a.count)[0]?.zone
}
