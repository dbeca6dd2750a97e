import {anchorOn, anchorTimestamp} from '../anchor.ts'
import type {Block} from '../../markdown/block.ts'
import type {Line, LineKind} from '../../markdown/line.ts'
import {readCells, trim} from '../../markdown/lines.ts'
import type {MarkdownText} from '../../markdown/markdown-text.ts'
import {Keeper, keptOn} from '../../text/kept.ts'
import {memoizeByText} from '../../text/memoize-by-text.ts'
import {shift, type Span} from '../../text/span.ts'
import {findTimestamps, moveTimestamp, readTimestamp} from '../../time/timestamp.ts'
import type {Timestamp} from '../../time/types.ts'
import type {TimelineLayout} from '../types.ts'

/** A time that opens, or ends, a line, with what is said of it. */
interface Stamp {
  readonly layout: TimelineLayout
  readonly timestamp: Timestamp
  /** What is said of that time: the rest of the line without marks and separator. */
  readonly description: Span
  /** The time is after the text, as in `Resolved 2020-02-25 17:07`. */
  readonly isTrailing: boolean
  /** There is nothing but a date on the line: it is the day of what follows. */
  readonly isDay: boolean
  /** The time is set off from the text by emphasis. */
  readonly isEmphasised?: boolean
  /** Where the entry begins when it begins inside of its line; an empty span. */
  readonly opening?: Span | undefined
}

/** A line with a stamp, before it is known whether it belongs to a timeline. */
export class StampedLine extends Keeper implements Stamp {
  readonly line: Line
  readonly block: Block
  readonly layout: TimelineLayout
  readonly timestamp: Timestamp
  readonly description: Span
  readonly isTrailing: boolean
  readonly isDay: boolean
  readonly isEmphasised: boolean
  readonly opening: Span | undefined

  /** @param stamp its offsets count from the line's content */
  constructor(block: Block, line: Line, stamp: Stamp) {
    super()
    const anchor = anchorOn(block)
    const by = line.content
    this.line = line
    this.block = block
    this.layout = stamp.layout
    this.timestamp = anchorTimestamp(moveTimestamp(stamp.timestamp, by), anchor)
    this.description = anchor(shift(stamp.description, by))
    this.isTrailing = stamp.isTrailing
    this.isDay = stamp.isDay
    this.isEmphasised = stamp.isEmphasised === true
    this.opening = stamp.opening && anchor(shift(stamp.opening, by))
  }
}

const none: readonly StampedLine[] = []

/**
 * The stamps of the lines of one block, wherever their form puts them: behind a list mark, emphasis, a bracket, in a
 * table's cell, in `<li>`.
 * @param above the kind of the line above the block
 * @param expected for each line `1` where entries are expected, else `0`; one character when all lines are alike.
 *   There a time at the end of a line counts as well, and one in a form that is a number elsewhere.
 */
export const stampsIn = keptOn(
  (
    block: Block,
    above: LineKind | undefined,
    expected: string,
    _c: undefined,
    {text}: MarkdownText,
  ): readonly StampedLine[] => {
    const stamps: StampedLine[] = []
    block.lines.forEach((line, nth) => {
      const before = nth === 0 ? above : block.lines[nth - 1]?.kind
      const stamp = readLine(text, line, before, expected[Math.min(nth, expected.length - 1)] === '1')
      if (stamp) stamps.push(new StampedLine(block, line, stamp))
    })
    return stamps.length ? stamps : none
  },
)

function readLine(text: string, line: Line, above: LineKind | undefined, isTimeline: boolean): Stamp | undefined {
  if (line.kind === 'blank') return undefined
  const layout = layoutOf(text, line, above)
  if (!layout || ((layout !== 'table' || !isTimeline) && !hasDigit(text, line.content, line.end))) return undefined
  return (isTimeline ? readersInTimelines : readersElsewhere)[layout](text.slice(line.content, line.end))
}

type Reader = (source: string) => Stamp | undefined

/** One for each layout, as the same text is read differently in each. */
function readersOf(isTimeline: boolean): Readonly<Record<TimelineLayout, Reader>> {
  const layouts = ['bullets', 'numbered', 'table', 'lines', 'paragraphs', 'headings', 'html', 'code'] as const
  return Object.fromEntries(
    layouts.map(layout => [layout, memoizeByText(source => readStamp(source, layout, isTimeline))]),
  ) as Record<TimelineLayout, Reader>
}

/** @param text the line alone, from its content on; offsets count from there */
function readStamp(text: string, layout: TimelineLayout, isTimeline: boolean): Stamp | undefined {
  if (layout === 'table') return readRow(text, isTimeline)
  const {start, end} = titleOf(text, layout)
  const at = skipOpening(text, start, end)
  const timestamp = readTimestamp(text, at, end, isTimeline)
  const isProse =
    (layout === 'paragraphs' || layout === 'lines')
    && /^(?:from|between|at|on|since|by)\s/i.test(text.slice(at, at + 9))
  if (timestamp && !isProse) {
    const description = skipSeparator(text, timestamp.span.end, end)
    const isBare = description.start >= description.end || layout === 'headings'
    const isDay = timestamp.clock === undefined && timestamp.date !== undefined && !timestamp.isApproximate && isBare
    const isEmphasised = /[*_]{2}$/.test(text.slice(start, at))
    if (!isSentence(text, timestamp, description, layout))
      return {layout, timestamp, description, isTrailing: false, isDay, isEmphasised}
  }
  return isTimeline ? (readBehindBreak(text, layout) ?? readTrailing(text, layout, start, end)) : undefined
}

