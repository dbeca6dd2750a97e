/** Stands for any letter outside of ASCII. */
export const otherScript = 'é'

/** How many letters of a word are compared. */
export const significant = 6

/** Whether the first character is an ASCII letter. */
export function isLetter(char: string): boolean {
  const code = char.charCodeAt(0) | 32
  return 97 <= code && code <= 122
}

/** Whether the first character is an ASCII digit. */
export function isDigit(char: string | undefined): boolean {
  return char !== undefined && '0' <= char && char <= '9'
}

/** Whether the first character is printable ASCII. */
export function isSign(char: string): boolean {
  const code = char.charCodeAt(0)
  return 32 < code && code < 127
}

/** Whether a UTF-16 unit counts as a letter of another script: not ASCII, nor punctuation, a symbol or a sign. */
export function isForeign(code: number): boolean {
  return 0xc0 <= code && (code < 0x2000 || 0x2e80 <= code)
}
