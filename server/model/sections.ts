import type {Line} from '../syntax/lines.ts'
import {plainText} from '../syntax/inline.ts'
import type {Heading, HeadingStyle, Section, SectionKind} from './model.ts'
import {countUnspaced, readHeading, readPlainTitle} from './heading-forms.ts'
import {misspellingOf, type TitleReader} from './section-names.ts'

/**
 * The sections of a document, in whatever form their headings are written.
 */
export function readSections(text: string, lines: readonly Line[], titles: TitleReader): Section[] {
  const headings = findHeadings(text, lines, titles)
  const isTitled = hasTitle(text, lines)
  const sections: Section[] = []
  const open: number[] = []
  headings.forEach(({heading, kinds}, index) => {
    const closed = open.findIndex(it => closes(heading, (headings[it] as Candidate).heading))
    if (0 <= closed) open.length = closed
    const parent = open.at(-1)
    open.push(index)
    const next = headings[index + 1]?.heading
    const body = {start: heading.span.end, end: next?.span.start ?? text.length}
    const hasChild = next !== undefined && !closes(next, heading)
    const own = kindsInPlace(kinds, heading, parent === undefined ? undefined : sections[parent], titles, index === 0 && !(isTitled && (1 < heading.level || titles.isStamp(heading.title.value))))
    const misspelling = own[0] === 'other' ? misspellingOf(heading.title.value) : undefined
    sections.push({
      heading,
      kinds: misspelling ? [misspelling.kind] : own,
      misspelling,
      parent,
      span: {start: heading.span.start, end: text.length},
      body,
      isEmpty: !hasChild && isBlank(text, body.start, body.end),
    })
  })
  return withEnds(sections)
}

/** Whether the front matter says the title, so that the first heading need not. */
function hasTitle(text: string, lines: readonly Line[]): boolean {
  for (const line of lines) {
    if (line.kind !== 'front-matter') return false
    if (/^title:\s*\S/i.test(text.slice(line.start, line.end))) return true
  }
  return false
}

/** Whether a section ends where the next heading stands. A heading with a level of its own also ends those that have none. */
function closes(next: Heading, section: Heading): boolean {
  return next.level <= section.level || (hasOwnLevel(next) && !hasOwnLevel(section))
}

/** Whether the heading is written with a level, which then does not depend on the headings above. */
export function hasOwnLevel({style}: Heading): boolean {
  return style === 'atx' || style === 'unspaced' || style === 'setext' || style === 'html'
}

/** Every section ends where the next one begins that is not below it. */
function withEnds(sections: readonly Section[]): Section[] {
  const open: number[] = []
  const ends = sections.map(it => it.span.end)
  sections.forEach((section, index) => {
    while (open.length && open.at(-1) !== section.parent) ends[open.pop() as number] = section.span.start
    open.push(index)
  })
  return sections.map((section, index) => ({...section, span: {start: section.span.start, end: ends[index] as number}}))
}

interface Candidate {
  readonly heading: Heading
  readonly kinds: readonly SectionKind[]
}

function findHeadings(text: string, lines: readonly Line[], titles: TitleReader): Candidate[] {
  const found: Candidate[] = []
  const unspaced = countUnspaced(text, lines, titles)
  let level = 0
  lines.forEach((line, index) => {
    const read = readHeading(text, lines, index, unspaced, titles) ?? (found.length === 0 ? readPlainTitle(text, lines, index) : undefined)
    if (!read) return
    // "- **Tasks:**" among action items only groups them.
    if (read.style === 'bullet' && lastOutside(found)?.kinds.includes('action-items')) return
    if (read.level) level = read.level
    const heading: Heading = {
      style: read.style,
      level: read.level || impliedLevel(read.style, level, line, lastOutside(found)?.heading),
      title: {value: plainText(text.slice(read.start, read.end)), span: {start: read.start, end: read.end}},
      span: {start: read.from ?? line.start, end: read.to ?? line.end},
    }
    found.push({heading, kinds: titles.kindsOf(heading.title.value)})
  })
  return found
}

/** The last heading that is not an item of a list. */
function lastOutside(found: readonly Candidate[]): Candidate | undefined {
  return found.findLast(it => it.heading.style !== 'bullet')
}

/** A bold line or a label is one level below the heading that it stands under; one in a list further down. */
function impliedLevel(style: HeadingStyle, level: number, line: Line, above: Heading | undefined): number {
  const below = Math.min(6, level === 0 ? 1 : level + 1)
  if (style !== 'bullet') return below
  const isUnderLabel = above !== undefined && !hasOwnLevel(above)
  return Math.min(6, (isUnderLabel ? below : level) + 1 + Math.floor(line.indent / 2))
}

/** Kinds whose unknown children only divide them: a date under Timeline, "Short term" under Action items. */
const dividing = new Set<SectionKind>(['timeline', 'action-items', 'root-cause', 'supporting', 'lessons-wrong', 'lessons-well', 'lessons-lucky', 'impact', 'people'])

function kindsInPlace(
  kinds: readonly SectionKind[], heading: Heading, parent: Section | undefined, titles: TitleReader, isFirst: boolean,
): readonly SectionKind[] {
  const above = parent?.kinds
  if (titles.isStamp(heading.title.value)) return isFirst && isDatedTitle(heading.title.value) ? ['title'] : ['timeline']
  if (isFirst && heading.level <= 2 && (kinds.length === 0 || /post-?\s?mortem|incident/i.test(heading.title.value))) {
    if (kinds.length === 0 || !sectionLike(kinds)) return ['title']
  }
  if (above?.includes('action-items') && !kinds.some(kind => kind === 'timeline' || kind === 'lessons' || kind === 'supporting')) return ['action-items']
  if (kinds.length) return kinds
  const divided = above?.filter(kind => dividing.has(kind)) ?? []
  if (divided.length === 1 && above?.length === 1) return divided
  return ['other']
}

/** "2020-01-01 10:00 UTC, Out of memory" as first heading names the document, "Investigating 2020-01-01 10:00" an entry. */
function isDatedTitle(title: string): boolean {
  return !/\d[:h]\d\d/.test(title) || (/^\W*\d/.test(title) && /\p{Letter}{3}\W{1,20}\p{Letter}{2}/u.test(title))
}

/** A first heading with one of these names is that section, not the document's title. */
function sectionLike(kinds: readonly SectionKind[]): boolean {
  return kinds.some(kind => kind === 'summary' || kind === 'timeline' || kind === 'impact' || kind === 'root-cause' || kind === 'action-items')
}

/** Whether a reader sees nothing there: a comment is not shown. */
export function isBlank(text: string, start: number, end: number): boolean {
  for (let i = start; i < end; i++) {
    const code = text.charCodeAt(i)
    if (code === 60 && text.startsWith('<!--', i)) {
      const close = text.indexOf('-->', i)
      if (close < 0 || end < close) return true
      i = close + 2
    } else if (32 < code && code !== 0xa0 && code !== 45 && code !== 42) return false
  }
  return true
}
