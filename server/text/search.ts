/**
 * Same results as `matchAll`, without making a new expression each time. The expression may be used for other searches
 * in between. Throws a TypeError without the flag `g`, as `matchAll` does.
 */
export function* matchesOf(pattern: RegExp, text: string): Generator<RegExpExecArray> {
  if (!pattern.global) throw new TypeError(`Without the flag "g", ${String(pattern)} would match for ever.`)
  for (let at = 0; ; ) {
    pattern.lastIndex = at
    const match = pattern.exec(text)
    if (!match) return
    // After an empty match, move to the next character: with `u`, past both of its units.
    at =
      match[0] === ''
        ? pattern.lastIndex + (pattern.unicode && 0xffff < (text.codePointAt(pattern.lastIndex) ?? 0) ? 2 : 1)
        : pattern.lastIndex
    yield match
  }
}

/** The match that begins at `at`. The expression is sticky; afterwards its `lastIndex` is at the end of the match. */
export function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at
  return pattern.exec(text)
}
