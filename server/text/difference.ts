/** What to replace in one text to get another. */
export interface Difference {
  /** Offset in both texts at which they begin to differ. */
  readonly start: number
  /** End of the replaced part, as an offset in the text before. */
  readonly endBefore: number
  /** End of the replacement, as an offset in the text after. */
  readonly endAfter: number
}

/**
 * The shortest part that was replaced, between the common start and the common end. `undefined` when the texts are the
 * same.
 */
export function differenceOf(before: string, after: string): Difference | undefined {
  if (before === after) return undefined
  const maxLength = Math.min(before.length, after.length)
  const start = sameStart(before, after, maxLength)
  const end = sameEnd(before, after, maxLength - start)
  return {start, endBefore: before.length - end, endAfter: after.length - end}
}

/** Characters compared at once: comparing slices is much faster than comparing characters. */
const sliceLength = 4096

function sameStart(a: string, b: string, maxLength: number): number {
  let at = 0
  while (at + sliceLength <= maxLength && a.slice(at, at + sliceLength) === b.slice(at, at + sliceLength))
    at += sliceLength
  while (at < maxLength && a.charCodeAt(at) === b.charCodeAt(at)) at++
  return at
}

function sameEnd(a: string, b: string, maxLength: number): number {
  let count = 0
  while (
    count + sliceLength <= maxLength
    && a.slice(a.length - count - sliceLength, a.length - count)
      === b.slice(b.length - count - sliceLength, b.length - count)
  )
    count += sliceLength
  while (count < maxLength && a.charCodeAt(a.length - count - 1) === b.charCodeAt(b.length - count - 1)) count++
  return count
}
