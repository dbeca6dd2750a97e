import type {PastedEntry, TimedEntry, TimelinePlace} from './new-entry.ts'
import type {Timestamp} from '../time/types.ts'
import type {TimelineEntry, TimelineLayout} from '../document/types.ts'
import type {Line} from '../markdown/line.ts'
import {hardBreakOf} from '../text/hard-break.ts'
import {lineEndOf} from '../text/line-end.ts'
import {isoDate, two, type CivilDate} from '../time/calendar.ts'
import {readTimestamp} from '../time/timestamp.ts'
import {printTimestamp, styleOf, type TimestampStyle} from './timestamp-style.ts'
import type {Zone} from '../time/zone.ts'
import {asMarkdown, escapeMarkdown, printSource, type Surroundings} from './escape-markdown.ts'
import {columnsOf, printRow, type TableStyle} from './table-style.ts'

/** Whether the time stands behind the text, as in "Resolved 2020-02-25 17:07". */
export function isTrailing({timestamp, description}: TimelineEntry): boolean {
  return description.span.start < timestamp.span.start
}

/** How the entries of one timeline are written. */
export interface EntryStyle {
  readonly layout: TimelineLayout
  /** What stands before the time, indentation and list mark included. */
  readonly prefix: string
  /** Between time and text. */
  readonly gap: string
  /** At the end of each entry's first line. */
  readonly suffix: string
  /** Between two entries. */
  readonly separator: string
  readonly stamp: TimestampStyle | undefined
  /** Whether the sample's day is read in one way only, so that another one can be written like it. */
  readonly isDayTold: boolean
  /** Another entry's way of writing dates, where the sample has none. */
  readonly dated: TimestampStyle | undefined
  readonly table: TableStyle | undefined
  /** Written behind the time where the sample's own style has no zone. */
  readonly zoneName: string
  readonly surroundings: Surroundings
  readonly eol: string
}

/** An entry as it is written, and its words by themselves: they tell whether it is in the document already. */
export interface PrintedEntry {
  readonly text: string
  /** What stands behind the time on the first line. */
  readonly words: string
  /** The lines below. */
  readonly details: string
  /** Author and text as they were pasted, without marks. */
  readonly plain: string
}

/** The style of the sample; in a timeline without entries bullets, or rows where a header waits for them. */
export function entryStyle(text: string, place: TimelinePlace): EntryStyle {
  const eol = lineEndOf(text)
  const {sample, timeline} = place
  if (!sample || !timeline) return emptyStyle(text, place, eol)
  const line = lineAt(place.lines, sample.span.start)
  const layout = layoutOf(text, line, timeline.layout)
  const stamp = styleOf(text, sample.timestamp, sample.date)
  const other = sample.timestamp.date ? undefined : timeline.entries.find(it => it.timestamp.date && isDayTold(it))
  const dated = other && styleOf(text, other.timestamp, other.date)
  const separator = separatorOf(text, timeline.entries, layout, eol)
  const common = {layout, stamp, isDayTold: isDayTold(sample), dated, eol, zoneName: '', separator}
  if (layout === 'table' && line) {
    const table = columnsOf(text, place.lines, line, sample)
    return {...common, prefix: '', gap: '', suffix: '', table, surroundings: 'cell'}
  }
  const rest = text.slice(sample.description.span.end, line?.end ?? sample.description.span.end)
  const described = text.slice(sample.description.span.start, sample.description.span.end).split('\n')[0] ?? ''
  const before = text.slice(
    line?.start ?? sample.span.start,
    isTrailing(sample) ? line?.content : sample.timestamp.span.start,
  )
  // A ticked box and a coloured dot are the sample's own.
  const prefix = before.replace(/\[[ xX]?\] /, '').replace(/\p{Extended_Pictographic}\ufe0f?\s{0,8}/u, '')
  const isBare = !isTrailing(sample) && described === '' && (layout === 'headings' || layout === 'paragraphs')
  const written = text.slice(sample.timestamp.span.end, isBare ? line?.end : sample.description.span.start)
  const inStamp = stamp.parts.join('')
  const paired = pairMarks(prefix, isBare && written === '' ? '' : gapOf(written), inStamp)
  // Where a line holds nothing but the time, the text stands below it.
  const marks = isBare ? {...paired, gap: paired.gap.trimEnd() + (layout === 'headings' ? eol + eol : eol)} : paired
  const surroundings = layout === 'code' ? 'code' : layout === 'html' ? 'html' : 'inline'
  const closing = layout === 'html' ? (/(?:\s{0,8}<\/[a-z]{1,6}>){1,6}$/i.exec(described)?.[0] ?? rest) : ''
  const suffix = layout === 'lines' ? lineBreak(text, place.lines, timeline.entries) : closing
  return {...common, ...marks, suffix, table: undefined, surroundings}
}

