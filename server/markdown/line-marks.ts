/** The mark of a fence that opens at `at`, or nothing. */
export function fenceMark(text: string, at: number, end: number): string {
  const char = text.charCodeAt(at)
  const to = skip(text, at, end, char)
  if (to - at < 3) return ''
  // Within a line, code is marked the same way.
  if (char === backtick) for (let i = to; i < end; i++) if (text.charCodeAt(i) === backtick) return ''
  return text.slice(at, to)
}

/**
 * Whether the text at `at` closes the fence that `mark` opened: the same character at least as often, and nothing but
 * white space behind it.
 */
export function closesFence(text: string, at: number, end: number, mark: string): boolean {
  const to = skip(text, at, end, mark.charCodeAt(0))
  return mark.length <= to - at && isBlank(text, to, end)
}

/** The level of a heading with hashes, or 0. */
export function hashes(text: string, at: number, end: number): number {
  const to = skip(text, at, end, hash)
  return to - at <= 6 && (to === end || isSpace(text.charCodeAt(to))) ? to - at : 0
}

/** Whether there is nothing but the character, and white space behind it. */
export function isUnderline(text: string, at: number, end: number): boolean {
  return isBlank(text, skip(text, at, end, text.charCodeAt(at)), end)
}

/** Three or more stars, dashes or low lines alone on their line. */
export function isRule(text: string, at: number, end: number): boolean {
  const char = text.charCodeAt(at)
  if (char !== dash && char !== star && char !== lowLine) return false
  let count = 0
  for (let i = at; i < end; i++) {
    const code = text.charCodeAt(i)
    if (code === char) count++
    else if (!isSpace(code)) return false
  }
  return 3 <= count
}

/** Units of an item's mark at `at`, `-` or `12.`, with white space or nothing behind it; 0 where there is none. */
export function itemMark(text: string, at: number, end: number): number {
  const char = text.charCodeAt(at)
  let to = at
  if (char === dash || char === star || char === plus) to++
  else {
    while (to < end && to - at < 9 && isDigit(text.charCodeAt(to))) to++
    if (to === at || to === end || (text.charCodeAt(to) !== dot && text.charCodeAt(to) !== parenthesis)) return 0
    to++
  }
  return to === end || isSpace(text.charCodeAt(to)) ? to - at : 0
}

/** Units of what people take for the mark of an item: that of word processors as well. */
export function listMark(text: string, at: number, end: number): number {
  if (text.charCodeAt(at) !== bullet) return itemMark(text, at, end)
  return at + 1 === end || isSpace(text.charCodeAt(at + 1)) ? 1 : 0
}

/** Behind white space. */
export function skipSpace(text: string, at: number, end: number): number {
  let to = at
  while (to < end && isSpace(text.charCodeAt(to))) to++
  return to
}

/** Whether there is only white space from `at` up to `end`. */
export function isBlank(text: string, at: number, end: number): boolean {
  return skipSpace(text, at, end) === end
}

/** The white space of CommonMark. */
export function isSpace(code: number): boolean {
  return code === space || code === tab
}

function isDigit(code: number): boolean {
  return 48 <= code && code <= 57
}

function skip(text: string, at: number, end: number, char: number): number {
  let to = at
  while (to < end && text.charCodeAt(to) === char) to++
  return to
}

/** `•` */
export const bullet = 0x2022

const space = 32
const tab = 9
const backtick = 96
const hash = 35
const dash = 45
const star = 42
const plus = 43
const lowLine = 95
const dot = 46
const parenthesis = 41
