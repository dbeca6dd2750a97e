import type {Expression} from './expression-words.ts'
import {declareExpressions, requiredWords} from './required-words.ts'
import {isForeign, isLetter, otherScript, significant} from './word.ts'

/** Patterns that share one bit: it is set when one of them may match. */
export type Patterns = Expression | readonly Expression[]

/** Bit `i` of what it returns is set when the `i`th of the patterns may match in the text, or in that part of it. */
export type WordFilter = (text: string, from?: number, to?: number) => number

/** How many bits of a number can be set without changing its sign. */
export const maxPatterns = 31

/** The bit of the pattern with that index. Throws a RangeError when there is none. */
export function bitAt(index: number): number {
  if (index < maxPatterns) return 1 << index
  throw new RangeError(`A word filter has ${maxPatterns} bits, none for pattern ${index + 1}.`)
}

/**
 * Finds quickly which of some regular expressions may match a text: those of which the text contains a required word.
 * Nearly all texts contain none of nearly all; that takes one pass over the characters, and compiles no expression.
 *
 * To be called when a module is loaded, as the words are read when a bundle is built.
 * @param patterns at most 31; one without required words may always match. A function is called at the first use.
 */
export function wordFilter(patterns: readonly Patterns[] | (() => readonly Patterns[])): WordFilter {
  if (typeof patterns !== 'function') patterns.forEach((_, index) => bitAt(index))
  const list = typeof patterns === 'function' ? patterns : () => patterns
  declareExpressions(() => list().flat())
  let table: Table | undefined
  return (text, from = 0, to = text.length) => scan(text, from, to, (table ??= makeTable(list())))
}

/** Whether one of the expressions may match. */
export function mayMatch(...patterns: readonly Expression[]): (text: string) => boolean {
  const filter = wordFilter([patterns])
  return text => filter(text) !== 0
}

/**
 * A hash table with open addressing, its size a power of two: the words and signs by code, and beside each the bits of
 * the patterns that require it.
 */
interface Table {
  readonly codes: Int32Array
  readonly bits: Int32Array
  readonly always: number
  /** Whether any word begins with these two letters. */
  readonly begins: Uint8Array
  /** Bits of those that a letter of another script may make match. */
  readonly foreign: number
}

function makeTable(patterns: readonly Patterns[]): Table {
  const needed = patterns.flatMap((list, index) =>
    [list].flat().map(it => ({bit: bitAt(index), words: requiredWords(it)})),
  )
  const least = 4 * needed.reduce((count, {words}) => count + (words?.length ?? 0), 4)
  const size = 2 ** Math.ceil(Math.log2(least))
  const table = {codes: new Int32Array(size), bits: new Int32Array(size), begins: new Uint8Array(1 << 10)}
  let always = 0
  let foreign = 0
  for (const {bit, words} of needed) {
    if (!words) always |= bit
    for (const word of words ?? []) {
      if (word === otherScript) foreign |= bit
      else add(table, word, bit)
    }
  }
  return {...table, always, foreign}
}

function add({codes, bits, begins}: Pick<Table, 'codes' | 'bits' | 'begins'>, word: string, bit: number): void {
  const code = codeOf(word)
  let slot = slotOf(code, codes.length)
  while (codes[slot] !== 0 && codes[slot] !== code) slot = (slot + 1) & (codes.length - 1)
  codes[slot] = code
  bits[slot] = (bits[slot] as number) | bit
  if (isWord(word)) begins[codeOf(word.slice(0, 2).toLowerCase())] = 1
}

/** No code is 0. */
function bitsAt({codes, bits}: Table, code: number): number {
  let slot = slotOf(code, codes.length)
  for (; codes[slot] !== 0; slot = (slot + 1) & (codes.length - 1)) {
    if (codes[slot] === code) return bits[slot] as number
  }
  return 0
}

function slotOf(code: number, size: number): number {
  return (Math.imul(code, 0x9e3779b1) >>> 12) & (size - 1)
}

/**
 * Five bits a letter: as no letter is 0, a word has another code than its own beginning. Above them are the marks of
 * capitals and signs.
 */
function codeOf(word: string): number {
  const hasLetters = isWord(word)
  let code = 0
  const append = hasLetters ? withLetter : withSign
  for (let i = 0; i < word.length; i++) code = append(code, word.charCodeAt(i))
  if (!hasLetters) return code | sign
  return word === word.toUpperCase() ? code | capital : code
}

function isWord(word: string): boolean {
  return isLetter(word)
}

const capital = 1 << 30
const sign = 1 << 31

function withLetter(code: number, letter: number): number {
  return (code << 5) | (letter & 31)
}

function withSign(code: number, char: number): number {
  return (code << 7) | char
}

function scan(text: string, from: number, to: number, table: Table): number {
  let found = table.always
  let length = 0
  let code = 0
  let isCapital = false
  let before = 0
  for (let i = from; i < to; i++) {
    const char = text.charCodeAt(i)
    const letter = char | 32
    if (97 <= letter && letter <= 122 && char < 128) {
      if (significant <= length) continue
      isCapital = (isCapital || length === 0) && char < 97
      code = withLetter(length === 0 ? 0 : code, letter)
      length++
      before = 0
      if (length < 2) continue
      if (length === 2 && table.begins[code] === 0) {
        length = significant
        continue
      }
      found |= bitsAt(table, code)
      if (isCapital) found |= bitsAt(table, code | capital)
      continue
    }
    length = 0
    if (char <= 32) before = 0
    else if (char < 127) {
      const own = 48 <= char && char <= 57 ? 48 : char
      found |= bitsAt(table, own | sign)
      if (before !== 0) found |= bitsAt(table, withSign(before, own) | sign)
      before = own
    } else {
      before = 0
      if (isForeign(char)) found |= table.foreign
    }
  }
  return found
}
