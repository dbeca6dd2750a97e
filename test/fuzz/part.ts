import type fc from '../property.ts'

/**
 * A document, and what is done with it, one step after another. It is plain data, so that it can be printed and made
 * smaller.
 */
export interface Case<S extends Step = Step> {
  readonly text: string
  readonly steps: readonly S[]
}

/** Strings and numbers in it are made smaller as long as the failure stays the same. */
export interface Step {
  /** An offset in the text; beyond its end, it means the end. */
  readonly at?: number
}

/** One kind of test with random cases. */
export interface Part<S extends Step = Step> {
  readonly name: string
  /** What it checks: a sentence that begins with "that". */
  readonly checks: string
  /** From 0 to 1: how many of the rounds it makes that were asked for, as one round of it may take long. */
  readonly share: number
  cases(seeds: readonly string[]): fc.Arbitrary<Case<S>>
  /** Throws or rejects if the case shows a fault. */
  check(it: Case<S>): void | Promise<void>
}

/** Keeps the type of the steps while a part is written. */
export function definePart<S extends Step>(part: Part<S>): Part {
  return part as unknown as Part
}

/** What a check found, when only the message matters. Up to the first colon, it says which kind of fault it is. */
export class Failure extends Error {}

/** The same fault in two cases has the same kind. */
export function kindOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error)
  return (message.split(/: |\n/, 1)[0] as string).replace(/\d+/g, 'N').slice(0, 120)
}
