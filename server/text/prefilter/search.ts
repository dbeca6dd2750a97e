import {inLowerCase, lowerCase} from './lower-case.ts'
import {wordFilter, type WordFilter} from './word-filter.ts'

/** What a regular expression is to those who search with it. */
export interface Search {
  /** It matches where one of these does. */
  readonly patterns: readonly RegExp[]
  exec(text: string): Found | null
}

/** Of a match, what stands at which offset, and what its groups hold where they have the numbers of the expression. */
export type Found = Pick<RegExpExecArray, 'index'> & {readonly [group: number]: string} & {readonly 0: string}

/**
 * What `matchAll` gives, which makes a new expression each time. Others may search with this one meanwhile. Throws a TypeError without the flag `g`,
 * as `matchAll` does.
 */
export function* matchesOf(pattern: RegExp, text: string): Generator<RegExpExecArray> {
  if (!pattern.global) throw new TypeError(`Without the flag "g", ${String(pattern)} would match for ever.`)
  for (let at = 0; ;) {
    pattern.lastIndex = at
    const match = pattern.exec(text)
    if (!match) return
    // Behind a match without characters, the next one: with `u`, both units of it.
    at = match[0] === '' ? pattern.lastIndex + (pattern.unicode && 0xffff < (text.codePointAt(pattern.lastIndex) ?? 0) ? 2 : 1) : pattern.lastIndex
    yield match
  }
}

/** The match that begins at `at`. The expression is sticky; its `lastIndex` is then behind the match. */
export function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at
  return pattern.exec(text)
}

/** Finds what the expression finds; it is compiled when a text first holds one of the words it needs. */
export function byWords(pattern: RegExp): Search {
  const filter = wordFilter([pattern])
  return {patterns: [pattern], exec: text => filter(text) === 0 ? null : pattern.exec(text)}
}

/**
 * Finds what the expression finds, by its alternatives one by one: each is compiled when a text first holds one of the words it needs, which
 * for most of a long list is never. Compiling the whole takes as long as reading a document. What is found has no groups.
 * @param pattern ignores case
 */
export function byAlternatives({source, flags}: RegExp): Search {
  let parts: readonly RegExp[] | undefined
  let partsIn: WordFilter | undefined
  const lower: RegExp[] = []
  const patterns = () => parts ??= atMost(32, alternativesOf(source)).map(it => new RegExp(it, flags))
  return {
    get patterns() { return patterns() },
    exec(text) {
      const may = (partsIn ??= wordFilter(patterns()))(text)
      if (may === 0) return null
      const lowered = lowerCase(text)
      let first: RegExpExecArray | null = null
      for (let i = 0, rest = may; rest !== 0; i++, rest >>>= 1) {
        if ((rest & 1) === 0) continue
        const match = (lower[i] ??= inLowerCase(patterns()[i] as RegExp)).exec(lowered)
        if (match && (!first || match.index < first.index)) first = match
      }
      return first && {index: first.index, 0: text.slice(first.index, first.index + first[0].length)}
    },
  }
}

/** What stands between the bars of the source; those of `\b(?:a|b)` as `\ba` and `\bb`. */
export function alternativesOf(source: string): string[] {
  const parts = split(source)
  const inner = parts.length === 1 && source.startsWith(head) && source.endsWith(')') ? split(source.slice(head.length, -1)) : undefined
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

/** Whether no bracket is closed that was not opened. */
function isBalanced(source: string): boolean {
  let depth = 0
  for (let at = 0; at < source.length; at = behindToken(source, at)) {
    if (source[at] === '(') depth++
    else if (source[at] === ')' && --depth < 0) return false
  }
  return depth === 0
}

/** Behind a character, one that is escaped, or a class. */
function behindToken(source: string, at: number): number {
  if (source[at] !== '[') return source[at] === '\\' ? at + 2 : at + 1
  let end = at + 1
  while (end < source.length && source[end] !== ']') end += source[end] === '\\' ? 2 : 1
  return end + 1
}

/** The last one takes in what is too many. */
function atMost(most: number, parts: readonly string[]): string[] {
  return parts.length <= most ? [...parts] : [...parts.slice(0, most - 1), parts.slice(most - 1).join('|')]
}
