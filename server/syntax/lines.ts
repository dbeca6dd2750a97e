/**
 * The lines of a document and what each of them is. Lines inside a front matter, a fence, a comment or an HTML block have that
 * block's kind. Reading never fails, and what people mean counts: an indented bullet is an item, also where CommonMark would
 * see code or the continuation of a paragraph.
 */
export function readLines(text: string): Line[] {
  const lines: Line[] = []
  const state = {...initial}
  let shared: LineState = initial
  let start = text.charCodeAt(0) === 0xfeff ? 1 : 0
  while (start <= text.length) {
    const end = lineEnd(text, start)
    if (!isSameState(shared, state)) shared = {...state}
    lines.push(readLine(text, start, end, state, shared, lines))
    if (end >= text.length) break
    start = end + (text[end] === '\r' && text[end + 1] === '\n' ? 2 : 1)
  }
  return lines
}

/**
 * The line at `index` as it reads with another text, when all else stays: its kind, its form and what it leaves to the lines below must be
 * what they were, else `undefined`.
 * @param text the whole new text, in which the line ends at `end`
 */
export function rereadLine(text: string, lines: readonly Line[], index: number, end: number): Line | undefined {
  const old = lines[index] as Line
  const next = lines[index + 1]
  const state = {...old.state}
  const above = lines[index - 1]
  const line = readLine(text, old.start, end, state, old.state, above ? [above] : [])
  const isSame = line.kind === old.kind && line.indent === old.indent && line.content === old.content && line.level === old.level
    && line.mark === old.mark && line.isTicked === old.isTicked && (next === undefined || isSameState(state, next.state))
  return isSame ? line : undefined
}

export type LineKind =
  | 'blank' | 'front-matter' | 'fence' | 'code' | 'comment' | 'html' | 'quote' | 'heading' | 'underline' | 'rule' | 'item' | 'row'
  | 'delimiter' | 'text'

/** One line; offsets count in the document. */
export interface Line {
  readonly kind: LineKind
  readonly start: number
  /** Before the line end. */
  readonly end: number
  /** Columns of white space at the start; a tab goes on to the next multiple of four. */
  readonly indent: number
  /** Where the text begins, behind indent and mark (`#`, `-`, `1.`, task box). */
  readonly content: number
  /** Of a heading 1–6, of a setext underline 1 or 2, else 0. */
  readonly level: number
  /** Of an item: `-`, `*`, `+`, `1.` … */
  readonly mark: string
  /** Of an item with a task box: whether it is ticked. */
  readonly isTicked: boolean | undefined
  /** What the lines above leave open. */
  readonly state: LineState
}

/** What is open at the start of a line: a front matter, a fence with its mark, a comment, an HTML block, a list, a table. */
export interface LineState {
  readonly front: '---' | '+++' | undefined
  readonly fence: {readonly mark: string; readonly indent: number} | undefined
  readonly isComment: boolean
  readonly isHtml: boolean
  readonly inList: boolean
  readonly inTable: boolean
}

type State = {-readonly [K in keyof LineState]: LineState[K]}

const initial: LineState = {front: undefined, fence: undefined, isComment: false, isHtml: false, inList: false, inTable: false}

function isSameState(a: LineState, b: LineState): boolean {
  return a.front === b.front && a.fence?.mark === b.fence?.mark && a.fence?.indent === b.fence?.indent && a.isComment === b.isComment && a.isHtml === b.isHtml
    && a.inList === b.inList && a.inTable === b.inTable
}

const delimiterRow = /^[ \t]*(?:\|[ \t]*)?:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*(?:\|[ \t]*)?$/
const itemMark = /(?:[-*+•]|\d{1,9}[.)])(?:[ \t]+|$)/y
const taskBox = /\[([ xX]?)\](?:[ \t]+|$)/y
const blockTag = /<\/?(?:address|article|aside|blockquote|body|center|details|dd|div|dl|dt|figure|footer|form|h[1-6]|header|hr|html|img|li|main|nav|ol|p|pre|section|style|summary|table|tbody|td|th|thead|tr|ul)(?=[\s/>]|$)/iy

function lineEnd(text: string, from: number): number {
  const newline = text.indexOf('\n', from)
  const end = newline < 0 ? text.length : newline
  return end > from && text[end - 1] === '\r' && newline >= 0 ? end - 1 : end
}

function readLine(text: string, start: number, end: number, state: State, opened: LineState, before: Line[]): Line {
  const {indent, at} = readIndent(text, start, end)
  const line = (kind: LineKind, content = at, level = 0, mark = '', isTicked: boolean | undefined = undefined): Line =>
    ({kind, start, end, indent, content, level, mark, isTicked, state: opened})
  const inside = readInside(text, start, end, at, indent, state, before)
  if (inside) return line(inside)
  if (at === end) {
    state.inTable = false
    state.isHtml = false
    return line('blank')
  }
  const char = text[at]
  const fence = char === '`' || char === '~' ? fenceMark(text, at, end) : undefined
  if (fence) {
    state.fence = {mark: fence, indent}
    return line('fence')
  }
  if (text.startsWith('<!--', at)) {
    state.isComment = !text.slice(at + 4, end).includes('-->')
    return line('comment')
  }
  if (char === '>') return line('quote')
  const isTopLevel = indent < 4 || state.inList
  if (char === '#' && isTopLevel) {
    const heading = readAtx(text, at, end)
    if (heading) {
      state.inList = state.inTable = false
      return line('heading', heading.content, heading.level)
    }
  }
  const last = before.at(-1)
  if ((char === '=' || char === '-') && last?.kind === 'text' && isUnderline(text, at, end)) {
    return line('underline', at, char === '=' ? 1 : 2)
  }
  const table = readTableLine(text, start, end, at, state, before)
  if (table) return line(table)
  if (isRule(text, at, end)) return line('rule')
  itemMark.lastIndex = at
  const item = itemMark.exec(text)
  if (item && itemMark.lastIndex <= end + 1) {
    const content = Math.min(itemMark.lastIndex, end)
    state.inList = true
    const fenced = fenceMark(text, content, end)
    if (fenced) state.fence = {mark: fenced, indent: indent + 2}
    taskBox.lastIndex = content
    const box = taskBox.exec(text)
    if (box && taskBox.lastIndex <= end + 1) {
      return line('item', Math.min(taskBox.lastIndex, end), 0, item[0].trim(), box[1] === 'x' || box[1] === 'X')
    }
    return line('item', content, 0, item[0].trim())
  }
  if (char === '<') {
    blockTag.lastIndex = at
    if (blockTag.test(text)) {
      state.isHtml = true
      return line('html')
    }
  }
  if (indent >= 4 && !state.inList && (last === undefined || last.kind === 'blank' || last.kind === 'code')) return line('code')
  if (indent === 0 && last?.kind === 'blank') state.inList = false
  return line('text')
}

