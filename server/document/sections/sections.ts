import {BlockSpan, isSameSpan, type Block} from '../../markdown/block.ts'
import {collect, readAlong, type ReadBlock} from '../../markdown/collect.ts'
import type {Line} from '../../markdown/line.ts'
import type {MarkdownText} from '../../markdown/markdown-text.ts'
import {plainText} from '../../markdown/inline.ts'
import {areSame, kept, keptOn, steady, Steps} from '../../text/kept.ts'
import type {Heading, HeadingStyle, Section, SectionKind} from '../types.ts'
import {countUnspaced, readHeading, readPlainTitle, type HeadingForms, type ReadHeading} from './headings.ts'
import {misspellingOf, type TitleReader} from '../data/section-names.ts'

/**
 * The sections of a document, in whatever form their headings are written.
 */
export function readSections(markdown: MarkdownText, titles: TitleReader, steps = new Steps()): readonly Section[] {
  const {blocks, end} = markdown
  const headings = findHeadings(markdown, titles, steps)
  const areBlank = readAlong(steps, 'blank sections', markdown, headings, {
    inputs: [],
    read: (it, next) => isBlankBody(markdown, it.block, bodyOf(it, next, end)),
  })
  const isTitled = hasTitle(blocks)
  return steps.step('sections below headings', [headings, areBlank, isTitled, titles], () =>
    placeHeadings(headings, areBlank, isTitled, titles, end),
  )
}

/** @param isTitled whether the front matter says the title */
function placeHeadings(
  headings: readonly Candidate[],
  areBlank: readonly boolean[],
  isTitled: boolean,
  titles: TitleReader,
  end: Block,
): readonly Section[] {
  const sections: Omit<Section, 'span'>[] = []
  const open: number[] = []
  headings.forEach((it, index) => {
    const {heading, kinds} = it
    const closed = open.findIndex(it => closes(heading, (headings[it] as Candidate).heading))
    if (0 <= closed) open.length = closed
    const parent = open.at(-1)
    open.push(index)
    const next = headings[index + 1]
    const hasChild = next !== undefined && !closes(next.heading, heading)
    const mayBeTitle = index === 0 && !(isTitled && (1 < heading.level || titles.isStamp(heading.title.value)))
    const own = kindsInPlace(kinds, heading, parent === undefined ? undefined : sections[parent], titles, mayBeTitle)
    const misspelling = own[0] === 'other' ? misspellingOf(heading.title.value) : undefined
    sections.push({
      heading,
      kinds: misspelling ? [misspelling.kind] : own,
      misspelling,
      parent,
      body: bodyOf(it, next, end),
      isEmpty: !hasChild && areBlank[index] === true,
    })
  })
  return withEnds(sections, end).map(keepSection)
}

/** What stands between a heading and the next one. */
function bodyOf({heading}: Candidate, next: Candidate | undefined, end: Block): BlockSpan {
  const {last, to} = heading.span as BlockSpan
  return new BlockSpan(last, to, next?.block ?? end, next ? (next.heading.span as BlockSpan).from : 0)
}

/**
 * The section as it was read before when nothing of it has changed, so that nothing that is made of it need be made
 * again.
 */
function keepSection(section: Section): Section {
  const before = known.get(section.heading)
  if (before && isSameSection(before, section)) return before
  known.set(section.heading, section)
  return section
}

const known = new WeakMap<Heading, Section>()

function isSameSection(a: Section, b: Section): boolean {
  return (
    a.parent === b.parent
    && a.isEmpty === b.isEmpty
    && areSame(a.kinds, b.kinds)
    && a.misspelling?.name === b.misspelling?.name
    && isSameSpan(a.span, b.span)
    && isSameSpan(a.body, b.body)
  )
}

/** Whether the front matter says the title, so that the first heading need not. */
function hasTitle([first]: readonly Block[]): boolean {
  return first?.lines[0]?.kind === 'front-matter' && /^title:[^\S\n]*\S/im.test(first.text)
}

/**
 * Whether a section ends where the next heading stands. A heading with a level of its own also ends those that have
 * none.
 */
function closes(next: Heading, section: Heading): boolean {
  return next.level <= section.level || (hasOwnLevel(next) && !hasOwnLevel(section))
}

/** Whether the heading is written with a level, which then does not depend on the headings above. */
export function hasOwnLevel({style}: Heading): boolean {
  return style === 'atx' || style === 'unspaced' || style === 'setext' || style === 'html'
}

