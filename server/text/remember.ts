/**
 * A function that keeps what it worked out, by text: of a document that is edited, all texts but one are as they were. The results are
 * shared, so they must never be changed.
 * @param most results that are kept at least; those that were not asked for since twice as many others are forgotten
 */
export function remember<R>(compute: (text: string) => R, most = 20_000): (text: string) => R {
  let young = new Map<string, R>()
  let old = new Map<string, R>()
  return text => {
    const known = young.get(text)
    if (known !== undefined || young.has(text)) return known as R
    const result = old.has(text) ? old.get(text) as R : compute(text)
    if (most <= young.size) {
      old = young
      young = new Map()
    }
    young.set(text, result)
    return result
  }
}
