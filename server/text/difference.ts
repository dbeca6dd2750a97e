/** What has to be replaced in one text to make another of it. */
export interface Difference {
  /** Offset in both texts at which they begin to differ. */
  readonly start: number
  /** Offset in the text before, behind what is replaced. */
  readonly endBefore: number
  /** Offset in the text after, behind what replaces it. */
  readonly endAfter: number
}

/** The shortest piece that was replaced, between what both texts begin and end with. `undefined` when they are the same. */
export function differenceOf(before: string, after: string): Difference | undefined {
  if (before === after) return undefined
  const maxLength = Math.min(before.length, after.length)
  const start = sameStart(before, after, maxLength)
  const end = sameEnd(before, after, maxLength - start)
  return {start, endBefore: before.length - end, endAfter: after.length - end}
}

/** Slices are compared at once, which is much faster than their characters. */
const sliceLength = 4096

function sameStart(a: string, b: string, maxLength: number): number {
  let at = 0
  while (at + sliceLength <= maxLength && a.slice(at, at + sliceLength) === b.slice(at, at + sliceLength)) at += sliceLength
  while (at < maxLength && a.charCodeAt(at) === b.charCodeAt(at)) at++
  return at
}

function sameEnd(a: string, b: string, maxLength: number): number {
  let count = 0
  while (count + sliceLength <= maxLength && a.slice(a.length - count - sliceLength, a.length - count) === b.slice(b.length - count - sliceLength, b.length - count)) count += sliceLength
  while (count < maxLength && a.charCodeAt(a.length - count - 1) === b.charCodeAt(b.length - count - 1)) count++
  return count
}
