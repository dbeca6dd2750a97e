import type {Line} from '../../markdown/line.ts'
import {trim} from '../../markdown/lines.ts'
import type {HeadingStyle} from '../types.ts'
import {normaliseTitle, type TitleReader} from '../data/section-names.ts'
import {holdsTags, isTagLine} from './tag-lines.ts'

/** A heading as it stands on its line. */
export interface ReadHeading {
  readonly style: HeadingStyle
  /** 0 when the form has none. */
  readonly level: number
  /** Of the title. */
  readonly start: number
  readonly end: number
  readonly from?: number
  readonly to?: number
}

/** What is a heading in one document. */
export interface HeadingForms {
  readonly titles: TitleReader
  /** How many lines look like headings without the space: 2 stands for any larger number. */
  readonly unspaced: number
}

/** The heading that the line is, in whatever form. */
export function readHeading(
  text: string,
  lines: readonly Line[],
  index: number,
  {titles, unspaced}: HeadingForms,
): ReadHeading | undefined {
  const line = lines[index] as Line
  switch (line.kind) {
    case 'heading':
      return readAtx(text, line)
    case 'text':
      return readTextHeading(text, lines, index, unspaced, titles)
    case 'item':
      return readBulletLabel(text, lines, index, titles)
    case 'html':
      return readHtml(text, line)
    default:
      return undefined
  }
}

function readAtx(text: string, line: Line): ReadHeading | undefined {
  const title = titleSpan(text, line.content, line.end)
  return {style: 'atx', level: line.level, ...title}
}

/** Without white space, closing hashes, emphasis around the whole, and a trailing colon. */
function titleSpan(text: string, start: number, end: number): {start: number; end: number} {
  let span = trim(text, start, end)
  let to = span.end
  while (span.start < to && text[to - 1] === '#') to--
  if (to < span.end && (to === span.start || /\s/.test(text[to - 1] ?? ''))) span = trim(text, span.start, to)
  for (let mark = emphasis(text, span); mark; mark = emphasis(text, span))
    span = trim(text, span.start + mark, span.end - mark)
  if (text[span.end - 1] === ':' || text[span.end - 1] === '：') span = trim(text, span.start, span.end - 1)
  return span
}

/** How many marks of emphasis stand around the whole span. */
function emphasis(text: string, {start, end}: {start: number; end: number}): number {
  for (const mark of ['***', '**', '__', '*', '_']) {
    const size = mark.length
    if (end - start <= 2 * size || !text.startsWith(mark, start)) continue
    const closes = text.startsWith(mark, end - size)
      ? end - size
      : text.startsWith(mark + ':', end - size - 1)
        ? end - size - 1
        : -1
    if (closes < 0) continue
    if (text.slice(start + size, closes).includes(mark)) return 0
    return size
  }
  return 0
}

