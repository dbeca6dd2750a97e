import {BlockSpan, isSameSpan, type Block} from '../../markdown/block.ts'
import {readAlong} from '../../markdown/collect.ts'
import type {Line} from '../../markdown/line.ts'
import {plainText} from '../../markdown/inline.ts'
import {areSame, keptOn, steady, type Steps} from '../../text/kept.ts'
import {lastIndexWhere} from '../../text/sorted.ts'
import {isSameZone, type Zone} from '../../time/zone.ts'
import {chooseEvents, isSameMarks, readMarks, type EntryMarks} from '../events/episodes.ts'
import {isSameCandidates, readEventCandidates, type EventCandidates} from '../events/key-events.ts'
import type {KeyEvent, Section, Timeline, TimelineEntry} from '../types.ts'
import {acceptEntries, isSameForm} from './accept-entries.ts'
import {dateEntries, isSameDating, isSameTime, type DatedEntry} from './entry-dates.ts'
import {endOfEntry, entryText, lastLineOf} from './entry-text.ts'
import {introBlocks, readIntro} from './intro.ts'
import {stampsByRoot, type TimelineSource} from './stamp-groups.ts'
import type {StampedLine} from './stamped-lines.ts'

/** A timeline with the lines that its entries begin on. */
export interface ReadTimeline {
  readonly timeline: Timeline
  /** For each entry the line with its time, in order. */
  readonly stamped: readonly StampedLine[]
  /** The same list in each version in which all of its times are the same. */
  readonly times: readonly StampedLine[]
  /** The same value in each version in which all of its entries are dated the same and tell of the same events. */
  readonly story: object
}

/**
 *  The timelines of a document: every run of stamped entries in a section, dated and in the order in which they stand.
 */
export function readTimelines(source: TimelineSource, steps: Steps): ReadTimeline[] {
  const {
    markdown: {lines, shape},
    sections,
  } = source
  const timelines: ReadTimeline[] = []
  for (const [root, stamped] of stampsByRoot(source, steps)) {
    const section = root < 0 ? undefined : sections[root]
    const form = steps.token(`forms ${root}`, stamped, isSameForm)
    const places = steps.step<EntryPlaces>(`places ${root}`, [form, shape, section], last =>
      samePlaces(last, placesOf(stamped, acceptEntries(lines, stamped, section))),
    )
    if (places.accepted.length === 0) continue
    timelines.push(build(source, {stamped, places, root: root < 0 ? undefined : root}, steps))
  }
  return timelines.sort((a, b) => a.timeline.span.start - b.timeline.span.start)
}

/** Where among the stamped lines of a section the entries are; indices. */
interface EntryPlaces {
  /** Entries and days. */
  readonly accepted: readonly number[]
  readonly entries: readonly number[]
  /** Where the entries are among those that are accepted. */
  readonly among: readonly number[]
  /** Dates that stand alone above entries. */
  readonly days: readonly number[]
}

function placesOf(stamped: readonly StampedLine[], accepted: readonly StampedLine[]): EntryPlaces {
  const known = new Set(accepted)
  const places = stamped.flatMap((it, index) => (known.has(it) ? [index] : []))
  // A date alone on its line tells the day of the clock times below it; without such times it is an entry itself.
  const isDay = (it: StampedLine, nth: number) => it.isDay && accepted[nth + 1]?.isDay === false
  const among = accepted.flatMap((it, nth) => (isDay(it, nth) ? [] : [nth]))
  return {
    accepted: places,
    among,
    entries: at(places, among),
    days: places.filter((_, nth) => isDay(accepted[nth] as StampedLine, nth)),
  }
}

/** The places before when they are the same. */
function samePlaces(before: EntryPlaces | undefined, now: EntryPlaces): EntryPlaces {
  const isSame =
    before
    && areSame(before.accepted, now.accepted)
    && areSame(before.entries, now.entries)
    && areSame(before.days, now.days)
  return isSame ? before : now
}

