import type {PastedEntry, PastedTime} from '../../edit/new-entry.ts'
import {t} from '../../text/l10n.ts'
import {authorNames, fieldName, textNames, timeNames, urlNames} from '../../edit/column-names.ts'
import {noTime} from './line-format.ts'
import type {LeftOut, PasteFormat, PasteReading} from '../paste.ts'
import {readEpoch, readWritten, readWrittenZone, saysMore} from './written-time.ts'

/** Comma-separated values with a header (RFC 4180), also with semicolons or tabs, as a spreadsheet copies its cells. */
export const csv: PasteFormat = {
  id: 'csv',
  name: () => 'CSV',
  clock: 'document',
  isUnmistakable: true,
  recognise(lines) {
    const table = readTable(lines.slice(0, 200))
    return table?.rows.some(it => it.cells.length === table.columns.names.length && timeOf(it.cells, table.columns))
      ? 0.96
      : 0
  },
  read(lines) {
    const table = readTable(lines)
    return table
      ? readRows(table)
      : {entries: [], leftOut: lines.flatMap((it, line) => (it.trim() === '' ? [] : [{line, why: noTime()}]))}
  },
}

interface Row {
  readonly line: number
  readonly cells: readonly string[]
}

interface Columns {
  readonly names: readonly string[]
  /** Index of the column with the time, and of the column with the day if it is separate. */
  readonly time: number
  readonly day: number | undefined
  readonly text: number | undefined
  readonly author: number | undefined
  readonly url: number | undefined
}

interface Table {
  readonly headerLine: number
  readonly columns: Columns
  readonly rows: readonly Row[]
}

function readTable(lines: readonly string[]): Table | undefined {
  const headerLine = lines.findIndex(it => it.trim() !== '')
  const header = lines[headerLine]
  if (header === undefined || 2000 < header.length || /^\s*[[{|]/.test(header)) return undefined
  const separator = [',', '\t', ';'].find(it => header.includes(it))
  if (separator === undefined) return undefined
  const [first, ...rows] = split(lines, headerLine, separator)
  const columns = first && columnsOf(first.cells)
  return columns && {headerLine, columns, rows}
}

/**
 * Quoted cells may contain separators, line ends and doubled quotes. A quote that is never closed extends to the end of
 * its line only.
 */
function split(lines: readonly string[], from: number, separator: string): Row[] {
  const rows: Row[] = []
  for (let index = from; index < lines.length; index++) {
    const line = index
    if ((lines[index] as string).trim() === '') continue
    let text = lines[index] as string
    let taken = index
    while (isOpen(text) && taken + 1 < lines.length && taken - index < 200) text += `\n${lines[++taken]}`
    if (isOpen(text)) text = lines[index] as string
    else index = taken
    rows.push({line, cells: splitRow(text, separator)})
  }
  return rows
}

function isOpen(text: string): boolean {
  let count = 0
  for (let at = text.indexOf('"'); 0 <= at; at = text.indexOf('"', at + 1)) count++
  return count % 2 === 1
}

function splitRow(text: string, separator: string): string[] {
  const cells: string[] = []
  let cell = ''
  let isQuoted = false
  for (let at = 0; at < text.length; at++) {
    const char = text[at] as string
    if (char === '"' && isQuoted && text[at + 1] === '"') {
      cell += char
      at++
    } else if (char === '"' && (isQuoted || cell.trim() === '')) isQuoted = !isQuoted
    else if (char === separator && !isQuoted) {
      cells.push(cell)
      cell = ''
    } else cell += char
  }
  return [...cells, cell]
}

function columnsOf(names: readonly string[]): Columns | undefined {
  const fields = names.map(it => fieldName(it.replace(/\([^()]*\)/g, '')))
  const find = (wanted: readonly string[]) => {
    const name = wanted.find(it => fields.includes(it))
    return name === undefined ? undefined : fields.indexOf(name)
  }
  const time = find(timeNames) ?? fields.findIndex(it => /time|date/.test(it))
  if (time < 0 || names.length < 2) return undefined
  const day = fields.findIndex((it, at) => at !== time && /^(?:date|day|datum|fecha)$/.test(it))
  return {
    names,
    time,
    day: day < 0 ? undefined : day,
    text: find(textNames),
    author: find(authorNames),
    url: find(urlNames),
  }
}

function readRows({headerLine, columns, rows}: Table): PasteReading {
  const entries: PastedEntry[] = []
  const leftOut: LeftOut[] = [{line: headerLine, why: t`the header of the table`, losesNothing: true}]
  for (const {line, cells} of rows) {
    const time = timeOf(cells, columns)
    const [text, ...details] = textOf(cells, columns)
      .split('\n')
      .map(it => it.trim())
      .filter(it => it !== '')
    if (!time) leftOut.push({line, why: noTime()})
    else if (text === undefined) leftOut.push({line, why: t`a time without text`})
    else {
      const url = cellAt(cells, columns.url)
      entries.push({
        line,
        time,
        text,
        details,
        author: cellAt(cells, columns.author) || undefined,
        source: url && /^https?:/.test(url) ? {label: 'source', url} : undefined,
      })
    }
  }
  return {entries, leftOut}
}

function cellAt(cells: readonly string[], index: number | undefined): string {
  return index === undefined ? '' : (cells[index] ?? '').trim()
}

function timeOf(cells: readonly string[], {names, time: index, day}: Columns): PastedTime | undefined {
  const own = cellAt(cells, index)
  const text = day === undefined || /\d[-/.]\d/.test(own) ? own : `${cellAt(cells, day)} ${own}`
  if (/^\d{9,19}(?:\.\d{1,9})?$/.test(text)) return readEpoch(Number(text))
  const read = readWritten(text) ?? (text === own ? undefined : readWritten(own))
  if (!read) return undefined
  if (read.time.zone) return read.time
  const header = names[index] as string
  const space = header.search(/[\s(]/)
  return {
    ...read.time,
    zone: space < 0 ? undefined : readWrittenZone(header.replace(/\(/, ' (').replace(/\s{2,}/, ' '), space)?.zone,
  }
}

/** The text first, then the values of the other columns. */
function textOf(cells: readonly string[], {names, time, day, text, author, url}: Columns): string {
  const times = [time, day].filter(it => !saysMore(cellAt(cells, it)))
  const known = new Set([...times, text, author, cellAt(cells, url).startsWith('http') ? url : undefined])
  const others = cells.flatMap((_, index) => {
    const cell = cellAt(cells, index)
    if (known.has(index) || cell === '') return []
    // A row may have more cells than the header.
    return [names[index] === undefined ? cell : `${names[index].trim()}: ${cell}`]
  })
  const own = cellAt(cells, text)
  if (own === '') return others.join(', ')
  return others.length ? `${own} (${others.join(', ')})` : own
}
