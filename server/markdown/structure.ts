import {areDefinitions, continueDefinitions} from './link-definitions.ts'
import {behindOpening, endsHtml, htmlKind} from './html-blocks.ts'
import {
  closesFence,
  fenceMark,
  hashes,
  isBlank,
  isRule,
  isSpace,
  isUnderline,
  itemMark,
  listMark,
} from './line-marks.ts'
import {
  areSameContainers,
  leafOf,
  noContainers,
  noLeaf,
  tableLeaf,
  type Container,
  type Leaf,
  type LineState,
} from './line-state.ts'
import {delimiterCells, headerCells} from './table-lines.ts'

/** What CommonMark, with the tables of GitHub, sees in a line, whatever holds it. */
export type StructureKind =
  | 'blank'
  | 'paragraph'
  | 'heading'
  | 'underline'
  | 'rule'
  | 'code'
  | 'fence'
  | 'fenced'
  | 'html'
  | 'row'
  | 'delimiter'
  /** A line of a paragraph that would be a delimiter if the line above had as many cells. */
  | 'dashes'

/**
 * Reads one line after the other; the fields say what was seen in the last one. One object for a whole document, as
 * there are many lines.
 */
export interface StructureReader {
  readonly text: string
  containers: readonly Container[]
  leaf: Leaf
  kind: StructureKind
  /** Of a heading or an underline. */
  level: number
  /** Offset of the mark of the outermost item that begins in the line, unless a quote holds it; else -1. */
  item: number
  /** Whether a quote holds the line, or goes on with it. */
  isQuoted: boolean
  /** Where the text of the innermost block begins. */
  content: number
  /** Columns between what holds the line and its text. */
  indent: number
  /** Whether indented code is open where the line begins. */
  isBelowCode: boolean
  /** Of a line of HTML or code: that of its block, as in `Leaf`. */
  mark: string
  /** The last paragraph. */
  known: Leaf
}

/** Where the line above begins and ends. */
interface Above {
  readonly start: number
  readonly end: number
}

/** A reader for lines of the text, the first of which begins in that state. */
export function structureReader(text: string, {containers, leaf}: LineState): StructureReader {
  return {
    text,
    containers,
    leaf,
    kind: 'blank',
    level: 0,
    item: -1,
    isQuoted: false,
    content: 0,
    indent: 0,
    isBelowCode: false,
    mark: '',
    known: leafOf('paragraph'),
  }
}

/**
 * Reads the line from `start` to `end`.
 * @param above the line above, which may be the header of a table
 */
export function readStructure(reader: StructureReader, start: number, end: number, above: Above | undefined): void {
  reader.level = 0
  reader.item = -1
  reader.isQuoted = false
  const place = {at: start, column: 0}
  const count = continueContainers(reader, place, end)
  const isHeld = count === reader.containers.length
  const {leaf} = reader
  reader.isBelowCode = isHeld && leaf.kind === 'code'
  if (isHeld && leaf.kind === 'fence') return readFenced(reader, place, end)
  if (isHeld && leaf.kind === 'html' && readHtmlOn(reader, place, end)) return
  const opened = openContainers(
    reader,
    place,
    end,
    count,
    isHeld && (leaf.kind === 'paragraph' || leaf.kind === 'code'),
  )
  findContent(reader, place, end)
  if (!isHeld && !opened) {
    if (leaf.kind === 'paragraph' && isLazy(reader, end)) {
      reader.isQuoted = reader.containers.some(it => it.width === 0)
      return goOn(reader, start, end, true, above)
    }
    leave(reader, count)
  }
  readLeaf(reader, start, end, above)
  // Right below a quote or item that it ends, code ends with its first line.
  if (reader.kind === 'code' && !isHeld && !opened) reader.leaf = noLeaf
}

/** Where a line is read from: an offset and its column, which may lie within a tab. */
interface Place {
  at: number
  column: number
}

/** Goes behind the marks and indents of what is open; returns how many of the containers go on. */
function continueContainers(reader: StructureReader, place: Place, end: number): number {
  const {text, containers} = reader
  for (let index = 0; index < containers.length; index++) {
    const {width, isEmpty} = containers[index] as Container
    findContent(reader, place, end)
    if (width === 0) {
      if (!opensQuote(reader, end)) return index
      enterQuote(reader, place)
    } else if (reader.content === end) {
      if (isEmpty) return index
    } else {
      if (reader.indent < width) return index
      advance(text, place, width)
      if (isEmpty) reader.containers = containers.with(index, {width, isEmpty: false})
    }
  }
  return containers.length
}

