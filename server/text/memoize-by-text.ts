/**
 * A function that keeps its results by text: when a document is edited, all of its texts but one stay the same. Results
 * are shared, so they must never be changed.
 * @param minKept at least this many results are kept; those not asked for since twice as many others are forgotten
 */
export function memoizeByText<R>(compute: (text: string) => R, minKept = 20_000): (text: string) => R {
  let young = new Map<string, R>()
  let old = new Map<string, R>()
  return text => {
    const known = young.get(text)
    if (known !== undefined || young.has(text)) return known as R
    const isOld = old.has(text)
    const own = isOld ? text : ownCopy(text)
    const result = isOld ? (old.get(text) as R) : compute(own)
    if (minKept <= young.size) {
      old = young
      young = new Map()
    }
    young.set(isOld ? ownCopy(text) : own, result)
    return result
  }
}

/**
 * The same text in its own memory. The engine keeps a slice as a window on the whole string, so one cached word would
 * keep alive every version of the document that it was read from.
 */
export function ownCopy(text: string): string {
  // Only longer texts are kept as windows.
  if (text.length < minSliceLength) return text
  // A concatenation is copied before it is sliced, so the slice is a window on the copy only.
  return ` ${text}`.slice(1)
}

/** V8's `SlicedString::kMinLength`, in characters. */
const minSliceLength = 13
