import type {Line} from '../markdown/line.ts'
import {promptPattern} from '../text/prompt.ts'
import {matchesOf} from '../text/search.ts'
import type {Span} from '../text/span.ts'

/** A sentence of the author's own prose: in a paragraph, a list item, a table cell or an HTML block. */
export interface Sentence {
  /** In the document. */
  readonly span: Span
  /**
   * The text as read, one character for each of the span: code, addresses and quoted words are `opaque`, markup and
   * tags are spaces.
   */
  readonly text: string
  /** Index of the heading above it among those given to `readSentences`. */
  readonly heading: number | undefined
}

/** Replaces a character that is not the author's own: the grammar takes it as a noun, and no rule looks into it. */
export const opaque = '\ufffc'

/**
 * The sentences in the order of the text. Headings, quotes, code, comments and front matter are left out.
 * @param headings the spans of all headings, in order, whatever they look like
 * @param part the lines to read, when not all, and the index of the first of `headings`
 */
export function readSentences(
  text: string,
  lines: readonly Line[],
  headings: readonly Span[],
  part = {first: 0, end: lines.length, heading: 0},
): Sentence[] {
  const sentences: Sentence[] = []
  let block: {start: number; end: number} | undefined
  let next = 0
  const headingNow = () => (next === 0 ? undefined : part.heading + next - 1)
  const close = () => {
    for (let {start, end} = block ?? {start: 0, end: 0}; start < end; start += maxBlockLength) {
      splitBlock(text, {start, end: Math.min(end, start + maxBlockLength)}, headingNow(), sentences)
    }
    block = undefined
  }
  for (let index = part.first; index < part.end; index++) {
    const line = lines[index] as Line
    if (next < headings.length && (headings[next] as Span).start <= line.start) {
      close()
      next++
    }
    const heading = headings[next - 1]
    if (heading && line.start < heading.end) continue
    if (line.kind === 'text' && block && line.end - block.start < maxBlockLength) block.end = line.end
    else {
      close()
      if (line.kind === 'text' || line.kind === 'item' || line.kind === 'html')
        block = {start: line.content, end: line.end}
      else if (line.kind === 'row' && lines[index + 1]?.kind !== 'delimiter') {
        for (const cell of cellsOf(text, line)) splitBlock(text, cell, headingNow(), sentences)
      }
    }
  }
  close()
  return sentences
}

/** The sentence of a paragraph, item or cell that contains the offset or ends at it; `undefined` between two. */
export function sentenceAround(text: string, block: Span, offset: number): Span | undefined {
  const found: Sentence[] = []
  splitBlock(text, block, undefined, found)
  return found.find(({span}) => span.start <= offset && offset <= span.end)?.span
}

/** Characters: longer paragraphs and lines are cut, so that no step processes more than this at once. */
const maxBlockLength = 4000

/** What a sentence may end with. */
const mayEnd =
  /[.!?]{1,10}["')\]]{0,4}(?=\s|$)|[ \\]{2}\r?\n|\n(?=[ \t]{0,9}(?:\*\*|\d{1,4}[:./-]\d|\p{Extended_Pictographic}))/gu

/** In GFM a pipe within code separates cells unless it is escaped, so any other placeholder is used here. */
function* cellsOf(text: string, line: Line): Iterable<Span> {
  let start = line.content
  for (let at = line.content; at <= line.end; at++) {
    if (at < line.end && (text[at] !== '|' || text[at - 1] === '\\')) continue
    if (start < at) yield {start, end: at}
    start = at + 1
  }
}

function splitBlock(text: string, {start, end}: Span, heading: number | undefined, sentences: Sentence[]): void {
  const prose = mask(text.slice(start, end))
  let from = 0
  const add = (to: number) => {
    while (from < to && /\s/.test(prose[from] ?? '')) from++
    let last = to
    while (from < last && /\s/.test(prose[last - 1] ?? '')) last--
    if (from < last)
      sentences.push({span: {start: start + from, end: start + last}, text: prose.slice(from, last), heading})
    from = to
  }
  for (const match of matchesOf(mayEnd, prose)) {
    const to = match.index + match[0].length
    if (!/^[.]/.test(match[0]) || endsSentence(prose, match.index, to)) add(to)
  }
  add(prose.length)
}

const abbreviation =
  /(?:^|[\s(])(?:e\.g|i\.e|etc|vs|cf|approx|ca|no|mr|mrs|ms|dr|st|inc|ltd|fig|sec|incl|resp|a\.m|p\.m|[a-z])$/i

/** A full stop ends a sentence unless it belongs to an abbreviation or the text continues in lower case. */
function endsSentence(prose: string, stop: number, to: number): boolean {
  const following = /\S/.exec(prose.slice(to, to + 40))?.[0]
  if (following === undefined) return true
  if (/\p{Ll}/u.test(following)) return false
  return !abbreviation.test(prose.slice(Math.max(0, stop - 12), stop))
}

/**
 * Same length; what is not prose becomes opaque, and marks become spaces. Every pattern is bounded, as this runs over
 * the whole document.
 */
function mask(block: string): string {
  let prose = block
  if (/[`<]|:\/\//.test(prose)) {
    prose = prose
      .replace(/`{1,3}[^`]{1,500}`{1,3}/g, veil)
      .replace(/<[a-z][a-z\d+.-]{1,20}:[^\s<>]{1,1000}>/gi, veil)
      .replace(/<[a-z/!][^<>]{0,300}>/gi, blank)
      .replace(/\b[a-z][a-z\d+.-]{1,20}:\/\/[^\s<>)\]]{1,1000}/gi, veil)
  }
  // The author did not write the question that a fix inserts.
  if (prose.includes(']')) prose = prose.replace(promptPattern, blank)
  if (prose.includes(']'))
    prose = prose
      .replace(/!\[[^\][]{0,300}\]\([^()\n]{0,1000}\)/g, blank)
      .replace(/\](?:\([^()\n]{0,1000}\)|\[[^\][]{0,200}\])/g, blank)
  return prose
    .replace(/"[^"]{1,300}"|“[^“”]{1,300}”|„[^“”„]{1,300}[“”]/g, veil)
    .replace(/\*{1,3}|~~|(?<![\p{L}\p{N}])_{1,3}|_{1,3}(?![\p{L}\p{N}])|[[\]]/gu, blank)
}

function veil(words: string): string {
  return opaque.repeat(words.length)
}

function blank(words: string): string {
  return ' '.repeat(words.length)
}
