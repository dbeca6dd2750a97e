import fc from '../property.ts'
import {kindOf, type Case, type Part} from './part.ts'
import {shrink} from './shrink.ts'

/** How long, and from where on. */
export interface Extent {
  /** Of the first round; the next one has the next number. */
  readonly seed: number
  readonly rounds: number
  /** Milliseconds, after which no more rounds begin. */
  readonly time: number
}

/** One kind of fault, with the smallest case that was found for the first time that it was seen. */
export interface Fault {
  readonly kind: string
  readonly seed: number
  readonly error: unknown
  readonly smallest: Case
  /** How often it was seen. */
  count: number
}

export interface Outcome {
  readonly rounds: number
  readonly faults: readonly Fault[]
}

/**
 * Tries a part with random cases, and goes on after a failure: the same kind of fault is made smaller once.
 * @param begin called before each round with its seed
 */
export async function runPart(
  part: Part,
  seeds: readonly string[],
  {seed, rounds, time}: Extent,
  begin: (seed: number) => void = () => {},
): Promise<Outcome> {
  const cases = part.cases(seeds)
  const faults = new Map<string, Fault>()
  const end = performance.now() + time
  const wanted = Math.ceil(rounds * part.share)
  let done = 0
  for (; done < wanted && performance.now() < end; done++) {
    const own = seed + done
    begin(own)
    const it = caseOf(cases, own)
    const error = await failureOf(part, it)
    if (error === undefined) continue
    const known = faults.get(kindOf(error))
    if (known) known.count++
    else faults.set(kindOf(error), await describe(part, own, it, error))
  }
  return {rounds: done, faults: [...faults.values()]}
}

/** The same for the same seed, whatever rounds were made before. */
function caseOf(cases: fc.Arbitrary<Case>, seed: number): Case {
  return fc.sample(cases, {seed, numRuns: 1})[0] as Case
}

async function failureOf(part: Part, it: Case): Promise<unknown> {
  try {
    await part.check(it)
    return undefined
  } catch (error) {
    return error ?? new Error('nothing was thrown')
  }
}

/** Milliseconds for one kind of fault. */
const shrinkTime = 60_000

async function describe(part: Part, seed: number, it: Case, error: unknown): Promise<Fault> {
  const kind = kindOf(error)
  let last = error
  const smallest = await shrink(
    it,
    async smaller => {
      const found = await failureOf(part, smaller)
      if (found === undefined || kindOf(found) !== kind) return false
      last = found
      return true
    },
    shrinkTime,
  )
  return {kind, seed, error: last, smallest, count: 1}
}
