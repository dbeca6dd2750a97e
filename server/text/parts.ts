import type {Span} from './span.ts'

/** A text of which it is known what is read of it. Offsets are UTF-16 units. */
export interface Parts {
  readonly length: number
  /** As that of a string; offsets from the end are not taken. */
  slice(start: number, end?: number): string
  /** The whole text, for a function that takes offsets in it and reads no more than the span. */
  around(span: Span): string
}

/** A text for those who need not know what is read of it. */
export function partsOf(text: string): Parts {
  return {length: text.length, slice: (start, end) => text.slice(start, end), around: () => text}
}
