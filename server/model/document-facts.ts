import {lineAt} from '../syntax/line-span.ts'
import type {Line} from '../syntax/lines.ts'
import {remember} from '../text/remember.ts'
import {shift, type Located, type Span} from '../text/span.ts'
import type {CivilDate} from '../time/calendar.ts'
import {findTimestamps, readTimestamp, type WrittenDate} from '../time/timestamp.ts'
import {findZoneDeclaration, readZone, type Zone} from '../time/zone.ts'
import type {MetadataField, Section, SectionKind, Source} from './model.ts'

/** What the document says once for all of its times. */
export interface DocumentFacts {
  /** The day of the incident, for entries that say none. */
  readonly date: {readonly value: CivilDate; readonly source: Source} | undefined
  /** For dates that are written without a year. */
  readonly year: number | undefined
  /** How numeric dates that can be read both ways are meant here, if any other date tells. */
  readonly numericOrder: 'day-first' | 'month-first' | undefined
  /** The one zone that is named outside of the timelines. */
  readonly zone: {readonly value: Zone; readonly span: Span; readonly source: Source} | undefined
  /** The zone of times of which nothing in the document tells one. */
  readonly defaultZone: Zone | undefined
}

const publication = /^(?:published|last modified|last updated|updated|created|modified|date published|publish)/i

/**
 * Reads the facts from the metadata, the title, the first paragraphs and the file's name, in that order. Where else it looks, or where the parts
 * that it looks at end, `factsBlockAround` in `line-surroundings.ts` must know.
 */
export function readDocumentFacts(
  text: string, lines: readonly Line[], sections: readonly Section[], metadata: readonly MetadataField[], fileName: string,
  language: string, defaultZone = '',
): DocumentFacts {
  const blocksOf = toldBlocks(text, lines)
  const written = collectDates(text, sections, metadata, lines, fileName, blocksOf)
  const numericOrder = orderIn(written.map(it => it.date)) ?? (dayFirst.has(language) ? 'day-first' : undefined)
  const full = written.find(it => it.date.year !== undefined && !it.date.fault)
  const year = full?.date.year
  const first = written.find(it => !it.date.fault && (it.date.year ?? year) !== undefined)
  const value = first && toCivil(first.date, year, numericOrder)
  return {
    date: value && first ? {value, source: first.source} : undefined,
    year,
    numericOrder,
    zone: findZone(lines, sections, metadata, blocksOf),
    defaultZone: readZone(defaultZone, 0)?.value,
  }
}

/** Languages in which nobody writes the month in front of the day. */
export const dayFirst: ReadonlySet<string> = new Set(['es', 'fr', 'de', 'pt'])

/** The order of day and month in dates of figures, from the first that can only be read one way. */
export function orderIn(dates: readonly WrittenDate[]): 'day-first' | 'month-first' | undefined {
  return dates.find(it => it.order === 'day-first' || (it.order === 'month-first' && it.day !== it.month))?.order as 'day-first' | 'month-first' | undefined
}

/** The calendar day that a written date means, with the year it inherits; `undefined` when it is impossible or cannot be told. */
export function toCivil(date: WrittenDate, year: number | undefined, order: 'day-first' | 'month-first' | undefined): CivilDate | undefined {
  const known = date.year ?? year
  if (known === undefined || date.fault) return faulty(date)
  if (date.order !== 'ambiguous') return {year: known, month: date.month, day: date.day}
  if (order === undefined) return undefined
  // The first reading of an ambiguous date is month first.
  return order === 'month-first' ? {year: known, month: date.month, day: date.day} : {year: known, month: date.day, day: date.month}
}

/** "22025-03-18" can only be 2025. */
function faulty(date: WrittenDate): CivilDate | undefined {
  if (date.year === undefined || date.year < 10000) return undefined
  const match = /20\d\d$/.exec(String(date.year)) ?? /^20\d\d/.exec(String(date.year))
  return match ? {year: Number(match[0]), month: date.month, day: date.day} : undefined
}

interface Found {
  readonly date: WrittenDate
  readonly source: Source
}

function collectDates(
  text: string, sections: readonly Section[], metadata: readonly MetadataField[], lines: readonly Line[], fileName: string, blocksOf: ToldBlocks,
): Found[] {
  const found: Found[] = []
  const add = (span: Span, source: Source) => {
    for (const {dates} of blocksOf(span)) for (const date of dates) found.push({date, source})
  }
  for (const field of metadata) if (!publication.test(field.key.value) && isDateField(field)) add(field.value.span, 'metadata')
  const title = titleOf(sections)
  if (title) add(title.heading.title.span, 'title')
  for (const field of metadata) if (/^title$/i.test(field.key.value)) add(field.value.span, 'title')
  for (const section of sections.filter(it => it.kinds.some(kind => kind === 'summary' || kind === 'metadata' || kind === 'impact'))) add(section.body, 'document')
  const start = lines[firstOfBody(lines)]?.start ?? 0
  const analysis = sections.find(it => it.kinds.some(kind => afterwards.has(kind)))
  add({start, end: Math.max(start, Math.min(lineEndAt(lines, datedOpening), analysis?.span.start ?? text.length))}, 'document')
  const name = /(?:^|[/\\])([^/\\]*)$/.exec(fileName)?.[1] ?? ''
  const inName = /(?:^|\D)(\d{4})[-_.](\d{2})[-_.](\d{2})(?!\d)/.exec(name)
  if (inName) {
    const date = readTimestamp(`${inName[1]}-${inName[2]}-${inName[3]}`, 0)?.date
    if (date) found.push({date, source: 'file-name'})
  }
  return found
}

