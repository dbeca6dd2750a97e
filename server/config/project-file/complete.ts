import type {Span} from '../../text/span.ts'
import {projectSchema, type Schema} from './schema.ts'

/** Something that may be written at a place in a project file. */
export interface Proposal {
  readonly label: string
  /** What takes the place of `span`. */
  readonly text: string
  readonly span: Span
  /** Markdown. */
  readonly description: string | undefined
}

/**
 * What may stand at the offset in a project file in YAML, by the schema: keys that are not there yet, or values. It may
 * be half written.
 */
export function proposalsAt(text: string, offset: number): Proposal[] {
  const lines = text.split('\n')
  const index = text.slice(0, offset).split('\n').length - 1
  const start = text.lastIndexOf('\n', offset - 1) + 1
  const typed = text.slice(start, offset)
  if (longestLine < typed.length || /(?:^|\s)#/.test(typed)) return []
  const [, dashes = '', rest = ''] = /^([ \t]*(?:-[ \t]+)*)(.*)$/.exec(typed) ?? []
  const schemas = (...keys: string[]) => resolve([...parentsOf(lines, index, dashes.length), ...keys])
  const isItem = dashes.includes('-')

  for (const [pattern, propose] of forms) {
    const match = pattern.exec(rest)
    if (match)
      return propose(match, schemas, isItem, siblingsOf(lines, index, dashes.length)).map(({name, schema, isKey}) =>
        toProposal(name, schema, isKey, match[match.length - 1] ?? ''),
      )
  }
  return []

  function toProposal(name: string, schema: Schema | undefined, isKey: boolean, begun: string): Proposal {
    const isBlock = schema?.type === 'object' || schema?.type === 'array'
    const colon = !isKey || text[offset] === ':' ? '' : isBlock ? ':' : ': '
    return {
      label: name,
      text: name + colon,
      span: {start: offset - begun.length, end: offset},
      description: isKey ? schema?.markdownDescription : undefined,
    }
  }
}

/** Characters. */
const longestLine = 1000

interface Choice {
  readonly name: string
  readonly schema: Schema | undefined
  readonly isKey: boolean
}

type Propose = (
  match: RegExpExecArray,
  schemas: (...keys: string[]) => readonly Schema[],
  isItem: boolean,
  siblings: ReadonlySet<string>,
) => Choice[]

const name = `["']?([\\w$./{} -]{1,80})["']?`

/** What is being written, by the line up to the cursor; the last group is what is begun. */
const forms: readonly (readonly [RegExp, Propose])[] = [
  // `key: {key: value`
  [
    new RegExp(`^${name}:[ \\t]*\\{(?:[^{}]{0,500},[ \\t]*)?${name}:[ \\t]+([\\w/-]{0,80})$`),
    ([, key = '', inner = ''], schemas) => valuesOf(schemas(key, inner)),
  ],
  // `key: {key`
  [
    new RegExp(`^${name}:[ \\t]*\\{(?:[^{}]{0,500},[ \\t]*)?([\\w/-]{0,80})$`),
    ([, key = ''], schemas) => keysOf(schemas(key), new Set()),
  ],
  // `key: [value`
  [
    new RegExp(`^${name}:[ \\t]*\\[(?:[^\\[\\]]{0,500},[ \\t]*)?([\\w/-]{0,80})$`),
    ([, key = ''], schemas) => itemsOf(schemas(key)),
  ],
  // `key: value`
  [new RegExp(`^${name}:[ \\t]+([\\w/-]{0,80})$`), ([, key = ''], schemas) => valuesOf(schemas(key))],
  // `key`, or the value of an item
  [
    /^([\w$./-]{0,80})$/,
    (_, schemas, isItem, siblings) =>
      isItem ? [...itemsOf(schemas()), ...keysOf(schemas(), siblings)] : keysOf(schemas(), siblings),
  ],
]

/** The keys that the line stands below, the outermost first. */
function parentsOf(lines: readonly string[], index: number, column: number): string[] {
  const parents: string[] = []
  let inner = column
  for (let at = index - 1; 0 <= at && 0 < inner; at--) {
    const key = keyIn(lines[at] ?? '')
    if (!key || inner <= key.column) continue
    parents.unshift(key.name)
    inner = key.column - (key.isItem ? 1 : 0)
  }
  return parents
}

/** The keys beside the one on that line. */
function siblingsOf(lines: readonly string[], index: number, column: number): Set<string> {
  const found = new Set<string>()
  for (const step of [-1, 1]) {
    for (let at = index + step; 0 <= at && at < lines.length; at += step) {
      const key = keyIn(lines[at] ?? '')
      if (!key) continue
      if (key.column < column || (key.isItem && 0 < step)) break
      if (key.column === column) found.add(key.name)
      if (key.isItem) break
    }
  }
  return found
}

/** Where the key of a line begins, behind the dashes of items. */
function keyIn(line: string): {name: string; column: number; isItem: boolean} | undefined {
  const match = /^([ \t]*(?:-[ \t]+)*)(?:"([^"]{1,200})"|'([^']{1,200})'|([^\s#"'][^:#]{0,200}?))[ \t]*:(?:\s|$)/.exec(
    line,
  )
  if (!match) return undefined
  const [, before = '', ...names] = match
  return {name: names.find(it => it !== undefined) ?? '', column: before.length, isItem: before.includes('-')}
}

/** What may stand below the keys; lists are seen through. */
function resolve(keys: readonly string[]): readonly Schema[] {
  return keys
    .reduce<readonly Schema[]>(
      (schemas, key) =>
        schemas.flatMap(inside).flatMap(({properties, additionalProperties}) => {
          const known = properties && Object.hasOwn(properties, key) ? properties[key] : additionalProperties
          return known ? [known] : []
        }),
      [projectSchema],
    )
    .flatMap(alternatives)
}

function alternatives(schema: Schema): readonly Schema[] {
  return schema.anyOf
    ? schema.anyOf
        .flatMap(alternatives)
        .map(it => ({...it, markdownDescription: schema.markdownDescription ?? it.markdownDescription ?? ''}))
    : [schema]
}

/** The schema and, of a list, those of its items. */
function inside(schema: Schema): readonly Schema[] {
  return alternatives(schema).flatMap(it => (it.type === 'array' && it.items ? alternatives(it.items) : [it]))
}

function keysOf(schemas: readonly Schema[], siblings: ReadonlySet<string>): Choice[] {
  return schemas
    .flatMap(inside)
    .flatMap(it => Object.entries(it.properties ?? {}))
    .filter(([name]) => !siblings.has(name) && name !== '$schema')
    .map(([name, schema]) => ({name, schema, isKey: true}))
}

function valuesOf(schemas: readonly Schema[]): Choice[] {
  return schemas
    .flatMap(it => (it.type === 'boolean' ? ['true', 'false'] : (it.enum ?? [])))
    .map(name => ({name, schema: undefined, isKey: false}))
}

function itemsOf(schemas: readonly Schema[]): Choice[] {
  return valuesOf(schemas.flatMap(it => (it.type === 'array' && it.items ? alternatives(it.items) : [])))
}
