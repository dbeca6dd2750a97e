import {plainText} from '../syntax/inline.ts'
import type {Line} from '../syntax/lines.ts'
import type {Section, SectionKind, Timeline} from './model.ts'
import {kindsOfTitle} from './section-names.ts'
import {hasOwnLevel} from './sections.ts'
import type {StampedLine} from './stamped-lines.ts'
import {holdsTags} from './tag-lines.ts'

/** The document around the entries. */
export interface AroundEntries {
  readonly text: string
  readonly lines: readonly Line[]
  readonly sections: readonly Section[]
  /** For each line the index of the innermost section that it is in. */
  readonly owner: Int32Array
  /** The lines with times of entries and of days. */
  readonly starts: Pick<ReadonlySet<number>, 'has'>
}

/** Where an entry's details end: before the next entry, heading, or text that is not its own. */
export function entryEnd(around: AroundEntries, source: StampedLine): number {
  const {text, lines, starts} = around
  const line = lines[source.line] as Line
  if (source.layout === 'table' || source.layout === 'html' || source.layout === 'code') return line.end
  let end = line.end
  let sawBlank = false
  for (let index = source.line + 1; index < lines.length; index++) {
    const next = lines[index] as Line
    if (starts.has(index)) break
    if (next.kind === 'blank') {
      sawBlank = true
      continue
    }
    if (next.kind === 'heading' || next.kind === 'rule' || opensSection(around, source, index)) break
    if (!belongs(next, line, source.layout, sawBlank)) break
    const isOver = source.layout === 'headings' ? opensTopic : endsText
    if ((source.layout === 'headings' || !isNested(line, next)) && isOver(text, lines, index)) break
    end = next.end
  }
  return end
}

function belongs(next: Line, line: Line, layout: Timeline['layout'], sawBlank: boolean): boolean {
  switch (layout) {
    case 'headings': return true
    case 'bullets':
    case 'numbered':
      if (next.kind === 'item') return line.indent < next.indent
      return isNested(line, next) || (!sawBlank && next.kind === 'text')
    case 'paragraphs': return !sawBlank && next.kind === 'text'
    case 'lines': return false
    default: return false
  }
}

function isNested(item: Line, line: Line): boolean {
  return item.indent + 1 < line.indent
}

/** Whether a section begins at the line that is not a part of the entry, as a bold line within its text is. */
function opensSection({lines, sections, owner}: AroundEntries, {line, layout}: StampedLine, index: number): boolean {
  const section = sections[owner[index] as number]
  if (!section || owner[index] === owner[index - 1]) return false
  if (hasOwnLevel(section.heading)) return true
  switch (layout) {
    case 'headings': return section.kinds.some(it => topics.has(it))
    case 'bullets':
    case 'numbered': return !isNested(lines[line] as Line, lines[index] as Line)
    default: return true
  }
}

/** Whether only Markdown takes the line for a part of the paragraph above: it is a label or holds hashtags. */
export function endsText(text: string, lines: readonly Line[], index: number): boolean {
  return holdsTags(text, lines[index] as Line) || opensTopic(text, lines, index)
}

/**
 * Whether the line introduces another topic although it does not begin a section: `Root cause:` right below an entry,
 * in bold, or underlined below an item. Labels for what an entry itself may say, such as its impact, do not count.
 */
export function opensTopic(text: string, lines: readonly Line[], index: number): boolean {
  const line = lines[index]
  if (line?.kind !== 'text' || longestLabel < line.end - line.content) return false
  const words = text.slice(line.content, line.end).trim()
  const match = plainLabel.exec(words) ?? boldLabel.exec(words)
  const label = match?.[1] ?? (isUnderlined(text, lines[index + 1]) ? words : undefined)
  return label !== undefined && kindsOfTitle(label).some(it => topics.has(it))
}

const plainLabel = /^([\p{Lu}\p{Lo}][^:：]{2,58})[:：]$/u
const boldLabel = /^(?:\*\*|__)([^*_:：]{3,58})[:：]?(?:\*\*|__)[:：]?$/

function isUnderlined(text: string, below: Line | undefined): boolean {
  if (below?.kind !== 'rule' && below?.kind !== 'text') return false
  return /^(?:-{3,200}|={3,200})$/.test(text.slice(below.content, Math.min(below.end, below.content + 210)).trim())
}

/** Characters. */
const longestLabel = 70

const topics: ReadonlySet<SectionKind> = new Set<SectionKind>([
  'summary', 'root-cause', 'trigger', 'contributing-factors', 'five-whys', 'lessons', 'lessons-well', 'lessons-wrong',
  'lessons-lucky', 'action-items', 'recurrence', 'supporting', 'glossary',
])

/** How many lines below the time can describe it. */
const mostLines = 8

/** The description that events are read from: the line and its continuation; for a heading, also the text below it. */
export function toldText(around: AroundEntries, source: StampedLine): string {
  const {text, lines, starts} = around
  const own = lines[source.line] as Line
  const isHeading = source.layout === 'headings'
  const mayGoOn = source.layout !== 'table' && source.layout !== 'html'
  const parts = [text.slice(source.description.start, source.description.end)]
  let index = source.line + 1
  if (isHeading) while (lines[index]?.kind === 'blank') index++
  for (const first = index; index < lines.length && index < first + mostLines && !starts.has(index); index++) {
    const line = lines[index] as Line
    if (opensSection(around, source, index) || (!isNested(own, line) && endsText(text, lines, index))) break
    if (isHeading && line.kind === 'blank') continue
    const goesOn = line.kind === 'text' ? mayGoOn : isHeading && line.kind === 'item'
    // A line of its own, though its mark lacks the space that would make it an item.
    if (!goesOn || (!isHeading && /^[*•+-]/.test(text.slice(line.content, line.content + 1)))) break
    parts.push(text.slice(line.content, line.end))
  }
  const told = parts.join('\n')
  const cut = source.layout === 'paragraphs' || source.layout === 'lines' ? told.search(/<br ?\/?>\s{0,3}\d/) : -1
  // Code quotes a machine.
  return plainText((cut < 0 ? told : told.slice(0, cut)).replace(/`[^`\n]{1,300}`/g, '…')).trim()
}
