import {isSpace, skipSpace} from './line-marks.ts'

/**
 * What is still to be told of a paragraph that opens with definitions of links, when it goes on with `line`: the text
 * of the last one, to which a title may belong; `undefined` once there is something else.
 * @param before what was to be told so far, empty at the start of the paragraph
 */
export function continueDefinitions(before: string, line: string): string | undefined {
  const source = `${before}${line}\n`
  if (longest < source.length) return undefined
  for (let at = 0; ; ) {
    const end = definitionEnd(source, at, true)
    if (end === undefined) return undefined
    if (source.length <= end) return source.slice(at)
    at = end
  }
}

/** Whether there is nothing but definitions, so that the paragraph shows nothing. */
export function areDefinitions(source: string): boolean {
  let at = 0
  while (at < source.length) {
    const end = definitionEnd(source, at, false)
    if (end === undefined) return false
    at = end
  }
  return true
}

/** Units of one definition. */
const longest = 4000

/**
 * Behind the line end of the definition that begins at `at`.
 * @param goesOn whether there may be more lines, so that what is cut off counts as whole
 */
function definitionEnd(source: string, at: number, goesOn: boolean): number | undefined {
  const cut = goesOn ? source.length : undefined
  const label = labelEnd(source, at)
  if (label === undefined || label === source.length) return label && cut
  if (source[label] !== ':') return undefined
  const from = skipWhite(source, label + 1)
  if (from === source.length) return cut
  const to = destinationEnd(source, from)
  if (to === undefined) return undefined
  const lineEnd = skipSpace(source, to, source.length)
  const isAlone = source[lineEnd] === '\n'
  const title = skipWhite(source, to)
  if (to < title && title < source.length) {
    const close = titleEnd(source, title)
    if (close === source.length && goesOn) return close
    const end = close === undefined ? source.length : skipSpace(source, close, source.length)
    if (source[end] === '\n') return end + 1
  }
  return isAlone ? lineEnd + 1 : undefined
}

/** Behind the bracket that closes the label; the end of the text where that is still to come. */
function labelEnd(source: string, at: number): number | undefined {
  if (source[at] !== '[') return undefined
  let isNamed = false
  for (let i = at + 1; i < source.length; i++) {
    const char = source[i]
    if (char === '[' || 999 < i - at) return undefined
    if (char === ']') return isNamed ? i + 1 : undefined
    if (char === '\\' && '[\\]'.includes(source[i + 1] ?? ' ')) i++
    if (char !== '\n' && !isSpace(source.charCodeAt(i))) isNamed = true
  }
  return source.length
}

function destinationEnd(source: string, at: number): number | undefined {
  const isEnclosed = source[at] === '<'
  let depth = 0
  for (let i = isEnclosed ? at + 1 : at; i < source.length; i++) {
    const char = source[i] as string
    if (char === '\\' && '<>()\\'.includes(source[i + 1] ?? ' ')) i++
    else if (isEnclosed) {
      if (char === '>') return i + 1
      if (char === '<' || char === '\n') return undefined
    } else if (char === '(') depth++
    else if (char === ')') {
      if (depth-- === 0) return undefined
    } else if (char === '\n' || isSpace(source.charCodeAt(i))) return depth === 0 && at < i ? i : undefined
    else if (source.charCodeAt(i) < 32 || char === '\u007f') return undefined
  }
  return undefined
}

/** Behind the mark that closes the title; the end of the text where that is still to come. */
function titleEnd(source: string, at: number): number | undefined {
  const open = source[at] as string
  if (!'"\'('.includes(open)) return undefined
  const close = open === '(' ? ')' : open
  for (let i = at + 1; i < source.length; i++) {
    if (source[i] === '\\' && (source[i + 1] === close || source[i + 1] === '\\')) i++
    else if (source[i] === close) return i + 1
  }
  return source.length
}

/** White space and line ends. */
function skipWhite(source: string, at: number): number {
  let to = at
  while (to < source.length && (source[to] === '\n' || isSpace(source.charCodeAt(to)))) to++
  return to
}
