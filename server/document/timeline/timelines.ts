import {BlockSpan, isSameSpan, type Block} from '../../markdown/block.ts'
import {collect} from '../../markdown/collect.ts'
import type {Line} from '../../markdown/line.ts'
import {plainText} from '../../markdown/inline.ts'
import type {MarkdownText} from '../../markdown/markdown-text.ts'
import {areSame, keptOn, sameListBy, steady, type Steps} from '../../text/kept.ts'
import {lastIndexWhere} from '../../text/sorted.ts'
import {isSameZone, type Zone} from '../../time/zone.ts'
import type {DocumentFacts} from '../facts/document-facts.ts'
import {chooseEvents, isSameMarks, readMarks, type EntryMarks} from '../events/episodes.ts'
import {isSameCandidates, readEventCandidates, type EventCandidates} from '../events/key-events.ts'
import type {KeyEvent, Section, Timeline, TimelineEntry} from '../types.ts'
import {acceptEntries} from './accept-entries.ts'
import {dateEntries, isSameDating, isSameTime, type DatedEntry} from './entry-dates.ts'
import {endOfEntry, entryText, lastLineOf} from './entry-text.ts'
import {findTimelineZone, saysApproximate} from './intro.ts'
import {stampsIn, type StampedLine} from './stamped-lines.ts'
import {timelineRoot} from './timeline-sections.ts'

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

/** What the timelines of a document are read from. */
export interface TimelineSource {
  readonly markdown: MarkdownText
  readonly sections: readonly Section[]
  /** For each line the index of the innermost section that it stands in, or -1. */
  readonly sectionOfLine: Int32Array
  /** The sections that are timelines by their headings, and the parts of these. */
  readonly named: ReadonlySet<number>
  readonly facts: DocumentFacts
}

/** The timelines of a document: every run of stamped entries in a section, dated and in the order in which they stand. */
export function readTimelines(source: TimelineSource, steps: Steps): ReadTimeline[] {
  const {markdown: {lines}, sections} = source
  const timelines: ReadTimeline[] = []
  for (const [root, stamped] of stampsByRoot(source, steps)) {
    const section = root < 0 ? undefined : sections[root]
    const accepted = acceptEntries(lines, stamped, section)
    if (accepted.length) timelines.push(build(source, accepted, root < 0 ? undefined : root, steps))
  }
  return timelines.sort((a, b) => a.timeline.span.start - b.timeline.span.start)
}

/** The lines with stamps, by the section whose timeline they would belong to. */
function stampsByRoot({markdown, sections, sectionOfLine, named}: TimelineSource, steps: Steps): Map<number, StampedLine[]> {
  const {blocks} = markdown
  const found = collect(steps, 'stamps of blocks', markdown, {
    inputs: [sections], around: 1,
    read(block) {
      const above = blocks[block.index - 1]?.lines.at(-1)?.kind
      const stamps = stampsIn(block, above, expectedIn(block, sectionOfLine, named), undefined, markdown)
      return stamps.length ? stamps : undefined
    },
  })
  const groups = new Map<number, StampedLine[]>()
  const roots = new Map<number, number>()
  for (const [, stamps] of found) {
    for (const stamp of stamps) {
      const section = sectionOfLine[stamp.line.index] ?? -1
      let root = roots.get(section)
      if (root === undefined) roots.set(section, root = timelineRoot(section, sections))
      const group = groups.get(root)
      if (group) group.push(stamp)
      else groups.set(root, [stamp])
    }
  }
  return groups
}

