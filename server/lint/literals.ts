import type {PostmortemModel} from '../document/types.ts'
import {inlineLiterals} from '../markdown/inline.ts'
import {contains, type Span} from '../text/span.ts'

/** Text that is not prose: told by the block it stands in, else by the inline marks of its paragraph, item or row. */
export function isLiteral({literals}: Pick<PostmortemModel, 'literals'>, text: string, span: Span): boolean {
  return isInside(literals, span.start) || isInlineLiteral(text, span)
}

/** Whether a line of code, or the like, begins where the span does; what is quoted is not counted. */
export function isUnquotedLiteral({literals}: Pick<PostmortemModel, 'literals'>, text: string, {start}: Span): boolean {
  return isInside(literals, start) && !/^[ \t]{0,3}>/.test(text.slice(lineStart(text, start), start))
}

/** Whether an inline mark, or the definition of a link, makes it one. */
export function isInlineLiteral(text: string, span: Span): boolean {
  // What is indented code is known already; a deeply nested item, alone, would be read as such.
  let start = blockStart(text, span.start)
  while (start < span.start && /[ \t]/.test(text[start] ?? '')) start++
  const end = blockEnd(text, span.end)
  const local = {start: span.start - start, end: span.end - start}
  return inlineLiterals(text.slice(start, end)).some(it => contains(it, local))
}

/** Whether one of the spans, which are in order, holds the offset. */
function isInside(spans: readonly Span[], offset: number): boolean {
  let low = 0
  let high = spans.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((spans[middle] as Span).end <= offset) low = middle + 1
    else high = middle
  }
  const span = spans[low]
  return span !== undefined && span.start <= offset
}

/** The paragraph, item or row around an offset, its mark included; of a very long one, what is near. */
export function blockAround(text: string, offset: number): Span {
  return {start: blockStart(text, offset), end: blockEnd(text, offset)}
}

/** Inline marks do not reach over a blank line, nor from one item, row or heading to the next. Long blocks are cut. */
function blockStart(text: string, at: number): number {
  let start = lineStart(text, at)
  while (0 < start && at - start < longest && !hasBlockMark(text, start)) {
    const before = lineStart(text, start - 1)
    if (isBlank(text, before, start - 1)) break
    start = before
  }
  return Math.max(start, at - longest)
}

function blockEnd(text: string, at: number): number {
  let end = lineEnd(text, at)
  while (end < text.length && end - at < longest && !hasBlockMark(text, end + 1)) {
    const next = lineEnd(text, end + 1)
    if (isBlank(text, end + 1, next)) break
    end = next
  }
  return Math.min(end, at + longest)
}

const block = /[ \t]*(?:[-*+|#>]|\d{1,9}[.)])/y

function hasBlockMark(text: string, at: number): boolean {
  block.lastIndex = at
  return block.test(text)
}

/** Of a line that is longer than any block that is looked at, what is near. */
function lineStart(text: string, at: number): number {
  const from = Math.max(0, at - longest)
  return from + text.slice(from, at).lastIndexOf('\n') + 1
}

function lineEnd(text: string, at: number): number {
  const newline = text.slice(at, at + longest).indexOf('\n')
  return newline < 0 ? Math.min(text.length, at + longest) : at + newline
}

function isBlank(text: string, start: number, end: number): boolean {
  return text.slice(start, Math.min(end, start + 200)).trim() === ''
}

const longest = 2000
