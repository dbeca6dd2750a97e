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

/** The previous list if both have the same elements, so that what is derived from it need not be computed again. */
export function sameList<R>(before: readonly R[] | undefined, now: readonly R[]): readonly R[] {
  return before && areSame(before, now) ? before : now
}

/** The previous list if both have the same length and equal elements. */
export function sameListBy<R>(before: readonly R[] | undefined, now: readonly R[], isSame: (before: R, now: R) => boolean): readonly R[] {
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
  return before !== undefined && JSON.stringify(before) === JSON.stringify(now) ? before : now
}