/** Every section ends where the next one begins that is not below it. */
function withEnds(sections: readonly Omit<Section, 'span'>[], end: Block): Section[] {
  const open: number[] = []
  const ends: (Heading | undefined)[] = sections.map(() => undefined)
  sections.forEach(({heading, parent}, index) => {
    while (open.length && open.at(-1) !== parent) ends[open.pop() as number] = heading
    open.push(index)
  })
  return sections.map((section, index) => {
    const {first, from} = section.heading.span as BlockSpan
    const next = ends[index]?.span as BlockSpan | undefined
    return {...section, span: new BlockSpan(first, from, next?.first ?? end, next?.from ?? 0)}
  })
}

interface Candidate {
  readonly heading: Heading
  readonly kinds: readonly SectionKind[]
  /** The block in which the heading begins. */
  readonly block: Block
}

function findHeadings(markdown: MarkdownText, titles: TitleReader, steps: Steps): readonly Candidate[] {
  const {blocks} = markdown
  const unspaced = collect(steps, 'unspaced headings', markdown, {
    inputs: [titles],
    around: 0,
    read: block => unspacedIn(block, titles, undefined, undefined, markdown) || undefined,
  })
  const forms = formsOf(
    titles,
    unspaced.reduce((sum, [, count]) => sum + count, 0),
  )
  const headings = collect(steps, 'headings of blocks', markdown, {
    inputs: [forms],
    around: 1,
    read(block) {
      const {index} = block
      const own = headingsIn(block, blocks[index - 1], blocks[index + 1], forms, markdown)
      return own === none ? undefined : steadyHeadings(block, own)
    },
  })
  const isText = ({kind}: Line) => kind !== 'blank' && kind !== 'front-matter' && kind !== 'comment'
  const first = blocks.find(({lines}) => lines.some(isText))
  return steps.step('headings', [headings, first, titles], () => withLevels(headings, first, titles))
}

/** @param first the block in which the text begins */
function withLevels(
  headings: readonly ReadBlock<readonly PlacedHeading[]>[],
  first: Block | undefined,
  titles: TitleReader,
): Candidate[] {
  const found: Candidate[] = []
  let level = 0
  for (const [block, own] of headings) {
    for (const read of own) {
      if (read.isPlain && !(block === first && found.length === 0)) continue
      // "- **Tasks:**" among action items only groups them.
      if (read.style === 'bullet' && lastOutside(found)?.kinds.includes('action-items')) continue
      if (read.level) level = read.level
      const implied = read.level || impliedLevel(read.style, level, read.indent, lastOutside(found)?.heading)
      found.push({heading: headingOf(read, implied), kinds: titles.kindsOf(read.title.value), block})
    }
  }
  return found
}

const unspacedIn = keptOn((block: Block, titles: TitleReader, _b: undefined, _c: undefined, {text}: MarkdownText) =>
  block.text.includes('#') ? countUnspaced(text, block.lines, titles) : 0,
)

/** The forms for each number of unspaced headings that counts, so that the same are the same value. */
function formsOf(titles: TitleReader, unspaced: number): HeadingForms {
  let forms = formsBy.get(titles)
  if (!forms) formsBy.set(titles, (forms = [0, 1, 2].map(it => ({titles, unspaced: it}))))
  return forms[Math.min(unspaced, 2)] as HeadingForms
}

const formsBy = new WeakMap<TitleReader, HeadingForms[]>()

/** A heading on its block, before it is known under which others it stands. */
interface PlacedHeading {
  readonly style: HeadingStyle
  /** 0 when the form has none. */
  readonly level: number
  readonly title: Heading['title']
  readonly span: BlockSpan
  readonly indent: number
  /** One without any mark, which only the first line of a document can be. */
  readonly isPlain: boolean
}

/** The headings in a block; what is next to it may tell what its lines are. */
const headingsIn = keptOn(
  (
    block: Block,
    _before: Block | undefined,
    _after: Block | undefined,
    forms: HeadingForms,
    markdown: MarkdownText,
  ): readonly PlacedHeading[] => {
    const {text, lines} = markdown
    const found: PlacedHeading[] = []
    const first = block.lines.find(it => it.kind !== 'blank')
    for (const line of block.lines) {
      const read = readHeading(text, lines, line.index, forms)
      const plain = read || line !== first ? undefined : readPlainTitle(text, lines, line.index)
      const heading = read ?? plain
      if (heading) found.push(placed(text, block, line, heading, plain !== undefined))
    }
    return found.length ? found : none
  },
)

const none: readonly PlacedHeading[] = []

