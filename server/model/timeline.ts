import type {Line} from '../syntax/lines.ts'
import {plainText} from '../syntax/inline.ts'
import type {Zone} from '../time/zone.ts'
import type {DocumentFacts} from './document-facts.ts'
import {dateEntries} from './entry-dates.ts'
import {entryEnd, toldText, type AroundEntries} from './entry-text.ts'
import {chooseEvents, readMarks} from './episodes.ts'
import {readEventCandidates} from './key-events.ts'
import type {Section, SectionKind, Timeline, TimelineEntry} from './model.ts'
import {kindsOfTitle} from './section-names.ts'
import {readStampedLine, type StampedLine} from './stamped-lines.ts'
import {findTimelineZone, saysApproximate} from './timeline-intro.ts'

/** A timeline, and where its entries begin. */
export interface ReadTimeline {
  readonly timeline: Timeline
  /** For each entry the index of the line with its time; ascending. */
  readonly entryLines: readonly number[]
  /** Those of them that are the entry's from their first word on; ascending. */
  readonly openedLines: readonly number[]
  /** The lines with times of entries and of days; ascending. */
  readonly stampedLines: readonly number[]
}

/**
 * The timelines of a document: every run of stamped entries in a section, dated and in the order in which they stand.
 * @param named the sections that are timelines by their headings, and the parts of these
 */
export function readTimelines(
  text: string, lines: readonly Line[], sections: readonly Section[], owner: Int32Array, named: ReadonlySet<number>, facts: DocumentFacts,
): ReadTimeline[] {
  const groups = new Map<number, StampedLine[]>()
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] as Line
    if (line.kind === 'blank') continue
    const section = owner[index] ?? -1
    const stamped = readStampedLine(text, lines, index, named.has(section))
    if (!stamped) continue
    const root = timelineRoot(section, sections)
    const group = groups.get(root)
    if (group) group.push(stamped)
    else groups.set(root, [stamped])
  }
  const timelines: ReadTimeline[] = []
  for (const [root, stamped] of groups) {
    const section = root < 0 ? undefined : sections[root]
    const accepted = accept(lines, stamped, section)
    if (accepted.length === 0) continue
    timelines.push(build(text, lines, sections, owner, accepted, root < 0 ? undefined : root, facts))
  }
  return timelines.sort((a, b) => a.timeline.span.start - b.timeline.span.start)
}

/** For each line the index of the innermost section that it stands in, its own heading included. */
export function sectionOfLines(lines: readonly Line[], sections: readonly Section[]): Int32Array {
  const owner = new Int32Array(lines.length).fill(-1)
  let next = 0
  for (let index = 0; index < lines.length; index++) {
    while (next < sections.length && (sections[next] as Section).span.start <= (lines[index] as Line).start) next++
    owner[index] = next - 1
  }
  return owner
}

/** Whether the section is a timeline, or a part of one by another name: "Detection" and "Recovery" below "Timeline". */
export function isInTimeline(section: number, sections: readonly Section[]): boolean {
  return 0 <= section && Boolean(sections[timelineAbove(section, sections)]?.kinds.includes('timeline'))
}

/** The innermost timeline that the section is, or is a part of; itself when there is none. */
function timelineAbove(section: number, sections: readonly Section[]): number {
  for (let index: number | undefined = section; index !== undefined && 0 <= index; index = sections[index]?.parent) {
    const {kinds} = sections[index] as Section
    if (kinds.includes('timeline')) return index
    if (isElsewhere(kinds) || kinds.includes('title')) break
  }
  return section
}

/** The entries under "May 12" and under "May 13" belong to the timeline above them both. */
function timelineRoot(section: number, sections: readonly Section[]): number {
  let root = timelineAbove(section, sections)
  while (0 <= root && sections[root]?.kinds.includes('timeline')) {
    const parent = sections[root]?.parent
    if (parent === undefined) break
    const above = sections[parent]
    const isSameFamily = above?.kinds.includes('timeline')
    if (!isSameFamily && !isStampTitled(sections[root] as Section)) break
    root = parent
  }
  return root
}

/** Whether the section is a timeline's by its day or time, not by its name. */
function isStampTitled({heading: {title}, kinds}: Section): boolean {
  return /\d/.test(title.value) && kinds.length === 1 && kinds[0] === 'timeline' && !kindsOfTitle(title.value).includes('timeline')
}

/** Sections in which a list of times is something else: evidence, follow-ups, what was learned. */
const elsewhere = new Set<SectionKind>(['metadata', 'stats', 'action-items', 'supporting', 'lessons', 'lessons-well', 'lessons-wrong', 'lessons-lucky', 'glossary', 'people', 'recurrence', 'open-questions'])

/** Whether lines of such a section are no entries, however they begin; one that was found to hold a timeline is none of these. */
export function isElsewhere(kinds: readonly SectionKind[]): boolean {
  return !kinds.includes('timeline') && kinds.some(it => elsewhere.has(it))
}

function accept(lines: readonly Line[], stamped: readonly StampedLine[], section: Section | undefined): StampedLine[] {
  const isTimeline = section?.kinds.includes('timeline') ?? false
  const outside = stamped.filter(it => it.layout !== 'code')
  const clocked = outside.filter(it => it.timestamp.clock && !it.isTrailing)
  if (isTimeline || (outside.some(it => it.layout === 'headings') && 2 <= outside.filter(it => it.layout === 'headings').length)) {
    const chosen = outside.some(it => it.timestamp.clock || it.timestamp.isApproximate || !it.isDay) ? outside : stamped
    return withoutNested(lines, withoutTrailingProse(chosen.length ? chosen : stamped))
  }
  if (isElsewhere(section?.kinds ?? [])) return []
  const isRun = 3 <= clocked.length && clocked.every(it => it.layout === clocked[0]?.layout || (it.layout !== 'lines' && it.layout !== 'paragraphs'))
  if (isRun) return withoutNested(lines, outside.filter(it => clocked.includes(it) || it.isDay))
  const moments = clocked.filter(it => it.layout === 'paragraphs' && it.isEmphasised && it.timestamp.date)
  return 2 <= moments.length ? moments : []
}

