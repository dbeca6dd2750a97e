/** The part of `node:assert/strict` that the tests of the window use, for a worker that has none. */
const assert = Object.assign(ok, {ok, equal, notEqual, deepEqual, match, rejects, fail})

export default assert

function ok(value: unknown, message = `${value} is not true`): asserts value {
  if (!value) fail(message)
}

function equal(actual: unknown, expected: unknown, message?: string): void {
  if (!Object.is(actual, expected))
    fail(`${message ?? 'Not equal'}:
${print(actual)}
--- expected:
${print(expected)}`)
}

function notEqual(actual: unknown, other: unknown, message?: string): void {
  if (Object.is(actual, other)) fail(message ?? `${print(actual)} is what it should not be`)
}

/** Of plain data, in which the order of keys does not matter. */
function deepEqual(actual: unknown, expected: unknown, message?: string): void {
  equal(print(sorted(actual)), print(sorted(expected)), message)
}

function match(actual: string, pattern: RegExp, message = `${print(actual)} does not match ${pattern}`): void {
  if (!pattern.test(actual)) fail(message)
}

async function rejects(promise: Promise<unknown>, message = 'Nothing was thrown'): Promise<void> {
  const isFulfilled = await promise.then(
    () => true,
    () => false,
  )
  if (isFulfilled) fail(message)
}

function fail(message: string): never {
  throw new Error(message)
}

function print(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value, null, 2) ?? String(value))
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, it]) => [key, sorted(it)]),
  )
}
