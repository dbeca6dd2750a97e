import {readCharacterEscape, readClass, unknownSyntax, type SourceReader} from './expression-class.ts'
import {isDigit, isForeign, isLetter, isSign, otherScript, significant} from './word.ts'

/** What is read of a regular expression. */
export type Expression = Pick<RegExp, 'source' | 'flags'>

/**
 * What a text must contain so that the expression can match: beginnings of words, and signs. Every match contains at
 * least one of them. `undefined` when no such words can be named.
 *
 * They are read from the source of the expression: what is optional, a class of letters or a negative look-around
 * requires nothing; of alternatives, the words of each count. A word begins with a letter that follows no letter; it is
 * in lower case, or in capitals when the expression requires them. A sign is one character, or two adjacent ones, with
 * `0` for any digit. `otherScript` stands for a letter of another script.
 *
 * Throws a SyntaxError for syntax that it does not know: a guess could hide a match.
 */
export function wordsOf({source, flags}: Expression): readonly string[] | undefined {
  const unknownFlag = /[^dgimsuy]/.exec(flags)?.[0]
  if (unknownFlag) throw unknownSyntax(source, `the flag "${unknownFlag}"`)
  const reader = {source, isUnicode: flags.includes('u'), ignoreCase: flags.includes('i'), at: 0}
  const {words} = readAlternatives(reader, false)
  if (reader.at < source.length) throw unknownSyntax(source, `"${source[reader.at]}" at ${reader.at}`)
  return words && [...new Set(words)]
}

interface Reader extends SourceReader {
  readonly ignoreCase: boolean
}

/** What a part of an expression requires, and whether a letter that follows it begins a word. */
interface Part {
  readonly words: readonly string[] | undefined
  readonly isAtStart: boolean
}

/** Up to the bracket that closes the group, or to the end. */
function readAlternatives(reader: Reader, isAtStart: boolean): Part {
  const parts = [readSequence(reader, isAtStart)]
  while (reader.source[reader.at] === '|') {
    reader.at++
    parts.push(readSequence(reader, isAtStart))
  }
  const isKnown = parts.every(it => it.words)
  return {words: isKnown ? parts.flatMap(it => it.words ?? []) : undefined, isAtStart: parts.every(it => it.isAtStart)}
}

function readSequence(reader: Reader, isAtStart: boolean): Part {
  let best: readonly string[] | undefined
  let state = isAtStart
  /** The letters of the word that is being spelled, if all of it from its beginning is known. */
  let run: string | undefined
  /** The preceding sign, if it is certain. */
  let sign: string | undefined
  const finish = () => {
    if (run !== undefined && 2 <= run.length) best = better(best, [beginningOf(run, reader.ignoreCase)])
    run = undefined
  }
  while (reader.at < reader.source.length && reader.source[reader.at] !== '|' && reader.source[reader.at] !== ')') {
    const before = state
    const atom = readAtom(reader, state)
    const times = readQuantifier(reader)
    const isOptional = times === 'maybe'
    if (atom.letter !== undefined && !isOptional) {
      if (run !== undefined) run += atom.letter
      else if (before) run = atom.letter
      // After a repeated letter, the next one is not known.
      if (times === 'often') finish()
      state = false
      sign = undefined
      continue
    }
    finish()
    if (!isOptional) best = better(best, atom.sign === undefined ? atom.words : signsOf(sign, atom.sign))
    sign = isOptional ? undefined : atom.sign
    state = isOptional ? before && atom.isAtStart : atom.isAtStart
  }
  finish()
  return {words: best, isAtStart: state}
}

function beginningOf(word: string, ignoreCase: boolean): string {
  const isCapital = !ignoreCase && word === word.toUpperCase()
  return isCapital ? word.slice(0, significant) : word.slice(0, significant).toLowerCase()
}

/** Two signs are more specific than one; digits alone occur in every timeline. */
function signsOf(before: string | undefined, sign: string): readonly string[] | undefined {
  if (before !== undefined && before + sign !== '00') return [before + sign]
  return sign === '0' ? undefined : [sign]
}

/** The one whose shortest word is longer, then the one with fewer words. */
function better(a: readonly string[] | undefined, b: readonly string[] | undefined): readonly string[] | undefined {
  if (!a || !b) return a ?? b
  const [shortA, shortB] = [shortestOf(a), shortestOf(b)]
  if (shortA !== shortB) return shortA < shortB ? b : a
  return b.length < a.length ? b : a
}

function shortestOf(words: readonly string[]): number {
  return Math.min(...words.map(it => (it === otherScript ? significant : it.length)))
}

