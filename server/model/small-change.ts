import {anchor, lineAt, LineSpan} from '../syntax/line-span.ts'
import {readCells, rereadLine, trim, type Line} from '../syntax/lines.ts'
import {plainText} from '../syntax/inline.ts'
import {unclosedBlock} from '../syntax/unclosed-block.ts'
import {differenceOf, type Difference} from '../text/difference.ts'
import {includes, lastUpTo} from '../text/sorted.ts'
import type {Span} from '../text/span.ts'
import {readActionItems, rereadRow} from './action-items.ts'
import {putOn} from './anchor-model.ts'
import {proseLinesAround} from './claims.ts'
import {farthest, whatLineSays, type LineSayings} from './line-sayings.ts'
import {isSameAround, surroundingsOf} from './line-surroundings.ts'
import type {ActionItem, Claim, PostmortemModel, SectionKind, Table, Timeline, TimelineEntry} from './model.ts'
import {emptyProject} from './project.ts'
import {kindsUpFrom, type Reading} from './reading.ts'

/** A change within the words of one line, which leaves the structure of the document as it was. */
export interface SmallChange {
  /** Index of the line. */
  readonly line: number
  /** Offset in the document at which the words began to differ. */
  readonly start: number
  /** Which texts the line belongs to: the kinds of the sections it stands in, `title` only right below one, `entries` in a timeline, `tables` in a row. */
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
  const saidBefore = lastSayings(before, index) ?? whatLineSays(before, before.text, index)
  if (!saidBefore) return undefined
  const around = surroundingsOf(before, before.text, index)
  moveLines(before.lines, index, by)
  const said = whatLineSays(before, text, index)
  if (!said || said.structure !== saidBefore.structure || difference.start - line.start < Math.max(said.wordsFrom, saidBefore.wordsFrom)) return undefined
  if (!isSameAround(before, text, index, around)) return undefined
  const model = withWords(before, text, index, said)
  if (!model) return undefined
  const reading = {...before, text, model}
  lastSaid.set(reading, {index, said})
  return {reading, change: {line: index, start: difference.start, touches: touchesOf(before, index)}}
}

/** What the line said that was changed last: mostly the next letter is typed there. */
const lastSaid = new WeakMap<Reading, {readonly index: number; readonly said: LineSayings}>()

function lastSayings(reading: Reading, index: number): LineSayings | undefined {
  const last = lastSaid.get(reading)
  return last?.index === index ? last.said : undefined
}

const wordKinds: ReadonlySet<Line['kind']> = new Set<Line['kind']>(['text', 'item', 'row', 'quote', 'code'])

/** Whether nothing but words behind the marks of one line has changed, and none of the marks that reach beyond a line is among them. */
function isWithinWords({text: old, lines, owner, model}: Reading, text: string, {start, endBefore, endAfter}: Difference, index: number): boolean {
  const line = lines[index] as Line
  if (isAtTop(lines, index) || (owner[index] as number) < 0 || !wordKinds.has(line.kind)) return false
  if (start < line.content || line.end < endBefore || longestLine < line.end - line.start) return false
  if (/[\r\n]/.test(text.slice(start, endAfter))) return false
  const words = [old.slice(line.content, line.end), text.slice(line.content, line.end + endAfter - endBefore)]
  if (words.some(it => reaching.test(it))) return false
  if (isBehindBreak.test(old.slice(Math.max(0, line.start - 12), line.start))) return false
  if (line.kind === 'code' && model.timelines.some(it => it.layout === 'code')) return false
  // A paragraph whose last line is underlined is a heading as a whole.
  for (let at = index + 1; lines[at]?.kind === 'text' || lines[at]?.kind === 'underline'; at++) if (lines[at]?.kind === 'underline') return false
  return !(line.kind === 'row' && (lines[index + 1]?.kind === 'delimiter' || lines[index - 1]?.kind === 'text'))
}

/** An entry in a paragraph ends at a break that a figure stands behind. */
const isBehindBreak = /<br ?\/?>\s*$/

/** Whether the line may be, or be above, the title of a document that marks none. */
function isAtTop(lines: readonly Line[], index: number): boolean {
  let top = 0
  while (lines[top]?.kind === 'front-matter' || lines[top]?.kind === 'blank') top++
  return index < top + 2
}

