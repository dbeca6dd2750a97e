/** Whether the value is among sorted numbers. */
export function includes(sorted: readonly number[], value: number): boolean {
  const at = lastUpTo(sorted, value)
  return 0 <= at && sorted[at] === value
}

/** The index of the last of some sorted numbers that is not above `value`, or -1. */
export function lastUpTo(sorted: readonly number[], value: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] as number) <= value) low = middle + 1
    else high = middle
  }
  return low - 1
}

/** Index of the last element that fulfils the condition, or -1; all that fulfil it are before all that do not. */
export function lastIndexWhere<T>(list: readonly T[], fulfils: (it: T) => boolean): number {
  let low = 0
  let high = list.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (fulfils(list[middle] as T)) low = middle + 1
    else high = middle
  }
  return low - 1
}
