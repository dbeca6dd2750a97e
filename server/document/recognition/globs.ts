import {memoizeByText} from '../../text/memoize-by-text.ts'
import {maxGlobLength, maxGlobs} from './glob-limits.ts'

/** Why a glob is ignored; `extended` is `@(a|b)` and the like, which shells and other libraries support. */
export type GlobFault = 'empty' | 'too long' | 'too many alternatives' | 'invalid class' | 'extended'

/** What is wrong with the glob; `undefined` when it can be matched. */
export function globFault(glob: string): GlobFault | undefined {
  const read = readGlob(glob)
  return typeof read === 'string' ? read : undefined
}

/**
 * Whether a path fits the glob; a glob that does not begin with `/` fits below any folder. `*` and `?` stand for
 * characters of one name, `[a-z]` and `[!a-z]` for one of them, `**` for any number of folders, and `{a,b}` or `{1..3}`
 * for alternatives; `\` makes the next character an ordinary one. Case does not matter. One with a fault fits nothing.
 *
 * The glob may come from a repository that nobody trusts, so the time is bounded: each character of the path is
 * compared with each one of an alternative at most once, and the alternatives together have a limited length.
 * @param isSame compares one character; a test counts its calls
 */
export function matchesGlob(path: string, glob: string, isSame = fitsPiece): boolean {
  const read = readGlob(glob)
  if (typeof read === 'string') return false
  const names = path
    .toLowerCase()
    .split('/')
    .map(it => [...it])
  return read.some(segments => isMatch(names, segments, (name, segment) => isMatch(name, segment, isSame)))
}

/**
 * Whether the globs make the document at a path a postmortem; one that begins with `!` excludes. The last one that
 * matches decides. Without a match, it is not one, unless all globs exclude, which leaves it `undefined`.
 * @param path or a URI
 * @param globs kept as one array as long as they do not change, as a document is read again at every keystroke
 */
export function chosenByGlobs(path: string, globs: readonly string[]): boolean | undefined {
  let choose = choosers.get(globs)
  if (!choose) {
    const usable = globs.slice(0, maxGlobs).filter(it => !globFault(withoutMark(it)))
    choosers.set(globs, (choose = memoizeByText(path => lastMatch(path, usable), 100)))
  }
  return choose(path.replace(/^[a-z][a-z\d+.-]*:(?:\/\/)?/i, ''))
}

const choosers = new WeakMap<readonly string[], (path: string) => boolean | undefined>()

function lastMatch(path: string, globs: readonly string[]): boolean | undefined {
  const last = globs.findLast(it => matchesGlob(path, withoutMark(it)))
  if (last !== undefined) return !last.startsWith('!')
  return globs.some(it => !it.startsWith('!')) ? false : undefined
}

function withoutMark(glob: string): string {
  return glob.replace(/^!/, '')
}

/** Matches one character: itself, or an expression that it must match. */
export type Piece = string | RegExp
/** Matches any number of characters, or of folders. */
type Run = typeof run
const run = Symbol('run')
type Segment = readonly (Piece | Run)[]
/** A glob without braces, cut at its slashes. */
type Alternative = readonly (Segment | Run)[]

function fitsPiece(char: string, piece: Piece): boolean {
  return typeof piece === 'string' ? char === piece : piece.test(char)
}

/**
 * Whether the pattern matches all items. When an item does not fit, only the last run is extended: whatever an earlier
 * one could take instead, the last one can take too.
 */
function isMatch<Item, Part extends object | string>(
  items: readonly Item[],
  pattern: readonly (Part | Run)[],
  fits: (item: Item, part: Part) => boolean,
): boolean {
  let [item, at] = [0, 0]
  let lastRun: {readonly at: number; end: number} | undefined
  while (item < items.length) {
    const part = pattern[at]
    if (part === run) lastRun = {at: at++, end: item}
    else if (part !== undefined && fits(items[item] as Item, part)) [item, at] = [item + 1, at + 1]
    else if (lastRun) [item, at] = [++lastRun.end, lastRun.at + 1]
    else return false
  }
  return pattern.slice(at).every(it => it === run)
}

const readGlob = memoizeByText((glob: string): readonly Alternative[] | GlobFault => {
  const written = glob.replace(/^\.\//, '')
  if (written === '') return 'empty'
  if (maxGlobLength < glob.length) return 'too long'
  if (extended.test(written.replace(/\\.|\[[^\]/]{1,500}\]/gsu, ''))) return 'extended'
  const alternatives = expandBraces(written)?.map(readAlternative)
  if (!alternatives) return 'too many alternatives'
  return alternatives.every(it => it !== undefined) ? alternatives : 'invalid class'
}, 1_000)

/** Maximum length of all alternatives together in characters, plus one for each. */
const maxExpandedLength = 3_000

