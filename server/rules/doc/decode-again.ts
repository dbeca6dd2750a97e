import type {Span} from '../../text/span.ts'
import {suspect} from './suspect-letters.ts'

/**
 * A run of characters that came from wrongly decoded UTF-8; `meant` is `undefined` where the character is lost
 * (U+FFFD).
 */
export interface Mojibake {
  readonly span: Span
  readonly meant: string | undefined
}

/**
 *  The characters that Windows-1252 has at 0x80–0x9F, in order; a blank where it has none and Latin-1's control stands.
 */
const upper = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'
const byteOf = new Map([...upper].map((char, index) => [char.charCodeAt(0), 0x80 + index]))

/** Sequences that decode back to exactly one character, or twice where a text was spoilt twice, and lost characters. */
export function* findMojibake(text: string): Iterable<Mojibake> {
  suspect.lastIndex = 0
  for (let match = suspect.exec(text); match; match = suspect.exec(text)) {
    const start = match.index
    if (match[0] === '\ufffd') {
      let end = start + 1
      while (text[end] === '\ufffd') end++
      yield {span: {start, end}, meant: undefined}
      suspect.lastIndex = end
      continue
    }
    const once = decodeOne(text, start)
    const twice = decodeTwice(text, start)
    const found = twice ?? once
    if (!found || !isProbable(found.char)) {
      suspect.lastIndex = start + 1
      continue
    }
    yield {span: {start, end: found.end}, meant: found.char}
    suspect.lastIndex = found.end
  }
}

interface Decoded {
  readonly char: string
  readonly end: number
}

function decodeOne(text: string, at: number): Decoded | undefined {
  const first = byte(text.charCodeAt(at))
  const length = first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf5 ? 4 : 0
  if (length === 0) return undefined
  let code = first & (0xff >> (length + 1))
  for (let i = 1; i < length; i++) {
    const next = byte(text.charCodeAt(at + i))
    if ((next & 0xc0) !== 0x80) return undefined
    code = (code << 6) | (next & 0x3f)
  }
  const least = length === 2 ? 0x80 : length === 3 ? 0x800 : 0x10000
  if (code < least || 0x10ffff < code || (0xd800 <= code && code <= 0xdfff)) return undefined
  return {char: String.fromCodePoint(code), end: at + length}
}

/** A text spoilt twice: its characters decode to characters that decode again. */
function decodeTwice(text: string, at: number): Decoded | undefined {
  let middle = ''
  let end = at
  for (let i = 0; i < 4; i++) {
    const next = decodeOne(text, end)
    if (!next) break
    middle += next.char
    end = next.end
    const inner = decodeOne(middle, 0)
    if (inner && inner.end === middle.length) return {char: inner.char, end}
  }
  return undefined
}

function byte(code: number): number {
  return code < 0x100 ? code : (byteOf.get(code) ?? 0)
}

/**
 * A letter, a sign of punctuation or a symbol that people write; controls and unassigned characters are a chance match.
 */
function isProbable(char: string): boolean {
  return /^[\p{Letter}\p{Punctuation}\p{Symbol}\u00a0\u2009\u202f\ufe0f\ufeff]$/u.test(char)
}