function isDayTold({timestamp: {date}, dateSource}: TimelineEntry): boolean {
  return date?.order !== 'ambiguous' || dateSource === 'entry'
}

/** Whether entries of the timeline can say what happened: a table may have columns for times only. */
export function holdsWords(text: string, place: TimelinePlace): boolean {
  const {table} = entryStyle(text, place)
  return !table || table.event !== undefined
}

function layoutOf(text: string, line: Line | undefined, most: TimelineLayout): TimelineLayout {
  switch (line?.kind) {
    case 'item':
      return /\d/.test(line.mark) ? 'numbered' : 'bullets'
    case 'row':
      return 'table'
    case 'heading':
      return 'headings'
    case 'html':
      return 'html'
    case 'code':
      return 'code'
    case 'text':
      return most === 'paragraphs' ? 'paragraphs' : 'lines'
    default:
      return text === '' ? 'bullets' : most
  }
}

/** How the lines of the timeline are kept apart in the rendered document; the last one often lacks it. */
function lineBreak(text: string, lines: readonly Line[], entries: readonly TimelineEntry[]): string {
  const first = lineAt(lines, entries[0]?.span.start ?? 0)
  return first ? hardBreakOf(text.slice(first.start, first.end)) : ''
}

function gapOf(written: string): string {
  return written.length <= 24 && /^(?:[^\w\n]|<\/?[a-z]{1,6}>)*$/i.test(written) && written !== '' ? written : ' '
}

/**
 * A mark that is closed only behind the sample's text, or was opened in the gap, belongs to that text.
 * @param stamp what stands in the time besides its figures: "Jun 15th **10:00" opens a mark
 */
function pairMarks(prefix: string, gap: string, stamp: string): {prefix: string; gap: string} {
  for (const [open, close] of [
    ['**', '**'],
    ['__', '__'],
    ['`', '`'],
    ['[', ']'],
    ['(', ')'],
  ] as const) {
    const isOpened = prefix.includes(open) || stamp.includes(open)
    const isClosed = gap.includes(close)
    if (isOpened && !isClosed) prefix = prefix.replace(open, '')
    if (isClosed && !isOpened) gap = gap.replace(close, '')
  }
  return {prefix, gap: gap === '' ? ' ' : gap}
}

function separatorOf(text: string, entries: readonly TimelineEntry[], layout: TimelineLayout, eol: string): string {
  let blank = 0
  let plain = 0
  for (let i = 1; i < Math.min(entries.length, 50); i++) {
    const between = text.slice((entries[i - 1] as TimelineEntry).span.end, (entries[i] as TimelineEntry).span.start)
    if (between.trim() !== '') continue
    if (/\n\s*\n/.test(between)) blank++
    else plain++
  }
  if (blank + plain === 0) return layout === 'paragraphs' || layout === 'headings' ? eol + eol : eol
  return plain < blank ? eol + eol : eol
}

function emptyStyle(text: string, {section, lines, zone, isZoneWritten}: TimelinePlace, eol: string): EntryStyle {
  const header =
    section && lines.find(it => it.kind === 'delimiter' && section.body.start <= it.start && it.end <= section.body.end)
  const table = header && columnsOf(text, lines, header, undefined)
  const zoneName = isZoneWritten && zone && zone.kind !== 'ambiguous' ? ` ${nameOf(zone)}` : ''
  return {
    layout: table ? 'table' : 'bullets',
    prefix: '- ',
    gap: ' ',
    suffix: '',
    separator: eol,
    stamp: undefined,
    isDayTold: true,
    dated: undefined,
    table,
    zoneName,
    surroundings: table ? 'cell' : 'inline',
    eol,
  }
}

/** A bare offset is read behind figures alone. */
function nameOf(zone: Zone): string {
  if (zone.kind === 'fixed' && zone.offset === 0) return 'UTC'
  return /^[+\u2212-]/.test(zone.name) ? `UTC${zone.name}` : zone.name
}

export function lineAt(lines: readonly Line[], offset: number): Line | undefined {
  let low = 0
  let high = lines.length
  while (low + 1 < high) {
    const middle = (low + high) >> 1
    if ((lines[middle] as Line).start <= offset) low = middle
    else high = middle
  }
  return lines[low]
}

