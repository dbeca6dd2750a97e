/** The elements by their key, each group in order; as `Map.groupBy`, which Node.js 20 lacks. */
export function groupBy<K, T>(list: Iterable<T>, keyOf: (it: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>()
  for (const it of list) {
    const key = keyOf(it)
    const group = groups.get(key)
    if (group) group.push(it)
    else groups.set(key, [it])
  }
  return groups
}
