/**
 * What a text must hold so that a regular expression may match: the beginnings of words, and signs; of these, every match holds at least one.
 * `undefined` when there are none that can be told. Read from the expression itself: what is optional, a class of letters or what must not
 * stand there requires nothing, of alternatives all count. A word begins with a letter that has no letter before it; it is given in lower case, or in
 * capitals when it has to be. A sign is one character, or two that follow each other, with `0` for any digit. A text in another script is
 * named by `otherScript`.
 */
export function requiredWords(pattern: RegExp): readonly string[] | undefined {
  if (known.has(pattern)) return known.get(pattern)
  const {source, ignoreCase} = pattern
  const {words} = readAlternatives({source, ignoreCase, at: 0}, false)
  const own = words && [...new Set(words)]
  known.set(pattern, own)
  return own
}

/** A list of phrases is asked for its words as a whole and one by one. */
const known = new WeakMap<RegExp, readonly string[] | undefined>()

/** Stands for any letter outside of ASCII. */
export const otherScript = 'é'

/** Letters of a word that are told apart. */
export const significant = 6

interface Reader {
  readonly source: string
  readonly ignoreCase: boolean
  at: number
}

/** What a part of an expression requires, and whether what follows it begins a word if it begins with a letter. */
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
  /** The sign before, if there is one for sure. */
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
      // Of a letter that is repeated, the next one is not known.
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

/** Two tell more than one; digits alone stand in every timeline. */
function signsOf(before: string | undefined, sign: string): readonly string[] | undefined {
  if (before !== undefined && before + sign !== '00') return [before + sign]
  return sign === '0' ? undefined : [sign]
}

/** The one whose shortest word is longer, then the one with fewer words. */
function better(a: readonly string[] | undefined, b: readonly string[] | undefined): readonly string[] | undefined {
  if (!a || !b) return a ?? b
  const [shortA, shortB] = [a, b].map(words => Math.min(...words.map(it => it === otherScript ? significant : it.length))) as [number, number]
  if (shortA !== shortB) return shortA < shortB ? b : a
  return b.length < a.length ? b : a
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
    case '(': return readGroup(reader, isAtStart)
    case '[': return readClass(reader)
    case '\\': return readEscape(reader, isAtStart)
    case '^': return {words: undefined, isAtStart: true}
    case '$': return {words: undefined, isAtStart}
    case '.': return {words: undefined, isAtStart: false}
    default: return literal(char)
  }
}

function literal(char: string): Atom {
  if (isLetter(char)) return {words: undefined, isAtStart: false, letter: char}
  if (isDigit(char)) return {words: undefined, isAtStart: true, sign: '0'}
  if (isForeign(char.charCodeAt(0))) return {words: /\p{L}/u.test(char) ? [otherScript] : undefined, isAtStart: true}
  return isSign(char) ? {words: undefined, isAtStart: true, sign: char} : {words: undefined, isAtStart: true}
}

/** Whether the first character is a letter of ASCII. */
export function isLetter(char: string): boolean {
  const code = char.charCodeAt(0) | 32
  return 97 <= code && code <= 122
}

function isSign(char: string): boolean {
  const code = char.charCodeAt(0)
  return 32 < code && code < 127
}

/** Whether a character counts as one of another script: none of ASCII and Latin-1's signs, nor of the punctuation and symbols. */
export function isForeign(code: number): boolean {
  return 0xc0 <= code && (code < 0x2000 || 0x2e80 <= code)
}

function readGroup(reader: Reader, isAtStart: boolean): Part {
  const look = /^\?(?:[=!]|<[=!])/.exec(reader.source.slice(reader.at, reader.at + 3))
  const head = look ?? /^\?(?::|<[^>]{1,40}>)/.exec(reader.source.slice(reader.at, reader.at + 44))
  reader.at += head?.[0].length ?? 0
  const isBehind = look?.[0].startsWith('?<') ?? false
  const from = reader.at
  const part = readAlternatives(reader, isBehind ? false : isAtStart)
  reader.at++
  // What is looked for stands in the text as well; what must not stand there tells nothing.
  if (look?.[0].endsWith('!')) return {words: undefined, isAtStart: isAtStart || (isBehind && noLetter.test(reader.source.slice(from, reader.at - 1)))}
  return look ? {words: part.words, isAtStart: isBehind ? part.isAtStart : isAtStart} : part
}

/** A class of all letters, where none of them may stand. */
const noLetter = /^(?:\\w|\[(?!\^)[^\]]{0,400}(?:\\w|\\p\{L(?:etter)?\}|A-Za-z)[^\]]{0,400}\])$/

function readClass(reader: Reader): Part {
  const from = reader.at
  while (reader.at < reader.source.length && reader.source[reader.at] !== ']') reader.at += reader.source[reader.at] === '\\' ? 2 : 1
  const inner = reader.source.slice(from, reader.at++)
  const hasLetters = inner.startsWith('^') || /\\[wpPSDx]|[a-z]/i.test(inner.replace(/\\(?:[sdtnrb]|u[\da-f]{4})/gi, ''))
  return {words: membersOf(inner), isAtStart: !hasLetters}
}

/** What a class requires that has signs only, or only characters of other scripts. */
function membersOf(inner: string): readonly string[] | undefined {
  const codes = inner.replace(/\\u([\da-f]{4})/gi, (_, code: string) => String.fromCharCode(parseInt(code, 16)))
  if (/^(?:[\u00c0-\u1fff\u2e80-\uffff]-?)+$/.test(codes)) return [otherScript]
  return /^(?:\\[^a-z\d]|[!-,./:-@[\]_`{|}~])+$/i.test(inner) && !inner.startsWith('^') ? [...inner.replace(/\\(.)/g, '$1')] : undefined
}

function readEscape(reader: Reader, isAtStart: boolean): Atom {
  const char = reader.source[reader.at++] as string
  switch (char) {
    case 'b': return {words: undefined, isAtStart: true}
    case 'B': return {words: undefined, isAtStart}
    case 'd': return {words: undefined, isAtStart: true, sign: '0'}
    case 's': case 'n': case 't': case 'r': case 'W': return {words: undefined, isAtStart: true}
    case 'p': case 'P':
      reader.at = reader.source.indexOf('}', reader.at) + 1
      return {words: undefined, isAtStart: false}
    case 'u': return readCode(reader)
    default: return /[\w]/.test(char) ? {words: undefined, isAtStart: false} : literal(char)
  }
}

function readCode(reader: Reader): Part {
  const digits = /^(?:\{([\da-f]{1,6})\}|([\da-f]{4}))/i.exec(reader.source.slice(reader.at, reader.at + 8))
  reader.at += digits?.[0].length ?? 0
  const code = parseInt(digits?.[1] ?? digits?.[2] ?? '0', 16)
  return {words: isForeign(code) ? [otherScript] : undefined, isAtStart: false}
}

/** Reads what says how often. */
function readQuantifier(reader: Reader): 'once' | 'maybe' | 'often' {
  const {source, at} = reader
  const mark = source[at]
  if (mark !== '*' && mark !== '+' && mark !== '?' && !(mark === '{' && isDigit(source[at + 1]))) return 'once'
  reader.at = mark === '{' ? source.indexOf('}', at) + 1 : at + 1
  // As few as possible are as many to us.
  if (source[reader.at] === '?') reader.at++
  return mark === '*' || mark === '?' || (mark === '{' && source[at + 1] === '0') ? 'maybe' : 'often'
}

function isDigit(char: string | undefined): boolean {
  return char !== undefined && '0' <= char && char <= '9'
}