const extended = /[@?*+!]\(|\([^()|]{0,500}\|/

/** The same glob once for each choice of alternatives; `undefined` when that would be too many. */
function expandBraces(glob: string): string[] | undefined {
  const expanded: string[] = []
  const waiting = [glob]
  for (let length = glob.length + 1, next; (next = waiting.pop()) !== undefined; ) {
    const braces = firstBraces(next)
    if (!braces) {
      expanded.push(next)
      continue
    }
    const {start, end, choices} = braces
    const [before, after] = [next.slice(0, start), next.slice(end)]
    length -= next.length + 1
    for (const it of choices) length += before.length + it.length + after.length + 1
    if (maxExpandedLength < length) return undefined
    waiting.push(...choices.map(it => before + it + after))
  }
  return expanded
}

interface Braces {
  readonly start: number
  readonly end: number
  readonly choices: readonly string[]
}

/** The first braces that are not inside others; those with neither a comma nor a range are ordinary characters. */
function firstBraces(glob: string): Braces | undefined {
  const open: {start: number; commas: number[]}[] = []
  let first: Braces | undefined
  for (let i = 0; i < glob.length; i++) {
    const char = glob[i]
    if (char === '\\') i++
    else if (char === '[') i = classEnd(glob, i) ?? i
    else if (char === '{') open.push({start: i, commas: []})
    else if (char === ',') open.at(-1)?.commas.push(i)
    else if (char === '}') {
      const {start, commas} = open.pop() ?? {start: i, commas: []}
      const cuts = [start, ...commas, i]
      const choices = commas.length
        ? cuts.slice(1).map((cut, index) => glob.slice((cuts[index] as number) + 1, cut))
        : range(glob.slice(start + 1, i))
      if (choices && start <= (first?.start ?? start)) first = {start, end: i + 1, choices}
    }
  }
  return first
}

/** All values of `1..12` or `a..c`. */
function range(text: string): string[] | undefined {
  const [, from = '', to = ''] = /^(\d{1,4}|[a-z])\.\.(\d{1,4}|[a-z])$/i.exec(text) ?? []
  const isNumeric = /^\d/.test(from)
  if (from === '' || isNumeric !== /^\d/.test(to)) return undefined
  const [first, last] = isNumeric ? [Number(from), Number(to)] : [from.charCodeAt(0), to.charCodeAt(0)]
  const all = Array.from({length: Math.abs(last - first) + 1}, (_, index) => Math.min(first, last) + index)
  const width = from.startsWith('0') ? from.length : 1
  return all.map(it => (isNumeric ? String(it).padStart(width, '0') : String.fromCharCode(it)))
}

/** `undefined` when a class in it cannot be read. */
function readAlternative(glob: string): Alternative | undefined {
  const segments = glob.split('/').map(it => (it === '**' ? run : readSegment(it)))
  if (!segments.every(it => it !== undefined)) return undefined
  return glob.startsWith('/') ? segments : [run, ...segments]
}

function readSegment(text: string): Segment | undefined {
  const pieces: (Piece | Run)[] = []
  for (let i = 0; i < text.length; ) {
    const char = String.fromCodePoint(text.codePointAt(i) as number)
    const end = char === '[' ? classEnd(text, i) : undefined
    if (end !== undefined) {
      const piece = readClass(text.slice(i + 1, end))
      if (!piece) return undefined
      pieces.push(piece)
      i = end + 1
      continue
    }
    const isEscape = char === '\\' && i + 1 < text.length
    const literal = isEscape ? String.fromCodePoint(text.codePointAt(i + 1) as number) : char
    if (isEscape || !/[*?]/.test(char)) pieces.push(...literal.toLowerCase())
    else pieces.push(char === '*' ? run : anyCharacter)
    i += isEscape ? 1 + literal.length : char.length
  }
  return pieces
}

const anyCharacter = /^/

/** The place of the bracket that ends a class; `undefined` where the bracket at `start` is an ordinary character. */
function classEnd(text: string, start: number): number | undefined {
  const [, opening = ''] = /^\[([!^]?\]?)/.exec(text.slice(start, start + 3)) ?? []
  for (let i = start + 1 + opening.length; i < text.length && text[i] !== '/'; i++) {
    if (text[i] === ']') return i
    if (text[i] === '\\') i++
  }
  return undefined
}

/** @param text between the brackets */
function readClass(text: string): RegExp | undefined {
  // Names such as `[:alpha:]`, which are not read here.
  if (/\[[:.=]/.test(text)) return undefined
  const [, negation = '', rest = ''] = /^([!^]?)([^]*)$/.exec(text) ?? []
  const source = rest.replace(/\\([^])|[\\[\]^]/g, (all, escaped?: string) => escapeInClass(escaped ?? all))
  try {
    return new RegExp(`^[${negation && '^'}${source}]$`, 'iu')
  } catch {
    return undefined
  }
}

function escapeInClass(char: string): string {
  return /[\\[\]^-]/.test(char) ? `\\${char}` : char
}
