import type {Fix} from './fix.ts'
import {actionColumnOf} from '../document/actions/action-items.ts'
import type {ActionItem, PostmortemModel, Table, TableRow} from '../document/types.ts'
import {inFrontOf} from '../text/prompt.ts'
import type {Edit} from '../text/span.ts'

/** What an action item may lack. */
export interface Lack {
  /** "an owner": what the items lack. */
  what(): string
  /** As `actionColumnOf` reads it, and the header of a column that is added. */
  readonly column: 'owner' | 'ticket' | 'priority' | 'due'
  readonly header: string
  /** What is written into a cell. */
  readonly blank: string
  /** What is written after an item of a list. */
  readonly inBrackets: string
  fixTitle(): string
}

/**
 * Gives each of the items a placeholder for what it lacks: in the column for it, in a new column, or after the text of
 * a list item; `undefined` when a table does not allow it.
 */
export function fillIn(
  {tables}: PostmortemModel,
  text: string,
  items: readonly ActionItem[],
  lack: Lack,
): Fix | undefined {
  const inRows = new Set(items.map(it => it.span.start))
  const edits = items.filter(it => !isRow(it, text)).map(it => inWords(it, text, lack))
  for (const table of tables) {
    const own = table.rows.filter(it => inRows.has(lineStart(text, it)))
    if (own.length === 0) continue
    const inTable = fillTable(table, text, own, lack)
    if (!inTable) return undefined
    edits.push(...inTable)
  }
  return edits.length ? {title: lack.fixTitle(), edits} : undefined
}

function lineStart(text: string, {span}: TableRow): number {
  return text.lastIndexOf('\n', span.start - 1) + 1
}

/** The text of a row ends before a bar, or ends the row; that of a list item follows its mark. */
function isRow({span, wording}: ActionItem, text: string): boolean {
  return (
    /\|\s{0,40}$/.test(text.slice(span.start, wording.start)) || /^\s{0,200}\|/.test(text.slice(wording.end, span.end))
  )
}

/** Replaces an empty value such as "TBD", else follows the text. */
function inWords(item: ActionItem, text: string, {column, blank, inBrackets}: Lack): Edit {
  const {wording, [column]: said} = item
  if (said) return {span: {start: said.span.start, end: said.span.end}, text: inFrontOf(text, said.span.end, blank)}
  const trailing = /\s{0,20}$/.exec(text.slice(Math.max(wording.start, wording.end - 20), wording.end))?.[0].length ?? 0
  const end = wording.end - trailing
  return {span: {start: end, end}, text: ` ${inBrackets}`}
}

function fillTable(
  {header, delimiter, rows}: Table,
  text: string,
  lacking: readonly TableRow[],
  {column, header: name, blank}: Lack,
): Edit[] | undefined {
  const index = header.cells.findIndex(it => actionColumnOf(text.slice(it.start, it.end)) === column)
  if (index < 0) {
    if ([delimiter, ...rows].some(it => it.cells.length !== header.cells.length)) return undefined
    const isLacking = new Set(lacking)
    return [
      append(header, text, name),
      append(delimiter, text, '---'),
      ...rows.map(it => append(it, text, isLacking.has(it) ? blank : '')),
    ]
  }
  if (lacking.some(it => it.cells.length <= index)) return undefined
  return lacking.map(row => {
    const {start, end} = row.cells[index] as {start: number; end: number}
    if (start < end) return {span: {start, end}, text: inFrontOf(text, end, blank)}
    return {span: {start, end}, text: `${text[start - 1] === '|' ? ' ' : ''}${blank}${text[start] === '|' ? ' ' : ''}`}
  })
}

function append({span: {end}}: TableRow, text: string, cell: string): Edit {
  const isClosed = text[end - 1] === '|'
  return {span: {start: end, end}, text: isClosed ? ` ${cell} |`.replace(/ {2}/, ' ') : ` | ${cell}`}
}
