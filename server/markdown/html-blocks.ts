import {isBlank, isSpace, skipSpace} from './line-marks.ts'

/**
 * Of the seven kinds of CommonMark: code, a comment, an instruction, a declaration, CDATA, a tag of a block, another
 * tag alone on its line.
 */
export type HtmlKind = '1' | '2' | '3' | '4' | '5' | '6' | '7'

/**
 * The kind of HTML that begins with the `<` at `at`.
 * @param mayBeAlone whether a tag that is alone on its line counts, as it does not within a paragraph
 */
export function htmlKind(text: string, at: number, end: number, mayBeAlone: boolean): HtmlKind | undefined {
  const code = text.charCodeAt(at + 1)
  if (at + 1 === end) return undefined
  if (code === 63) return '3'
  if (code === 33) return markupKind(text, at, end)
  const isClosing = code === 47
  const from = isClosing ? at + 2 : at + 1
  if (!isLetter(text.charCodeAt(from))) return undefined
  let to = from
  while (to < end && isNameChar(text.charCodeAt(to))) to++
  const name = text.slice(from, Math.min(to, from + 20)).toLowerCase()
  const next = to === end ? 32 : text.charCodeAt(to)
  const isEnded = next === 62 || isSpace(next)
  if (isEnded && !isClosing && rawNames.has(name)) return '1'
  // A raw name with a slash is another tag, with the name of a block only what ends at once.
  if ((isEnded || next === 47) && blockNames.has(name))
    return isEnded || (text.charCodeAt(to + 1) === 62 && to + 1 < end) ? '6' : undefined
  if (!isEnded && next !== 47) return undefined
  return mayBeAlone && isWholeTag(text, to, end, isClosing) ? '7' : undefined
}

/** Whether HTML of the kind ends in the line; 6 and 7 end with a blank line. */
export function endsHtml(kind: string, text: string, at: number, end: number): boolean {
  switch (kind) {
    case '1':
      return rawEnd.test(text.slice(at, end))
    case '2':
      return holds(text, '-->', at, end)
    case '3':
      return holds(text, '?>', at, end)
    case '4':
      return holds(text, '>', at, end)
    case '5':
      return holds(text, ']]>', at, end)
    default:
      return false
  }
}

/** Where the search for the end begins in the first line: the dashes that open a comment may be those that close it. */
export function behindOpening(kind: HtmlKind, at: number): number {
  switch (kind) {
    case '2':
      return at + 2
    case '3':
      return at + 1
    case '5':
      return at + 9
    default:
      return at
  }
}

const rawNames: ReadonlySet<string> = new Set(['pre', 'script', 'style', 'textarea'])
const rawEnd = /<\/(?:pre|script|style|textarea)>/i

const blockNames: ReadonlySet<string> = new Set([
  'address',
  'article',
  'aside',
  'base',
  'basefont',
  'blockquote',
  'body',
  'caption',
  'center',
  'col',
  'colgroup',
  'dd',
  'details',
  'dialog',
  'dir',
  'div',
  'dl',
  'dt',
  'fieldset',
  'figcaption',
  'figure',
  'footer',
  'form',
  'frame',
  'frameset',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'head',
  'header',
  'hr',
  'html',
  'iframe',
  'legend',
  'li',
  'link',
  'main',
  'menu',
  'menuitem',
  'nav',
  'noframes',
  'ol',
  'optgroup',
  'option',
  'p',
  'param',
  'search',
  'section',
  'summary',
  'table',
  'tbody',
  'td',
  'tfoot',
  'th',
  'thead',
  'title',
  'tr',
  'track',
  'ul',
])

function markupKind(text: string, at: number, end: number): HtmlKind | undefined {
  if (text.startsWith('<!--', at) && at + 4 <= end) return '2'
  if (text.startsWith('<![CDATA[', at) && at + 9 <= end) return '5'
  return at + 2 < end && isLetter(text.charCodeAt(at + 2)) ? '4' : undefined
}

/** Whether a tag whose name ends at `at` is complete and alone on its line. */
function isWholeTag(text: string, at: number, end: number, isClosing: boolean): boolean {
  let to = at
  if (!isClosing) {
    for (;;) {
      to = skipSpace(text, to, end)
      const code = text.charCodeAt(to)
      if (to === end || !(isLetter(code) || code === 58 || code === 95)) break
      to = attributeEnd(text, to, end)
      if (to < 0) return false
    }
    if (to < end && text.charCodeAt(to) === 47) to++
  } else to = skipSpace(text, to, end)
  return to < end && text.charCodeAt(to) === 62 && isBlank(text, to + 1, end)
}

/** Behind an attribute and its value, or -1 where it is none. */
function attributeEnd(text: string, at: number, end: number): number {
  let to = at
  while (to < end && isAttributeChar(text.charCodeAt(to))) to++
  const equals = skipSpace(text, to, end)
  if (equals === end || text.charCodeAt(equals) !== 61) return to
  const value = skipSpace(text, equals + 1, end)
  if (value === end) return -1
  const quote = text.charCodeAt(value)
  if (quote === 34 || quote === 39) {
    let close = value + 1
    while (close < end && text.charCodeAt(close) !== quote) close++
    const next = text.charCodeAt(close + 1)
    return close + 1 < end && (next === 47 || next === 62 || isSpace(next)) ? close + 1 : -1
  }
  to = value
  while (to < end && !isSpace(text.charCodeAt(to)) && !'"\'/<=>`'.includes(text[to] as string)) to++
  return to === value ? -1 : to
}

function isLetter(code: number): boolean {
  return (97 <= code && code <= 122) || (65 <= code && code <= 90)
}

function isNameChar(code: number): boolean {
  return isLetter(code) || (48 <= code && code <= 57) || code === 45
}

function isAttributeChar(code: number): boolean {
  return isNameChar(code) || code === 46 || code === 58 || code === 95
}

/** A search through the whole document from every line would be quadratic. */
function holds(text: string, what: string, at: number, end: number): boolean {
  const first = what.charCodeAt(0)
  for (let i = at; i + what.length <= end; i++)
    if (text.charCodeAt(i) === first && text.startsWith(what, i)) return true
  return false
}
