import {anchor, lineAt, LineSpan} from '../syntax/line-span.ts'
import {readCells, rereadLine, trim, type Line} from '../syntax/lines.ts'
import {plainText} from '../syntax/inline.ts'
import {differenceOf, type Difference} from '../text/difference.ts'
import type {Span} from '../text/span.ts'
import {readActionItems} from './action-items.ts'
import {putOn} from './anchor-model.ts'
import {isStamp} from './build-model.ts'
import {proseLinesAround, readClaimsAround, type RawClaim} from './claims.ts'
import {opening, readDocumentFacts, type DocumentFacts} from './document-facts.ts'
import {readMarks} from './episodes.ts'
import {isOutage} from './incident.ts'
import {readEventCandidates} from './key-events.ts'
import {languageOf} from './language.ts'
import {readField} from './metadata.ts'
import type {ActionItem, Claim, PostmortemModel, Section, SectionKind, Table, Timeline, TimelineEntry} from './model.ts'
import {emptyProject} from './project.ts'
import {kindsUpFrom, type Reading} from './reading.ts'
import {kindsWith} from './section-names.ts'
import {isBlank, isBreak, readHeading} from './sections.ts'
import {readStampedLine, type StampedLine} from './stamped-lines.ts'
import {toldText} from './timeline.ts'

/** A change within the words of one line, which leaves the structure of the document as it was. */
export interface SmallChange {
  /** Index of the line. */
  readonly line: number
  /** Offset in the document at which the words began to differ. */
  readonly start: number
  /** Which texts the line belongs to: the kinds of the sections it stands in, `entries` in a timeline, `tables` in a row. */
  readonly touches: ReadonlySet<SectionKind | 'entries' | 'tables'>
}

/**
 * Reads a document again of which only words within a line have changed: its lines are moved, what the one line says is read anew, and all
 * else is kept. `undefined` when more than that may have changed; the document must then be read as a whole, and `before` is spent in either
 * case, as its lines are.
 */
export function rereadDocument(before: Reading, text: string): {reading: Reading; change: SmallChange} | undefined {
  const difference = differenceOf(before.text, text)
  const index = difference && lineAt(before.lines, difference.start)
  if (!difference || index === undefined || !isWithinWords(before, text, difference, index)) return undefined
  const old = before.lines[index] as Line
  const by = text.length - before.text.length
  const line = rereadLine(text, before.lines, index, old.end + by)
  if (!line) return undefined
  const saidBefore = whatLineSays(before, before.text, index)
  if (!saidBefore) return undefined
  moveLines(before.lines, index, by)
  const said = whatLineSays(before, text, index)
  if (!said || said.structure !== saidBefore.structure || difference.start - line.start < Math.max(said.wordsFrom, saidBefore.wordsFrom)) return undefined
  if (!isSameAround(before, text, index)) return undefined
  const model = withWords(before, text, index)
  return model && {
    reading: {...before, text, model},
    change: {line: index, start: difference.start, touches: touchesOf(before, index)},
  }
}

const wordKinds: ReadonlySet<Line['kind']> = new Set<Line['kind']>(['text', 'item', 'row', 'quote', 'code'])

/** Whether nothing but words behind the marks of one line has changed, and none of the marks that reach beyond a line is among them. */
function isWithinWords({text: old, lines, owner, model}: Reading, text: string, {start, endBefore, endAfter}: Difference, index: number): boolean {
  const line = lines[index] as Line
  if (index < 2 || (owner[index] as number) < 0 || !wordKinds.has(line.kind)) return false
  if (start < line.content || line.end < endBefore || longestLine < line.end - line.start) return false
  if (/[\r\n]/.test(text.slice(start, endAfter))) return false
  const words = [old.slice(line.content, line.end), text.slice(line.content, line.end + endAfter - endBefore)]
  if (words.some(it => reaching.test(it))) return false
  if (line.kind === 'code' && model.timelines.some(it => it.layout === 'code')) return false
  // A paragraph whose last line is underlined is a heading as a whole.
  for (let at = index + 1; lines[at]?.kind === 'text' || lines[at]?.kind === 'underline'; at++) if (lines[at]?.kind === 'underline') return false
  return !(line.kind === 'row' && (lines[index + 1]?.kind === 'delimiter' || lines[index - 1]?.kind === 'text'))
}

/** Characters. */
const longestLine = 5000