/** A time at the end of a line counts only where the list is written so throughout. */
function withoutTrailingProse(stamped: readonly StampedLine[]): StampedLine[] {
  const leading = stamped.filter(it => !it.isTrailing)
  const trailing = stamped.filter(it => it.isTrailing && (it.layout === 'bullets' || it.layout === 'headings' || it.layout === 'paragraphs'))
  if (trailing.length <= 1 && 2 < leading.length) return leading
  return stamped.filter(it => !it.isTrailing || trailing.includes(it))
}

/** Details under an entry that name a time of their own are not entries when the list above them is stamped throughout. */
function withoutNested(lines: readonly Line[], stamped: readonly StampedLine[]): StampedLine[] {
  const hasHeadings = stamped.some(it => it.layout === 'headings' && !it.isDay)
  if (hasHeadings) return stamped.filter(it => it.layout === 'headings')
  let outer: {line: number; indent: number} | undefined
  return stamped.filter(it => {
    if (it.layout !== 'bullets' && it.layout !== 'numbered') return true
    const indent = (lines[it.line] as Line).indent
    if (outer && outer.indent + 2 <= indent && isDetailOf(lines, outer, it.line)) return false
    outer = {line: it.line, indent}
    return true
  })
}

function isDetailOf(lines: readonly Line[], outer: {line: number; indent: number}, line: number): boolean {
  for (let index = line - 1; outer.line < index; index--) {
    const between = lines[index] as Line
    if (between.kind === 'heading' || (between.kind === 'item' && between.indent <= outer.indent)) return false
  }
  return true
}

function build(
  text: string, lines: readonly Line[], sections: readonly Section[], owner: Int32Array,
  stamped: readonly StampedLine[], root: number | undefined, facts: DocumentFacts,
): ReadTimeline {
  const zone = findTimelineZone(text, lines, sections, stamped, root)
  const raw: StampedLine[] = []
  const days = new Map<number, StampedLine>()
  for (const it of stamped) {
    if (it.isDay && isDayOfOthers(stamped, it)) days.set(it.line, it)
    else raw.push(it)
  }
  const areApproximate = saysApproximate(text, lines, stamped, root === undefined ? undefined : sections[root])
  const dated = dateEntries(raw, [...days.values()], facts, zone)
  const around: AroundEntries = {text, lines, sections, owner, starts: new Set(stamped.map(it => it.line))}
  const entries = dated.entries.map((entry, index): TimelineEntry => {
    const source = raw[index] as StampedLine
    const line = lines[source.line] as Line
    const value = plainText(text.slice(source.description.start, source.description.end))
    return {
      ...entry,
      isApproximate: entry.isApproximate || areApproximate,
      span: {
        start: source.startsAt ?? line.start + leadingSpace(text, line),
        end: beforeBreak(text, source, entryEnd(around, source)),
      },
      timestamp: source.timestamp,
      description: {value, span: source.description},
      events: [],
    }
  })
  const told = raw.map(source => toldText(around, source))
  const events = inTime(told, dated.isNewestFirst, it => chooseEvents(it.map(readEventCandidates), it.map(readMarks)))
  const first = entries[0] as TimelineEntry
  const timeline: Timeline = {
    section: root,
    span: {start: first.span.start, end: (entries.at(-1) as TimelineEntry).span.end},
    layout: mainLayout(raw),
    entries: entries.map((entry, index) => ({...entry, events: events[index] ?? []})),
    zone: zone && {value: zone.value, span: zone.span},
    writtenZones: writtenZones(zone, entries),
    isNewestFirst: dated.isNewestFirst,
  }
  const opened = raw.filter(it => it.startsAt === undefined)
  return {timeline, entryLines: raw.map(it => it.line), openedLines: opened.map(it => it.line), stampedLines: stamped.map(it => it.line)}
}

function writtenZones(zone: {readonly value: Zone} | undefined, entries: readonly TimelineEntry[]): Zone[] {
  const zones = new Map<string, Zone>()
  for (const it of [zone, ...entries.map(entry => entry.timestamp.zone)]) if (it) zones.set(it.value.name, it.value)
  return [...zones.values()]
}

/** An entry that is parted from the next by `<br>` ends there. */
function beforeBreak(text: string, source: StampedLine, end: number): number {
  if (source.layout !== 'paragraphs' && source.layout !== 'lines') return end
  const cut = text.slice(source.timestamp.span.end, end).search(/<br ?\/?>\s{0,3}\d/)
  return cut < 0 ? end : source.timestamp.span.end + cut
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

/** A date alone on its line tells the day of the clock times below it; without such times it is an entry itself. */
function isDayOfOthers(stamped: readonly StampedLine[], day: StampedLine): boolean {
  const next = stamped[stamped.indexOf(day) + 1]
  return next !== undefined && !next.isDay
}

/** Applies what needs the order of time to a list that may be written newest first. */
function inTime<T, R>(list: readonly T[], isNewestFirst: boolean, choose: (list: readonly T[]) => readonly R[]): readonly R[] {
  return isNewestFirst ? [...choose([...list].reverse())].reverse() : choose(list)
}