/** Opens the quotes and items that begin in the line, in place of those that do not go on. */
function openContainers(
  reader: StructureReader,
  place: Place,
  end: number,
  count: number,
  isInterrupting: boolean,
): boolean {
  let opened: Container[] | undefined
  for (;;) {
    findContent(reader, place, end)
    if (reader.content === end || 4 <= reader.indent) break
    const container = opensQuote(reader, end)
      ? enterQuote(reader, place)
      : enterItem(reader, place, end, isInterrupting)
    if (!container) break
    opened ??= reader.containers.slice(0, count)
    opened.push(container)
  }
  if (!opened) return false
  if (!areSameContainers(opened, reader.containers)) reader.containers = opened
  reader.leaf = noLeaf
  return true
}

function opensQuote({text, content, indent}: StructureReader, end: number): boolean {
  return indent < 4 && content < end && text.charCodeAt(content) === greater
}

function enterQuote(reader: StructureReader, place: Place): Container {
  if (reader.item < 0) reader.isQuoted = true
  place.column += reader.indent + 1
  place.at = reader.content + 1
  if (isSpace(reader.text.charCodeAt(place.at))) advance(reader.text, place, 1)
  return quote
}

/**
 *  @param isInterrupting whether a paragraph is open, which only an item with words ends, and of numbers only the first
 */
function enterItem(reader: StructureReader, place: Place, end: number, isInterrupting: boolean): Container | undefined {
  const {text, content: at, indent} = reader
  const mark = itemMark(text, at, end)
  if (mark === 0 || isRule(text, at, end)) return undefined
  if (
    isInterrupting
    && (mark === 1
      ? isBlank(text, at + 1, end)
      : mark !== 2 || text.charCodeAt(at) !== one || isBlank(text, at + 2, end))
  )
    return undefined
  if (reader.item < 0 && !reader.isQuoted) reader.item = at
  place.at = at + mark
  place.column += indent + mark
  findContent(reader, place, end)
  const isEmpty = reader.content === end
  // More white space is the indent of code.
  const space = isEmpty || 4 < reader.indent ? 1 : reader.indent
  if (!isEmpty) advance(text, place, space)
  return {width: indent + mark + space, isEmpty}
}

/** Ends what does not go on. */
function leave(reader: StructureReader, count: number): void {
  reader.containers = count === 0 ? noContainers : reader.containers.slice(0, count)
  reader.leaf = noLeaf
}

/** Whether the line goes on with a paragraph in a quote or item although it lacks the mark or indent. */
function isLazy(reader: StructureReader, end: number): boolean {
  return reader.content !== end && (4 <= reader.indent || blockKind(reader, end, true, true) === undefined)
}

function readFenced(reader: StructureReader, place: Place, end: number): void {
  findContent(reader, place, end)
  const closes = reader.indent < 4 && closesFence(reader.text, reader.content, end, reader.leaf.mark)
  reader.kind = closes ? 'fence' : 'fenced'
  if (closes) reader.leaf = noLeaf
}

/** `false` when the line is blank and ends the HTML. */
function readHtmlOn(reader: StructureReader, place: Place, end: number): boolean {
  findContent(reader, place, end)
  const kind = (reader.mark = reader.leaf.mark)
  if ((kind === '6' || kind === '7') && reader.content === end) return false
  reader.kind = 'html'
  if (endsHtml(kind, reader.text, place.at, end)) reader.leaf = noLeaf
  return true
}

/** Reads what stands in the line behind the marks of its containers. */
function readLeaf(reader: StructureReader, start: number, end: number, above: Above | undefined): void {
  const {text, leaf, content, indent} = reader
  const isParagraph = leaf.kind === 'paragraph'
  if (content === end) return see(reader, 'blank', leaf.kind === 'code' ? leaf : noLeaf)
  if (4 <= indent) {
    if (isParagraph) return goOn(reader, start, end, false, above)
    // A list is meant whose first line has a mark.
    const code = leaf.kind === 'code' ? leaf : leafOf('code', 0 < listMark(text, content, end) ? '-' : '')
    reader.mark = code.mark
    return see(reader, 'code', code)
  }
  const kind = blockKind(reader, end, isParagraph, false)
  switch (kind) {
    case 'heading':
      reader.level = hashes(text, content, end)
      return see(reader, kind, noLeaf)
    case 'underline':
      reader.level = text.charCodeAt(content) === equals ? 1 : 2
      return see(reader, kind, noLeaf)
    case 'rule':
      return see(reader, kind, noLeaf)
    case 'fence':
      return see(reader, kind, leafOf('fence', fenceMark(text, content, end)))
    case 'html': {
      const html = htmlKind(text, content, end, !isParagraph) ?? '7'
      reader.mark = html
      return see(reader, kind, endsHtml(html, text, behindOpening(html, content), end) ? noLeaf : leafOf('html', html))
    }
    case 'paragraph':
      return open(reader, start, end)
    default:
      if (isParagraph) goOn(reader, start, end, false, above)
      else if (leaf.kind === 'table') reader.kind = 'row'
      else open(reader, start, end)
  }
}

