/**
 * The beginnings of words of which every match of a regular expression holds at least one, in lower case; `undefined` when there are none
 * that can be told. Read from the expression itself: what is optional, a class or a look-around requires nothing, of alternatives all count.
 * A word begins with a letter that has no letter before it. A text in another script is named by `otherScript`.
 */
export function requiredWords({source}: RegExp): readonly string[] | undefined {
  const {words} = readAlternatives({source, at: 0}, false)
  return words && [...new Set(words)]
}

/** Stands for any letter outside of ASCII. */
export const otherScript = '*'

/** Letters of a word that are told apart. */
export const significant = 4

interface Reader {
  readonly source: string
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
  const finish = () => {
    if (run !== undefined && 2 <= run.length) best = better(best, [run.slice(0, significant)])
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
      continue
    }
    finish()
    if (!isOptional) best = better(best, atom.words)
    state = isOptional ? before && atom.isAtStart : atom.isAtStart
  }
  finish()
  return {words: best, isAtStart: state}
}

/** The one whose shortest word is longer, then the one with fewer words. */
function better(a: readonly string[] | undefined, b: readonly string[] | undefined): readonly string[] | undefined {
  if (!a || !b) return a ?? b
  const [shortA, shortB] = [a, b].map(words => Math.min(...words.map(it => it === otherScript ? significant : it.length))) as [number, number]
  if (shortA !== shortB) return shortA < shortB ? b : a
  return b.length < a.length ? b : a
}

interface Atom extends Part {
  /** An ASCII letter that stands for itself, in lower case. */
  readonly letter?: string
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
  if (isLetter(char)) return {words: undefined, isAtStart: false, letter: char.toLowerCase()}
  return 127 < char.charCodeAt(0) && /\p{L}/u.test(char) ? {words: [otherScript], isAtStart: true} : {words: undefined, isAtStart: true}
}

function isLetter(char: string): boolean {
  const code = char.charCodeAt(0) | 32
  return 97 <= code && code <= 122
}

function readGroup(reader: Reader, isAtStart: boolean): Part {
  const look = /^\?(?:[=!]|<[=!])/.exec(reader.source.slice(reader.at, reader.at + 3))
  const head = look ?? /^\?(?::|<[^>]{1,40}>)/.exec(reader.source.slice(reader.at, reader.at + 44))
  reader.at += head?.[0].length ?? 0
  const part = readAlternatives(reader, look ? false : isAtStart)
  reader.at++
  // What is only looked at is not a part of the match; it may be, but it may also be what must not stand there.
  return look ? {words: undefined, isAtStart} : part
}

function readClass(reader: Reader): Part {
  const from = reader.at
  while (reader.at < reader.source.length && reader.source[reader.at] !== ']') reader.at += reader.source[reader.at] === '\\' ? 2 : 1
  const inner = reader.source.slice(from, reader.at++)
  const hasLetters = inner.startsWith('^') || /\\[wpPSDx]|[a-z]/i.test(inner.replace(/\\[sdtnrb]/g, ''))
  return {words: undefined, isAtStart: !hasLetters}
}

function readEscape(reader: Reader, isAtStart: boolean): Atom {
  const char = reader.source[reader.at++] as string
  switch (char) {
    case 'b': return {words: undefined, isAtStart: true}
    case 'B': return {words: undefined, isAtStart}
    case 's': case 'd': case 'n': case 't': case 'r': case 'W': return {words: undefined, isAtStart: true}
    case 'p': case 'P':
      reader.at = reader.source.indexOf('}', reader.at) + 1
      return {words: undefined, isAtStart: false}
    case 'u':
      reader.at = reader.source[reader.at] === '{' ? reader.source.indexOf('}', reader.at) + 1 : reader.at + 4
      return {words: undefined, isAtStart: false}
    default: return /[\w]/.test(char) ? {words: undefined, isAtStart: false} : literal(char)
  }
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
