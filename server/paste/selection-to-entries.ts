import type {PastedEntry} from '../edit/new-entry.ts'
import type {Timeline, TimelineEntry} from '../document/types.ts'
import {lineAt, type Line} from '../markdown/line.ts'
import {readLines} from '../markdown/lines.ts'
import {contains, overlaps, type Span} from '../text/span.ts'
import type {ParsedPaste} from './read-paste.ts'

/** Lines of a document, to be parsed like a pasted text. */
export interface SelectedLines {
  /** Without line ends. */
  readonly lines: readonly Span[]
  /**
   * Line for line; lines that are not events, and entries that already have the style of the timeline, are left empty.
   */
  readonly text: string
  /** Indexes of the lines that are left empty. */
  readonly breaks: ReadonlySet<number>
}

/** @param span of whole lines */
export function selectLines(text: string, span: Span, timelines: readonly Timeline[]): SelectedLines {
  const lines = linesIn(text, span)
  const entries = timelines.filter(it => overlaps(it.span, span)).flatMap(it => finished(text, it, span))
  const breaks = new Set<number>()
  let next = 0
  const read = lines.map((line, index) => {
    while (next < entries.length && (entries[next] as TimelineEntry).span.end <= line.start) next++
    const entry = entries[next]
    const source = text.slice(line.start, line.end)
    if ((entry && overlaps(entry.span, line)) || structure.test(source)) breaks.add(index)
    return breaks.has(index) ? '' : source.replace(/[\u0085\u2028\u2029]/g, ' ')
  })
  return {lines, breaks, text: read.join('\n')}
}

/**
 * Drops the lines below a heading, a rule or an entry that belong to no event: those after the last event and, in a
 * log, whose events begin with their times, those before the next one.
 */
export function withoutStrays(
  {lines, breaks, text}: SelectedLines,
  {entries, leftOut, format}: ParsedPaste,
): SelectedLines {
  const events = new Set(entries.map(it => it.line))
  const others = new Set(leftOut.map(it => it.line))
  const from = Math[format.readLine ? 'min' : 'max'](
    ...[entries[0], entries.at(-1)].map(it => it?.line ?? lines.length),
  )
  let isBelow = false
  const kept = text.split('\n').map((line, index) => {
    isBelow = from < index && (breaks.has(index) || (isBelow && !events.has(index)))
    return isBelow && !others.has(index) ? '' : line
  })
  return {lines, breaks, text: kept.join('\n')}
}

