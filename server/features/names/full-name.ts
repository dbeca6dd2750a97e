import {isImperative} from '../../document/actions/action-verbs.ts'
import {givenNames, personNouns, teamNouns} from '../../prose/person-words.ts'
import type {Span} from '../../text/span.ts'
import {regex} from '../../text/regex.ts'

/**
 * Whether the name is not a part of a longer one: of one that is known, or of one that capital letters make ("Santa
 * Ana", "Ana Maria", "Ana de Sousa").
 * @param standsAlone whether the document has a capitalised word by itself, so that it needs no other to be a name
 */
export function isFullName(
  text: string,
  span: Span,
  known: ReadonlySet<string>,
  standsAlone: (word: string) => boolean,
): boolean {
  const name = text.slice(span.start, span.end)
  const before = text.slice(Math.max(0, span.start - 90), span.start)
  const after = text.slice(span.end, span.end + 90)
  const isPlace = (word: string) => !known.has(word) && !givenNames.has(word.toLowerCase()) && standsAlone(word)
  return (
    !(/^\p{Lu}/u.test(name) && (endsInName(before, isPlace) || beginsWithName(after)))
    && !isInLonger(name, before, after, known)
  )
}

/**
 *  Tells which capitalised words stand in the text without another beside them; it is read when the first is asked for.
 */
export function loneWords(text: string): (word: string) => boolean {
  let words: Set<string> | undefined
  return word => (words ??= new Set(Array.from(text.matchAll(lone), it => it[0]))).has(word)
}

const lone = regex('gu')`
    (?<![\p{L}\p{M}\p{N}'’-]|\p{Lu}[\p{L}\p{M}]{1,40}[ \t])\p{Lu}\p{Ll}[\p{L}\p{M}'’-]{0,40}(?![\p{L}\p{M}'’-]
    |[ \t]{1,4}\p{Lu})
  `

function endsInName(before: string, isPlace: (word: string) => boolean): boolean {
  const match = /(?<![\p{L}\p{M}\p{N}'’-])\p{Lu}\p{Ll}[\p{L}\p{M}'’-]{0,40}(?=[ \t]{1,4}$)/u.exec(before)
  const word = match?.[0] ?? ''
  if (word === '' || /['’]s$/.test(word) || isNoName(word.toLowerCase())) return false
  const start = before.slice(0, match?.index)
  return !(opens.test(start) && isDeed(word)) && !(leadsToPlace.test(start) && isPlace(word))
}

/** "At Google Ana restarted it": the place ends before who acts there. */
const leadsToPlace = /\b(?:at|from|in|inside|on|via|within)[ \t]{1,4}$/i

function beginsWithName(after: string): boolean {
  const word =
    /^[ \t]{1,4}(?:(?:da|de|del|den|der|di|dos|van|von)[ \t]{1,4}){0,2}(\p{Lu}(?:[\p{Ll}.][\p{L}\p{M}'’-]{0,40}|$))/u.exec(
      after,
    )?.[1]
  return (
    word !== undefined
    && !isNoName(word.toLowerCase())
    && !isDeed(word)
    && !/^(?!Mac)\p{Lu}\p{Ll}{2,40}\p{Lu}/u.test(word)
  )
}

/** What stands before the first word of an entry, a cell or a sentence: nothing, a mark, a time. */
const opens = /(?:^|[\n.!?:;|—–-]|\d|\b[A-Z]{3,5})[\s*_]{0,9}$/

/** "Paged Ana", "Restart Ana": what was done stands first in many an entry. */
function isDeed(word: string): boolean {
  return /(?:ed|ing)$/.test(word) || isImperative(word) || word === 'Alert'
}

/** Names have up to three words. */
function isInLonger(name: string, before: string, after: string, known: ReadonlySet<string>): boolean {
  const left = /(?:[\p{L}\p{M}\d._'-]{1,40} ){0,2}$/u.exec(before)?.[0] ?? ''
  const right = /^(?: [\p{L}\p{M}\d._'-]{1,40}){0,2}/u.exec(after)?.[0] ?? ''
  const lefts = ['', left.replace(/^\S+ (?=\S)/, ''), left]
  const rights = ['', right.replace(/(?<=\S) \S+$/, ''), right]
  return lefts.some(a => rights.some(b => (a !== '' || b !== '') && known.has(a + name + b)))
}

function isNoName(word: string): boolean {
  return beginnings.has(word) || days.test(word) || personNouns.has(word) || teamNouns.has(word)
}

/** Days and months are written with capitals. */
const days = regex('')`
    ^(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|august|september
    |october|november|december)$
  `

/** Words with which a sentence begins before who acts in it. */
const beginnings: ReadonlySet<string> = new Set(
  (
    'after also although and as at because before both but by did does during even finally for from had has how '
    + 'if in later meanwhile no nor not now of on once '
    + 'only or since so still that the then though to today until was what when where whether which while who why '
    + 'with yesterday'
  ).split(' '),
)
