import type {Line} from '../../markdown/line.ts'
import type {Section, SectionKind} from '../types.ts'
import {kindsOfTitle} from '../data/section-names.ts'
import {hasOwnLevel} from '../sections/sections.ts'
import {holdsTags} from '../sections/tag-lines.ts'
import type {StampedLine} from './stamped-lines.ts'

/** The sections that entries stand in. */
export interface SectionsAround {
  readonly sections: readonly Section[]
  /** For each line the index of the innermost section that it stands in, or -1. */
  readonly sectionOfLine: Int32Array
}

/** Whether a line is set in below an item. */
export function isNested(item: Line, line: Line): boolean {
  return item.indent + 1 < line.indent
}

/**
 *  Whether a section opens at the line that the entry is not the place of: bold lines may divide the text of an entry.
 */
export function opensSection(
  {sections, sectionOfLine}: SectionsAround,
  {line, layout}: StampedLine,
  below: Line,
): boolean {
  const section = sections[sectionOfLine[below.index] as number]
  if (!section || sectionOfLine[below.index] === sectionOfLine[below.index - 1]) return false
  if (hasOwnLevel(section.heading)) return true
  switch (layout) {
    case 'headings':
      return section.kinds.some(it => topics.has(it))
    case 'bullets':
    case 'numbered':
      return !isNested(line, below)
    default:
      return true
  }
}

/** Whether the line goes on with the paragraph above to Markdown only: it is a label or holds hashtags. */
export function endsText(text: string, lines: readonly Line[], index: number): boolean {
  const line = lines[index] as Line
  return (text[line.content] === '#' && holdsTags(text, line)) || opensTopic(text, lines, index)
}

/**
 * Whether the line ends what the paragraph above tells of, though it opens no section there: `Root cause:` right below
 * an entry, bold, or underlined below an item. What may be said of an entry, such as its impact, is not such a label.
 */
export function opensTopic(text: string, lines: readonly Line[], index: number): boolean {
  const line = lines[index]
  if (line?.kind !== 'text' || longestLabel < line.end - line.content) return false
  const words = text.slice(line.content, line.end).trim()
  const label =
    /^([\p{Lu}\p{Lo}][^:：]{2,58})[:：]$/u.exec(words)?.[1]
    ?? /^(?:\*\*|__)([^*_:：]{3,58})[:：]?(?:\*\*|__)[:：]?$/.exec(words)?.[1]
    ?? (isUnderlined(text, lines[index + 1]) ? words : undefined)
  return label !== undefined && kindsOfTitle(label).some(it => topics.has(it))
}

function isUnderlined(text: string, below: Line | undefined): boolean {
  if (below?.kind !== 'rule' && below?.kind !== 'text') return false
  return /^(?:-{3,200}|={3,200})$/.test(text.slice(below.content, Math.min(below.end, below.content + 210)).trim())
}

/** Characters. */
const longestLabel = 70

const topics: ReadonlySet<SectionKind> = new Set<SectionKind>([
  'summary',
  'root-cause',
  'trigger',
  'contributing-factors',
  'five-whys',
  'lessons',
  'lessons-well',
  'lessons-wrong',
  'lessons-lucky',
  'action-items',
  'recurrence',
  'supporting',
  'glossary',
])
