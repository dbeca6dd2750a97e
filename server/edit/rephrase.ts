import type {Sentence} from '../prose/sentences.ts'
import {letterRanges} from '../text/letters.ts'
import type {Edit, Span} from '../text/span.ts'

/** The object of a verb: the words after it. */
export interface VerbObject {
  /** With its article, as written: "the config". */
  readonly noun: string
  /** The rest of the clause, with the space before it: " in staging". */
  readonly rest: string
  /** Offset in the sentence's text at which the clause ends. */
  readonly end: number
}

/**
 * The object of a verb that ends at `at` in the sentence's text, or `undefined` when the verb has no object that can be
 * determined.
 * @param text of the document: the words are returned as written, code included
 */
export function objectAfter(sentence: Sentence, at: number, text: string): VerbObject | undefined {
  const {span, text: prose} = sentence
  const clause = /^[^.,;:!?()—–\n]{0,200}/.exec(prose.slice(at))?.[0].trimEnd() ?? ''
  const noun = object.exec(clause)?.[1]
  if (!noun) return undefined
  const start = span.start + at + clause.indexOf(noun)
  const end = at + clause.length
  return {noun: text.slice(start, start + noun.length), rest: text.slice(start + noun.length, span.start + end), end}
}

const object = new RegExp(
  '^\\s{1,9}((?:the|a|an|our|its|their|his|her|this|these|those|any|all|that|\ufffc{1,80}|it(?=\\s|$))(?:\\s{1,9}'
    + '(?!(?:of|in|on|for|from|with|by|at|to|during|before|after|when|while|until|because|and|or|but|so|which|that'
    + '|who|earlier|sooner|first|properly'
    + `|correctly|carefully|again|was|were|is|are|had|as)\\b)[${letterRanges}\\d\ufffc'’._/-]{1,80}){0,6})(?=\\s|$)`,
  'i',
)

/**
 * The verb for a sentence about the former object, and what the author is asked to add: "was not tested", " because
 * <…>".
 */
export interface Rephrasing {
  readonly verb: string
  readonly reason: string
}

/**
 * "The engineer should have tested these pages in staging" becomes "These pages were not tested in staging because
 * <…>".
 */
export function rephrase({noun, rest}: VerbObject, {verb, reason}: Rephrasing, isFirst: boolean): string {
  const isPlural = /^(?:these|those|all)\b/i.test(noun) || /[^su'’i]s$/i.test(noun)
  const subject = isFirst ? (noun[0] as string).toUpperCase() + noun.slice(1) : noun
  return `${subject} ${isPlural ? verb.replace(/^was\b/, 'were') : verb}${rest}${reason}`
}

/** An edit that continues the sentence, before its full stop. */
export function goOn({span, text}: Sentence, words: string): Edit {
  const at = span.end - (/[.!?]$/.test(text) ? 1 : 0)
  return {span: {start: at, end: at}, text: words}
}

/** The span in the document of a part of the sentence's text. */
export function inDocument({span}: Sentence, part: Span): Span {
  return {start: span.start + part.start, end: span.start + part.end}
}

/** Whether the sentence has nothing but marks before this offset. */
export function isAtStart({text}: Sentence, at: number): boolean {
  return !/[\p{L}\p{N}\ufffc]/u.test(text.slice(0, at))
}
