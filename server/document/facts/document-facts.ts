import type {WrittenDate} from '../../time/types.ts'
import {anchorSpan, blockIndexAt, isSameSpan, type Block} from '../../markdown/block.ts'
import type {Line} from '../../markdown/line.ts'
import type {MarkdownText} from '../../markdown/markdown-text.ts'
import {kept} from '../../text/kept.ts'
import {lastIndexWhere} from '../../text/sorted.ts'
import {shift, type Located, type Span} from '../../text/span.ts'
import type {CivilDate} from '../../time/calendar.ts'
import {findTimestamps, readTimestamp} from '../../time/timestamp.ts'
import {findZoneDeclaration, readZone, type Zone} from '../../time/zone.ts'
import type {MetadataField, Section, SectionKind, Source} from '../types.ts'

/** What the document states once for all of its times. */
export interface DocumentFacts {
  /** The day of the incident, for entries without a day. */
  readonly date: {readonly value: CivilDate; readonly source: Source} | undefined
  /** For dates that are written without a year. */
  readonly year: number | undefined
  /** The order of day and month in ambiguous numeric dates, if another date shows it. */
  readonly numericOrder: 'day-first' | 'month-first' | undefined
  /** The only zone that is named outside the timelines. */
  readonly zone: {readonly value: Zone; readonly span: Span; readonly source: Source} | undefined
  /** The zone of times for which the document has none. */
  readonly defaultZone: Zone | undefined
}

const publication = /^(?:published|last modified|last updated|updated|created|modified|date published|publish)/i

/** Reads the facts from the metadata, the title, the first paragraphs and the file's name, in that order. */
export function readDocumentFacts(
  markdown: MarkdownText,
  sections: readonly Section[],
  metadata: readonly MetadataField[],
  fileName: string,
  language: string,
  defaultZone = '',
): DocumentFacts {
  const written = collectDates(markdown, sections, metadata, fileName)
  const numericOrder = orderIn(written.map(it => it.date)) ?? (dayFirst.has(language) ? 'day-first' : undefined)
  const full = written.find(it => it.date.year !== undefined && !it.date.fault)
  const year = full?.date.year
  const first = written.find(it => !it.date.fault && (it.date.year ?? year) !== undefined)
  const value = first && toCivil(first.date, year, numericOrder)
  return {
    date: value && first ? {value, source: first.source} : undefined,
    year,
    numericOrder,
    zone: findZone(markdown, sections, metadata),
    defaultZone: readZone(defaultZone, 0)?.value,
  }
}

/** The blocks at the start of a document, which tell what is said once for all of it, and its language. */
export function openingOf({blocks}: MarkdownText): Block[] {
  return blocks.slice(0, lastIndexWhere(blocks, it => it.start <= openingLength) + 1)
}

/**
 * The blocks that are read for the facts, besides those with metadata and headings: what they say decides what the
 * facts are.
 * @param sections those that tell facts
 */
export function blocksOfFacts({blocks}: MarkdownText, first: readonly Block[], sections: readonly Section[]): Block[] {
  const found = [...first]
  for (const {body} of sections) {
    const from = Math.max(first.length, blockIndexAt(blocks, body.start))
    for (let index = from; index < blocks.length && (blocks[index] as Block).start < body.end; index++) {
      found.push(blocks[index] as Block)
    }
  }
  return found
}

/** The blocks at which the parts end that are read for facts: which these are depends on the length of those above. */
export function endsOfOpening({blocks}: MarkdownText): (Block | undefined)[] {
  return [datedOpeningLength, openingLength].map(it => blocks[blockIndexAt(blocks, it)])
}

/** Whether neither of two blocks says anything of days and zones. */
export function tellNothing(a: Block, b: Block): boolean {
  return [a, b].map(factsInBlock).every(it => it.dates.length === 0 && !it.declared && !it.stamped)
}

/** Whether a section tells facts wherever it is. */
export function tellsFacts({kinds}: Section): boolean {
  return kinds.some(kind => factKinds.has(kind))
}

/** Sections that are read for facts wherever they are. */
const factKinds: ReadonlySet<SectionKind> = new Set<SectionKind>(['summary', 'metadata', 'impact', 'title'])

/** The previous facts if both are equal, so that what is derived from them need not be computed again. */
export function sameFacts(before: DocumentFacts | undefined, now: DocumentFacts): DocumentFacts {
  const form = ({date, year, numericOrder, zone, defaultZone}: DocumentFacts) =>
    JSON.stringify([date, year, numericOrder, zone?.value, zone?.source, defaultZone])
  const isSame =
    before !== undefined
    && form(before) === form(now)
    && (before.zone === now.zone || (before.zone && now.zone && isSameSpan(before.zone.span, now.zone.span)))
  return isSame ? before : now
}

/** Languages in which nobody writes the month before the day. */
export const dayFirst: ReadonlySet<string> = new Set(['es', 'fr', 'de', 'pt'])

/** The order of day and month in numeric dates, from the first that can be read only one way. */
export function orderIn(dates: readonly WrittenDate[]): 'day-first' | 'month-first' | undefined {
  return dates.find(it => it.order === 'day-first' || (it.order === 'month-first' && it.day !== it.month))?.order as
    | 'day-first'
    | 'month-first'
    | undefined
}

/**
 * The calendar day that a written date means, with the year it inherits; `undefined` when it is impossible or cannot be
 * determined.
 */
