import {anchorSpan, blockIndexAt, type Block, type BlockSpan} from '../../markdown/block.ts'
import type {Line} from '../../markdown/line.ts'
import type {MarkdownText} from '../../markdown/markdown-text.ts'
import type {Span} from '../../text/span.ts'
import {readDate} from '../../time/written-date.ts'
import {findZoneDeclaration, type Zone} from '../../time/zone.ts'
import type {Section} from '../types.ts'
import type {StampedLine} from './stamped-lines.ts'

/** What is said once for all entries of a timeline. */
export interface Intro {
  readonly zone: (ZoneOfAll & {readonly span: BlockSpan}) | undefined
  /** "All times approximate". */
  readonly areApproximate: boolean
}

/** What is said above a timeline, in the blocks that `introBlocks` names. */
export function readIntro(
  markdown: MarkdownText,
  sections: readonly Section[],
  stamped: readonly StampedLine[],
  root: number | undefined,
): Intro {
  return {
    zone: findTimelineZone(markdown, sections, stamped, root),
    areApproximate: saysApproximate(markdown.text, stamped, root === undefined ? undefined : sections[root]),
  }
}

/** UTF-16 units above a timeline without a heading that are read as its intro. */
const longestIntro = 1000

/** Lines above the first row of a table in which its header is looked for. */
const longestHead = 12

/** The blocks that decide what is said once for all: from the heading, or a little above, to the first entry. */
export function introBlocks(
  {lines, blocks}: MarkdownText,
  sections: readonly Section[],
  [first]: readonly StampedLine[],
  root: number | undefined,
): readonly Block[] {
  if (!first) return []
  const {line, block} = first
  const head = (lines[Math.max(0, line.index - longestHead - 1)] as Line).block as Block
  const section = root === undefined ? undefined : sections[root]
  const from = section
    ? (section.heading.span as BlockSpan).first.index
    : blockIndexAt(blocks, line.start - longestIntro)
  return blocks.slice(Math.min(head.index, from), block.index + 1)
}

/** Said in a table's header, in the heading, or in the intro between the heading and the first entry. */
function findTimelineZone(
  markdown: MarkdownText,
  sections: readonly Section[],
  stamped: readonly StampedLine[],
  root: number | undefined,
): (ZoneOfAll & {readonly span: BlockSpan}) | undefined {
  const found = findZoneOfAll(markdown, sections, stamped, root)
  return found && {...found, span: anchorSpan(markdown.blocks, found.span)}
}

/** A zone that is said once for all entries. */
interface ZoneOfAll {
  readonly value: Zone
  readonly span: Span
  readonly source: 'table-header' | 'heading' | 'intro'
}

function findZoneOfAll(
  {text, lines}: MarkdownText,
  sections: readonly Section[],
  stamped: readonly StampedLine[],
  root: number | undefined,
): ZoneOfAll | undefined {
  const first = (stamped[0] as StampedLine).line.index
  if (stamped[0]?.layout === 'table') {
    for (let index = first - 1; 0 <= index && index >= first - longestHead; index--) {
      const line = lines[index] as Line
      if (line.kind === 'delimiter') {
        const header = lines[index - 1]
        const found = header && findZoneDeclaration(text, {start: header.start, end: header.end}, true)
        if (found) return {...found, source: 'table-header'}
        break
      }
    }
  }
  const section = root === undefined ? undefined : sections[root]
  const chain = stampedSections(sections, lines[first] as Line, root)
  for (const it of chain) {
    const {span, title} = it.heading
    const found = findZoneDeclaration(
      text,
      {start: readDate(text, title.span.start)?.span.end ?? span.start, end: span.end},
      true,
    )
    if (found) return {...found, source: 'heading'}
  }
  const from = section ? section.heading.span.end : Math.max(0, (lines[first] as Line).start - longestIntro)
  const found = findZoneDeclaration(text, {start: from, end: (lines[first] as Line).start})
  return found && {...found, source: 'intro'}
}

/** "All times approximate", in the heading or between it and the first entry. */
function saysApproximate(text: string, stamped: readonly StampedLine[], section: Section | undefined): boolean {
  if (!section) return false
  const first = (stamped[0] as StampedLine).line.start
  return /\b(?:all|the) times? (?:are |is )?(?:only )?approximate|\bapproximate times?\b|\(approximate\)|\btimes are approx/i.test(
    text.slice(section.span.start, Math.min(first, section.span.start + 1000)),
  )
}

function stampedSections(sections: readonly Section[], line: Line, root: number | undefined): Section[] {
  const chain: Section[] = []
  let index = -1
  sections.forEach((section, at) => {
    if (section.span.start <= line.start && line.start <= section.span.end) index = at
  })
  for (let at: number | undefined = index < 0 ? undefined : index; at !== undefined; at = sections[at]?.parent) {
    chain.push(sections[at] as Section)
    if (at === root) break
  }
  return chain
}