/** The kind of a line within a block that goes on, or `undefined`. */
function readInside(
  text: string, start: number, end: number, at: number, indent: number, state: State, before: readonly Line[],
): LineKind | undefined {
  if (state.front) {
    const mark = text.slice(start, end).trimEnd()
    if (mark === state.front || (mark === '...' && state.front === '---')) state.front = undefined
    return 'front-matter'
  }
  if (before.length === 0) {
    const mark = text.slice(start, end).trimEnd()
    if ((mark === '---' || mark === '+++') && closesFrontMatter(text, end, mark)) {
      state.front = mark
      return 'front-matter'
    }
  }
  if (state.fence) {
    const {mark, indent: opened} = state.fence
    if (fenceCloses(text, at, end, mark)) {
      state.fence = undefined
      return 'fence'
    }
    const leavesItem = opened >= 2 && at < end && indent < opened - 1 && state.inList
    if (!leavesItem) return 'code'
    state.fence = undefined
  }
  if (state.isComment) {
    if (text.slice(start, end).includes('-->')) state.isComment = false
    return 'comment'
  }
  return undefined
}

function closesFrontMatter(text: string, from: number, mark: string): boolean {
  const close = mark === '---' ? /\n(?:---|\.\.\.)[ \t]*\r?(?:\n|$)/g : /\n\+\+\+[ \t]*\r?(?:\n|$)/g
  close.lastIndex = from
  const found = close.exec(text)
  if (!found) return false
  // A document that opens with a thematic break is no front matter: its first line has a key.
  const first = text.slice(from, found.index + 1).trim()
  return first === '' || /^[\w"'-][^\n]*[:=]|^#/.test(first)
}

function readIndent(text: string, start: number, end: number): {indent: number; at: number} {
  let indent = 0
  let at = start
  for (; at < end; at++) {
    const char = text[at]
    if (char === ' ') indent++
    else if (char === '\t') indent += 4 - (indent % 4)
    else if (char !== '\u00a0' && char !== '\r') break
  }
  return {indent, at}
}

function fenceMark(text: string, at: number, end: number): string | undefined {
  const char = text[at]
  if (char !== '`' && char !== '~') return undefined
  let to = at
  while (to < end && text[to] === char) to++
  if (to - at < 3) return undefined
  return char === '`' && holds(text, '`', to, end) ? undefined : text.slice(at, to)
}

/** Whether the character stands in the line; a search through the whole document from every line would be quadratic. */
function holds(text: string, char: string, at: number, end: number): boolean {
  for (let i = at; i < end; i++) if (text[i] === char) return true
  return false
}

function fenceCloses(text: string, at: number, end: number, mark: string): boolean {
  if (!text.startsWith(mark, at)) return false
  let to = at
  while (to < end && text[to] === mark[0]) to++
  return text.slice(to, end).trim() === ''
}

function readAtx(text: string, at: number, end: number): {level: number; content: number} | undefined {
  let to = at
  while (to < end && text[to] === '#') to++
  const level = to - at
  if (6 < level || (to < end && text[to] !== ' ' && text[to] !== '\t')) return undefined
  while (to < end && (text[to] === ' ' || text[to] === '\t')) to++
  return {level, content: to}
}

function isUnderline(text: string, at: number, end: number): boolean {
  const char = text[at]
  let to = at
  while (to < end && text[to] === char) to++
  return text.slice(to, end).trim() === ''
}

function isRule(text: string, at: number, end: number): boolean {
  const char = text[at]
  if (char !== '-' && char !== '*' && char !== '_') return false
  let count = 0
  for (let i = at; i < end; i++) {
    if (text[i] === char) count++
    else if (text[i] !== ' ' && text[i] !== '\t') return false
  }
  return 3 <= count
}

function readTableLine(
  text: string, start: number, end: number, at: number, state: State, before: Line[],
): LineKind | undefined {
  const last = before.at(-1)
  if (!holds(text, '|', at, end)) {
    state.inTable = false
    return undefined
  }
  if (end - start < 1000 && delimiterRow.test(text.slice(start, end)) && last && (last.kind === 'row' || last.kind === 'text')) {
    if (last.kind === 'text') before[before.length - 1] = {...last, kind: 'row'}
    state.inTable = true
    return 'delimiter'
  }
  return state.inTable || text[at] === '|' ? 'row' : undefined
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
  while (from < to && isSpace(text.charCodeAt(from))) from++
  while (from < to && isSpace(text.charCodeAt(to - 1))) to--
  return {start: from, end: to}
}

function isSpace(code: number): boolean {
  return code === 32 || (9 <= code && code <= 13) || code === 0xa0 || code === 0x3000
}
