import type {TimelineEntry} from '../document/types.ts'
import type {Line} from '../markdown/line.ts'
import {readCells} from '../markdown/lines.ts'
import {authorNames, fieldName, textNames, timeNames} from './column-names.ts'

/** How the rows of a timeline are written: which column holds what. */
export interface TableStyle {
  readonly indent: string
  readonly hasOuterBars: boolean
  readonly columns: number
  /** Index of the first column with the time, and how many columns it has: day and time of day may be separate. */
  readonly time: number
  readonly timeColumns: number
  /** `undefined` if all columns are for the time. */
  readonly event: number | undefined
  readonly author: number | undefined
  /** Around the time in its cell, such as `**`. */
  readonly marks: readonly [before: string, after: string]
}

/** From the sample's row, or from a header's delimiter row when there are no rows yet. */
export function columnsOf(
  text: string,
  lines: readonly Line[],
  line: Line,
  sample: TimelineEntry | undefined,
): TableStyle {
  const header = headerOf(lines, line)
  const cells = readCells(text, sample ? line : (header ?? line))
  const names = header
    ? readCells(text, header).map(it => fieldName(text.slice(it.start, it.end).replace(/\([^()]*\)/g, '')))
    : []
  const columns = Math.max(names.length, cells.length)
  const start = sample?.timestamp.span.start
  const end = sample?.timestamp.span.end
  const named = Math.max(
    0,
    names.findIndex(it => timeNames.includes(it)),
  )
  const time =
    start === undefined
      ? named
      : Math.max(
          0,
          cells.findIndex(it => it.start <= start && start <= it.end),
        )
  const last =
    end === undefined
      ? time
      : Math.max(
          time,
          cells.findIndex(it => it.start < end && end <= it.end),
        )
  const isFree = (index: number) => index < time || last < index
  const findName = (wanted: readonly string[], taken?: number) => {
    const isWanted = (it: string) => wanted.some(name => it === name || (4 < name.length && it.includes(name)))
    const index = names.findIndex((it, at) => isFree(at) && at !== taken && isWanted(it))
    return index < 0 ? undefined : index
  }
  const event = findName(textNames) ?? (last + 1 < columns ? last + 1 : 0 < time ? time - 1 : undefined)
  const cell = cells[time]
  const mark = sample && cell ? (/^(?:\*\*|__|`)/.exec(text.slice(cell.start, start))?.[0] ?? '') : ''
  const isClosed = end !== undefined && mark !== '' && text.startsWith(mark, end)
  const own = text.slice(line.start, line.end)
  return {
    indent: /^\s*/.exec(own)?.[0] ?? '',
    hasOuterBars: own.trimStart().startsWith('|'),
    columns,
    time,
    timeColumns: last - time + 1,
    event,
    author: findName(authorNames, event),
    marks: isClosed ? [mark, mark] : ['', ''],
  }
}

/** The row above the delimiter row of the table that the line is in. */
function headerOf(lines: readonly Line[], line: Line): Line | undefined {
  let index = lines.indexOf(line)
  while (0 < index && lines[index]?.kind === 'row') index--
  return lines[index]?.kind === 'delimiter' ? lines[index - 1] : undefined
}

/**
 * `time` may contain bars where day and time of day are in separate cells. Without a column for the words, they follow
 * the time.
 */
export function printRow(table: TableStyle, time: string, name: string, words: string): string {
  const {indent, hasOuterBars, columns, time: at, timeColumns, event, author, marks} = table
  const cells: string[] = []
  for (let index = 0; index < columns; index++) {
    if (index === at) {
      cells.push(marks[0] + time + marks[1] + (event === undefined && words !== '' ? ` ${words}` : ''))
      index += timeColumns - 1
    } else cells.push(index === event ? words : index === author ? name : '')
  }
  const row = cells.join(' | ')
  return hasOuterBars ? `${indent}| ${row} |` : indent + row.trimEnd()
}
