import type {SelectionRange, SelectionRangeParams} from 'vscode-languageserver'
import {blockIndexAt, type Block} from '../markdown/block.ts'
import {sentenceAround} from '../prose/sentences.ts'
import type {Snapshot} from './snapshot.ts'
import {contains, touches, type Span} from '../text/span.ts'
import {toRange} from './convert.ts'

/**
 * What an editor selects as a person widens the selection: word, time, sentence or cell, the text of an entry, entry,
 * timeline, section, and those around it.
 */
export function selectionRange(snapshot: Snapshot, {positions}: SelectionRangeParams): SelectionRange[] {
  const {document} = snapshot
  return positions.map(it => {
    const nested = nest(spansAround(snapshot, document.offsetAt(it)))
    return nested.reduceRight<SelectionRange | undefined>(
      (parent, span) => ({range: toRange(document, span), ...(parent && {parent})}),
      undefined,
    ) as SelectionRange
  })
}

/** In any order; the whole document is one of them. */
function spansAround({text, markdown: {blocks}, model}: Snapshot, offset: number): Span[] {
  const block = withoutMark(text, trimmed(text, blocks[blockIndexAt(blocks, offset)] as Block))
  const cell = cellAround(text, offset)
  const sentence = withMarks(text, sentenceAround(text, cell ?? block, offset))
  const spans: (Span | undefined)[] = [wordAround(text, offset), sentence, cell, cell ? undefined : block]
  for (const {key, value} of model.metadata)
    if (touches(key.span, offset) || touches(value.span, offset)) spans.push(key.span, value.span)
  for (const timeline of model.timelines) {
    if (!touches(timeline.span, offset)) continue
    spans.push(timeline.span)
    for (const it of timeline.entries)
      if (touches(it.span, offset)) spans.push(it.span, it.timestamp.span, it.description.span)
  }
  for (const it of model.actionItems)
    if (touches(it.span, offset)) spans.push(it.span, it.title.span, it.owner?.span, it.due?.span, it.ticket?.span)
  for (const {header, delimiter, rows} of model.tables) {
    const row = [header, delimiter, ...rows].find(it => touches(it.span, offset))
    if (row) spans.push(row.span, {start: header.span.start, end: (rows.at(-1) ?? delimiter).span.end})
  }
  for (const it of model.sections)
    if (touches(it.span, offset)) spans.push(it.heading.title.span, it.heading.span, it.body, it.span)
  const around = spans
    .flatMap(it => (it ? trimmed(text, it) : []))
    .filter(it => touches(it, offset) && it.start < it.end)
  return [...around, {start: 0, end: text.length}]
}

/** The narrowest first, each inside of the next. */
function nest(spans: readonly Span[]): Span[] {
  const nested: Span[] = []
  for (const it of [...spans].sort((a, b) => a.end - a.start - (b.end - b.start))) {
    const inner = nested.at(-1)
    if (!inner || (contains(it, inner) && inner.end - inner.start < it.end - it.start)) nested.push(it)
  }
  return nested
}

/** Offsets count afresh: spans of the model move with the text. */
function trimmed(text: string, span: Span): Span {
  let [start, end] = [span.start, span.end]
  while (start < end && /\s/.test(text[start] as string)) start++
  while (start < end && /\s/.test(text[end - 1] as string)) end--
  return {start, end}
}

function withoutMark(text: string, {start, end}: Span): Span {
  const mark =
    /^[ \t]{0,40}(?:(?:[-*+]|\d{1,9}[.)]|>)[ \t]{1,4}(?:\[[ xX]\][ \t]{1,4})?|#{1,6}[ \t]{1,4})?/.exec(
      text.slice(start, Math.min(end, start + 60)),
    )?.[0].length ?? 0
  return {start: start + mark, end}
}

/** With the marks of emphasis at its ends. */
function withMarks(text: string, sentence: Span | undefined): Span | undefined {
  if (!sentence) return undefined
  const before = /[*_~]{1,3}$/.exec(text.slice(Math.max(0, sentence.start - 3), sentence.start))?.[0].length ?? 0
  const after = /^[*_~]{1,3}/.exec(text.slice(sentence.end, sentence.end + 3))?.[0].length ?? 0
  return {start: sentence.start - before, end: sentence.end + after}
}

/** Of a row that begins with a bar. */
function cellAround(text: string, offset: number): Span | undefined {
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1
  if (!/^[ \t]{0,9}\|/.test(text.slice(lineStart, lineStart + 10))) return undefined
  const newline = text.indexOf('\n', offset)
  const start = text.lastIndexOf('|', offset - 1)
  const bar = text.indexOf('|', offset)
  const end = Math.min(newline < 0 ? text.length : newline, bar < 0 ? text.length : bar)
  return lineStart <= start && start < offset ? trimmed(text, {start: start + 1, end}) : undefined
}

function wordAround(text: string, offset: number): Span | undefined {
  let [start, end] = [offset, offset]
  while (0 < start && offset - start < longestWord && wordLetter.test(text[start - 1] as string)) start--
  while (end < text.length && end - offset < longestWord && wordLetter.test(text[end] as string)) end++
  return start < end ? {start, end} : undefined
}

const wordLetter = /[\p{L}\p{M}\p{N}_'’-]/u
const longestWord = 100
