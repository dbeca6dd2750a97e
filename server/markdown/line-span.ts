import type {Span} from '../text/span.ts'
import type {Line} from './lines.ts'

/**
 * A span that stands still on its lines while text above them comes and goes: a change moves the lines, and every span on them goes with
 * them. The end counts from the end of its line where `fromEnd` is set, so that it stays there when the line grows.
 */
export class LineSpan implements Span {
  readonly first: Line
  /** UTF-16 units from the start of `first`. */
  readonly from: number
  readonly last: Line
  /** UTF-16 units from the start of `last`, or back from its end. */
  readonly to: number
  readonly isToEnd: boolean

  constructor(first: Line, from: number, last: Line, to: number, isToEnd = false) {
    this.first = first
    this.from = from
    this.last = last
    this.to = to
    this.isToEnd = isToEnd
  }

  get start(): number {
    return this.first.start + this.from
  }

  get end(): number {
    return this.isToEnd ? this.last.end - this.to : this.last.start + this.to
  }

  toJSON(): Span {
    return {start: this.start, end: this.end}
  }
}

/** A span of offsets into the document, put on the lines that hold its ends. One that ends where a line ends stays at that end. */
export function anchor(lines: readonly Line[], {start, end}: Span): LineSpan {
  const first = lines[lineAt(lines, start)] as Line
  const last = end <= first.end || first === lines.at(-1) ? first : lines[lineAt(lines, end)] as Line
  const isToEnd = end === last.end && !(start === end && first === last)
  return new LineSpan(first, start - first.start, last, isToEnd ? 0 : end - last.start, isToEnd)
}

/** Index of the line that holds the offset; of one between two lines, the line before it. */
export function lineAt(lines: readonly Line[], offset: number): number {
  let low = 0
  let high = lines.length
  while (low + 1 < high) {
    const middle = (low + high) >> 1
    if ((lines[middle] as Line).start <= offset) low = middle
    else high = middle
  }
  return low
}
