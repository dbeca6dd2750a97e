import {readCells, type Line} from '../markdown/lines.ts'
import type {Table, TableRow, Underlined} from './types.ts'

/** The tables, also those that do not count as such because header and dashes do not match. */
export function readTables(text: string, lines: readonly Line[]): Table[] {
  const tables: Table[] = []
  lines.forEach((line, index) => {
    if (line.kind !== 'delimiter') return
    const header = lines[index - 1]
    if (header?.kind !== 'row') return
    const rows: TableRow[] = []
    for (let i = index + 1; lines[i]?.kind === 'row' && lines[i + 1]?.kind !== 'delimiter'; i++) rows.push(readRow(text, lines[i] as Line))
    tables.push({header: readRow(text, header), delimiter: readRow(text, line), rows})
  })
  return tables
}

function readRow(text: string, line: Line): TableRow {
  let end = line.end
  while (line.content < end && /\s/.test(text[end - 1] ?? '')) end--
  return {span: {start: line.content, end}, cells: readCells(text, line)}
}

/** Lines that go on with an item are not among them: dashes below an item are a line across the page. */
export function readUnderlined(lines: readonly Line[]): Underlined[] {
  const found: Underlined[] = []
  lines.forEach((line, index) => {
    if (line.kind !== 'underline' || 3 < line.indent) return
    let first = index - 1
    while (lines[first - 1]?.kind === 'text') first--
    const start = lines[first]
    const last = lines[index - 1]
    const before = lines[first - 1]?.kind
    if (start?.kind !== 'text' || !last || before === 'item' || 3 < start.indent) return
    found.push({paragraph: {start: start.content, end: last.end}, underline: {start: line.content, end: line.end}})
  })
  return found
}
