import {CompletionItemKind, type CompletionItem} from 'vscode-languageserver'
import type {Timeline, TimelineEntry} from '../../document/types.ts'
import {printDay} from '../../edit/entry-style.ts'
import {findPlace} from '../../paste/target-timeline.ts'
import type {Snapshot} from '../snapshot.ts'
import {t} from '../../text/l10n.ts'
import {
  daysBetween,
  fromInstant,
  toInstant,
  two,
  type CivilDate,
  type ClockTime,
  type Instant,
  type Minutes,
} from '../../time/calendar.ts'
import {printTimestamp, styleOf} from '../../edit/timestamp-style.ts'
import {inZone} from '../../time/zone.ts'
import {inOrder, rangeBefore, sectionsAround, type CompletionPlace} from './place.ts'
import {readerZone} from '../reader.ts'

/**
 * Times where an entry of a timeline begins, written as the entry before writes its own: now, as before, and a little
 * later. `undefined` at any other place.
 */
export function completeTimestamp(snapshot: Snapshot, at: CompletionPlace): CompletionItem[] | undefined {
  const {offset, typed} = at
  const place = placeOf(typed)
  if (!place || isBeforeText(snapshot.text, offset)) return undefined
  const sections = sectionsAround(snapshot.model, offset)
  if (!sections.some(it => snapshot.model.sections[it]?.kinds.includes('timeline'))) return undefined
  const timeline = snapshot.model.timelines.find(it => it.section !== undefined && sections.includes(it.section))
  const previous = timeline && previousEntry(timeline, offset - typed.length, offset)
  if (!fits(snapshot.text, place, timeline, previous)) return undefined

  const range = rangeBefore(snapshot, at, place.begun.length)
  const day = previous ? previous.date : findPlace(snapshot.text, snapshot.model, snapshot.document.uri, offset)?.day
  return timesAfter(snapshot, previous, day).map(({label, time}, index) => ({
    label: time,
    kind: CompletionItemKind.Event,
    detail: label,
    sortText: inOrder(index),
    filterText: time,
    preselect: index === 0,
    textEdit: {range, newText: withoutRest(time, snapshot.text, offset)},
  }))
}

/** Its zone may stand behind the cursor already, as in a template. */
function withoutRest(time: string, text: string, offset: number): string {
  const zone = / \(?[A-Z]{1,5}\)?$/.exec(time)?.[0]
  if (!zone || !text.startsWith(zone, offset) || /\w/.test(text[offset + zone.length] ?? '')) return time
  return time.slice(0, -zone.length)
}

/** Where in its line the cursor stands. */
interface Place {
  readonly form: 'mark' | 'cell' | 'plain'
  /** Index of the table cell, from 0. */
  readonly cell: number
  /** What of the time is typed already. */
  readonly begun: string
}

function placeOf(typed: string): Place | undefined {
  const row = /^[ \t]*\|((?:[^|]{0,60}\|){0,4})[ \t]*(?:\*\*|`)?([^|`*]{0,30})$/.exec(typed)
  if (row) {
    const cell = (row[1]?.match(/\|/g) ?? []).length
    return isBegun(row[2] ?? '') ? {form: 'cell', cell, begun: row[2] ?? ''} : undefined
  }
  const item = /^[ \t]*(?:[-*+•]|\d{1,9}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?(?:\*\*|__|`|\[)?([^*_`[\]]{0,30})$/.exec(typed)
  if (item) return isBegun(item[1] ?? '') ? {form: 'mark', cell: 0, begun: item[1] ?? ''} : undefined
  const plain = /^[ \t]*(?:\*\*|__|`|\[)?([^*_`[\]]{0,30})$/.exec(typed)
  return plain && isBegun(plain[1] ?? '') ? {form: 'plain', cell: 0, begun: plain[1] ?? ''} : undefined
}

/** Digits and what stands between them in a time; a word such as a month's name may stand at its beginning. */
function isBegun(text: string): boolean {
  return /^(?:[A-Za-z]{1,9}\.?(?: \d[\d:., \-]*)?|[\d:.,/T \-]*)$/.test(text) && !/^\s/.test(text)
}

/** Behind the cursor an entry goes on: a second time is not wanted. */
function isBeforeText(text: string, offset: number): boolean {
  return /[\p{Letter}\p{Number}]/u.test(text[offset] ?? '')
}

/**
 * The last entry above the line, in a list that is written newest first the first below it; else any, for its style.
 */
function previousEntry(
  {entries, isNewestFirst}: Timeline,
  lineStart: number,
  offset: number,
): TimelineEntry | undefined {
  const others = entries.filter(it => it.span.end < lineStart || offset < it.span.start)
  const above = others.findLast(it => it.span.end < lineStart)
  const below = others.find(it => offset < it.span.start)
  return isNewestFirst ? (below ?? above) : (above ?? below)
}