/** A heading at the top says something of the whole document if it does not say that it is one of its parts. */
function titleOf([first]: readonly Section[]): Section | undefined {
  return first?.kinds.includes('title') ? first : undefined
}

/** The index of the first line below the front matter: a day may stand in any form, and is the same when a paragraph comes above it. */
export function firstOfBody(lines: readonly Line[]): number {
  return Math.max(0, lines.findIndex(it => it.kind !== 'front-matter'))
}

/** Where dates are mostly those of causes and of later work. */
const afterwards = new Set<SectionKind>(['root-cause', 'five-whys', 'contributing-factors', 'resolution', 'action-items', 'lessons', 'recurrence', 'supporting'])

function isDateField(field: MetadataField): boolean {
  return /date|datum|fecha|^data$|^data do |日|날짜|일$|start|begin|began|début|in[ií]cio|开始|開始|시작|detect|time|when|occurred|発生|duration|window/i.test(field.key.value) || field.kinds.includes('summary')
}

function findZone(lines: readonly Line[], sections: readonly Section[], metadata: readonly MetadataField[], blocksOf: ToldBlocks): DocumentFacts['zone'] {
  const spans: {span: Span; source: Source}[] = [
    ...metadata.filter(isDateField).map(field => ({span: field.value.span, source: 'metadata' as const})),
    ...[titleOf(sections)].flatMap(it => it ? {span: it.heading.span, source: 'title' as const} : []),
    ...sections.filter(it => it.kinds.some(kind => kind === 'summary' || kind === 'metadata' || kind === 'title' || kind === 'impact')).map(it => ({span: it.body, source: 'document' as const})),
    {span: {start: 0, end: lineEndAt(lines, opening)}, source: 'document'},
  ]
  for (const {span, source} of spans) {
    const told = [...blocksOf(span)]
    const block = told.find(it => it.declared) ?? told.find(it => it.stamped)
    const zone = block?.declared ?? block?.stamped
    if (block && zone) return {value: zone.value, span: shift(zone.span, block.start), source}
  }
  return undefined
}

/** What one block says of days and zones; its offsets count from its start. */
export interface Told {
  readonly dates: readonly WrittenDate[]
  readonly declared: Located<Zone> | undefined
  readonly stamped: Located<Zone> | undefined
}

/** Of a document that is edited, all blocks but one are as they were. */
export const toldIn = remember((block): Told => {
  const times = findTimestamps(block, 0, block.length)
  return {
    dates: times.flatMap(it => it.date ?? []),
    declared: findZoneDeclaration(block, {start: 0, end: block.length}),
    stamped: times.find(it => it.zone && it.clock)?.zone,
  }
})

/** The end of the line that holds the offset: a limit within a line would cut a date, and another one after each letter that is typed above. */
function lineEndAt(lines: readonly Line[], offset: number): number {
  return lines[lineAt(lines, offset)]?.end ?? 0
}

/** Characters from the start of the document in which its zone is looked for, up to the end of a line. */
export const opening = 8000

/** The same of its day. */
export const datedOpening = 6000

/** Paragraphs, items and rows of a part of the document, with what they say: a date may go on in the next line, but not beyond one of them. */
type ToldBlocks = (part: Span) => Iterable<Told & {readonly start: number}>

/** A block that several parts hold is read once. */
function toldBlocks(text: string, lines: readonly Line[]): ToldBlocks {
  const known = new Map<number, Told>()
  return function* ({start, end}) {
    for (let index = lineAt(lines, start); index < lines.length && (lines[index] as Line).start < end;) {
      const last = lastOfBlock(text, lines, index)
      const block = {start: Math.max(start, (lines[index] as Line).start), end: Math.min(end, (lines[last] as Line).end)}
      const isWhole = start <= (lines[index] as Line).start && (lines[last] as Line).end <= end
      if (block.start < block.end) {
        const told = (isWhole ? known.get(index) : undefined) ?? toldIn(text.slice(block.start, block.end))
        if (isWhole) known.set(index, told)
        yield {...told, start: block.start}
      }
      index = last + 1
    }
  }
}

/** Of the block that the line stands in, the last line. */
export function lastOfBlock(text: string, lines: readonly Line[], index: number): number {
  let last = index
  while (last + 1 < lines.length && !beginsBlock(text, lines, last + 1)) last++
  return last
}

/** Whether the line is the first of a block: behind an empty one, or with a mark. */
export function beginsBlock(text: string, lines: readonly Line[], index: number): boolean {
  const before = lines[index - 1]
  if (before === undefined || before.start === before.end) return true
  blockMark.lastIndex = (lines[index] as Line).start
  return blockMark.test(text)
}

const blockMark = /[ \t]{0,12}(?:[-*+•|>]|\d{1,3}[.)])[ \t]/y
