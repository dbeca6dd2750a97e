import fc from '../property.ts'

const oddValues: readonly unknown[] = [
  null,
  5,
  -1,
  1.5,
  1e300,
  2 ** 31,
  '',
  'x',
  '__proto__',
  'file:///',
  'file:///%',
  true,
  [],
  {},
  [null],
  {toString: 5},
  {length: 3},
]

/** A value with one of its parts replaced by another value, or left out. */
export function mutated(value: unknown): fc.Arbitrary<unknown> {
  const other = fc.oneof(fc.constant(undefined), fc.constantFrom(...oddValues), fc.jsonValue({maxDepth: 2}))
  return fc.tuple(fc.constantFrom(...pathsIn(value)), other).map(([path, it]) => replaced(value, path, it))
}

type Path = readonly string[]

function pathsIn(value: unknown): Path[] {
  if (typeof value !== 'object' || value === null) return [[]]
  return [[], ...Object.entries(value).flatMap(([key, it]) => pathsIn(it).map(path => [key, ...path]))]
}

/** @param other taken for the part; `undefined` leaves it out */
function replaced(value: unknown, [key, ...rest]: Path, other: unknown): unknown {
  if (key === undefined) return other
  const copy: any = Array.isArray(value) ? [...value] : {...(value as object)}
  copy[key] = replaced(copy[key], rest, other)
  return copy
}
