import {ownCopy} from '../memoize-by-text.ts'
import type {Expression} from './expression-words.ts'

/**
 * The text in lower case, each character at its offset: "İ" alone would become two. An expression without `i` for such
 * a text is compiled in half the time of one that ignores case.
 */
export function lowerCase(text: string): string {
  if (text === last.text) return last.lower
  const lower = text.replaceAll('İ', 'i').toLowerCase()
  last = {text: ownCopy(text), lower}
  return lower
}

/** Several searches usually look at one text. */
let last = {text: '', lower: ''}

/** Finds in a text in lower case what the expression finds in any: without `i`, and its own letters in lower case. */
export function inLowerCase({source, flags}: Expression): RegExp {
  if (!flags.includes('i')) throw new TypeError(`/${source}/ does not ignore case, so lower case is not enough.`)
  const lower = source.replace(escapesAndCapitals, it => (it[0] === '\\' ? it : it.toLowerCase()))
  return new RegExp(lower, flags.replace('i', ''))
}

const escapesAndCapitals = /\\(?:[pP]\{[^}]*\}|u[\dA-Fa-f]{4}|x[\dA-Fa-f]{2}|.)|\p{Lu}/gu