const lineBreak = /<br ?\/?>\s*/g

/**
 * A paragraph whose entries are parted by `<br>`, wrapped where the line was full: "… outage.<br> 04:27 - The page is
 * answered".
 */
function readBehindBreak(text: string, layout: TimelineLayout): Stamp | undefined {
  if (layout !== 'paragraphs' && layout !== 'lines') return undefined
  for (const match of text.matchAll(lineBreak)) {
    const at = match.index + match[0].length
    const timestamp = readTimestamp(text, at)
    if (!timestamp?.clock) continue
    const description = skipSeparator(text, timestamp.span.end, text.length)
    return {
      layout: 'paragraphs',
      timestamp,
      description,
      isTrailing: false,
      isDay: false,
      opening: {start: timestamp.span.start, end: timestamp.span.start},
    }
  }
  return undefined
}

/**
 * A stamp that opens a line of prose ("In 2019 we …", "10 minutes later") is not an entry unless a separator follows a
 * plain date.
 */
function isSentence(text: string, timestamp: Timestamp, description: Span, layout: TimelineLayout): boolean {
  if (timestamp.clock || layout === 'table' || layout === 'headings') return false
  if (description.start >= description.end || timestamp.isApproximate) return false
  const gap = text.slice(timestamp.span.end, description.start)
  return !/[-–—:|*\]]/.test(gap)
}

function layoutOf(text: string, line: Line, above: LineKind | undefined): TimelineLayout | undefined {
  switch (line.kind) {
    case 'item':
      return /\d/.test(line.mark) ? 'numbered' : 'bullets'
    case 'row':
      return 'table'
    case 'heading':
      return 'headings'
    case 'html':
      return /^<(?:li|p|td|tr|strong|b|dt|dd)\b/i.test(text.slice(line.content, line.content + 10)) ? 'html' : undefined
    case 'code':
      return 'code'
    case 'text':
      return above === undefined || beforeParagraph.has(above) ? 'paragraphs' : 'lines'
    default:
      return undefined
  }
}

/** Lines below which a paragraph begins. */
const beforeParagraph = new Set<LineKind>(['blank', 'heading', 'comment'])

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

const opening =
  /(?:<(?:li|p|strong|b|em|i|td|tr|dt|dd|code)(?:\s[^<>\n]{0,100})?>|[*_`[(>#]|\{\{|\p{Extended_Pictographic}\ufe0f?|\s|-|–|•)*/uy

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

function readTrailing(text: string, layout: TimelineLayout, start: number, end: number): Stamp | undefined {
  if (200 < end - start) return undefined
  const last = findTimestamps(text, start, end).at(-1)
  if (!last || !last.date || /[^\s)\].*_`]/.test(text.slice(last.span.end, end).replace(/^\s*\([^()]*\)/, '')))
    return undefined
  const description = trim(text, start, last.span.start)
  // More than a few words are a sentence that mentions a time.
  if (80 < description.end - description.start) return undefined
  const isDay = layout === 'headings' && last.clock === undefined
  return {layout, timestamp: last, description: {...description}, isTrailing: !isDay, isDay}
}

/** A row's time is in its first cell that holds one; day, date and time may have a column each. */
function readRow(text: string, isTimeline: boolean): Stamp | undefined {
  const cells = readCells(text, {content: 0, end: text.length})
  const stamps = cells.map(
    (cell, column) => readCell(text, cell, isTimeline) ?? (column === 0 ? readUnknownTime(text, cell) : undefined),
  )
  const first = stamps.findIndex(it => it !== undefined)
  if (first < 0 || 2 < first) return undefined
  let timestamp = stamps[first] as Timestamp
  let last = first
  const next = stamps[first + 1]
  if (
    next
    && ((timestamp.date && !timestamp.clock && next.clock && !next.date)
      || (timestamp.clock && !timestamp.date && next.date && !next.clock))
  ) {
    timestamp = merge(timestamp, next)
    last++
  }
  const rest = cells.slice(last + 1).filter(cell => cell.start < cell.end)
  const description = {start: rest[0]?.start ?? timestamp.span.end, end: rest.at(-1)?.end ?? timestamp.span.end}
  return {
    layout: 'table',
    timestamp,
    description,
    isTrailing: false,
    isDay: timestamp.clock === undefined && rest.length === 0,
  }
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
    ? {span: cell, date: undefined, clock: undefined, end: undefined, zone: undefined, isApproximate: true}
    : undefined
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