export function toCivil(
  date: WrittenDate,
  year: number | undefined,
  order: 'day-first' | 'month-first' | undefined,
): CivilDate | undefined {
  const known = date.year ?? year
  if (known === undefined || date.fault) return faulty(date)
  if (date.order !== 'ambiguous') return {year: known, month: date.month, day: date.day}
  if (order === undefined) return undefined
  // The first reading of an ambiguous date is month first.
  return order === 'month-first'
    ? {year: known, month: date.month, day: date.day}
    : {year: known, month: date.day, day: date.month}
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
  markdown: MarkdownText,
  sections: readonly Section[],
  metadata: readonly MetadataField[],
  fileName: string,
): Found[] {
  const {text, lines} = markdown
  const found: Found[] = []
  const add = (span: Span, source: Source) => {
    for (const {dates} of factsInBlocks(markdown, span)) for (const date of dates) found.push({date, source})
  }
  for (const field of metadata)
    if (!publication.test(field.key.value) && isDateField(field)) add(field.value.span, 'metadata')
  const title = titleOf(sections)
  if (title) add(title.heading.title.span, 'title')
  for (const field of metadata) if (/^title$/i.test(field.key.value)) add(field.value.span, 'title')
  for (const section of sections.filter(it =>
    it.kinds.some(kind => kind === 'summary' || kind === 'metadata' || kind === 'impact'),
  ))
    add(section.body, 'document')
  const start = lines[firstOfBody(lines)]?.start ?? 0
  const analysis = sections.find(it => it.kinds.some(kind => afterwards.has(kind)))
  add(
    {
      start,
      end: Math.max(start, Math.min(blockEndAt(markdown, datedOpeningLength), analysis?.span.start ?? text.length)),
    },
    'document',
  )
  const name = /(?:^|[/\\])([^/\\]*)$/.exec(fileName)?.[1] ?? ''
  const inName = /(?:^|\D)(\d{4})[-_.](\d{2})[-_.](\d{2})(?!\d)/.exec(name)
  if (inName) {
    const date = readTimestamp(`${inName[1]}-${inName[2]}-${inName[3]}`, 0)?.date
    if (date) found.push({date, source: 'file-name'})
  }
  return found
}

/** A heading at the top applies to the whole document unless it names one of its parts. */
function titleOf([first]: readonly Section[]): Section | undefined {
  return first?.kinds.includes('title') ? first : undefined
}

/**
 * The index of the first line below the front matter: a day may stand in any form, and is the same when a paragraph
 * comes above it.
 */
export function firstOfBody(lines: readonly Line[]): number {
  return Math.max(
    0,
    lines.findIndex(it => it.kind !== 'front-matter'),
  )
}

/** Sections whose dates are usually those of causes and of later work. */
const afterwards = new Set<SectionKind>([
  'root-cause',
  'five-whys',
  'contributing-factors',
  'resolution',
  'action-items',
  'lessons',
  'recurrence',
  'supporting',
])

function isDateField(field: MetadataField): boolean {
  return (
    /date|datum|fecha|^data$|^data do |日|날짜|일$|start|begin|began|début|in[ií]cio|开始|開始|시작|detect|time|when|occurred|発生|duration|window/i.test(
      field.key.value,
    ) || field.kinds.includes('summary')
  )
}

function findZone(
  markdown: MarkdownText,
  sections: readonly Section[],
  metadata: readonly MetadataField[],
): DocumentFacts['zone'] {
  const spans: {span: Span; source: Source}[] = [
    ...metadata.filter(isDateField).map(field => ({span: field.value.span, source: 'metadata' as const})),
    ...[titleOf(sections)].flatMap(it => (it ? {span: it.heading.span, source: 'title' as const} : [])),
    ...sections
      .filter(it =>
        it.kinds.some(kind => kind === 'summary' || kind === 'metadata' || kind === 'title' || kind === 'impact'),
      )
      .map(it => ({span: it.body, source: 'document' as const})),
    {span: {start: 0, end: blockEndAt(markdown, openingLength)}, source: 'document'},
  ]
  for (const {span, source} of spans) {
    const facts = [...factsInBlocks(markdown, span)]
    const block = facts.find(it => it.declared) ?? facts.find(it => it.stamped)
    const zone = block?.declared ?? block?.stamped
    if (block && zone)
      return {value: zone.value, span: anchorSpan(markdown.blocks, shift(zone.span, block.start)), source}
  }
  return undefined
}

/** The days and zones of one block; its offsets count from its start. */
interface BlockFacts {
  readonly dates: readonly WrittenDate[]
  readonly declared: Located<Zone> | undefined
  readonly stamped: Located<Zone> | undefined
}

const factsInBlock = kept(({text}: Block) => factsInText(text))

function factsInText(text: string): BlockFacts {
  const times = findTimestamps(text, 0, text.length)
  return {
    dates: times.flatMap(it => it.date ?? []),
    declared: findZoneDeclaration(text, {start: 0, end: text.length}),
    stamped: times.find(it => it.zone && it.clock)?.zone,
  }
}

/** The end of the block that contains the offset: a limit within a block would cut a date. */
function blockEndAt({blocks}: MarkdownText, offset: number): number {
  return blocks[blockIndexAt(blocks, offset)]?.end ?? 0
}

/** UTF-16 units from the start of the document in which its zone is looked for, up to the end of a block. */
const openingLength = 8000

/** The same for its day. */
const datedOpeningLength = 6000

/** The facts in the blocks of a part of the document; a block that extends past the part's end is read up to it. */
function* factsInBlocks(
  {text, blocks}: MarkdownText,
  {start, end}: Span,
): Iterable<BlockFacts & {readonly start: number}> {
  for (let index = blockIndexAt(blocks, start); index < blocks.length; index++) {
    const block = blocks[index] as Block
    if (end <= block.start) return
    const from = Math.max(start, block.start)
    const to = Math.min(end, block.end)
    if (to <= from) continue
    const isWhole = from === block.start && to === block.end
    const facts = isWhole ? factsInBlock(block) : factsInText(text.slice(from, to))
    yield {...facts, start: from}
  }
}