interface Atom extends Part {
  /** An ASCII letter that stands for itself. */
  readonly letter?: string
  /** An ASCII sign that stands for itself; `0` for any digit. */
  readonly sign?: string
}

function readAtom(reader: Reader, isAtStart: boolean): Atom {
  const char = reader.source[reader.at++] as string
  switch (char) {
    case '(':
      return readGroup(reader, isAtStart)
    case '[':
      return classPart(reader)
    case '\\':
      return readEscape(reader, isAtStart)
    case '^':
      return {words: undefined, isAtStart: true}
    case '$':
      return {words: undefined, isAtStart}
    case '.':
      return {words: undefined, isAtStart: false}
    default:
      return literal(char)
  }
}

function literal(char: string): Atom {
  if (isLetter(char)) return {words: undefined, isAtStart: false, letter: char}
  if (isDigit(char)) return {words: undefined, isAtStart: true, sign: '0'}
  if (isForeign(char.charCodeAt(0))) return {words: /\p{L}/u.test(char) ? [otherScript] : undefined, isAtStart: true}
  return isSign(char) ? {words: undefined, isAtStart: true, sign: char} : {words: undefined, isAtStart: true}
}

function readGroup(reader: Reader, isAtStart: boolean): Part {
  const look = /^\?(?:[=!]|<[=!])/.exec(reader.source.slice(reader.at, reader.at + 3))
  const head = look ?? /^\?(?::|<[^>]{1,40}>)/.exec(reader.source.slice(reader.at, reader.at + 44))
  reader.at += head?.[0].length ?? 0
  const isBehind = look?.[0].startsWith('?<') ?? false
  if (!head && reader.source[reader.at] === '?') throw unknownSyntax(reader.source, `the group at ${reader.at - 1}`)
  const from = reader.at
  const part = readAlternatives(reader, isBehind ? false : isAtStart)
  if (reader.source[reader.at++] !== ')') throw unknownSyntax(reader.source, `the open group before ${from}`)
  // The text contains what a look-around requires; what it forbids says nothing about the text.
  if (look?.[0].endsWith('!')) {
    const forbidsLetters = isBehind && noLetter.test(reader.source.slice(from, reader.at - 1))
    return {words: undefined, isAtStart: isAtStart || forbidsLetters}
  }
  return look ? {words: part.words, isAtStart: isBehind ? part.isAtStart : isAtStart} : part
}

/** A class of all letters, in a look-behind that forbids them. */
const noLetter = /^(?:\\w|\[(?!\^)[^\]]{0,400}(?:\\w|\\p\{L(?:etter)?\}|A-Za-z)[^\]]{0,400}\])$/

function classPart(reader: Reader): Part {
  const {isNegated, members} = readClass(reader)
  if (isNegated) return {words: undefined, isAtStart: false}
  const words = members.map(({first, last}) => {
    if (isForeign(first) && isForeign(last) && first < 0x2000 === last < 0x2000) return otherScript
    const char = String.fromCharCode(first)
    return first === last && isSign(char) && !isLetter(char) && !isDigit(char) ? char : undefined
  })
  const isKnown = words.length > 0 && words.every(it => it !== undefined)
  return {words: isKnown ? [...new Set(words)] : undefined, isAtStart: !members.some(it => it.hasLetters)}
}

function readEscape(reader: Reader, isAtStart: boolean): Atom {
  const char = reader.source[reader.at]
  if (char === 'b' || char === 'B') {
    reader.at++
    return {words: undefined, isAtStart: char === 'b' || isAtStart}
  }
  const number = /^[1-9]\d{0,2}/.exec(reader.source.slice(reader.at, reader.at + 3))?.[0]
  if (number) {
    // What a group has matched may be empty, or end with a letter.
    reader.at += number.length
    return {words: undefined, isAtStart: false}
  }
  const escaped = readCharacterEscape(reader)
  if (escaped.code === undefined) {
    return {words: undefined, isAtStart: !escaped.hasLetters, ...(escaped.isDigits && {sign: '0'})}
  }
  if (escaped.code < 0x80) return literal(String.fromCharCode(escaped.code))
  return {words: isForeign(escaped.code) ? [otherScript] : undefined, isAtStart: true}
}

function readQuantifier(reader: Reader): 'once' | 'maybe' | 'often' {
  const mark = /^(?:[*+?]|\{(\d{1,6})(?:,\d{0,6})?\})\??/.exec(reader.source.slice(reader.at, reader.at + 17))
  if (!mark) return 'once'
  reader.at += mark[0].length
  const isOptional = mark[1] === undefined ? mark[0][0] !== '+' : Number(mark[1]) === 0
  return isOptional ? 'maybe' : 'often'
}
