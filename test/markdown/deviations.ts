import type {OracleLine} from './oracle.ts'

/**
 * Where a line is on purpose something else to us than to CommonMark. What it opens and closes for other lines is the
 * same.
 */
export interface Deviation {
  readonly name: string
  /** Why people mean it. */
  readonly reason: string
  /** The smallest document, its lines behind what each is to CommonMark and, where it differs, to us. */
  readonly example: string
  /**
   * The line as we read it; `undefined` where it is what it is to CommonMark. `lines` are as the deviations above in
   * the list leave them.
   */
  read(
    line: OracleLine,
    index: number,
    lines: readonly OracleLine[],
  ): Partial<Pick<OracleLine, 'kind' | 'level' | 'isTicked'>> | undefined
}

/**
 * Front matter has a key in its first line with words, or a comment; what a document shows that opens with a line
 * across the page has not.
 */
export function isFrontMatter(content: string): boolean {
  const first = content
    .split(/[\r\n]/)
    .find(it => it.trim() !== '')
    ?.trimStart()
  return first === undefined || /^[\w"'-].*[:=]/.test(first) || first.startsWith('#')
}

export const deviations: readonly Deviation[] = [
  {
    name: 'a list that is indented too far',
    reason: 'Whole lists are pasted with a tab in front, and run into the paragraph above.',
    example: ['text       │Timeline', 'text > item│\t- 10:00 Down', 'text > item│    1. A detail'].join('\n'),
    read(line, index, lines) {
      const isTooFar = line.kind === 'text' && /^(?: {4}| {0,3}\t)/.test(line.text) && mark.test(line.text)
      return isTooFar && !isDashes(lines, index) ? item(line.text) : undefined
    },
  },
  {
    name: 'a number below code',
    reason:
      'To CommonMark it is an item as well; micromark takes code that is indented for a paragraph, which only '
      + 'the number 1 interrupts.',
    example: ['code       │    restart', 'text > item│2. It was up'].join('\n'),
    read: line =>
      line.kind === 'text'
      && line.at === 0
      && line.block?.type !== 'definition'
      && line.before?.type === 'code'
      && mark.test(line.text)
        ? item(line.text)
        : undefined,
  },
  {
    name: 'the bullet of word processors',
    reason: 'It is pasted from documents and chats, and it is a bullet to whoever reads it.',
    example: ['text > item│• 10:00 Down', 'text > item│• 10:05 Up', 'text       │again'].join('\n'),
    read: line => (line.kind === 'text' && /^[ \t\u00a0]*•(?:[ \t]|$)/.test(line.text) ? item(line.text) : undefined),
  },
  {
    name: 'no-break spaces as indent',
    reason:
      'They come with what is pasted from web pages and cannot be told from spaces; a line of them alone looks blank.',
    example: [
      'text > item   │\u00a0- 10:00 Down',
      'text > blank  │\u00a0',
      'text > heading│\u00a0## Impact',
      'text          │\u00a0words',
    ].join('\n'),
    read(line) {
      const words = line.text.replace(/^[ \t\u00a0]+/, '')
      if (line.kind !== 'text' || !/^[ \t]*\u00a0/.test(line.text)) return undefined
      return words === '' ? {kind: 'blank'} : readMark(words)
    },
  },
  {
    name: 'dashes for another number of cells than the header has',
    reason: 'It is a table to whoever wrote it, and to be told that it is not shown as one.',
    example: [
      'text > row      │| Time | Event | Who |',
      'text > delimiter│| --- | --- |',
      'text > row      │10:00 | Down',
      'text            │words',
    ].join('\n'),
    read(line, index, lines) {
      if (line.kind !== 'text') return undefined
      if (isDashes(lines, index)) return {kind: 'delimiter'}
      if (goesOn(lines, index + 1) && isDashes(lines, index + 1)) return {kind: 'row'}
      let above = index
      while (goesOn(lines, above) && !isDashes(lines, above)) above--
      return line.text.includes('|') && isDashes(lines, above) ? {kind: 'row'} : undefined
    },
  },
  {
    name: 'a row without a table',
    reason:
      'The dashes are still to be written, or a blank line has come between; the bar in front says what is meant.',
    example: 'text > row│| 10:00 | Down |',
    read: line => (line.kind === 'text' && /^[ \t\u00a0]*\|/.test(line.text) ? {kind: 'row'} : undefined),
  },
  {
    name: 'Markdown in HTML',
    reason: 'Between the tags stands text to be read, and people forget the blank line behind a tag.',
    example: [
      'html          │<details>',
      'html > heading│## Impact',
      'html > item   │- 10:00 Down',
      'html > text   │and down',
      'html          │</details>',
    ].join('\n'),
    read(line) {
      if (line.kind !== 'html' || line.block?.type !== 'html' || verbatim.test(line.block.value)) return undefined
      const words = line.text.replace(/^[ \t\u00a0]+/, '')
      return words.startsWith('<') ? undefined : {kind: 'text', ...readMark(words)}
    },
  },
  {
    name: 'HTML that is code',
    reason: 'What stands in `pre` and `script` is not the prose of the author.',
    example: [
      'html > code│<pre>',
      'html > code│',
      'html > code│- 10:00 Down',
      'html > code│</pre>',
      'text       │Up',
    ].join('\n'),
    read: line =>
      line.kind === 'html' && line.block?.type === 'html' && verbatim.test(line.block.value)
        ? {kind: 'code'}
        : undefined,
  },
  {
    name: 'a box with nothing in it or behind it',
    reason: 'It is a task that is about to be written, or a box that was typed without the space.',
    example: [
      'item > item open  │- [] Add an alert',
      'item > item open  │- [ ]',
      'item > item ticked│-     [x] Add an alert',
    ].join('\n'),
    read: line => (line.kind === 'item' ? item(line.text) : undefined),
  },
  {
    name: 'a list that shows as code',
    reason: 'It is indented too far as well, behind a blank line; nobody writes code that begins with a bullet.',
    example: [
      'text       │Timeline',
      'blank      │',
      'code > item│    * 10:05 Up',
      'code > text│      again',
      'blank      │',
      'code > item open│\t\t- [ ] Add an alert',
      'blank      │',
      'text       │End',
      'blank      │',
      'code       │    words',
      'code       │    - of code',
    ].join('\n'),
    read(line) {
      if (line.kind !== 'code' || !line.isIndented || line.block?.type !== 'code' || !codeMark.test(line.block.value))
        return undefined
      return mark.test(line.text) ? item(line.text) : {kind: 'text'}
    },
  },
]

const mark = /^[ \t\u00a0]*(?:[-*+•]|\d{1,9}[.)])(?:[ \t]|$)/
const codeMark = /^[ \t]*(?:[-*+•]|\d{1,9}[.)])(?:[ \t\r\n]|$)/
const verbatim = /^\s*<(?:pre|script|style|textarea)(?:[\s>]|$)/i