/** Characters. */
const longestLine = 5000

/** What opens or closes something for the lines below, or is an instruction to us; and headings without the space, which are counted. */
const reaching = /^(?:#|-{3}|\.{3}|\+{3})|<!--|-->|postmortem-|```|~~~|<br|<\/?li\b/i

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
function withWords(reading: Reading, text: string, index: number, said: LineSayings): PostmortemModel | undefined {
  const {lines, owner, model} = reading
  const line = lines[index] as Line
  const kinds = kindsUpFrom(model, owner[index])
  const claims = withClaims(reading, index, said)
  return claims && {
    ...model,
    claims,
    timelines: withEntry(reading, text, index, said),
    tables: line.kind === 'row' ? withRow(model.tables, text, line) : model.tables,
    actionItems: kinds.includes('action-items') ? itemsOf(reading, text, index) : model.actionItems,
    unclosed: index === lines.length - 1 ? unclosedAtEnd(reading, text) : model.unclosed,
  }
}

/** The last line may close a block. */
function unclosedAtEnd({lines}: Reading, text: string): Span | undefined {
  const span = unclosedBlock(text, lines)
  return span && anchor(lines, span)
}

/** The claims with their new places; the same ones are still there. */
function withClaims({lines, model: {claims}}: Reading, index: number, {claims: read}: LineSayings): readonly Claim[] | undefined {
  if (!read.length) return claims
  const {first, last} = proseLinesAround(lines, index)
  const [from, to] = [(lines[first] as Line).start, (lines[last] as Line).start]
  const isHere = ({span}: Claim) => from <= (span as LineSpan).first.start && (span as LineSpan).first.start <= to
  const at = claims.findIndex(isHere)
  const known = claims.filter(isHere)
  if (known.length !== read.length) return undefined
  const put = putOn(lines)
  const moved = known.map((claim, i): Claim => {
    const {span, window, line} = read[i] as LineSayings['claims'][number]
    // The only window of the same line, which the length was held against.
    const beside = claim.computed?.by === 'window' ? read.find(it => it.window && it.line === line)?.window : undefined
    const computed = claim.computed && beside ? {...claim.computed, from: (beside.start.clock ?? beside.start).span, to: (beside.end.clock ?? beside.end).span} : claim.computed
    return put.claim({...claim, span, window, computed})
  })
  return [...claims.slice(0, at), ...moved, ...claims.slice(at + known.length)]
}

/** A row is an item of its own; of a list, a line may be a part of one. */
function itemsOf({lines, owner, model, settings: {project = emptyProject}}: Reading, text: string, index: number): readonly ActionItem[] {
  const line = lines[index] as Line
  const {actionItem} = putOn(lines)
  const at = line.kind === 'row' ? model.actionItems.findIndex(it => (it.span as LineSpan).first === line) : -1
  const row = at < 0 ? undefined : rereadRow(text, lines, model.sections, owner, index, project.tickets)
  return row ? model.actionItems.with(at, actionItem(row)) : readActionItems(text, lines, model.sections, owner, project.tickets).map(actionItem)
}

function withEntry({lines, places, model}: Reading, text: string, index: number, {stamp}: LineSayings): readonly Timeline[] {
  const at = places.findIndex(it => includes(it.entryLines, index))
  const timeline = model.timelines[at]
  if (!timeline || !stamp) return model.timelines
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
  const own = model.sections[owner[index] as number]?.kinds ?? []
  // What stands below the title, in a section of its own, is no text of the title.
  const touches = new Set<SectionKind | 'entries' | 'tables'>(kindsUpFrom(model, owner[index]).filter(it => it !== 'title' || own.includes(it)))
  if (lines[index]?.kind === 'row') touches.add('tables')
  if (places.some(({entryLines}) => {
    const entry = lastUpTo(entryLines, index)
    return 0 <= entry && (entry < entryLines.length - 1 || index - (entryLines[entry] as number) <= farthest || owner[index] === owner[entryLines[entry] as number])
  })) touches.add('entries')
  return touches
}
