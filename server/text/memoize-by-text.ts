/**
 * A function that keeps what it worked out, by text: of a document that is edited, all texts but one are as they were. The results are
 * shared, so they must never be changed.
 * @param minKept results that are kept at least; those that were not asked for since twice as many others are forgotten
 */
export function memoizeByText<R>(compute: (text: string) => R, minKept = 20_000): (text: string) => R {
  let young = new Map<string, R>()
  let old = new Map<string, R>()
  return text => {
    const known = young.get(text)
    if (known !== undefined || young.has(text)) return known as R
    const isOld = old.has(text)
    const own = isOld ? text : ownCopy(text)
    const result = isOld ? old.get(text) as R : compute(own)
    if (minKept <= young.size) {
      old = young
      young = new Map()
    }
    young.set(isOld ? ownCopy(text) : own, result)
    return result
  }
}

/**
 * The same text with memory of its own. A part of a text is kept as a window on the whole, so that one word that is remembered would keep
 * every version of a document that it was read from.
 */
export function ownCopy(text: string): string {
  // Windows are only made of longer texts.
  if (text.length < minSliceLength) return text
  // A sum is written anew before it is cut, and what is cut from it is a window on no more than that.
  return ` ${text}`.slice(1)
}

/** Characters; V8's `SlicedString::kMinLength`. */
const minSliceLength = 13
