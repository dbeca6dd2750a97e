/**
 * Where two values differ, as they are written in JSON: the path of the first difference with both values, such as
 * `.sections[2].title: "A" and "B"`; `undefined` when they say the same.
 */
export function firstDifference(one: unknown, other: unknown): string | undefined {
  return differenceAt('', asData(one), asData(other))
}

function asData(value: unknown): unknown {
  return value === undefined ? undefined : JSON.parse(JSON.stringify(value))
}

function differenceAt(path: string, one: unknown, other: unknown): string | undefined {
  if (Object.is(one, other)) return undefined
  if (!isParted(one) || !isParted(other) || Array.isArray(one) !== Array.isArray(other)) {
    return `${path}: ${print(one)} and ${print(other)}`
  }
  for (const key of new Set([...Object.keys(one), ...Object.keys(other)])) {
    const found = differenceAt(Array.isArray(one) ? `${path}[${key}]` : `${path}.${key}`, one[key], other[key])
    if (found !== undefined) return found
  }
  return undefined
}

function isParted(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}

function print(value: unknown): string {
  return value === undefined ? 'nothing' : JSON.stringify(value).slice(0, 200)
}
