import {frontMatterEnd} from './front-matter.ts'
import {Line, type LineKind} from './line.ts'
import {bullet, hashes, isSpace, listMark, skipSpace} from './line-marks.ts'
import {initialState, type LineState} from './line-state.ts'
import {readStructure, structureReader, type StructureReader} from './structure.ts'

/**
 * The lines of a document and what each of them is: what the innermost block is that holds it, though every line of a
 * quote is `quote`, and the first line of an item is `item`. Reading never fails. The blocks are those of CommonMark
 * with the tables of GitHub; where people mean something else, the line has another kind, but the blocks stay as they
 * are: an indented bullet is an item, also where it is shown as code or as a part of a paragraph.
 */
export function readLines(text: string): Line[] {
  const scanner = scanLines(text)
  while (scanner.next()) continue
  return scanner.lines
}

/** Reads one line after the other. */
export interface LineScanner {
  /** Those that were read; the kind of the last one may still change with the next. */
  readonly lines: Line[]
  /** Where the next line begins; the length of the text when there is none. */
  readonly at: number
  /** What the lines that were read leave open for the next. */
  readonly state: LineState
  /** Reads the next line; `false` when there is none. */
  next(): boolean
}

/** Where to begin in a document whose lines above are known. */
export interface ScanStart {
  readonly start: number
  readonly state: LineState
  /** The line above, whose kind the first line may change only when it is a table's header. */
  readonly above: Line
}

/** @param from a line behind the front matter; by default the first line of the document */
export function scanLines(text: string, from?: ScanStart): LineScanner {
  const lines: Line[] = from ? [from.above] : []
  const reader = structureReader(text, from?.state ?? initialState)
  const front = from ? 0 : frontMatterEnd(text)
  const endOf = lineEnds(text)
  const scanner = {
    lines,
    at: from?.start ?? (text.charCodeAt(0) === bom ? 1 : 0),
    state: from?.state ?? initialState,
    isDone: false,
    next() {
      if (scanner.isDone) return false
      const {at: start, state} = scanner
      const end = endOf(start)
      if (start < front) lines.push(plainLine(text, 'front-matter', start, end, state))
      else {
        lines.push(readLine(reader, start, end, state, lines))
        const isChanged = reader.leaf !== state.leaf || reader.containers !== state.containers
        if (isChanged) scanner.state = {containers: reader.containers, leaf: reader.leaf}
      }
      scanner.isDone = end === text.length
      scanner.at = scanner.isDone ? end : end + (text.charCodeAt(end) === cr && text.charCodeAt(end + 1) === lf ? 2 : 1)
      return true
    },
  }
  return scanner
}

/** Finds where the line ends that begins at an offset; lines are asked for in order. They end with LF, CRLF or CR. */
function lineEnds(text: string): (start: number) => number {
  let nextCr = -1
  return start => {
    if (nextCr < start) {
      nextCr = text.indexOf('\r', start)
      if (nextCr < 0) nextCr = text.length
    }
    const newline = text.indexOf('\n', start)
    return Math.min(nextCr, newline < 0 ? text.length : newline)
  }
}

function plainLine(text: string, kind: LineKind, start: number, end: number, state: LineState): Line {
  const {indent, at} = readIndent(text, start, end)
  return new Line(kind, start, end, at, {indent, level: 0, mark: '', isTicked: undefined, state})
}

/** @param before the lines above; the last one becomes the header of a table when this one has its dashes */
function readLine(reader: StructureReader, start: number, end: number, state: LineState, before: Line[]): Line {
  const {text} = reader
  const last = before[before.length - 1]
  readStructure(reader, start, end, last)
  const {indent, at} = readIndent(text, start, end)
  const kind = kindOf(reader, at, end, indent)
  if (kind === 'item') return itemLine(text, start, end, indent, 0 <= reader.item ? reader.item : at, state)
  if (kind === 'delimiter' && last && isHeader(reader, last, state))
    before[before.length - 1] = plainLine(text, 'row', last.start, last.end, last.state)
  const level = kind === 'heading' ? hashes(text, at, end) : kind === 'underline' ? reader.level : 0
  const content = kind === 'heading' ? skipSpace(text, at + level, end) : at
  return new Line(kind, start, end, content, {indent, level, mark: '', isTicked: undefined, state})
}

/** Whether the line above dashes is shown as a header, or is meant to be; the first line of an item is still that. */
function isHeader({text, kind}: StructureReader, above: Line, {leaf}: LineState): boolean {
  return (
    above.kind === 'text'
    || (kind === 'delimiter' && above.start + leaf.head <= readIndent(text, above.start, above.end).at)
  )
}

