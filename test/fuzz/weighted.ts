import fc from '../property.ts'

/** A value of one of these, each as often as its weight says. */
export function weighted<T>(
  ...choices: readonly (readonly [weight: number, arbitrary: fc.Arbitrary<T>])[]
): fc.Arbitrary<T> {
  return fc.oneof(...choices.map(([weight, arbitrary]) => ({weight, arbitrary})))
}

/** A part of a length, from 0 to 1. */
export const fraction: fc.Arbitrary<number> = fc.double({min: 0, max: 1, noNaN: true})
