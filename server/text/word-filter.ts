import {otherScript, requiredWords, significant} from './required-words.ts'

/**
 * Tells fast which of some regular expressions may match a text: bit `i` is set when the text holds one of the words that the `i`th needs.
 * Nearly all texts hold none of nearly all; that costs one pass over the letters, and no expression has to be compiled for it.
 * @param patterns at most 32; one of which no words are known always may match
 */
export function wordFilter(patterns: readonly RegExp[]): (text: string) => number {
  let table: Table | undefined
  return text => scan(text, table ??= makeTable(patterns))
}

/** Whether one of the expressions may match. */
export function mayMatch(...patterns: readonly RegExp[]): (text: string) => boolean {
  const filter = wordFilter(patterns)
  return text => filter(text) !== 0
}

interface Table {
  /** Bits by the hash of the first letters; two words with one hash only make the answer less sharp. */
  readonly bits: Int32Array
  readonly always: number
  /** Bits of those that a letter of another script may make match. */
  readonly foreign: number
}

const size = 4096

function makeTable(patterns: readonly RegExp[]): Table {
  const bits = new Int32Array(size)
  let always = 0
  let foreign = 0
  patterns.forEach((pattern, index) => {
    const bit = 1 << index
    const words = requiredWords(pattern)
    if (!words) always |= bit
    for (const word of words ?? []) {
      if (word === otherScript) foreign |= bit
      else bits[hash(word)] = (bits[hash(word)] as number) | bit
    }
  })
  return {bits, always, foreign}
}

function hash(word: string): number {
  let code = 0
  for (let i = 0; i < word.length; i++) code = next(code, word.charCodeAt(i))
  return slot(code)
}

/** Five bits a letter; a word is told from its own beginning, as no letter is 0. */
function next(code: number, letter: number): number {
  return code << 5 | letter & 31
}

function slot(code: number): number {
  return Math.imul(code, 0x9e3779b1) >>> 20
}

function scan(text: string, {bits, always, foreign}: Table): number {
  let found = always
  let length = 0
  let code = 0
  for (let i = 0; i < text.length; i++) {
    const char = text.charCodeAt(i)
    const letter = char | 32
    if (97 <= letter && letter <= 122 && char < 128) {
      if (significant <= length) continue
      code = next(length === 0 ? 0 : code, letter)
      length++
      if (2 <= length) found |= bits[slot(code)] as number
    } else {
      length = 0
      if (0xc0 <= char && (char < 0x2000 || 0x2e80 <= char)) found |= foreign
    }
  }
  return found
}
