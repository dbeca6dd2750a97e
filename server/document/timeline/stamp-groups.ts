import type {Block} from '../../markdown/block.ts'
import {collect, type ReadBlock} from '../../markdown/collect.ts'
import type {MarkdownText} from '../../markdown/markdown-text.ts'
import {sameEnds, type Steps} from '../../text/kept.ts'
import type {DocumentFacts} from '../facts/document-facts.ts'
import type {Section} from '../types.ts'
import {stampsIn, type StampedLine} from './stamped-lines.ts'
import {timelineRoot} from './timeline-sections.ts'

/** What the timelines of a document are read from. */
export interface TimelineSource {
  readonly markdown: MarkdownText
  readonly sections: readonly Section[]
  /** For each line the index of the innermost section that it stands in, or -1. */
  readonly sectionOfLine: Int32Array
  /** The sections that are timelines by their headings, and the parts of these. */
  readonly named: ReadonlySet<number>
  readonly facts: DocumentFacts
}

/** Lines with stamps, and the section whose timeline they would belong to. */
interface RootedStamps {
  readonly root: number
  readonly stamps: readonly StampedLine[]
}

interface Groups {
  /** In the order of the text, for each block that has any. */
  readonly rooted: readonly (readonly RootedStamps[])[]
  readonly byRoot: ReadonlyMap<number, readonly StampedLine[]>
}

/** The lines with stamps, by the section whose timeline they would belong to. */
export function stampsByRoot(
  {markdown, sections, sectionOfLine, named}: TimelineSource,
  steps: Steps,
): Groups['byRoot'] {
  const {blocks} = markdown
  const found = collect(steps, 'stamps of blocks', markdown, {
    inputs: [sections],
    around: 1,
    read(block) {
      const above = blocks[block.index - 1]?.lines.at(-1)?.kind
      const stamps = stampsIn(block, above, expectedIn(block, sectionOfLine, named), undefined, markdown)
      return stamps.length ? stamps : undefined
    },
  })
  const rootOf = ({line}: StampedLine) => timelineRoot(sectionOfLine[line.index] ?? -1, sections)
  const rooted = steps.zip('sections of stamps', [found], index => {
    const [, stamps] = found[index] as ReadBlock<readonly StampedLine[]>
    return inGroups(stamps, rootOf)
  })
  return steps.step<Groups>('stamps by section', [rooted], last => ({
    rooted,
    byRoot: (last && groupsWith(last, rooted)) || allGroups(rooted),
  })).byRoot
}

/** Runs of stamps of one section. */
function inGroups(stamps: readonly StampedLine[], rootOf: (stamp: StampedLine) => number): RootedStamps[] {
  const groups: {root: number; stamps: StampedLine[]}[] = []
  for (const stamp of stamps) {
    const root = rootOf(stamp)
    const last = groups.at(-1)
    if (last?.root === root) last.stamps.push(stamp)
    else groups.push({root, stamps: [stamp]})
  }
  return groups
}

function allGroups(rooted: Groups['rooted']): Groups['byRoot'] {
  const groups = new Map<number, StampedLine[]>()
  for (const own of rooted) {
    for (const {root, stamps} of own) {
      const group = groups.get(root)
      if (group) group.push(...stamps)
      else groups.set(root, [...stamps])
    }
  }
  return groups
}

/** The groups before, with other stamps of one section in the place of some; `undefined` where more has changed. */
function groupsWith(last: Groups, rooted: Groups['rooted']): Groups['byRoot'] | undefined {
  const {start, end} = sameEnds(last.rooted, rooted)
  const before = last.rooted.slice(start, last.rooted.length - end).flat()
  const now = rooted.slice(start, rooted.length - end).flat()
  const root = now[0]?.root
  const group = root === undefined ? undefined : last.byRoot.get(root)
  const first = before[0]?.stamps[0]
  if (root === undefined || !group || !first || [...before, ...now].some(it => it.root !== root)) return undefined
  const [gone, own] = [before.flatMap(it => it.stamps), now.flatMap(it => it.stamps)]
  const at = group.indexOf(first)
  return new Map([...last.byRoot, [root, group.slice(0, at).concat(own, group.slice(at + gone.length))]])
}

/** Where in the block entries are expected, as `stampsIn` takes it. */
function expectedIn({firstLine, lines}: Block, sectionOfLine: Int32Array, named: ReadonlySet<number>): string {
  const flag = (line: number) => (named.has(sectionOfLine[line] ?? -1) ? '1' : '0')
  if (lines.length === 1 || sectionOfLine[firstLine] === sectionOfLine[firstLine + lines.length - 1])
    return flag(firstLine)
  return lines.map((_, nth) => flag(firstLine + nth)).join('')
}
