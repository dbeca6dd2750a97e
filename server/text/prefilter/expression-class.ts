/** Where a regular expression is being read. */
export interface SourceReader {
  readonly source: string
  readonly isUnicode: boolean
  /** Offset of what is read next. */
  at: number
}

/** The characters that a part of a class stands for. */
export interface ClassMember {
  /** The first and last code point of a range; -1 for a set such as `\w`. */
  readonly first: number
  readonly last: number
  /** Whether an ASCII letter is among them. */
  readonly hasLetters: boolean
}

/** Reads a class after its opening bracket, up to its closing one. Throws a SyntaxError for unknown syntax. */
export function readClass(reader: SourceReader): {isNegated: boolean; members: ClassMember[]} {
  const from = reader.at
  const isNegated = reader.source[reader.at] === '^'
  if (isNegated) reader.at++
  const members: ClassMember[] = []
  for (;;) {
    if (reader.source.length <= reader.at) throw unknownSyntax(reader.source, `the open class before ${from}`)
    if (reader.source[reader.at] === ']') {
      reader.at++
      return {isNegated, members}
    }
    members.push(readMember(reader))
  }
}

/** A character, a range of them, or a set that has an escape of its own. */
function readMember(reader: SourceReader): ClassMember {
  const first = readClassCharacter(reader)
  if (first.code === undefined) return {first: -1, last: -1, hasLetters: first.hasLetters}
  const isRange = reader.source[reader.at] === '-' && reader.source[reader.at + 1] !== ']'
  if (!isRange) return range(first.code, first.code)
  reader.at++
  const last = readClassCharacter(reader)
  if (last.code === undefined) throw unknownSyntax(reader.source, `the end of a range before ${reader.at}`)
  return range(first.code, last.code)
}

function range(first: number, last: number): ClassMember {
  const overlaps = (from: string, to: string): boolean => first <= to.charCodeAt(0) && from.charCodeAt(0) <= last
  return {first, last, hasLetters: overlaps('A', 'Z') || overlaps('a', 'z')}
}

function readClassCharacter(reader: SourceReader): Escaped {
  const code = reader.source.codePointAt(reader.at) as number
  if (code !== backslash) {
    reader.at += reader.isUnicode && 0xffff < code ? 2 : 1
    return character(reader.isUnicode ? code : reader.source.charCodeAt(reader.at - 1))
  }
  reader.at++
  if (reader.source[reader.at] !== 'b') return readCharacterEscape(reader)
  reader.at++
  return character(0x08)
}

const backslash = 0x5c

/** What an escape stands for: one character, or a set of them. */
export interface Escaped {
  /** `undefined` for a set. */
  readonly code?: number
  /** Whether an ASCII letter is in the set. */
  readonly hasLetters: boolean
  /** Whether the set is that of the digits. */
  readonly isDigits: boolean
}

/** Reads an escape after its backslash, inside or outside a class. Throws a SyntaxError for an unknown one. */
export function readCharacterEscape(reader: SourceReader): Escaped {
  const {source, isUnicode} = reader
  const char = source[reader.at++]
  const set = char === undefined ? undefined : sets.get(char)
  if (set) return set
  const control = char === undefined ? -1 : 'tnvfr'.indexOf(char)
  if (0 <= control) return character(control === 4 ? 0x0d : 0x09 + control)
  const name = isUnicode ? /^[pP]\{[\w=]{1,60}\}/.exec(source.slice(reader.at - 1, reader.at + 64))?.[0] : undefined
  if (name) {
    reader.at += name.length - 1
    return {hasLetters: true, isDigits: false}
  }
  const hex = /^(?:x([\da-f]{2})|u([\da-f]{4})|u\{([\da-f]{1,6})\})/i.exec(source.slice(reader.at - 1, reader.at + 9))
  if (hex && (hex[3] === undefined || isUnicode)) {
    reader.at += hex[0].length - 1
    return character(parseInt(hex[1] ?? hex[2] ?? (hex[3] as string), 16))
  }
  if (char === undefined || /[\da-z]/i.test(char)) throw unknownSyntax(source, `"\\${char ?? ''}" at ${reader.at - 2}`)
  return character(char.charCodeAt(0))
}

const sets: ReadonlyMap<string, Escaped> = new Map([
  ['d', {hasLetters: false, isDigits: true}],
  ['D', {hasLetters: true, isDigits: false}],
  ['w', {hasLetters: true, isDigits: false}],
  ['W', {hasLetters: false, isDigits: false}],
  ['s', {hasLetters: false, isDigits: false}],
  ['S', {hasLetters: true, isDigits: false}],
])

function character(code: number): Escaped {
  return {code, hasLetters: false, isDigits: false}
}

/** @param what is not known, as the subject of a sentence */
export function unknownSyntax(source: string, what: string): SyntaxError {
  return new SyntaxError(`The words that /${source}/ requires cannot be read: ${what} is not known here.`)
}