/** Blanks that do not count as a space in Markdown, though they look like one, may follow the hashes. */
const unspacedHeading = /^(#{1,6})(?=[\u00a0\u3000]{0,9}[\p{Letter}\p{Extended_Pictographic}\d*[])/u

/**
 *  How many lines look like known sections or titles without the space: in such a document the rest are meant so too.
 */
export function countUnspaced(text: string, lines: readonly Line[], titles: TitleReader): number {
  let count = 0
  lines.forEach((line, index) => {
    if (line.kind !== 'text' || text[line.content] !== '#') return
    const level = unspacedLevel(text, lines, index, titles)
    if (0 < level && 0 < titles.kindsOf(text.slice(line.content + level, line.end)).length) count++
  })
  return count
}

function readTextHeading(
  text: string,
  lines: readonly Line[],
  index: number,
  unspaced: number,
  titles: TitleReader,
): ReadHeading | undefined {
  const line = lines[index] as Line
  const char = text[line.content]
  if (char === '#') return readUnspaced(text, lines, index, unspaced, titles)
  const next = lines[index + 1]
  if (
    next?.kind === 'underline'
    && line.end - line.content < 100
    && !/^[\w ]{2,20}:\s/.test(text.slice(line.content, line.end))
  ) {
    return {style: 'setext', level: next.level, ...titleSpan(text, line.content, line.end), to: next.end}
  }
  if (char === '*' || char === '_') return readBold(text, lines, index, titles)
  if (char === '[') return readBracket(text, lines, index, titles)
  return readLabel(text, lines, index, titles)
}

/** How many hashes the line begins with, if it would be a heading with a space after them; else 0. */
function unspacedLevel(text: string, lines: readonly Line[], index: number, titles: TitleReader): number {
  const line = lines[index] as Line
  const level = unspacedHeading.exec(text.slice(line.content, line.end))?.[1]?.length ?? 0
  if (level === 0 || 3 < indentWithin(line)) return 0
  return isTagLine(text, lines, index, words => 0 < titles.kindsOf(words).length) ? 0 : level
}

/** Columns of indent within the list items that contain the line. */
function indentWithin({indent, state: {containers}}: Line): number {
  let rest = indent
  for (const {width} of containers) {
    if (rest < width) break
    rest -= width
  }
  return rest
}

function readUnspaced(
  text: string,
  lines: readonly Line[],
  index: number,
  unspaced: number,
  titles: TitleReader,
): ReadHeading | undefined {
  const level = unspacedLevel(text, lines, index, titles)
  if (level === 0) return undefined
  const line = lines[index] as Line
  const title = titleSpan(text, line.content + level, line.end)
  const words = text.slice(title.start, title.end)
  const isKnown = 0 < titles.kindsOf(words).length
  const isTitle = /^[\p{Lu}\p{Extended_Pictographic}*]/u.test(words) && / /.test(words) && words.length < 120
  const isOne = /^[\p{Lu}]/u.test(words) && 2 <= unspaced && words.length < 120
  const looksLikePostmortem = /post-?\s?mortem|incident|outage/i.test(words)
  if (
    !(
      isKnown
      || isOne
      || (isTitle && (0 < unspaced || looksLikePostmortem || 2 <= level))
      || (looksLikePostmortem && / /.test(words))
    )
  )
    return undefined
  return {style: 'unspaced', level, ...title}
}

function readBold(text: string, lines: readonly Line[], index: number, titles: TitleReader): ReadHeading | undefined {
  const line = lines[index] as Line
  if (3 < line.indent) return undefined
  const {start, end} = trim(text, line.content, line.end)
  const source = text.slice(start, end)
  if (120 < source.length) return undefined
  const match = /^(\*\*|__)(?!\s)([^*_\n]{1,110})\1(:?)$/.exec(source.replace(/^\*\*\*(.+)\*\*\*$/, '**$1**'))
  const inner = match?.[2]?.trim()
  if (!inner) return undefined
  const isSentence = /[.!,;]$/.test(inner) && titles.kindsOf(inner).length === 0
  const before = lines[index - 1]
  const standsAlone = before === undefined || before.kind !== 'text' || isBreak(text, before)
  const words = inner.split(/\s+/).length
  if (isSentence || !standsAlone || 12 < words) return undefined
  return {style: 'bold', level: 0, ...titleSpan(text, start, end)}
}

/** Whether the line ends with a hard line break, so that the next stands alone. */
export function isBreak(text: string, line: Line): boolean {
  return /(?: {2}|\\|<br\s*\/?>)$/.test(text.slice(line.content, line.end))
}

/** `[Update - 2023-03-29 15h50 UTC]` alone on its line heads the text below, as status pages print it. */
function readBracket(
  text: string,
  lines: readonly Line[],
  index: number,
  titles: TitleReader,
): ReadHeading | undefined {
  const line = lines[index] as Line
  const {start, end} = trim(text, line.content, line.end)
  const source = text.slice(start, end)
  const match = /^\[([^\][\n]{3,80})\]$/.exec(source)
  if (!match?.[1]) return undefined
  const isUpdate = /^(?:update|final|initial|resolved|investigating|identified|monitoring|resolution)\b/i.test(match[1])
  if (!isUpdate && !titles.isStamp(match[1])) return undefined
  return {style: 'label', level: 0, start: start + 1, end: end - 1}
}

/** `Timeline:` or `PREVENTIVE ACTIONS` alone on its line, where the name is known. */
function readLabel(text: string, lines: readonly Line[], index: number, titles: TitleReader): ReadHeading | undefined {
  const line = lines[index] as Line
  if (3 < line.indent || 240 < line.end - line.content) return undefined
  const before = lines[index - 1]
  const startsBlock =
    before === undefined
    || before.kind === 'blank'
    || before.kind === 'heading'
    || before.kind === 'underline'
    || before.kind === 'rule'
    || before.kind === 'front-matter'
    || before.kind === 'item'
    || before.kind === 'comment'
  const {start, end} = trim(text, line.content, line.end)
  const source = text.slice(start, end)
  const hasColon = /[:：]$/.test(source)
  const bare = hasColon ? source.slice(0, -1) : source
  if (!/^[\p{Lu}\p{Lo}\d\p{Extended_Pictographic}]/u.test(bare) || !(hasColon || startsBlock)) return undefined
  const next = lines[index + 1]
  const name = normaliseTitle(bare)
  const kinds = titles.kindsOf(bare)
  const isExact = kinds.length !== 0 && name.split(' ').length <= 7
  if (hasColon && startsBlock && isExact) return {style: 'label', level: 0, ...titleSpan(text, start, end)}
  const isFollowed = next !== undefined && (next.kind === 'blank' || next.kind === 'item')
  if (startsBlock && isAnnounced(source, lines, index, titles))
    return {style: 'label', level: 0, ...titleSpan(text, start, end)}
  const isCaps = bare === bare.toUpperCase() && /\p{Lu}{4}/u.test(bare)
  const isAlone =
    (before === undefined || before.kind === 'blank' || before.kind === 'comment')
    && isFollowed
    && /^\p{Lu}/u.test(bare)
    && !/[.,;。，、；]$/.test(bare)
  // "TODO" heads a list; without one it is a blank to fill in.
  const isGap =
    /^TODO[:：]/.test(bare)
    || (bare === 'TODO' && lines.slice(index + 1, index + 4).find(it => it.kind !== 'blank')?.kind !== 'item')
  const isField = /^[^:：]{1,40}[:：]\s*\S/.test(bare)
  if (isExact && isAlone && !isGap && !isField && (isCaps || isTitleCase(bare)))
    return {style: 'label', level: 0, ...titleSpan(text, start, end)}
  return undefined
}

/** "📅 Timeline: how it went": a known name, a colon, and a list below. */
function isAnnounced(source: string, lines: readonly Line[], index: number, titles: TitleReader): boolean {
  const head = /^\p{Extended_Pictographic}\ufe0f?\s*([^:]{3,60}):/u.exec(source)?.[1]
  if (!head || titles.kindsOf(head).length === 0 || lines[index + 1]?.kind !== 'blank') return false
  return lines.slice(index + 1, index + 4).find(it => it.kind !== 'blank')?.kind === 'item'
}

function isTitleCase(words: string): boolean {
  return words.split(/\s+/).every(word => /^\p{Lu}/u.test(word) || /^(?:and|of|the|in|on|to|a|&|\/|or)$/.test(word))
}

/** A list item that is only a bold label, with its text nested below: `- **Key events**`. */
function readBulletLabel(
  text: string,
  lines: readonly Line[],
  index: number,
  titles: TitleReader,
): ReadHeading | undefined {
  const line = lines[index] as Line
  const {start, end} = trim(text, line.content, line.end)
  const source = text.slice(start, end)
  const match = /^(?:\*\*|__)([^*_\n]{2,80}?):?(?:\*\*|__):?$/.exec(source)
  if (!match?.[1] || titles.isStamp(match[1])) return undefined
  if (titles.kindsOf(match[1]).length === 0) return undefined
  const next = lines.slice(index + 1).find(it => it.kind !== 'blank')
  if (
    !next
    || next.kind === 'heading'
    || (next.kind === 'item' && next.indent <= line.indent && /\d/.test(next.mark) === /\d/.test(line.mark))
  )
    return undefined
  return {style: 'bullet', level: 0, ...titleSpan(text, start, end)}
}

function readHtml(text: string, line: Line): ReadHeading | undefined {
  const match = /^<h([1-6])(?:\s[^<>]{0,200})?>([^\n]{0,200}?)<\/h\1>/i.exec(text.slice(line.content, line.end))
  if (!match) return undefined
  const title = match[2] ?? ''
  const start = line.content + match[0].length - title.length - 5
  return {style: 'html', level: Number(match[1]), ...titleSpan(text, start, start + title.length)}
}

/**
 *  A line without marks that names a postmortem and stands alone: the title, when it is the first line of a document.
 */
export function readPlainTitle(text: string, lines: readonly Line[], index: number): ReadHeading | undefined {
  const line = lines[index] as Line
  if (line.kind !== 'text' || 100 < line.end - line.content || lines[index + 1]?.kind !== 'blank') return undefined
  if (text[line.content] === '#' && holdsTags(text, line)) return undefined
  const {start, end} = trim(text, line.content, line.end)
  const source = text.slice(start, end)
  const isTitle = /post-?\s?mortem|incident|outage/i.test(source) && !/[.,;:]$|:\/\//.test(source)
  return isTitle ? {style: 'label', level: 1, start, end} : undefined
}