/** What opens or closes something for the lines below, or is an instruction to us; and headings without the space, which are counted. */
const reaching = /^(?:#|-{3}|\.{3}|\+{3})|<!--|-->|postmortem-|```|~~~|<br|<\/?li\b/i

/** What a line is to the document, apart from its words. */
interface LineSayings {
  readonly structure: string
  /** Units from the start of the line behind which words may change without another time being read. */
  readonly wordsFrom: number
}

/** `undefined` when the line is more than words: a heading, a field. */
function whatLineSays(reading: Reading, text: string, index: number): LineSayings | undefined {
  const {lines, owner, model, settings: {project = emptyProject}} = reading
  const line = lines[index] as Line
  const section = owner[index] as number
  const kinds = model.sections[section]?.kinds ?? []
  if (line.kind !== 'code' && line.kind !== 'quote') {
    if (readHeading(text, lines, index, 0, {isStamp, kindsOf: kindsWith(project.sectionNames)}) || readField(text, line)) return undefined
  }
  const claims = claimsAround(reading, text, index)
  if (!claims) return undefined
  const stamp = readStampedLine(text, lines, index, kinds.includes('timeline'))
  const told = tellersOf(reading, index).map(at => toldBy(reading, text, at))
  const cells = line.kind === 'row' ? readCells(text, line).length : 0
  return {
    structure: JSON.stringify([isBreak(text, line), cells, stamp && formOf(stamp, line.start), told, claims.map(it => claimForm(it, text, lines))]),
    wordsFrom: stamp ? wordsFromOf(stamp, line) : 0,
  }
}

/** A time at the end of its line would grow with it. */
function wordsFromOf({timestamp, description}: StampedLine, line: Line): number {
  return timestamp.span.end === line.end ? Infinity : Math.max(timestamp.span.end, description.start) - line.start
}

/** A stamp without its words; offsets count from the start of its line. An entry without words may be a day. */
function formOf({layout, timestamp, description, isTrailing, isDay, isEmphasised, startsAt}: StampedLine, from: number): unknown {
  const relative = (key: string, value: unknown) => key === 'start' || key === 'end' && typeof value === 'number' ? (value as number) - from : value
  const isSilent = description.end <= description.start
  return [layout, JSON.parse(JSON.stringify(timestamp, relative)), description.start - from, isSilent, isTrailing, isDay, isEmphasised, startsAt !== undefined]
}

/** What the words around state; of an entry, whose times are no claims, nothing. */
function claimsAround(reading: Reading, text: string, index: number): RawClaim[] | undefined {
  const {lines, owner, model, facts} = reading
  const kind = (lines[index] as Line).kind
  if (kind === 'code' || kind === 'quote') return []
  const {first} = proseLinesAround(lines, index)
  if (isEntryOfTimeline(reading, first)) return []
  return readClaimsAround(text, lines, index, model.sections[owner[first] as number], facts)
}

/** A claim without its places in the line. */
function claimForm({span, line, window, ...rest}: RawClaim, text: string, lines: readonly Line[]): unknown {
  const withoutSpans = (key: string, value: unknown) => key === 'span' ? undefined : value
  return [rest, lineAt(lines, line), window && JSON.parse(JSON.stringify(window, withoutSpans)), isOutage({span}, text)]
}

function isEntryOfTimeline({places}: Reading, index: number): boolean {
  return places.some(it => includes(it.entryLines, index))
}

/** The entries that may tell what stands in the line: the last one at or above it of each timeline. */
function tellersOf({places}: Reading, index: number): {timeline: number; entry: number}[] {
  return places.flatMap(({entryLines}, timeline) => {
    const entry = lastUpTo(entryLines, index)
    return entry < 0 || farthest < index - (entryLines[entry] as number) ? [] : [{timeline, entry}]
  })
}

/** Lines: what an entry tells of its event does not go on further than this. */
const farthest = 20

function toldBy({lines, owner, places, model}: Reading, text: string, {timeline, entry}: {timeline: number; entry: number}): unknown {
  const place = places[timeline]
  const index = place?.entryLines[entry] ?? 0
  const kinds = model.sections[owner[index] as number]?.kinds ?? []
  const stamp = readStampedLine(text, lines, index, kinds.includes('timeline'))
  if (!stamp || !place) return undefined
  const told = toldText(text, lines, stamp, {has: it => includes(place.stampedLines, it)})
  return [[...readEventCandidates(told)], readMarks(told)]
}

/** What is read of more than a line: the language, the day and the zone of the document, and whether its section says anything. */
function isSameAround(reading: Reading, text: string, index: number): boolean {
  const {lines, owner, model, facts, fileName, settings: {project = emptyProject}} = reading
  const line = lines[index] as Line
  const section = model.sections[owner[index] as number] as Section
  if (isInIntro(reading, index)) return false
  if (isBlank(text, section.body.start, section.body.end) !== isBlank(reading.text, section.body.start, section.body.end + reading.text.length - text.length)) return false
  const isOpening = line.start <= opening
  if (isOpening && languageOf(text) !== model.language) return false
  const tellsFacts = isOpening || kindsUpFrom(model, owner[index]).some(it => it === 'summary' || it === 'metadata' || it === 'impact' || it === 'title')
  return !tellsFacts || areSame(readDocumentFacts(text, lines, model.sections, model.metadata, fileName, project.defaultZone), facts)
}

function areSame(a: DocumentFacts, b: DocumentFacts): boolean {
  const form = ({date, year, numericOrder, zone}: DocumentFacts) => JSON.stringify([date, year, numericOrder, zone?.value, zone?.source])
  return form(a) === form(b)
}

/** Between the heading of a timeline and its first entry stands what holds for all of them. */
function isInIntro({places, lines, owner, model}: Reading, index: number): boolean {
  return places.some(({entryLines}, timeline) => {
    const first = entryLines[0] ?? 0
    if (first < index) return false
    const root = model.timelines[timeline]?.section
    const from = root === undefined ? (lines[first] as Line).start - introLength : model.sections[root]?.span.start ?? 0
    return index !== first && from <= (lines[index] as Line).start && (owner[index] as number) <= (owner[first] as number)
  })
}

/** Characters above a timeline without a heading. */
const introLength = 1000

function moveLines(lines: readonly Line[], index: number, by: number): void {
  const movable = lines as readonly {start: number; end: number; content: number}[]
  ;(movable[index] as {end: number}).end += by
  if (by === 0) return
  for (let at = index + 1; at < movable.length; at++) {
    const line = movable[at] as {start: number; end: number; content: number}
    line.start += by
    line.end += by
    line.content += by
  }
}

/** The model with the new words of the line. */
function withWords(reading: Reading, text: string, index: number): PostmortemModel | undefined {
  const {lines, owner, model} = reading
  const line = lines[index] as Line
  const kinds = kindsUpFrom(model, owner[index])
  const claims = withClaims(reading, text, index)
  return claims && {
    ...model,
    claims,
    timelines: withEntry(reading, text, index),
    tables: line.kind === 'row' ? withRow(model.tables, text, line) : model.tables,
    actionItems: kinds.includes('action-items') ? itemsOf(reading, text) : model.actionItems,
  }
}

/** The claims with their new places; the same ones are still there. */
function withClaims(reading: Reading, text: string, index: number): readonly Claim[] | undefined {
  const {lines, model: {claims}} = reading
  const read = claimsAround(reading, text, index)
  if (!read?.length) return claims
  const {first, last} = proseLinesAround(lines, index)
  const [from, to] = [(lines[first] as Line).start, (lines[last] as Line).start]
  const isHere = ({span}: Claim) => from <= (span as LineSpan).first.start && (span as LineSpan).first.start <= to
  const at = claims.findIndex(isHere)
  const known = claims.filter(isHere)
  if (known.length !== read.length) return undefined
  const put = putOn(lines)
  const moved = known.map((claim, i): Claim => {
    const {span, window, line} = read[i] as RawClaim
    // The only window of the same line, which the length was held against.
    const beside = claim.computed?.by === 'window' ? read.find(it => it.window && it.line === line)?.window : undefined
    const computed = claim.computed && beside ? {...claim.computed, from: (beside.start.clock ?? beside.start).span, to: (beside.end.clock ?? beside.end).span} : claim.computed
    return put.claim({...claim, span, window, computed})
  })
  return [...claims.slice(0, at), ...moved, ...claims.slice(at + known.length)]
}

function itemsOf({lines, owner, model, settings: {project = emptyProject}}: Reading, text: string): ActionItem[] {
  return readActionItems(text, lines, model.sections, owner, project.tickets).map(putOn(lines).actionItem)
}

function withEntry({lines, owner, places, model}: Reading, text: string, index: number): readonly Timeline[] {
  const at = places.findIndex(it => includes(it.entryLines, index))
  const timeline = model.timelines[at]
  if (!timeline) return model.timelines
  const kinds = model.sections[owner[index] as number]?.kinds ?? []
  const stamp = readStampedLine(text, lines, index, kinds.includes('timeline'))
  if (!stamp) return model.timelines
  const {start, end} = stamp.description
  const entry = lastUpTo(places[at]?.entryLines ?? [], index)
  const entries = [...timeline.entries]
  entries[entry] = {...entries[entry] as TimelineEntry, description: {value: plainText(text.slice(start, end)), span: anchor(lines, stamp.description)}}
  return model.timelines.with(at, {...timeline, entries})
}

function withRow(tables: readonly Table[], text: string, line: Line): readonly Table[] {
  const at = tables.findLastIndex(it => it.header.span.start < line.start)
  const table = tables[at]
  const row = table?.rows.findIndex(it => (it.span as LineSpan).first === line) ?? -1
  if (!table || row < 0) return tables
  const put = (span: Span) => anchor([line], span)
  const rows = table.rows.with(row, {span: put({start: line.content, end: trim(text, line.content, line.end).end}), cells: readCells(text, line).map(put)})
  return tables.with(at, {...table, rows})
}

function touchesOf({lines, owner, places, model}: Reading, index: number): SmallChange['touches'] {
  const touches = new Set<SectionKind | 'entries' | 'tables'>(kindsUpFrom(model, owner[index]))
  if (lines[index]?.kind === 'row') touches.add('tables')
  if (places.some(({entryLines}) => {
    const entry = lastUpTo(entryLines, index)
    return 0 <= entry && (entry < entryLines.length - 1 || index - (entryLines[entry] as number) <= farthest || owner[index] === owner[entryLines[entry] as number])
  })) touches.add('entries')
  return touches
}

function includes(sorted: readonly number[], value: number): boolean {
  const at = lastUpTo(sorted, value)
  return 0 <= at && sorted[at] === value
}

/** Index of the last that is not above `value`, or -1. */
function lastUpTo(sorted: readonly number[], value: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] as number) <= value) low = middle + 1
    else high = middle
  }
  return low - 1
}