/** What the line is to people. */
function kindOf(reader: StructureReader, at: number, end: number, indent: number): LineKind {
  if (0 <= reader.item) return 'item'
  if (reader.isQuoted) return 'quote'
  switch (reader.kind) {
    case 'fenced':
      return 'code'
    // Of a list that is indented too far.
    case 'code':
      return reader.mark === '' ? 'code' : isItem(reader.text, at, end) ? 'item' : 'text'
    case 'html':
      return kindOfHtml(reader, at, end)
    case 'dashes':
      return 'delimiter'
    case 'paragraph':
      return kindOfText(reader, at, end, indent)
    default:
      return reader.kind
  }
}

function kindOfText(reader: StructureReader, at: number, end: number, indent: number): LineKind {
  const {text, content, leaf, isBelowCode} = reader
  if (at === end) return 'blank'
  const char = text.charCodeAt(at)
  if (char === bar) return 'row'
  // No-break spaces are an indent to whoever pasted them.
  const meant =
    content < at
      ? kindOfMark(text, at, end)
      : (4 <= indent || isBelowCode || char === bullet) && isItem(text, at, end)
        ? 'item'
        : 'text'
  return meant === 'text' && leaf.isTable && holdsBar(text, at, end) ? 'row' : meant
}

/** In HTML that goes on to the next blank line stands text between the tags, and people write Markdown there. */
function kindOfHtml({text, mark}: StructureReader, at: number, end: number): LineKind {
  if (mark === '1') return 'code'
  if (mark !== '6' && mark !== '7') return 'comment'
  return text.charCodeAt(at) === less ? 'html' : kindOfMark(text, at, end)
}

function kindOfMark(text: string, at: number, end: number): LineKind {
  return 0 < hashes(text, at, end) ? 'heading' : isItem(text, at, end) ? 'item' : 'text'
}

function isItem(text: string, at: number, end: number): boolean {
  return 0 < listMark(text, at, end)
}

function itemLine(text: string, start: number, end: number, indent: number, at: number, state: LineState): Line {
  const mark = text.slice(at, at + listMark(text, at, end))
  const content = skipSpace(text, at + mark.length, end)
  const box = boxEnd(text, content, end)
  const isTicked = box < 0 ? undefined : box - content === 3 && text[content + 1] !== ' '
  return new Line('item', start, end, box < 0 ? content : skipSpace(text, box, end), {
    indent,
    level: 0,
    mark,
    isTicked,
    state,
  })
}

/** Behind a task box, `[ ]`, `[x]` or `[]`, with white space or nothing behind it; else -1. */
function boxEnd(text: string, at: number, end: number): number {
  if (text[at] !== '[') return -1
  const close = text[at + 1] === ']' ? at + 1 : /[ xX]/.test(text[at + 1] ?? '') && text[at + 2] === ']' ? at + 2 : end
  return close < end && (close + 1 === end || isSpace(text.charCodeAt(close + 1))) ? close + 1 : -1
}

/** Whether the line has a bar; a search through the whole document from every line would be quadratic. */
function holdsBar(text: string, at: number, end: number): boolean {
  for (let i = at; i < end; i++) if (text.charCodeAt(i) === bar) return true
  return false
}

function readIndent(text: string, start: number, end: number): {indent: number; at: number} {
  let indent = 0
  let at = start
  for (; at < end; at++) {
    const code = text.charCodeAt(at)
    if (code === space) indent++
    else if (code === tab) indent += 4 - (indent % 4)
    else if (code !== noBreakSpace) break
  }
  return {indent, at}
}

/** The trimmed cells of a table row, by unescaped pipes; empty cells have an empty span. */
export function readCells(text: string, line: Pick<Line, 'content' | 'end'>): {start: number; end: number}[] {
  const cells: {start: number; end: number}[] = []
  let from = line.content
  let to = line.end
  if (text[from] === '|') from++
  while (from < to && /\s/.test(text[to - 1] ?? '')) to--
  if (from < to && text[to - 1] === '|' && text[to - 2] !== '\\') to--
  let cell = from
  for (let i = from; i <= to; i++) {
    if (i < to && !(text[i] === '|' && text[i - 1] !== '\\')) continue
    cells.push(trim(text, cell, i))
    cell = i + 1
  }
  return cells
}

/** The span without white space at its ends; empty at its start when there is nothing else. */
export function trim(text: string, start: number, end: number): {start: number; end: number} {
  let from = start
  let to = end
  while (from < to && isWhite(text.charCodeAt(from))) from++
  while (from < to && isWhite(text.charCodeAt(to - 1))) to--
  return {start: from, end: to}
}

function isWhite(code: number): boolean {
  return code === space || (9 <= code && code <= 13) || code === noBreakSpace || code === 0x3000
}

const tab = 9
const lf = 10
const cr = 13
const space = 32
const less = 60
const bar = 124
const noBreakSpace = 0xa0
const bom = 0xfeff
