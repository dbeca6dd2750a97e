import type {Block} from '../../markdown/block.ts'
import type {Line} from '../../markdown/line.ts'
import {plainText} from '../../markdown/inline.ts'
import type {MarkdownText} from '../../markdown/markdown-text.ts'
import {areSame, keptOn, steady} from '../../text/kept.ts'
import type {TimelineLayout} from '../types.ts'
import type {StampedLine} from './stamped-lines.ts'
import {endsText, isNested, opensSection, opensTopic, type SectionsAround} from './text-end.ts'

/**
 * The last line of an entry's details: before the next entry, heading, or text that is not its own.
 * @param next the next line with a stamp that counts
 */
export function lastLineOf(
  {text, lines}: MarkdownText,
  around: SectionsAround,
  stamped: StampedLine,
  next: Line | undefined,
): Line {
  const {line, layout} = stamped
  if (layout === 'table' || layout === 'html' || layout === 'code') return line
  let last = line
  let sawBlank = false
  for (let index = line.index + 1; index < lines.length; index++) {
    const below = lines[index] as Line
    if (below === next) break
    if (below.kind === 'blank') {
      sawBlank = true
      continue
    }
    if (below.kind === 'heading' || below.kind === 'rule' || opensSection(around, stamped, below)) break
    if (!belongs(below, line, layout, sawBlank)) break
    if (layout === 'headings' ? opensTopic(text, lines, index) : !isNested(line, below) && endsText(text, lines, index))
      break
    last = below
  }
  return last
}

function belongs(below: Line, line: Line, layout: TimelineLayout, sawBlank: boolean): boolean {
  switch (layout) {
    case 'headings':
      return true
    case 'bullets':
    case 'numbered': {
      if (below.kind === 'item') return line.indent < below.indent
      return isNested(line, below) || (!sawBlank && below.kind === 'text')
    }
    case 'paragraphs':
      return !sawBlank && below.kind === 'text'
    default:
      return false
  }
}

/** Offset at which an entry ends: one that `<br>` parts from the next ends there. */
export function endOfEntry(text: string, {layout, timestamp}: StampedLine, last: Line): number {
  if (layout !== 'paragraphs' && layout !== 'lines') return last.end
  const cut = text.slice(timestamp.span.end, last.end).search(/<br ?\/?>\s{0,3}\d/)
  return cut < 0 ? last.end : timestamp.span.end + cut
}

/**
 * What an entry says of its time in the first place: the line with what it goes on with, of a heading also the first
 * block below it.
 * @param next the next line with a stamp that counts
 */
export function entryText(
  markdown: MarkdownText,
  around: SectionsAround,
  stamped: StampedLine,
  next: Line | undefined,
): string {
  const end = endOfText(markdown, around, stamped, next)
  const blocks = stamped.layout === 'headings' ? steadyBlocks(stamped, blocksBelow(markdown, stamped, end)) : own
  return readText(stamped, end, blocks, undefined, markdown)
}

/** The line at which the text of an entry ends at the latest. */
function endOfText(
  {text, lines}: MarkdownText,
  around: SectionsAround,
  stamped: StampedLine,
  next: Line | undefined,
): Line | undefined {
  const {line, layout} = stamped
  let from = line.index + 1
  if (layout === 'headings') while (lines[from]?.kind === 'blank') from++
  for (let index = from; index < lines.length && index < from + longestText; index++) {
    const below = lines[index] as Line
    if (below === next || opensSection(around, stamped, below)) return below
    if (!isNested(line, below) && endsText(text, lines, index)) return below
    if (layout !== 'headings' && below.kind !== 'text') return below
  }
  return next
}

const own: readonly Block[] = []
const steadyBlocks = steady<StampedLine, readonly Block[]>(areSame)

/** Lines below an entry's own that may tell of its event. */
const longestText = 8

/** The blocks that the lines below a heading stand in, as far as they are read. */
function blocksBelow({lines, blocks}: MarkdownText, {line, block}: StampedLine, next: Line | undefined): Block[] {
  let from = line.index + 1
  while (lines[from]?.kind === 'blank') from++
  const below: Block[] = []
  for (let index = block.index + 1; index < blocks.length; index++) {
    const it = blocks[index] as Block
    if (from + longestText <= it.firstLine || (next && next.index <= it.firstLine)) break
    below.push(it)
  }
  return below
}

const readText = keptOn(
  (
    {line, block, layout, description}: StampedLine,
    next: Line | undefined,
    _below: readonly Block[],
    _c: undefined,
    {text, lines}: MarkdownText,
  ): string => {
    const parts = [text.slice(description.start, description.end)]
    let index = line.index + 1
    if (layout === 'headings') while (lines[index]?.kind === 'blank') index++
    const end = layout === 'headings' ? lines.length : block.firstLine + block.lines.length
    for (const first = index; index < end && index < first + longestText && lines[index] !== next; index++) {
      const below = lines[index] as Line
      if (layout === 'headings' && below.kind === 'blank') continue
      if (!goesOn(text, below, layout)) break
      parts.push(text.slice(below.content, below.end))
    }
    const told = parts.join('\n')
    const cut = layout === 'paragraphs' || layout === 'lines' ? told.search(/<br ?\/?>\s{0,3}\d/) : -1
    // What code says was said by a machine.
    return plainText((cut < 0 ? told : told.slice(0, cut)).replace(/`[^`\n]{1,300}`/g, '…')).trim()
  },
)

function goesOn(text: string, below: Line, layout: TimelineLayout): boolean {
  if (layout === 'headings') return below.kind === 'text' || below.kind === 'item'
  if (below.kind !== 'text' || layout === 'table' || layout === 'html') return false
  // A line of its own, though its mark lacks the space that would make it an item.
  return !/^[*•+-]/.test(text.slice(below.content, below.content + 1))
}
