import {isSpace, skipSpace} from './line-marks.ts'

/** How many columns the dashes below a table's header name; 0 where the line is none. */
export function delimiterCells(text: string, at: number, end: number): number {
  let to = at
  let count = 0
  // Dashes alone are a heading or a rule.
  let isMarked = false
  if (text.charCodeAt(to) === pipe) {
    isMarked = true
    to = skipSpace(text, to + 1, end)
  }
  while (to < end) {
    if (text.charCodeAt(to) === colon) {
      isMarked = true
      to++
    }
    const from = to
    while (to < end && text.charCodeAt(to) === dash) to++
    if (to === from) return 0
    count++
    if (to < end && text.charCodeAt(to) === colon) {
      isMarked = true
      to++
    }
    to = skipSpace(text, to, end)
    if (to === end) break
    if (text.charCodeAt(to) !== pipe) return 0
    isMarked = true
    to = skipSpace(text, to + 1, end)
  }
  return isMarked ? count : 0
}

/** How many cells a line has as the header of a table; 0 of a line that cannot be one. */
export function headerCells(text: string, at: number, end: number): number {
  let count = 0
  let isFirst = true
  let marks = text.charCodeAt(at) === pipe ? 0 : 1
  for (let i = at; i < end; i++) {
    const code = text.charCodeAt(i)
    if (isSpace(code)) continue
    marks++
    if (code === pipe) {
      // What stands between two bars is a cell, even when it is nothing.
      if (isFirst && i !== at) count++
      isFirst = true
      continue
    }
    if (isFirst) count++
    isFirst = false
    if (code === backslash && (text.charCodeAt(i + 1) === backslash || text.charCodeAt(i + 1) === pipe)) i++
  }
  return 1 < marks ? count : 0
}

const pipe = 124
const colon = 58
const dash = 45
const backslash = 92
