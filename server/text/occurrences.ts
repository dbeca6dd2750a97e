import type {Span} from './span.ts'

/** Where a name occurs by itself: not in a longer word, handle, ticket, file name or mail address. */
export function occurrences(text: string, name: string): Span[] {
  const found: Span[] = []
  for (let at = text.indexOf(name); 0 <= at; at = text.indexOf(name, at + name.length)) {
    const span = {start: at, end: at + name.length}
    if (isWhole(text, span)) found.push(span)
  }
  return found
}

/** The occurrence that contains the offset or ends at it. */
export function occurrenceAt(text: string, name: string, offset: number): Span | undefined {
  const last = Math.min(offset, text.length - name.length)
  for (let start = Math.max(0, offset - name.length); start <= last; start++) {
    const span = {start, end: start + name.length}
    if (text.startsWith(name, start) && isWhole(text, span)) return span
  }
  return undefined
}

/**
 * A hyphen, and a full stop within a word, belong to handles ("tom-smith"), tickets ("OPS-1-2") and compounds
 * ("Ana-class").
 */
export function isWhole(text: string, {start, end}: Span): boolean {
  return (
    !/[\p{L}\p{M}\p{N}_][.@-]?$/u.test(text.slice(Math.max(0, start - 3), start))
    && !/^[.@-]?[\p{L}\p{M}\p{N}_]/u.test(text.slice(end, end + 3))
  )
}

/** Whether the span is in a web or mail address, or in the target of a link. */
export function isInAddress(text: string, {start}: Span): boolean {
  const before = text.slice(Math.max(0, start - maxAddressLength), start)
  return (
    /\]\(|:\/\/|\bwww\.|\bmailto:/i.test(before.split(/[\s<>"'|)]/).at(-1) as string)
    || /\]:[ \t]{1,9}<?$|\bhref=["']?$/i.test(before.slice(-20))
  )
}

/** How many characters before the span are searched for the start of an address. */
const maxAddressLength = 500