/** Headings, fences, rules and comments of the document. */
const structure =
  /^[ \t]{0,3}(?:#{1,6}(?:[ \t]|$)|`{3}|~{3}|(?:-{3,400}|={3,400}|\*{3,400}|_{3,400})[ \t]{0,400}$|<!--)/

function linesIn(text: string, {start, end}: Span): Span[] {
  const lines: Span[] = []
  let from = start
  for (const {
    index,
    0: {length},
  } of text.slice(start, end).matchAll(/\r\n?|\n/g)) {
    lines.push({start: from, end: start + index})
    from = start + index + length
  }
  if (from < end) lines.push({start: from, end})
  return lines
}

/**
 * The entries that are in the style of their timeline: a line of a log among bullets is not, nor are lines from which a
 * whole timeline is made.
 */
function finished(text: string, {layout, entries, span: whole}: Timeline, span: Span): TimelineEntry[] {
  const hasBars = entries.some(it => text[it.span.start] === '|')
  const own = entries.filter(it => overlaps(it.span, span))
  switch (layout) {
    case 'bullets':
    case 'numbered':
      return own.filter(it => isItem(text, it))
    case 'table':
      return own.filter(it =>
        hasBars ? text[it.span.start] === '|' : text.slice(it.span.start, it.span.end).includes('|'),
      )
    case 'headings':
      return own.filter(it => /^(?:#|\*\*|__|[^\n]{1,400}\n[=-]{2})/.test(text.slice(it.span.start, it.span.end)))
    case 'html':
      return own.filter(it => text[it.span.start] === '<')
    default:
      return contains(span, whole) ? [] : own.filter(it => !isItem(text, it) && text[it.span.start] !== '|')
  }
}

function isItem(text: string, {span: {start}}: TimelineEntry): boolean {
  return /^(?:[-*+•]|\d{1,9}[.)])[ \t]/.test(text.slice(start, start + 12))
}

/** What is taken from the document for the entries that its lines become. */
export interface ConvertedLines {
  /** The entries, marked where their text is already Markdown of the document. */
  readonly entries: readonly PastedEntry[]
  /**
   * The spans to remove from the document, in order: the lines, blank lines between two of them, one of two blank lines
   * that would meet, and a fence that becomes empty. A line is removed or kept together with its event.
   * @param stays indexes of the lines of events that do not become entries
   */
  spansWithout(stays: ReadonlySet<number>): Span[]
}

/** @param read what was parsed from the selected lines */
export function convertLines(text: string, {lines}: SelectedLines, read: ParsedPaste): ConvertedLines {
  const document = readLines(text)
  const offset = lineAt(document, lines[0]?.start ?? 0)
  return {
    entries: read.format.isEncoded
      ? read.entries
      : read.entries.map((entry, index) => {
          const below = Math.max(read.entries[index + 1]?.line ?? lines.length, entry.line + 1)
          return document.slice(offset + entry.line, offset + below).some(it => asIs.has(it.kind))
            ? entry
            : {...entry, isMarkdown: true}
        }),
    spansWithout: stays =>
      runsOf(goingLines(read, stays), index => isBlank(document[offset + index])).map(([first, last]) =>
        spanOf(first + offset, last + offset),
      ),
  }

  function spanOf(from: number, to: number): Span {
    const [first, last] = withFence(from, to)
    const behind = document[last + 1]
    const isGap = document[first]?.kind !== 'code' && behind && isBlank(behind) && isBlank(document[first - 1])
    return {start: (document[first] as Line).start, end: document[isGap ? last + 2 : last + 1]?.start ?? text.length}
  }

  /** Beyond the ends of the document too. */
  function isBlank(line: Line | undefined): boolean {
    return !line || text.slice(line.start, line.end).trim() === ''
  }

  function withFence(first: number, last: number): [first: number, last: number] {
    if (document[first]?.kind !== 'code') return [first, last]
    let [above, below] = [first - 1, last + 1]
    while (document[above] && isBlank(document[above])) above--
    while (document[below] && isBlank(document[below])) below++
    const closing = document[below]
    const isAlone = document[above]?.kind === 'fence' && (!closing || closing.kind === 'fence')
    return isAlone ? [above, Math.min(below, document.length - 1)] : [first, last]
  }
}

const asIs: ReadonlySet<Line['kind']> = new Set(['code', 'fence', 'html', 'comment'])

/** For each line, whether it belongs to an event that becomes an entry. */
function goingLines({lines, entries, leftOut}: ParsedPaste, stays: ReadonlySet<number>): boolean[] {
  const events = new Set([...entries, ...leftOut].map(it => it.line))
  let goes = !stays.has(lines.findIndex((_, index) => events.has(index)))
  return lines.map((line, index) => {
    if (events.has(index)) goes = !stays.has(index)
    return goes && line !== ''
  })
}

/** The runs of removed lines, each with the blank lines inside. */
function runsOf(goes: readonly boolean[], isBlank: (index: number) => boolean): [first: number, last: number][] {
  const runs: [number, number][] = []
  let isOpen = false
  goes.forEach((it, index) => {
    const run = runs.at(-1)
    if (it && isOpen && run) run[1] = index
    else if (it) runs.push([index, index])
    isOpen = it || (isOpen && isBlank(index))
  })
  return runs
}
