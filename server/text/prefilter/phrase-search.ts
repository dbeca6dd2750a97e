import type {Expression} from './expression-words.ts'
import {inLowerCase, lowerCase} from './lower-case.ts'
import {maxPatterns, wordFilter} from './word-filter.ts'

/** Searches for an expression. */
export interface Search {
  readonly expression: Expression
  exec(text: string): Found | null
}

/** The offset and the text of a match, and its groups where they have the numbers of the expression. */
export type Found = Pick<RegExpExecArray, 'index'> & {readonly [group: number]: string} & {readonly 0: string}

/** Finds what the expression finds; it is compiled when a text first contains one of the words it requires. */
export function byWords(pattern: RegExp): Search {
  const filter = wordFilter([pattern])
  return {expression: pattern, exec: text => (filter(text) === 0 ? null : pattern.exec(text))}
}

/**
 * Finds what the expression finds, by its alternatives one by one: each is compiled when a text first contains one of
 * the words it requires, which for most of a long list is never. Compiling the whole takes as long as reading a
 * document. Matches have no groups.
 * @param expression ignores case
 */
export function byAlternatives(expression: Expression): Search {
  const {source, flags} = expression
  let split: readonly Expression[] | undefined
  const parts = () => (split ??= atMost(maxPatterns, alternativesOf(source)).map(it => ({source: it, flags})))
  const filter = wordFilter(parts)
  const lower: RegExp[] = []
  return {
    expression,
    exec(text) {
      const may = filter(text)
      if (may === 0) return null
      const lowered = lowerCase(text)
      let first: RegExpExecArray | null = null
      for (let i = 0, rest = may; rest !== 0; i++, rest >>>= 1) {
        if ((rest & 1) === 0) continue
        const match = (lower[i] ??= inLowerCase(parts()[i] as Expression)).exec(lowered)
        if (match && (!first || match.index < first.index)) first = match
      }
      return first && {index: first.index, 0: text.slice(first.index, first.index + first[0].length)}
    },
  }
}

/** The alternatives of the source; those of `\b(?:a|b)` as `\ba` and `\bb`. */
export function alternativesOf(source: string): string[] {
  const parts = split(source)
  const isGroup = parts.length === 1 && source.startsWith(head) && source.endsWith(')')
  const inner = isGroup ? split(source.slice(head.length, -1)) : undefined
  return inner?.every(isBalanced) ? inner.map(it => `\\b${it}`) : parts
}

const head = '\\b(?:'

function split(source: string): string[] {
  const parts: string[] = []
  let from = 0
  let depth = 0
  for (let at = 0; at < source.length; at = behindToken(source, at)) {
    if (source[at] === '(') depth++
    else if (source[at] === ')') depth--
    else if (source[at] === '|' && depth === 0) {
      parts.push(source.slice(from, at))
      from = at + 1
    }
  }
  return [...parts, source.slice(from)]
}

/** Whether every closing bracket has an opening one. */
function isBalanced(source: string): boolean {
  let depth = 0
  for (let at = 0; at < source.length; at = behindToken(source, at)) {
    if (source[at] === '(') depth++
    else if (source[at] === ')' && --depth < 0) return false
  }
  return depth === 0
}

/** The offset after a character, an escaped one, or a class. */
function behindToken(source: string, at: number): number {
  if (source[at] !== '[') return source[at] === '\\' ? at + 2 : at + 1
  let end = at + 1
  while (end < source.length && source[end] !== ']') end += source[end] === '\\' ? 2 : 1
  return end + 1
}

/** The last part contains those that are too many. */
function atMost(most: number, parts: readonly string[]): string[] {
  return parts.length <= most ? [...parts] : [...parts.slice(0, most - 1), parts.slice(most - 1).join('|')]
}