/**
 * A place that entries of this timeline do not begin at is none: a plain line in a list goes on with the item above.
 */
function fits(
  text: string,
  {form, cell}: Place,
  timeline: Timeline | undefined,
  previous: TimelineEntry | undefined,
): boolean {
  if (!timeline || !previous) return form !== 'plain'
  if (form === 'cell') return timeline.layout === 'table' && cell === cellOf(text, previous)
  if (form === 'plain') return timeline.layout === 'lines' || timeline.layout === 'paragraphs'
  return timeline.layout !== 'table'
}

function cellOf(text: string, {span, timestamp}: TimelineEntry): number {
  const bars = text.slice(span.start, timestamp.span.start).match(/(?<!\\)\|/g) ?? []
  return bars.length - (text[span.start] === '|' ? 1 : 0)
}

/**
 * Times for the entry after another one, written alike: now while the incident is fresh, as before, and a little later.
 * @param day the day that an entry without a date has there; on any other day, the date is written
 */
export function timesAfter(
  snapshot: Snapshot,
  previous: TimelineEntry | undefined,
  day: CivilDate | undefined,
): {label: string; time: string}[] {
  const print = printerOf(snapshot, previous, day)
  const wall = wallClockNow(snapshot, previous)
  const now = wall ? [{label: wall.label, time: print(wall)}] : []
  // Who writes of what is over for long means no entry of now.
  const isOver = previous?.instant !== undefined && longest < snapshot.now - previous.instant
  const items = isOver ? [] : [...now]
  const last = previous && lastTime(previous)
  if (last) {
    items.push({label: t`Same as the previous entry`, time: print(last)})
    for (const minutes of [1, 5, 10]) {
      items.push({label: t`${minutes} min after the previous entry`, time: print(later(last, minutes))})
    }
  }
  if (isOver) items.push(...now)
  return items.filter((it, index) => items.findIndex(other => other.time === it.time) === index)
}

/** Milliseconds. */
const longest = 24 * 3_600_000

interface WallClock {
  readonly date: CivilDate | undefined
  readonly clock: ClockTime
}

/** In the zone of the entry before; when that is not known, on the reader's clock, and with no entry at all in UTC. */
function wallClockNow(
  snapshot: Snapshot,
  previous: TimelineEntry | undefined,
): (WallClock & {label: string}) | undefined {
  const {now} = snapshot
  if (!previous) return {...atOffset(now, 0), label: t`Now, in UTC`}
  const {zone, offset} = previous
  if (zone?.kind === 'ambiguous') return undefined
  if (zone?.kind === 'fixed') return {...atOffset(now, zone.offset), label: t`Now, in ${zone.name}`}
  const id = zone?.id ?? readerZone(snapshot)
  const wall = inZone(id, now)
  if (wall) return {...atOffset(now, wall.offset), label: t`Now, in ${zone?.name ?? id}`}
  return offset === undefined ? undefined : {...atOffset(now, offset), label: t`Now`}
}

function atOffset(at: Instant, offset: Minutes): WallClock {
  const {date, clock} = fromInstant(at, offset)
  return {date, clock: {hour: clock.hour, minute: clock.minute}}
}

/** The end, of a range. */
function lastTime({timestamp, date, endDate}: TimelineEntry): WallClock | undefined {
  const end = timestamp.end?.clock
  if (end && !end.fault) return {date: endDate ?? date, clock: toClock(end)}
  return timestamp.clock && !timestamp.clock.fault ? {date, clock: toClock(timestamp.clock)} : undefined
}

function toClock({hour, minute, second}: ClockTime): ClockTime {
  return {hour, minute, ...(second !== undefined && {second})}
}

function later({date, clock}: WallClock, minutes: Minutes): WallClock {
  const moved = atOffset(toInstant(date ?? {year: 2000, month: 1, day: 1}, clock, 0), minutes)
  return {date: date && moved.date, clock: {...moved.clock, ...(clock.second !== undefined && {second: clock.second})}}
}

function printerOf(
  {text, model}: Snapshot,
  previous: TimelineEntry | undefined,
  day: CivilDate | undefined,
): (wall: WallClock) => string {
  const style = previous && styleOf(text, previous.timestamp, previous.date)
  const timeline = previous && model.timelines.find(it => it.entries.includes(previous))
  const other = timeline?.entries.find(it => it.timestamp.date)
  const dated = other && styleOf(text, other.timestamp, other.date)
  return ({date, clock}) => {
    const time = style ? printTimestamp(date, clock, style) : `${two(clock.hour)}:${two(clock.minute)} UTC`
    const isOtherDay = date && day && daysBetween(day, date) !== 0
    return isOtherDay && !style?.date ? `${printDay(dated, date, day.year)} ${time}` : time
  }
}
