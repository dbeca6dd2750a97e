import {ownCopy} from '../memoize-by-text.ts'

/**
 * The text in lower case, each character at the offset where it was: of "İ" alone two would come. An expression without `i` for such a text is
 * compiled in half the time of one that looks for both cases.
 */
export function lowerCase(text: string): string {
  if (text === last.text) return last.lower
  const lower = text.replaceAll('İ', 'i').toLowerCase()
  last = {text: ownCopy(text), lower}
  return lower
}

/** Of one text, mostly several things are asked. */
let last = {text: '', lower: ''}

/** What finds in a text in lower case what the expression finds in any: without `i`, and its own letters in lower case. */
export function inLowerCase({source, flags}: RegExp): RegExp {
  if (!flags.includes('i')) throw new TypeError(`Only what ignores case can be looked for in lower case; ${source} does not.`)
  return new RegExp(source.replace(/\\(?:[pP]\{[^}]*\}|u[\dA-Fa-f]{4}|x[\dA-Fa-f]{2}|.)|\p{Lu}/gu, it => it[0] === '\\' ? it : it.toLowerCase()), flags.replace('i', ''))
}
