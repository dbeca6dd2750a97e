import {distance} from 'fastest-levenshtein'
import {isMap, isScalar, isSeq, type Node, type Pair} from 'yaml'
import type {Span} from '../text/span.ts'
import type {Schema} from './schema.ts'

/** Something in a project file that does not count; the rest of the file does. */
export interface FileProblem {
  readonly span: Span
  readonly message: string
  /** Whether an editor that checks the file against the shipped schema says so too. */
  readonly isBySchema: boolean
}

type Report = (span: Span, message: string) => void

/** What of the node is as the schema wants it, as plain data; what is not is reported and left out. */
export function take(node: unknown, schema: Schema, report: Report): unknown {
  if (isEmpty(node)) return undefined
  if (schema.anyOf) return takeAny(node as Node, schema.anyOf, report)
  switch (schema.type) {
    case 'object': return takeObject(node as Node, schema, report)
    case 'array': return takeList(node as Node, schema, report)
    default: return takeScalar(node as Node, schema, report)
  }
}

/** The span of a node in the file's text. */
export function spanOf(node: unknown): Span {
  const range = (node as Node | null | undefined)?.range
  return {start: range?.[0] ?? 0, end: range?.[1] ?? 0}
}

/** A key without a value is not set. */
function isEmpty(node: unknown): boolean {
  return node === null || node === undefined || (isScalar(node) && node.value === null)
}

/** The first that fits; else what is wrong with the one that comes nearest. */
function takeAny(node: Node, all: readonly Schema[], report: Report): unknown {
  const tried = all.map(schema => {
    const problems: [Span, string][] = []
    return {schema, problems, value: take(node, schema, (span, message) => problems.push([span, message]))}
  })
  const fitting = tried.find(it => it.problems.length === 0)
  if (fitting) return fitting.value
  const nearest = tried.find(it => kindOf(node) === kindOfType(it.schema))
  if (!nearest) {
    report(spanOf(node), `This must be ${all.map(nameOf).join(' or ')}.`)
    return undefined
  }
  for (const [span, message] of nearest.problems) report(span, message)
  return nearest.value
}

function kindOf(node: unknown): string {
  return isMap(node) ? 'object' : isSeq(node) ? 'array' : 'scalar'
}

function kindOfType({type}: Schema): string {
  return type === 'object' || type === 'array' ? type : 'scalar'
}

function nameOf(schema: Schema): string {
  if (schema.enum) return schema.enum.length < 8 ? `one of ${schema.enum.join(', ')}` : 'a known name'
  return {object: 'an object', array: 'a list', string: 'a text', number: 'a number', boolean: 'true or false'}[schema.type ?? 'string']
}

function takeObject(node: Node, schema: Schema, report: Report): Record<string, unknown> | undefined {
  if (!isMap(node)) {
    report(spanOf(node), `This must be ${nameOf(schema)}.`)
    return undefined
  }
  const result: [string, unknown][] = []
  for (const {key, value} of node.items as Pair<unknown, unknown>[]) {
    const name = isScalar(key) ? String(key.value) : ''
    const known = Object.hasOwn(schema.properties ?? {}, name) ? schema.properties?.[name] : schema.additionalProperties || undefined
    if (!known) {
      const near = nearest(name, Object.keys(schema.properties ?? {}))
      report(spanOf(key), `"${name}" is not known here.${near ? ` Did you mean "${near}"?` : ''}`)
      continue
    }
    const taken = take(value, known, report)
    if (taken !== undefined) result.push([name, taken])
  }
  // Unlike an assignment, this makes "__proto__" a name like any other.
  return Object.fromEntries(result)
}

function takeList(node: Node, schema: Schema, report: Report): unknown[] | undefined {
  if (!isSeq(node)) {
    report(spanOf(node), `This must be ${nameOf(schema)}.`)
    return undefined
  }
  return node.items.map(it => take(it, schema.items ?? {}, report)).filter(it => it !== undefined)
}

function takeScalar(node: Node, schema: Schema, report: Report): unknown {
  const value = isScalar(node) ? node.value : undefined
  // A severity may be called 1.
  const read = schema.type === 'string' && typeof value === 'number' && isScalar(node) ? node.source ?? String(value) : value
  if (typeof read !== (schema.type ?? 'string')) {
    report(spanOf(node), `This must be ${nameOf(schema)}.`)
    return undefined
  }
  if (schema.enum && !schema.enum.includes(read as string)) {
    const near = nearest(String(read), schema.enum)
    report(spanOf(node), `This must be ${nameOf(schema)}, not "${String(read)}".${near ? ` Did you mean "${near}"?` : ''}`)
    return undefined
  }
  if (schema.minimum !== undefined && !(schema.minimum <= (read as number))) {
    report(spanOf(node), `This must be ${schema.minimum} or more.`)
    return undefined
  }
  return read
}

function nearest(name: string, names: readonly string[]): string | undefined {
  if (60 < name.length) return undefined
  const best = names.map(it => ({it, steps: distance(name.toLowerCase(), it.toLowerCase())})).sort((a, b) => a.steps - b.steps)[0]
  return best && best.steps <= Math.max(1, Math.floor(name.length / 3)) ? best.it : undefined
}