const steadyHeadings = steady<Block, readonly PlacedHeading[]>(
  (before, now) =>
    before === now
    || (before.length === now.length && before.every((it, index) => isSamePlaced(it, now[index] as PlacedHeading))),
)

function isSamePlaced(a: PlacedHeading, b: PlacedHeading): boolean {
  return (
    a.style === b.style
    && a.level === b.level
    && a.isPlain === b.isPlain
    && isSameSpan(a.span, b.span)
    && isSameSpan(a.title.span, b.title.span)
  )
}

function placed(text: string, block: Block, line: Line, read: ReadHeading, isPlain: boolean): PlacedHeading {
  const spanOf = (start: number, end: number) => new BlockSpan(block, start - block.start, block, end - block.start)
  return {
    style: read.style,
    level: read.level,
    title: {value: plainText(text.slice(read.start, read.end)), span: spanOf(read.start, read.end)},
    span: spanOf(read.from ?? line.start, read.to ?? line.end),
    indent: line.indent,
    isPlain,
  }
}

/** One heading at one level is one value. */
function headingOf(read: PlacedHeading, level: number): Heading {
  const before = madeOf.get(read)
  if (before?.level === level) return before
  const heading: Heading = {style: read.style, level, title: read.title, span: read.span}
  madeOf.set(read, heading)
  return heading
}

const madeOf = new WeakMap<PlacedHeading, Heading>()

/** The last heading that is not an item of a list. */
function lastOutside(found: readonly Candidate[]): Candidate | undefined {
  return found.findLast(it => it.heading.style !== 'bullet')
}

/** A bold line or a label is one level below the heading that it stands under; one in a list further down. */
function impliedLevel(style: HeadingStyle, level: number, indent: number, above: Heading | undefined): number {
  const below = Math.min(6, level === 0 ? 1 : level + 1)
  if (style !== 'bullet') return below
  const isUnderLabel = above !== undefined && !hasOwnLevel(above)
  return Math.min(6, (isUnderLabel ? below : level) + 1 + Math.floor(indent / 2))
}

/** Kinds whose unknown children only divide them: a date under Timeline, "Short term" under Action items. */
const dividing = new Set<SectionKind>([
  'timeline',
  'action-items',
  'root-cause',
  'supporting',
  'lessons-wrong',
  'lessons-well',
  'lessons-lucky',
  'impact',
  'people',
])

function kindsInPlace(
  kinds: readonly SectionKind[],
  heading: Heading,
  parent: Pick<Section, 'kinds'> | undefined,
  titles: TitleReader,
  isFirst: boolean,
): readonly SectionKind[] {
  const above = parent?.kinds
  if (titles.isStamp(heading.title.value))
    return isFirst && isDatedTitle(heading.title.value) ? ['title'] : ['timeline']
  if (isFirst && heading.level <= 2 && (kinds.length === 0 || /post-?\s?mortem|incident/i.test(heading.title.value))) {
    if (kinds.length === 0 || !sectionLike(kinds)) return ['title']
  }
  if (
    above?.includes('action-items')
    && !kinds.some(kind => kind === 'timeline' || kind === 'lessons' || kind === 'supporting')
  )
    return ['action-items']
  if (kinds.length) return kinds
  const divided = above?.filter(kind => dividing.has(kind)) ?? []
  if (divided.length === 1 && above?.length === 1) return divided
  return ['other']
}

/**
 * "2020-01-01 10:00 UTC, Out of memory" as first heading names the document, "Investigating 2020-01-01 10:00" an entry.
 */
function isDatedTitle(title: string): boolean {
  return !/\d[:h]\d\d/.test(title) || (/^\W*\d/.test(title) && /\p{Letter}{3}\W{1,20}\p{Letter}{2}/u.test(title))
}

/** A first heading with one of these names is that section, not the document's title. */
function sectionLike(kinds: readonly SectionKind[]): boolean {
  return kinds.some(
    kind =>
      kind === 'summary'
      || kind === 'timeline'
      || kind === 'impact'
      || kind === 'root-cause'
      || kind === 'action-items',
  )
}

/** Whether a section has nothing of its own below its heading. */
function isBlankBody({text, blocks}: MarkdownText, heading: Block, body: BlockSpan): boolean {
  if (!isBlank(text, body.start, Math.min(body.end, heading.end))) return false
  for (let index = heading.index + 1; index < body.last.index; index++) {
    if (!isBlankBlock(blocks[index] as Block)) return false
  }
  return body.last === heading || isBlank(text, body.last.start, body.end)
}

const isBlankBlock = kept(({text}: Block) => isBlank(text, 0, text.length))

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