/** What of a list stands at some places; the list itself when all does. */
function at<T>(list: readonly T[], places: readonly number[]): readonly T[] {
  return places.length === list.length ? list : places.map(place => list[place] as T)
}

/** For each line the index of the innermost section that it stands in, its own heading included. */
export function sectionOfLines(lines: readonly Line[], sections: readonly Section[]): Int32Array {
  const owner = new Int32Array(lines.length).fill(-1)
  const starts = sections.map(({span: {start}}) => lineFrom(lines, start))
  starts.forEach((start, index) => owner.fill(index, start, starts[index + 1] ?? lines.length))
  return owner
}

/** Index of the first line that begins at the offset or behind it. */
function lineFrom(lines: readonly Line[], offset: number): number {
  return lastIndexWhere(lines, it => it.start < offset) + 1
}

/** The stamped lines of a section that has a timeline. */
interface StampedSection {
  readonly stamped: readonly StampedLine[]
  readonly places: EntryPlaces
  readonly root: number | undefined
}

function build(source: TimelineSource, {stamped, places, root}: StampedSection, steps: Steps): ReadTimeline {
  const {markdown, sections, facts} = source
  const accepted = steps.step(`accepted ${root}`, [stamped, places], () => at(stamped, places.accepted))
  const raw = steps.step(`raw ${root}`, [stamped, places], () => at(stamped, places.entries))
  const intro = steps.list(`intro ${root}`, introBlocks(markdown, sections, accepted, root))
  const {zone, areApproximate} = steps.step(`told above ${root}`, [intro, sections, places], () =>
    readIntro(markdown, sections, accepted, root),
  )

  const timesToken = steps.token(`form of times ${root}`, accepted, isSameTime)
  const times = steps.step(`times ${root}`, [timesToken, places], () => raw)
  const dating = steps.step(
    `dates ${root}`,
    [times, facts, zone && zoneForm(zone.value), zone?.source, areApproximate],
    () => {
      const {entries, isNewestFirst} = dateEntries(raw, at(stamped, places.days), facts, zone)
      const dated = areApproximate ? entries.map(it => (it.isApproximate ? it : {...it, isApproximate: true})) : entries
      return {
        dated: dated.map((it, index) => steadyDating(raw[index] as StampedLine, it)),
        isNewestFirst,
        layout: mainLayout(raw),
      }
    },
  )
  const {isNewestFirst, layout} = dating
  const read = readPieces(source, accepted, root, steps)
  const pieces = steps.step(`pieces ${root}`, [read, places], () => at(read, places.among))
  const signs = steps.token(`signs ${root}`, pieces, isSameSigns)
  const events = steps.step(`events ${root}`, [signs, isNewestFirst], () => eventsOf(raw, pieces, isNewestFirst))

  const entries = steps.zip(`entries ${root}`, [raw, dating.dated, events, pieces], index => {
    const [stamp, dated, {last}] = [
      raw[index] as StampedLine,
      dating.dated[index] as DatedEntry,
      pieces[index] as EntryPiece,
    ]
    return entryOf(stamp, dated, events[index] ?? none, last, markdown.text)
  })
  const first = entries[0] as TimelineEntry
  const last = entries.at(-1) as TimelineEntry
  const timeline: Timeline = {
    section: root,
    span: joined(first.span as BlockSpan, last.span as BlockSpan),
    layout,
    entries,
    zone: steps.step(`zone ${root}`, [zone], () => zone && {value: zone.value, span: zone.span}),
    writtenZones: steps.step(`zones ${root}`, [times, zone && zoneForm(zone.value)], () =>
      writtenZones(zone?.value, entries),
    ),
    isNewestFirst,
  }
  const steadyTimeline = steps.step<Timeline>(`timeline ${root}`, [timeline], before =>
    before && isSameTimeline(before, timeline) ? before : timeline,
  )
  const story = steps.step(`story ${root}`, [dating.dated, events], () => ({}))
  return {timeline: steadyTimeline, stamped: raw, times, story}
}

