import {anchorOn, anchorRow} from './anchor.ts'
import type {Block} from '../markdown/block.ts'
import {collect, readAlong} from '../markdown/collect.ts'
import type {Line} from '../markdown/line.ts'
import {readCells} from '../markdown/lines.ts'
import type {MarkdownText} from '../markdown/markdown-text.ts'
import {areSame, keptOn, steady, type Steps} from '../text/kept.ts'
import type {Table, TableRow, Underlined} from './types.ts'

/** The tables, also those that do not count as such because header and dashes do not match. */
export function readTables(markdown: MarkdownText, steps: Steps): readonly Table[] {
  const read = (block: Block) => (isHead(block) ? {block} : undefined)
  const found = collect(steps, 'heads of tables', markdown, {inputs: [], around: 0, read})
  const heads = steps.step('heads', [found], () => found.map(([, it]) => it))
  return readAlong(steps, 'tables', markdown, heads, {inputs: [], read: ({block}) => tableBelow(block, markdown)})
}

function tableBelow(head: Block, {text, blocks}: MarkdownText): Table {
  const rows: TableRow[] = []
  let above = head
  for (let below = blocks[above.index + 1]; below && goesOn(above, below); below = blocks[above.index + 1]) {
    rows.push(rowAt(below, 0, undefined, undefined, text))
    above = below
  }
  const header = rowAt(head, 0, undefined, undefined, text)
  const delimiter = delimiterOf(head, undefined, undefined, undefined, text)
  return tableOf(head, header, delimiter, steadyRows(head, rows), undefined)
}

/** Whether a block is the header of a table, with its dashes. */
function isHead({lines}: Block): boolean {
  return lines[1]?.kind === 'delimiter' && lines[0]?.kind === 'row'
}

/**
 * Whether a block is a row of the table that the block above it is a part of: directly below it, and not the header of
 * another one.
 */
function goesOn({lines: above}: Block, {lines: below}: Block): boolean {
  return above.at(-1)?.kind !== 'blank' && below[0]?.kind === 'row' && below[1]?.kind !== 'delimiter'
}

const rowAt = keptOn(
  (block: Block, nth: number, _b: undefined, _c: undefined, text: string): TableRow => readRow(text, block, nth),
)
const delimiterOf = keptOn(
  (block: Block, _a: undefined, _b: undefined, _c: undefined, text: string): TableRow => readRow(text, block, 1),
)
const steadyRows = steady<Block, readonly TableRow[]>(areSame)
const tableOf = keptOn(
  (_block: Block, header: TableRow, delimiter: TableRow, rows: readonly TableRow[], _context: undefined): Table => ({
    header,
    delimiter,
    rows,
  }),
)

function readRow(text: string, block: Block, nth: number): TableRow {
  const line = block.lines[nth] as Line
  let end = line.end
  while (line.content < end && /\s/.test(text[end - 1] ?? '')) end--
  return anchorRow({span: {start: line.content, end}, cells: readCells(text, line)}, anchorOn(block))
}

/** The paragraphs that an underline makes headings. Dashes below an item are a line across the page instead. */
export function readUnderlined(markdown: MarkdownText, steps: Steps): readonly Underlined[] {
  const found = collect(steps, 'underlined blocks', markdown, {inputs: [], around: 0, read: underlinedIn})
  return steps.step('underlined', [found], () => found.map(([, it]) => it))
}

function underlinedIn(block: Block): Underlined | undefined {
  const {lines} = block
  const at = lines.findIndex(({kind}) => kind === 'underline')
  let from = at - 1
  while (lines[from - 1]?.kind === 'text') from--
  const [first, last, underline] = [lines[from], lines[at - 1], lines[at]]
  if (!underline || !last || first?.kind !== 'text' || lines[from - 1]?.kind === 'item') return undefined
  if (3 < underline.indent || 3 < first.indent) return undefined
  const anchor = anchorOn(block)
  return {
    paragraph: anchor({start: first.content, end: last.end}),
    underline: anchor({start: underline.content, end: underline.end}),
  }
}
