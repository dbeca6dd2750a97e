/** A value on which results can be kept: what was computed from it, with the inputs used. */
export class Keeper {
  /** By the number of the step; filled by `keptOn` only. */
  kept: (Kept | undefined)[] | undefined
}

interface Kept {
  readonly a: unknown
  readonly b: unknown
  readonly c: unknown
  readonly value: unknown
}

let steps = 0

/**
 * Makes a step whose result is kept on the value that it reads, and reused as long as its inputs are the same values.
 * @param read may look at the keeper and at `a`, `b` and `c`. What it takes from the context must be fully determined
 *   by these: the context only says where things are.
 */
export function keptOn<K extends Keeper, A, B, C, X, R>(
  read: (keeper: K, a: A, b: B, c: C, context: X) => R,
): (keeper: K, a: A, b: B, c: C, context: X) => R {
  const step = steps++
  return (keeper, a, b, c, context) => {
    const known = keeper.kept?.[step]
    if (known !== undefined && known.a === a && known.b === b && known.c === c) return known.value as R
    const value = read(keeper, a, b, c, context)
    keeper.kept ??= []
    keeper.kept[step] = {a, b, c, value}
    return value
  }
}

/** Like `keptOn`, for results that depend on the keeper alone. */
export function kept<K extends Keeper, R>(read: (keeper: K) => R): (keeper: K) => R {
  const step = keptOn((keeper: K, _a: undefined, _b: undefined, _c: undefined, _context: undefined) => read(keeper))
  return keeper => step(keeper, undefined, undefined, undefined, undefined)
}

/** Makes a function that returns the previous value for the same keeper when the new one is equal. */
export function steady<K extends Keeper, R>(isSame: (before: R, now: R) => boolean): (keeper: K, now: R) => R {
  const step = steps++
  return (keeper, now) => {
    const known = keeper.kept?.[step]
    if (known !== undefined && isSame(known.value as R, now)) return known.value as R
    keeper.kept ??= []
    keeper.kept[step] = {a: undefined, b: undefined, c: undefined, value: now}
    return now
  }
}

interface Done {
  readonly inputs: readonly unknown[]
  readonly value: unknown
}

interface Zipped<R> {
  readonly lists: readonly (readonly unknown[])[]
  readonly values: readonly R[]
}

interface Told<R> {
  readonly now: readonly R[]
  readonly token: object
}

/**
 * The steps in which a document is read, each with the inputs and the result of the last reading. They are passed from
 * version to version.
 */
export class Steps {
  private readonly done = new Map<string, Done>()

  /**
   * The result of a step: the last one if all inputs are the same values, else a new one.
   * @param name unique for each step
   * @param compute is passed the last result, parts of which it may reuse
   */
  step<R>(name: string, inputs: readonly unknown[], compute: (last: R | undefined) => R): R {
    const known = this.done.get(name)
    if (known && areSame(known.inputs, inputs)) return known.value as R
    const value = compute(known?.value as R | undefined)
    this.done.set(name, {inputs, value})
    return value
  }

  /**
   * What is made of the elements of some lists that are at the same place. Of those that are the same as before, what
   * was made then is used; when all are, so is the list.
   * @param make looks at the elements at that place only
   */
  zip<R>(name: string, lists: readonly (readonly unknown[])[], make: (index: number) => R): readonly R[] {
    const {length} = lists[0] as readonly unknown[]
    return this.step<Zipped<R>>(name, lists, last => {
      if (!last) return {lists, values: Array.from({length}, (_, index) => make(index))}
      const same = lists.map((it, nth) => sameEnds(last.lists[nth] as readonly unknown[], it))
      const start = Math.min(...same.map(it => it.start))
      const end = Math.min(length - start, ...same.map(it => it.end))
      return {lists, values: withMiddle(last.values, {from: start, to: length - end, length}, make)}
    }).values
  }

  /** A value that is the same as long as each list says the same as the one before it. */
  token<R>(name: string, now: readonly R[], isSame: (before: R, now: R) => boolean): object {
    return this.step<Told<R>>(name, [now], last => {
      const holds = last !== undefined && sameListBy(last.now, now, isSame) === last.now
      return {now, token: holds ? last.token : {}}
    }).token
  }

  /** The last list if this one has the same elements. */
  list<R>(name: string, now: readonly R[]): readonly R[] {
    return this.step<readonly R[]>(name, [now], last => sameList(last, now))
  }
}

/** Whether both have the same elements in the same order. */
export function areSame(a: readonly unknown[], b: readonly unknown[]): boolean {
  if (a === b) return true
  if (a.length !== b.length) return false
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false
  return true
}

/** How many elements two lists have in common at their starts, and at their ends: all where they are the same. */
export function sameEnds(a: readonly unknown[], b: readonly unknown[]): {readonly start: number; readonly end: number} {
  const most = Math.min(a.length, b.length)
  let start = 0
  while (start < most && a[start] === b[start]) start++
  if (start === a.length && start === b.length) return {start, end: start}
  let end = 0
  while (end < most - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++
  return {start, end}
}

/** The part of a new list that is not taken from the one before: indices, and how long the new list is. */
interface Middle {
  readonly from: number
  readonly to: number
  readonly length: number
}

/**
 * The list before with another middle, or the same list when that is the same.
 * @param read gives an element of the new list
 */
export function withMiddle<R>(
  before: readonly R[],
  {from, to, length}: Middle,
  read: (index: number) => R,
): readonly R[] {
  const middle = Array.from({length: to - from}, (_, nth) => read(from + nth))
  const behind = before.length - (length - to)
  if (areSame(before.slice(from, behind), middle)) return before
  return before.slice(0, from).concat(middle, before.slice(behind))
}

/** The previous list if both have the same elements, so that what is derived from it need not be computed again. */
export function sameList<R>(before: readonly R[] | undefined, now: readonly R[]): readonly R[] {
  return before && areSame(before, now) ? before : now
}

/** The previous list if both have the same length and equal elements. */
export function sameListBy<R>(
  before: readonly R[] | undefined,
  now: readonly R[],
  isSame: (before: R, now: R) => boolean,
): readonly R[] {
  if (!before || before.length !== now.length) return now
  for (let i = 0; i < now.length; i++) {
    if (before[i] !== now[i] && !isSame(before[i] as R, now[i] as R)) return now
  }
  return before
}

/**
 * The previous value if both are equal, so that what is derived from it need not be computed again; for small plain
 * values.
 */
export function sameValue<R>(before: R | undefined, now: R): R {
  if (before === now) return now
  return before !== undefined && JSON.stringify(before) === JSON.stringify(now) ? before : now
}
