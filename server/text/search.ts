import {wordFilter, type WordFilter} from './word-filter.ts'

/** What a regular expression is to those who search with it. */
export interface Search {
  readonly pattern: RegExp
  exec(text: string): RegExpExecArray | null
}

/** Finds what the expression finds; it is compiled when a text first holds one of the words it needs. */
export function byWords(pattern: RegExp): Search {
  const filter = wordFilter([pattern])
  return {pattern, exec: text => filter(text) === 0 ? null : pattern.exec(text)}
}

/**
 * Finds what the expression finds, by its alternatives one by one: each is compiled when a text first holds one of the words it needs, which
 * for most of a long list is never. Compiling the whole takes as long as reading a document. Groups are not numbered as in the whole.
 */
export function byAlternatives(pattern: RegExp): Search {
  let known: {parts: readonly RegExp[]; partsIn: WordFilter} | undefined
  return {
    pattern,
    exec(text) {
      const {parts, partsIn} = known ??= partsOf(pattern)
      const may = partsIn(text)
      let first: RegExpExecArray | null = null
      for (let i = 0; may !== 0 && i < parts.length; i++) {
        const match = (may & 1 << i) === 0 ? null : (parts[i] as RegExp).exec(text)
        if (match && (!first || match.index < first.index)) first = match
      }
      return first
    },
  }
}

function partsOf({source, flags}: RegExp): {parts: readonly RegExp[]; partsIn: WordFilter} {
  const parts = atMost(32, alternativesOf(source)).map(it => new RegExp(it, flags))
  return {parts, partsIn: wordFilter(parts)}
}

/** What stands between the bars of the source; those of `\b(?:a|b)` as `\ba` and `\bb`. */
export function alternativesOf(source: string): string[] {
  const parts = split(source)
  const inner = parts.length === 1 && source.startsWith(head) && source.endsWith(')') ? split(source.slice(head.length, -1)) : undefined
  return inner?.every(isBalanced) ? inner.map(it => `\\b${it}`) : parts
}

const head = '\\b(?:'

function split(source: string): string[] {
  const parts = ['']
  let depth = 0
  for (const [it] of source.matchAll(token)) {
    if (it === '(') depth++
    if (it === ')') depth--
    if (it === '|' && depth === 0) parts.push('')
    else parts[parts.length - 1] += it
  }
  return parts
}

/** A character, one that is escaped, or a class. */
const token = /\\[^]|\[(?:\\[^]|[^\]\\]){0,400}\]|[^]/g

/** Whether no bracket is closed that was not opened. */
function isBalanced(source: string): boolean {
  let depth = 0
  for (const [it] of source.matchAll(token)) {
    if (it === '(') depth++
    if (it === ')' && --depth < 0) return false
  }
  return depth === 0
}

/** The last one takes in what is too many. */
function atMost(most: number, parts: readonly string[]): string[] {
  return parts.length <= most ? [...parts] : [...parts.slice(0, most - 1), parts.slice(most - 1).join('|')]
}