/** A time in the style; `isDated` writes its day also where the sample has none. */
export function printTime(
  style: EntryStyle,
  {date, clock, isForeign}: Pick<TimedEntry, 'date' | 'clock' | 'isForeign'>,
  isDated: boolean,
  inheritedYear: number | undefined,
): string {
  const {stamp, dated, zoneName} = style
  const whole = {...clock, second: Math.floor(clock.second ?? 0)}
  if (!stamp || isForeign) {
    const seconds = stamp?.clock?.hasSeconds ? `:${two(whole.second)}` : ''
    return `${isDated ? `${isoDate(date)} ` : ''}${two(clock.hour)}:${two(clock.minute)}${seconds}${isForeign ? ' UTC' : zoneName}`
  }
  if (stamp.date) {
    const isKept = style.isDayTold && (stamp.date.written.year !== undefined || inheritedYear === date.year)
    const parts = isKept ? stamp.parts : stamp.parts.map(it => (it === 'date' ? isoDate(date) : it))
    return printTimestamp(date, whole, {...stamp, parts})
  }
  const time = printTimestamp(undefined, whole, stamp)
  if (!isDated) return time
  return `${printDay(dated, date, inheritedYear)} ${time}`
}

/** A day as other entries of the timeline write theirs, else as ISO. */
export function printDay(
  dated: TimestampStyle | undefined,
  date: CivilDate,
  inheritedYear: number | undefined,
): string {
  const isYearKept = dated?.date && (dated.date.written.year !== undefined || inheritedYear === date.year)
  return dated?.date && isYearKept
    ? printTimestamp(date, {hour: 0, minute: 0}, {...dated, parts: ['date']})
    : isoDate(date)
}

function isSame(a: Timestamp, b: Timestamp): boolean {
  return a.span.end === b.span.end && a.isApproximate === b.isApproximate && Boolean(a.end) === Boolean(b.end)
}

/** One entry with its details, without line end. */
export function printEntry(
  style: EntryStyle,
  time: string,
  {text, author, source, details, isMarkdown = false}: PastedEntry,
): PrintedEntry {
  const {surroundings, table, layout, prefix, gap, suffix, eol} = style
  const print = isMarkdown ? asMarkdown : escapeMarkdown
  const name = author === undefined || author === '' ? undefined : print(author, surroundings)
  const hasAuthorCell = table?.author !== undefined
  const isBelow = gap.includes('\n') && name === undefined
  const own = (name !== undefined && !hasAuthorCell ? `${name}: ` : '') + print(text, surroundings, isBelow)
  const link = source ? printSource(source, surroundings) : ''
  const isList = layout === 'bullets' || layout === 'numbered'
  const more = details.map(it => print(it, surroundings, isList || layout === 'headings')).filter(it => it !== '')
  const plain = [author ? `${author}: ` : '', text].join('').replace(/\s+/g, ' ').trim()
  if (table) {
    const words = [own, ...more].join('<br>') + link
    return {
      text: printRow(table, time, name ?? '', words),
      words: `${hasAuthorCell ? (name ?? '') : ''} ${words}`,
      details: '',
      plain,
    }
  }
  if (isList || layout === 'headings') {
    const words = own + link
    const indent = isList
      ? ' '.repeat(/^\s*/.exec(prefix)?.[0].length ?? 0) + ' '.repeat(layout === 'numbered' ? 3 : 2)
      : ''
    const mark = (isList && /^\s*([-*+])/.exec(prefix)?.[1]) || '-'
    const nested = more.map(it => `${eol}${indent}${mark} ${it}`).join('')
    const first = `${prefix}${time}${safeGap(time, gap, words)}${words}`
    return {text: `${first}${isList || nested === '' ? '' : eol}${nested}`, words, details: nested, plain}
  }
  const words = [own, ...more].join(layout === 'html' ? '<br>' : ' / ') + link
  return {
    text: `${prefix}${time}${safeGap(time, gap, words)}${words}${suffix}`,
    words: words + suffix,
    details: '',
    plain,
  }
}

/** A gap behind which the text is not read as part of the time: "10:00" and "EST servers fail" would be 10:00 EST. */
function safeGap(time: string, gap: string, words: string): string {
  const alone = readTimestamp(time, 0)
  for (const it of [gap, ': ', ' — “']) {
    const both = readTimestamp(`${time}${it}${words}`, 0)
    if (!alone || (both && isSame(both, alone))) return it
  }
  return ' | '
}