function readMark(words: string): Partial<OracleLine> | undefined {
  const level = /^#{1,6}(?=[ \t]|$)/.exec(words)?.[0].length
  return level ? {kind: 'heading', level} : mark.test(words) ? item(words) : undefined
}

/** An item with its task box. */
function item(text: string): Partial<OracleLine> {
  const box = /^[ \t\u00a0]*(?:[-*+•]|\d{1,9}[.)])[ \t]+\[([ xX]?)\](?:[ \t]|$)/.exec(text)
  return {kind: 'item', isTicked: box ? box[1] === 'x' || box[1] === 'X' : undefined}
}

/**
 *  Whether the paragraph of the line above goes on: it may have begun with definitions, and end where a table begins.
 */
function goesOn(lines: readonly OracleLine[], index: number): boolean {
  const [above, line] = [lines[index - 1], lines[index]]
  if (!line?.block || !above?.block || !textual.has(above.block.type)) return false
  const isNext =
    line.before === above.block
    && (above.block.type === 'definition' ? textual.has(line.block.type) : line.block.type === 'table')
  return above.block === line.block || isNext
}

const textual: ReadonlySet<string> = new Set(['paragraph', 'heading', 'definition'])

/** Not in the first line of a paragraph, which has no header above it. */
function isDashes(lines: readonly OracleLine[], index: number): boolean {
  const text = lines[index]?.text ?? ''
  return (
    goesOn(lines, index)
    && /^[ \t]*(?:\|[ \t]*)?:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*(?:\|[ \t]*)?$/.test(text)
    && /[|:]/.test(text)
  )
}