/** What the text of one entry tells of its events, and where it ends. */
interface EntryPiece {
  readonly candidates: EventCandidates
  readonly marks: EntryMarks
  readonly last: Line
}

/** The pieces of all entries and days, in order. */
function readPieces(
  source: TimelineSource,
  stamped: readonly StampedLine[],
  root: number | undefined,
  steps: Steps,
): readonly EntryPiece[] {
  const {markdown, sections} = source
  return readAlong(steps, `texts of entries ${root}`, markdown, stamped, {
    inputs: [sections],
    read(it, next) {
      const text = entryText(markdown, source, it, next?.line)
      return pieceOf(it, text, lastLineOf(markdown, source, it, next?.line), undefined, undefined)
    },
  })
}

const pieceOf = keptOn(
  (_it: StampedLine, text: string, last: Line, _c: undefined, _context: undefined): EntryPiece => ({
    candidates: readEventCandidates(text),
    marks: readMarks(text),
    last,
  }),
)

function isSameSigns(a: EntryPiece, b: EntryPiece): boolean {
  return isSameCandidates(a.candidates, b.candidates) && isSameMarks(a.marks, b.marks)
}

function eventsOf(
  raw: readonly StampedLine[],
  pieces: readonly EntryPiece[],
  isNewestFirst: boolean,
): (readonly KeyEvent[])[] {
  const [candidates, marks] = [pieces.map(it => it.candidates), pieces.map(it => it.marks)]
  const chosen = isNewestFirst
    ? chooseEvents(candidates.toReversed(), marks.toReversed()).reverse()
    : chooseEvents(candidates, marks)
  return chosen.map((it, index) => steadyEvents(raw[index] as StampedLine, it))
}

const none: readonly KeyEvent[] = []

const steadyDating = steady<StampedLine, DatedEntry>(isSameDating)
const steadyEvents = steady<StampedLine, readonly KeyEvent[]>(areSame)

const entryOf = keptOn(
  (source: StampedLine, dated: DatedEntry, events: readonly KeyEvent[], last: Line, text: string): TimelineEntry => {
    const {line, block, description} = source
    const from = source.opening
      ? source.opening.start - block.start
      : line.start + leadingSpace(text, line) - block.start
    const lastBlock = last.block as Block
    return {
      ...dated,
      span: new BlockSpan(block, from, lastBlock, endOfEntry(text, source, last) - lastBlock.start),
      timestamp: source.timestamp,
      description: {value: plainText(text.slice(description.start, description.end)), span: description},
      events,
    }
  },
)

function joined(first: BlockSpan, last: BlockSpan): BlockSpan {
  return new BlockSpan(first.first, first.from, last.last, last.to)
}

function isSameTimeline(a: Timeline, b: Timeline): boolean {
  return (
    a.section === b.section
    && a.layout === b.layout
    && a.entries === b.entries
    && a.isNewestFirst === b.isNewestFirst
    && isSameSpan(a.span, b.span)
    && (a.zone === b.zone
      || (a.zone !== undefined
        && b.zone !== undefined
        && isSameZone(a.zone.value, b.zone.value)
        && isSameSpan(a.zone.span, b.zone.span)))
    && a.writtenZones === b.writtenZones
  )
}

function zoneForm(zone: Zone): string {
  return JSON.stringify(zone)
}

function writtenZones(zone: Zone | undefined, entries: readonly TimelineEntry[]): Zone[] {
  const zones = new Map<string, Zone>()
  if (zone) zones.set(zone.name, zone)
  for (const {timestamp} of entries) if (timestamp.zone) zones.set(timestamp.zone.value.name, timestamp.zone.value)
  return [...zones.values()]
}

function leadingSpace(text: string, line: Line): number {
  let at = line.start
  while (at < line.content && (text[at] === ' ' || text[at] === '\t')) at++
  return at - line.start
}

function mainLayout(raw: readonly StampedLine[]): Timeline['layout'] {
  const counts = new Map<Timeline['layout'], number>()
  for (const {layout} of raw) counts.set(layout, (counts.get(layout) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 'bullets'
}
