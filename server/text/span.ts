/**
 * A half-open range of UTF-16 offsets. Which text they count in is documented where the span is used; in the model it
 * is the whole document.
 */
export interface Span {
  readonly start: number
  readonly end: number
}

/** A value together with the text it was read from. */
export interface Located<T> {
  readonly value: T
  readonly span: Span
}

/** A replacement of one span of a text; an empty span inserts. */
export interface Edit {
  readonly span: Span
  readonly text: string
}

/** Whether `offset` lies in `span` or at either of its ends. */
export function touches(span: Span, offset: number): boolean {
  return span.start <= offset && offset <= span.end
}

/** Whether the two spans share at least one character. */
export function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end
}

/** Whether the span shares a character with one of the others, which are in order and do not overlap each other. */
export function overlapsAny(spans: readonly Span[], span: Span): boolean {
  let low = 0
  let high = spans.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((spans[middle] as Span).end <= span.start) low = middle + 1
    else high = middle
  }
  const next = spans[low]
  return next !== undefined && overlaps(next, span)
}

/** Whether every character of `inner` is also in `outer`. */
export function contains(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end
}

/** The same span in a text that begins `by` characters earlier. */
export function shift(span: Span, by: number): Span {
  return {start: span.start + by, end: span.end + by}
}

/**
 * The text after all `edits`. They may come in any order; of two that overlap, the later in the text is left out,
 * so that no character is replaced twice.
 */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const ordered = [...edits].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end)
  let result = ''
  let at = 0
  for (const {span, text: replacement} of ordered) {
    if (span.start < at) continue
    result += text.slice(at, span.start) + replacement
    at = span.end
  }
  return result + text.slice(at)
}
