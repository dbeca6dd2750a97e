import {readCells, trim, type Line} from '../syntax/lines.ts'
import {remember} from '../text/remember.ts'
import {shift, type Span} from '../text/span.ts'
import {findTimestamps, moveTimestamp, readTimestamp, type Timestamp} from '../time/timestamp.ts'
import type {TimelineLayout} from './model.ts'

/** A line that opens, or ends, with a time, before it is known whether it belongs to a timeline. */
export interface StampedLine {
  /** Index of the line. */
  readonly line: number
  readonly layout: TimelineLayout
  readonly timestamp: Timestamp
  /** What is said of that time: the rest of the line without marks and separator. */
  readonly description: Span
  /** The time stands behind the text, as in `Resolved 2020-02-25 17:07`. */
  readonly isTrailing: boolean
  /** There is nothing but a date on the line: it tells the day of what follows. */
  readonly isDay: boolean
  /** The time is set off from the text by emphasis. */
  readonly isEmphasised?: boolean
  /** Offset of the entry where it begins inside of its line. */
  readonly startsAt?: number
}

/**
 * The stamp of one line, wherever its form puts it: behind a list mark, emphasis, a bracket, in a table's cell, in `<li>`.
 * @param isTimeline whether entries are expected there: then a time at the end of the line counts as well, and one in a form that is a number elsewhere
 */
export function readStampedLine(text: string, lines: readonly Line[], index: number, isTimeline: boolean): StampedLine | undefined {
  const line = lines[index] as Line
  const layout = layoutOf(text, lines, index)
  if (!layout || ((layout !== 'table' || !isTimeline) && !hasDigit(text, line.content, line.end))) return undefined
  const read = (isTimeline ? readersInTimelines : readersElsewhere)[layout](text.slice(line.content, line.end))
  return read && moveStamp(read, line.content, index)
}

type Reader = (source: string) => StampedLine | undefined

/** One for each layout, as the same text is read differently in each. */
function readersOf(isTimeline: boolean): Readonly<Record<TimelineLayout, Reader>> {
  const layouts = ['bullets', 'numbered', 'table', 'lines', 'paragraphs', 'headings', 'html', 'code'] as const
  return Object.fromEntries(layouts.map(layout => [layout, remember(source => readStamp(source, layout, isTimeline))])) as Record<TimelineLayout, Reader>
}

/** @param text the line alone, from its content on; offsets count from there */
function readStamp(text: string, layout: TimelineLayout, isTimeline: boolean): StampedLine | undefined {
  if (layout === 'table') return readRow(text, isTimeline)
  const {start, end} = titleOf(text, layout)
  const at = skipOpening(text, start, end)
  const timestamp = readTimestamp(text, at, end, isTimeline)
  const isProse = (layout === 'paragraphs' || layout === 'lines') && /^(?:from|between|at|on|since|by)\s/i.test(text.slice(at, at + 9))
  if (timestamp && !isProse) {
    const description = skipSeparator(text, timestamp.span.end, end)
    const isBare = description.start >= description.end || layout === 'headings'
    const isDay = timestamp.clock === undefined && timestamp.date !== undefined && !timestamp.isApproximate && isBare
    const isEmphasised = /[*_]{2}$/.test(text.slice(start, at))
    if (!isSentence(text, timestamp, description, layout)) return {line: 0, layout, timestamp, description, isTrailing: false, isDay, isEmphasised}
  }
  return isTimeline ? readBehindBreak(text, layout) ?? readTrailing(text, layout, start, end) : undefined
}

function moveStamp(stamp: StampedLine, by: number, line: number): StampedLine {
  return {
    ...stamp,
    line,
    timestamp: moveTimestamp(stamp.timestamp, by),
    description: shift(stamp.description, by),
    ...stamp.startsAt !== undefined && {startsAt: stamp.startsAt + by},
  }
}

const lineBreak = /<br ?\/?>\s*/g

/** A paragraph whose entries are parted by `<br>`, wrapped where the line was full: "… outage.<br> 04:27 - The page is answered". */
function readBehindBreak(text: string, layout: TimelineLayout): StampedLine | undefined {
  if (layout !== 'paragraphs' && layout !== 'lines') return undefined
  for (const match of text.matchAll(lineBreak)) {
    const at = match.index + match[0].length
    const timestamp = readTimestamp(text, at)
    if (!timestamp?.clock) continue
    const description = skipSeparator(text, timestamp.span.end, text.length)
    return {line: 0, layout: 'paragraphs', timestamp, description, isTrailing: false, isDay: false, startsAt: timestamp.span.start}
  }
  return undefined
}

/** A stamp that opens a line of prose ("In 2019 we …", "10 minutes later") is no entry unless a separator follows a plain date. */
function isSentence(text: string, timestamp: Timestamp, description: Span, layout: TimelineLayout): boolean {
  if (timestamp.clock || layout === 'table' || layout === 'headings') return false
  if (description.start >= description.end || timestamp.isApproximate) return false
  const gap = text.slice(timestamp.span.end, description.start)
  return !/[-–—:|*\]]/.test(gap)
}

function layoutOf(text: string, lines: readonly Line[], index: number): TimelineLayout | undefined {
  const line = lines[index] as Line
  switch (line.kind) {
    case 'item': return /\d/.test(line.mark) ? 'numbered' : 'bullets'
    case 'row': return 'table'
    case 'heading': return 'headings'
    case 'html': return /^<(?:li|p|td|tr|strong|b|dt|dd)\b/i.test(text.slice(line.content, line.content + 10)) ? 'html' : undefined
    case 'code': return 'code'
    case 'text': {
      const before = lines[index - 1]
      return before === undefined || beforeParagraph.has(before.kind) ? 'paragraphs' : 'lines'
    }
    default: return undefined
  }
}

