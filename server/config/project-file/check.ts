import {distance} from 'fastest-levenshtein'
import {isAlias, isMap, isScalar, isSeq, type Node, type Pair} from 'yaml'
import {anyOf, t} from '../../text/l10n.ts'
import type {Span} from '../../text/span.ts'
import type {Schema} from './schema.ts'

/** Something in a project file that does not count; the rest of the file does. */
export interface FileProblem {
  readonly span: Span
  readonly message: string
  /** Whether an editor that checks the file against the shipped schema says so too. */
  readonly isBySchema: boolean
}

/** The message is worked out only when it is wanted: of a file full of faults, few are. */
type Report = (span: Span, message: () => string) => void

/** What of the node is as the schema wants it, as plain data; what is not is reported and left out. */
export function take(node: unknown, schema: Schema, report: Report): unknown {
  if (isEmpty(node)) return undefined
  if (isAlias(node)) {
    // One that stands for many others could make a short file a huge one.
    report(spanOf(node), () => t`Aliases are not supported; write out what "*${node.source}" stands for.`)
    return undefined
  }
  if (schema.anyOf) return takeAny(node as Node, schema.anyOf, report)
  switch (schema.type) {
    case 'object':
      return takeObject(node as Node, schema, report)
    case 'array':
      return takeList(node as Node, schema, report)
    default:
      return takeScalar(node as Node, schema, report)
  }
}

/** The span of a node in the file's text. */
export function spanOf(node: unknown): Span {
  const range = (node as Node | null | undefined)?.range
  return {start: range?.[0] ?? 0, end: range?.[1] ?? 0}
}

/** A key as a text; `undefined` when it is none, but a list or nothing. */
export function nameOfKey(key: unknown): string | undefined {
  if (!isScalar(key) || key.value === null) return undefined
  return typeof key.value === 'string' ? key.value : (key.source ?? String(key.value))
}

/** A key without a value is not set. */
function isEmpty(node: unknown): boolean {
  return node === null || node === undefined || (isScalar(node) && node.value === null)
}

/** The first that fits; else what is wrong with the one that comes nearest. */
function takeAny(node: Node, all: readonly Schema[], report: Report): unknown {
  const tried = all.map(schema => {
    const problems: [Span, () => string][] = []
    return {schema, problems, value: take(node, schema, (span, message) => problems.push([span, message]))}
  })
  const fitting = tried.find(it => it.problems.length === 0)
  if (fitting) return fitting.value
  const nearest = tried.find(it => kindOf(node) === kindOfType(it.schema))
  if (!nearest) {
    report(spanOf(node), () => t`This must be ${nameOfAny(all)}, not ${shown(node)}.`)
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

/** Where any text will do, the known ones are but proposals. */
function nameOfAny(all: readonly Schema[]): string {
  const isAnyText = all.some(it => it.type === 'string' && !it.enum)
  return anyOf(all.filter(it => !isAnyText || !it.enum).map(nameOf))
}

function nameOf({type, enum: values}: Schema): string {
  if (values) return values.length < 8 ? t`one of ${values.join(', ')}` : t`a known name`
  return {object: t`an object`, array: t`a list`, string: t`a string`, number: t`a number`, boolean: t`true or false`}[
    type ?? 'string'
  ]
}

/** What stands there, in a few words. */
function shown(node: Node): string {
  if (!isScalar(node)) return isMap(node) ? t`an object` : isSeq(node) ? t`a list` : t`an alias`
  const {value, source} = node
  return typeof value === 'string'
    ? `"${value.slice(0, longestShown)}"`
    : value === null
      ? t`nothing`
      : (source ?? String(value))
}

/** Characters. */
const longestShown = 60

function takeObject(node: Node, schema: Schema, report: Report): Record<string, unknown> | undefined {
  if (!isMap(node)) {
    report(spanOf(node), () => t`This must be ${nameOf(schema)}, not ${shown(node)}.`)
    return undefined
  }
  const properties = schema.properties ?? {}
  const seen = new Set<string>()
  const result: [string, unknown][] = []
  for (const {key, value} of node.items as Pair<unknown, unknown>[]) {
    const name = nameOfKey(key)
    if (name === undefined) {
      report(spanOf(key), () => t`A key must be a string.`)
      continue
    }
    const known = Object.hasOwn(properties, name) ? properties[name] : schema.additionalProperties || undefined
    if (!known) {
      report(spanOf(key), () => withSuggestion(t`Unknown key "${name}".`, name, Object.keys(properties)))
      continue
    }
    if (seen.has(name)) report(spanOf(key), () => t`"${name}" appears twice; the last one applies.`)
    seen.add(name)
    if (schema.maxProperties !== undefined && schema.maxProperties < seen.size) {
      report(spanOf(key), () => t`Only the first ${schema.maxProperties} are used.`)
      break
    }
    const taken = take(value, known, report)
    if (taken !== undefined) result.push([name, taken])
  }
  // Unlike an assignment, this makes "__proto__" a name like any other.
  return Object.fromEntries(result)
}

function takeList(node: Node, schema: Schema, report: Report): unknown[] | undefined {
  if (!isSeq(node)) {
    report(spanOf(node), () => t`This must be ${nameOf(schema)}, not ${shown(node)}.`)
    return undefined
  }
  const {maxItems = Infinity} = schema
  if (maxItems < node.items.length) report(spanOf(node.items[maxItems]), () => t`Only the first ${maxItems} are used.`)
  return node.items
    .slice(0, maxItems)
    .map(it => take(it, schema.items ?? {}, report))
    .filter(it => it !== undefined)
}

function takeScalar(node: Node, schema: Schema, report: Report): unknown {
  const value = isScalar(node) ? node.value : undefined
  // A severity may be called 1.
  const read =
    schema.type === 'string' && typeof value === 'number' && isScalar(node) ? (node.source ?? String(value)) : value
  if (typeof read !== (schema.type ?? 'string')) {
    report(spanOf(node), () => t`This must be ${nameOf(schema)}, not ${shown(node)}.`)
    return undefined
  }
  const {enum: values, minimum} = schema
  if (values && !values.includes(read as string)) {
    report(spanOf(node), () =>
      withSuggestion(t`This must be ${nameOf(schema)}, not "${String(read)}".`, String(read), values),
    )
    return undefined
  }
  if (minimum !== undefined && !(minimum <= (read as number))) {
    report(spanOf(node), () => t`This must be ${minimum} or more, not ${shown(node)}.`)
    return undefined
  }
  return read
}

/** The message, with the name that is nearest to the one that was written, if one is near. */
export function withSuggestion(message: string, name: string, names: readonly string[]): string {
  if (60 < name.length) return message
  const best = names
    .map(it => ({it, steps: distance(name.toLowerCase(), it.toLowerCase())}))
    .sort((a, b) => a.steps - b.steps)[0]
  return best && best.steps <= Math.max(1, Math.floor(name.length / 3))
    ? `${message} ${t`Did you mean "${best.it}"?`}`
    : message
}
