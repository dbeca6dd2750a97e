import type {Span} from './span.ts'

/** A text that records which parts of it are read. Offsets are UTF-16 units. */
export interface Parts {
  readonly length: number
  /** Like `slice` of a string, but without offsets from the end. */
  slice(start: number, end?: number): string
  /** The whole text, for a function that takes offsets in it and reads no more than the span. */
  around(span: Span): string
}

/** A text for callers that do not need to know what is read of it. */
export function partsOf(text: string): Parts {
  return {length: text.length, slice: (start, end) => text.slice(start, end), around: () => text}
}