/** Lines below which a paragraph begins. */
const beforeParagraph = new Set<Line['kind']>(['blank', 'heading', 'comment'])

function hasDigit(text: string, start: number, end: number): boolean {
  for (let i = start; i < end; i++) {
    const code = text.charCodeAt(i)
    if ((48 <= code && code <= 57) || code === 63 || (0xff10 <= code && code <= 0xff19)) return true
  }
  return false
}

function titleOf(text: string, layout: TimelineLayout): Span {
  const {start, end} = trim(text, 0, text.length)
  let to = end
  if (layout === 'headings') while (start < to && text[to - 1] === '#') to--
  return trim(text, start, to)
}

const opening = /(?:<(?:li|p|strong|b|em|i|td|tr|dt|dd|code)(?:\s[^<>\n]{0,100})?>|[*_`[(>#]|\{\{|\p{Extended_Pictographic}\ufe0f?|\s|-|–|•)*/uy

/** Marks that may stand before a time: emphasis, code, bracket, tags, emoji. */
function skipOpening(text: string, start: number, end: number): number {
  opening.lastIndex = start
  opening.test(text)
  return Math.min(opening.lastIndex, end)
}

const separator = /(?:<\/?(?:strong|b|em|i|td|code)>|\}\}|[*_`\])|:：.,;\s]|-{1,3}(?=[\s*])|[–—→]|->|=>)*/uy

/** Marks between a time and its text. */
function skipSeparator(text: string, at: number, end: number): Span {
  separator.lastIndex = at
  separator.test(text)
  let start = Math.min(separator.lastIndex, end)
  // A mark that opens the text's own emphasis, code or link belongs to the text.
  const eaten = text.slice(at, start)
  const own = /(?:\*\*|[*_`])$/.exec(eaten)
  if (own && /\s/.test(eaten[own.index - 1] ?? '')) start -= own[0].length
  return {start, end: Math.max(start, trim(text, start, end).end)}
}

function readTrailing(text: string, layout: TimelineLayout, start: number, end: number): StampedLine | undefined {
  if (200 < end - start) return undefined
  const last = findTimestamps(text, start, end).at(-1)
  if (!last || !last.date || /[^\s)\].*_`]/.test(text.slice(last.span.end, end).replace(/^\s*\([^()]*\)/, ''))) return undefined
  const description = trim(text, start, last.span.start)
  // More than a few words are a sentence that mentions a time.
  if (80 < description.end - description.start) return undefined
  const isDay = layout === 'headings' && last.clock === undefined
  return {line: 0, layout, timestamp: last, description: {...description}, isTrailing: !isDay, isDay}
}

/** A row's time is in its first cell that holds one; day, date and time may have a column each. */
function readRow(text: string, isTimeline: boolean): StampedLine | undefined {
  const cells = readCells(text, {content: 0, end: text.length})
  const stamps = cells.map((cell, column) => readCell(text, cell, isTimeline) ?? (column === 0 ? readUnknownTime(text, cell) : undefined))
  const first = stamps.findIndex(it => it !== undefined)
  if (first < 0 || 2 < first) return undefined
  let timestamp = stamps[first] as Timestamp
  let last = first
  const next = stamps[first + 1]
  if (next && ((timestamp.date && !timestamp.clock && next.clock && !next.date) || (timestamp.clock && !timestamp.date && next.date && !next.clock))) {
    timestamp = merge(timestamp, next)
    last++
  }
  const rest = cells.slice(last + 1).filter(cell => cell.start < cell.end)
  const description = {start: rest[0]?.start ?? timestamp.span.end, end: rest.at(-1)?.end ?? timestamp.span.end}
  return {line: 0, layout: 'table', timestamp, description, isTrailing: false, isDay: timestamp.clock === undefined && rest.length === 0}
}

/** Only a cell that holds a time and nothing else to speak of is a stamp. */
function readCell(text: string, cell: Span, isTimeline: boolean): Timestamp | undefined {
  const at = skipOpening(text, cell.start, cell.end)
  const timestamp = readTimestamp(text, at, cell.end, isTimeline)
  if (!timestamp) return undefined
  const rest = text.slice(timestamp.span.end, cell.end).replace(/^[*_`\]):,\s]+|<br\s*\/?>/g, '')
  return rest.length <= 40 ? timestamp : undefined
}

/** A row whose time nobody knows is an event all the same. */
function readUnknownTime(text: string, cell: Span): Timestamp | undefined {
  const value = text.slice(cell.start, Math.min(cell.end, cell.start + 40)).replace(/[()（）*_\s]/g, '')
  return /^(?:unknown|unclear|不明|長期|時期不明|미상|不详|desconocid[oa]|inconnue?|unbekannt)$/i.test(value)
    ? {span: cell, date: undefined, clock: undefined, end: undefined, zone: undefined, isApproximate: true} : undefined
}

function merge(a: Timestamp, b: Timestamp): Timestamp {
  const from = a.span.start < b.span.start ? a : b
  return {
    span: {start: from.span.start, end: Math.max(a.span.end, b.span.end)},
    date: a.date ?? b.date,
    clock: a.clock ?? b.clock,
    end: a.end ?? b.end,
    zone: a.zone ?? b.zone,
    isApproximate: a.isApproximate || b.isApproximate,
  }
}

const readersElsewhere = readersOf(false)
const readersInTimelines = readersOf(true)