/** What begins with the line, told by its first character; `undefined` of a line of text. */
function blockKind(
  {text, content: at, leaf}: StructureReader,
  end: number,
  isParagraph: boolean,
  isLazy: boolean,
): StructureKind | undefined {
  switch (text.charCodeAt(at)) {
    case hash:
      return 0 < hashes(text, at, end) ? 'heading' : undefined
    case equals:
    case dash: {
      const underlines = isParagraph && !isLazy && isUnderline(text, at, end)
      const isText = underlines && (leaf.definitions === undefined || !areDefinitions(leaf.definitions))
      return isText ? 'underline' : isRule(text, at, end) ? 'rule' : underlines ? 'paragraph' : undefined
    }
    case star:
    case lowLine:
      return isRule(text, at, end) ? 'rule' : undefined
    case less:
      return htmlKind(text, at, end, !isParagraph) ? 'html' : undefined
    case backtick:
    case tilde:
      return fenceMark(text, at, end) ? 'fence' : undefined
    default:
      return undefined
  }
}

/** Opens a paragraph. */
function open(reader: StructureReader, start: number, end: number): void {
  const {text, content} = reader
  const definitions =
    text.charCodeAt(content) === bracket ? continueDefinitions('', text.slice(content, end)) : undefined
  see(reader, 'paragraph', paragraph(reader, content - start, false, definitions))
}

/** Goes on with a paragraph, of which the line above may be the header of a table. */
function goOn(reader: StructureReader, start: number, end: number, isLazy: boolean, above: Above | undefined): void {
  const {text, leaf, content, indent} = reader
  const cells = delimiterCells(text, content, end)
  const mayHead = 0 < cells && !isLazy && indent < 4 && 0 <= leaf.head && above !== undefined
  if (mayHead && headerCells(text, above.start + leaf.head, above.end) === cells)
    return see(reader, 'delimiter', tableLeaf)
  const definitions =
    leaf.definitions === undefined ? undefined : continueDefinitions(leaf.definitions, text.slice(content, end))
  see(
    reader,
    0 < cells ? 'dashes' : 'paragraph',
    paragraph(reader, indent < 4 ? content - start : -1, leaf.isTable || 0 < cells, definitions),
  )
}

/** The same object as long as the lines of paragraphs are alike, as those of a list are. */
function paragraph(reader: StructureReader, head: number, isTable: boolean, definitions: string | undefined): Leaf {
  const {known} = reader
  if (known.head !== head || known.isTable !== isTable || known.definitions !== definitions)
    reader.known = leafOf('paragraph', '', head, isTable, definitions)
  return reader.known
}

function see(reader: StructureReader, kind: StructureKind, leaf: Leaf): void {
  reader.kind = kind
  reader.leaf = leaf
}

/** Finds where the text begins behind the white space at `place`. */
function findContent(reader: StructureReader, place: Place, end: number): void {
  const {text} = reader
  let {at, column} = place
  for (; at < end; at++) {
    const code = text.charCodeAt(at)
    if (code === space) column++
    else if (code === tab) column += 4 - (column % 4)
    else break
  }
  reader.content = at
  reader.indent = column - place.column
}

/** Goes on by that many columns of white space; a tab may be left half. */
function advance(text: string, place: Place, columns: number): void {
  const to = place.column + columns
  while (place.column < to) {
    const next = text.charCodeAt(place.at) === tab ? place.column + 4 - (place.column % 4) : place.column + 1
    if (next <= to) place.at++
    place.column = Math.min(next, to)
  }
}

const quote: Container = {width: 0, isEmpty: false}

const tab = 9
const space = 32
const hash = 35
const star = 42
const dash = 45
const one = 49
const less = 60
const equals = 61
const greater = 62
const bracket = 91
const lowLine = 95
const backtick = 96
const tilde = 126