/** Where in the block entries are expected, as `stampsIn` takes it. */
function expectedIn({firstLine, lines}: Block, sectionOfLine: Int32Array, named: ReadonlySet<number>): string {
  const flag = (line: number) => named.has(sectionOfLine[line] ?? -1) ? '1' : '0'
  if (lines.length === 1 || sectionOfLine[firstLine] === sectionOfLine[firstLine + lines.length - 1]) return flag(firstLine)
  return lines.map((_, nth) => flag(firstLine + nth)).join('')
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

function build(source: TimelineSource, stamped: readonly StampedLine[], root: number | undefined, steps: Steps): ReadTimeline {
  const {markdown, sections, facts} = source
  const {text} = markdown
  const zone = findTimelineZone(markdown, sections, stamped, root)
  const areApproximate = saysApproximate(text, stamped, root === undefined ? undefined : sections[root])
  const {raw, next, days} = split(stamped)

  const times = steps.step<readonly StampedLine[]>(`times ${root}`, [stamped], before => sameListBy(before, stamped, isSameTime))
  const dating = steps.step(`dates ${root}`, [times, facts, zone && zoneForm(zone.value), zone?.source, areApproximate], () => {
    const {entries, isNewestFirst} = dateEntries(raw, days, facts, zone)
    const dated = areApproximate ? entries.map(it => it.isApproximate ? it : {...it, isApproximate: true}) : entries
    return {dated: dated.map((it, index) => steadyDating(raw[index] as StampedLine, it)), isNewestFirst, layout: mainLayout(raw)}
  })
  const {isNewestFirst, layout} = dating
  const read = raw.map((it, index) => signsOf(it, entryText(markdown, source, it, next[index]), undefined, undefined, undefined))
  const signs = steps.step<readonly EntrySigns[]>(`signs ${root}`, [read], before => sameListBy(before, read, isSameSigns))
  const events = steps.step(`events ${root}`, [signs, isNewestFirst], () => {
    const [candidates, marks] = [signs.map(it => it.candidates), signs.map(it => it.marks)]
    const chosen = isNewestFirst
      ? chooseEvents(candidates.toReversed(), marks.toReversed()).reverse()
      : chooseEvents(candidates, marks)
    return chosen.map((it, index) => steadyEvents(raw[index] as StampedLine, it))
  })

  const all = raw.map((it, index) =>
    entryOf(it, dating.dated[index] as DatedEntry, events[index] ?? none, lastLineOf(markdown, source, it, next[index]), text))
  const entries = steps.list(`entries ${root}`, all)
  const first = entries[0] as TimelineEntry
  const last = entries.at(-1) as TimelineEntry
  const timeline: Timeline = {
    section: root,
    span: joined(first.span as BlockSpan, last.span as BlockSpan),
    layout,
    entries,
    zone: zone && {value: zone.value, span: zone.span},
    writtenZones: steps.step(`zones ${root}`, [times, zone && zoneForm(zone.value)], () => writtenZones(zone?.value, entries)),
    isNewestFirst,
  }
  const steadyTimeline = steps.step<Timeline>(`timeline ${root}`, [timeline], before => before && isSameTimeline(before, timeline) ? before : timeline)
  const story = steps.step(`story ${root}`, [dating.dated, events], () => ({}))
  return {timeline: steadyTimeline, stamped: raw, times, story}
}

/** What the text of one entry tells of its events. */
interface EntrySigns {
  readonly candidates: EventCandidates
  readonly marks: EntryMarks
}

const signsOf = keptOn((_it: StampedLine, text: string, _b: undefined, _c: undefined, _context: undefined): EntrySigns =>
  ({candidates: readEventCandidates(text), marks: readMarks(text)}))

function isSameSigns(a: EntrySigns, b: EntrySigns): boolean {
  return isSameCandidates(a.candidates, b.candidates) && isSameMarks(a.marks, b.marks)
}

const none: readonly KeyEvent[] = []

const steadyDating = steady<StampedLine, DatedEntry>(isSameDating)
const steadyEvents = steady<StampedLine, readonly KeyEvent[]>(areSame)

/** The stamped lines that are entries, each with the stamped line below it, and those that are days of entries. */
function split(stamped: readonly StampedLine[]): {raw: StampedLine[]; next: (Line | undefined)[]; days: StampedLine[]} {
  const [raw, next, days]: [StampedLine[], (Line | undefined)[], StampedLine[]] = [[], [], []]
  stamped.forEach((it, index) => {
    const below = stamped[index + 1]
    // A date alone on its line tells the day of the clock times below it; without such times it is an entry itself.
    if (it.isDay && below && !below.isDay) days.push(it)
    else {
      raw.push(it)
      next.push(below?.line)
    }
  })
  return {raw, next, days}
}

const entryOf = keptOn((source: StampedLine, dated: DatedEntry, events: readonly KeyEvent[], last: Line, text: string): TimelineEntry => {
  const {line, block, description} = source
  const from = source.opening ? source.opening.start - block.start : line.start + leadingSpace(text, line) - block.start
  const lastBlock = last.block as Block
  return {
    ...dated,
    span: new BlockSpan(block, from, lastBlock, endOfEntry(text, source, last) - lastBlock.start),
    timestamp: source.timestamp,
    description: {value: plainText(text.slice(description.start, description.end)), span: description},
    events,
  }
})

function joined(first: BlockSpan, last: BlockSpan): BlockSpan {
  return new BlockSpan(first.first, first.from, last.last, last.to)
}

function isSameTimeline(a: Timeline, b: Timeline): boolean {
  return a.section === b.section && a.layout === b.layout && a.entries === b.entries && a.isNewestFirst === b.isNewestFirst
    && isSameSpan(a.span, b.span) && (a.zone === b.zone || (a.zone !== undefined && b.zone !== undefined
      && isSameZone(a.zone.value, b.zone.value) && isSameSpan(a.zone.span, b.zone.span)))
    && a.writtenZones === b.writtenZones
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
