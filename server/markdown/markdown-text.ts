import {ownCopy} from '../text/memoize-by-text.ts'
import {differenceOf, type Difference} from '../text/difference.ts'
import {lastIndexWhere} from '../text/sorted.ts'
import {textStart} from '../text/byte-order-mark.ts'
import {beginsBlock, Block, blockIndexAt} from './block.ts'
import {frontMatterEnd} from './front-matter.ts'
import {lineAt, type Line} from './line.ts'
import {isSameState} from './line-state.ts'
import {scanLines, type ScanStart} from './lines.ts'

/** One version of a document, cut into lines and blocks. */
export interface MarkdownText {
  readonly text: string
  /** At least one. */
  readonly lines: readonly Line[]
  /** At least one; together they hold all lines. */
  readonly blocks: readonly Block[]
  /** An empty block behind the last one: a place for spans that end with the document. */
  readonly end: Block
  /** Grows by one with each version. */
  readonly version: number
  /** Indices of the first block that the version before did not have, and of the first block below that it had. */
  readonly changed: {readonly from: number; readonly to: number}
  /** The same value as long as lines change in their words only: their kinds, indents and marks stay. */
  readonly shape: object
  /**
   * The blocks of each earlier version that are gone or have another neighbour, the oldest first; of the latest
   * versions only.
   */
  readonly history: readonly (readonly Block[])[]
}

/** Versions whose changes are remembered. */
const longestHistory = 100

/**
 * The blocks of an earlier version, and of those since, that are gone or have another neighbour; `undefined` when that
 * is not known any more.
 * @param version that of the earlier one
 */
export function touchedSince({version: now, history}: MarkdownText, version: number): readonly Block[] | undefined {
  const count = now - version
  return count <= history.length ? history.slice(history.length - count).flat() : undefined
}

/**
 * Cuts a document into lines and blocks. Never fails.
 * @param before the version before: of what did not change, the same blocks become those of the new version. It must
 *   not be used afterwards, as its blocks have moved.
 */
export function readMarkdown(text: string, before?: MarkdownText): MarkdownText {
  if (!before) {
    const region: Region = {from: 0, to: 0, blocks: cut(text, scanAll(text))}
    const cuts = join(text, {blocks: [], lines: [], end: new Block('', [])}, region)
    return {...cuts, version: 0, changed: {from: 0, to: cuts.blocks.length}, shape: {}, history: []}
  }
  const difference = differenceOf(before.text, text)
  if (!difference) return before
  const region = rescan(text, before, difference)
  const touched = touchedBy(before, region)
  const shape = isSameShape(before.blocks.slice(region.from, region.to), region.blocks) ? before.shape : {}
  const cuts = join(text, before, region)
  const changed = {from: region.from, to: region.from + region.blocks.length}
  const history = [...before.history.slice(1 - longestHistory), touched]
  return {...cuts, version: before.version + 1, changed, shape, history}
}

function isSameShape(before: readonly Block[], now: readonly Block[]): boolean {
  return before.length === now.length && before.every(({lines}, nth) => haveSameMarks(lines, (now[nth] as Block).lines))
}

function haveSameMarks(before: readonly Line[], now: readonly Line[]): boolean {
  return before.length === now.length && before.every((line, nth) => hasSameMarks(line, now[nth] as Line))
}

function hasSameMarks(a: Line, b: Line): boolean {
  return (
    a.kind === b.kind && a.indent === b.indent && a.level === b.level && a.mark === b.mark && a.isTicked === b.isTicked
  )
}

/** The blocks that a region takes the place of; where the number of blocks changes, also those beside it. */
function touchedBy({blocks: before}: MarkdownText, {from, to, blocks}: Region): readonly Block[] {
  return to - from === blocks.length ? before.slice(from, to) : before.slice(Math.max(0, from - 1), to + 1)
}

function scanAll(text: string, from?: ScanStart): Line[] {
  const scanner = scanLines(text, from)
  while (scanner.next()) continue
  return scanner.lines
}

/**
 * Cuts lines that no block has yet.
 * @param end where the line below the last one begins
 */
function cut(text: string, lines: readonly Line[], end = text.length): Block[] {
  const blocks: Block[] = []
  let first = 0
  for (let index = 1; index <= lines.length; index++) {
    if (index < lines.length && !beginsBlock((lines[index] as Line).kind, (lines[index - 1] as Line).kind)) continue
    blocks.push(settle(text, lines.slice(first, index), lines[index]?.start ?? end))
    first = index
  }
  return blocks
}

/** @param end where the line below begins */
function settle(text: string, lines: readonly Line[], end: number): Block {
  const {start} = lines[0] as Line
  const block = new Block(ownCopy(text.slice(start, end)), lines)
  lines.forEach((line, nth) => line.settle(block, start, nth))
  block.place(start, 0, 0)
  return block
}

/** What took the place of the blocks from `from` up to `to` of the version before. */
interface Region {
  readonly from: number
  readonly to: number
  readonly blocks: readonly Block[]
}

/**
 * Reads lines again from the block above the change, until two lines in a row begin where lines began before, with the
 * same left open above them: all below reads as it did.
 */
function rescan(text: string, before: MarkdownText, difference: Difference): Region {
  const front = frontMatterEnd(text)
  const isInFront = difference.start < Math.max(front, frontMatterEnd(before.text))
  const from = isInFront ? 0 : firstToRead(before, difference.start)
  const {
    lines: [first],
  } = before.blocks[from] as Block
  const above = before.blocks[from - 1]?.lines.at(-1)
  const scanner = scanLines(text, above && first && {start: first.start, state: first.state, above})
  const by = text.length - before.text.length
  const skipped = above ? 1 : 0
  let to = before.blocks.length
  let to1 = blockFrom(before, difference.endBefore)
  while (scanner.next()) {
    const last = scanner.lines.at(-1) as Line
    if (last.start < difference.endAfter || last.kind === 'front-matter') continue
    while (to1 < before.blocks.length && (before.blocks[to1] as Block).start + by < scanner.at) to1++
    const block = before.blocks[to1]
    if (!block || block.start + by !== scanner.at || !isKeptBelow(before, block, last, by, scanner.state)) continue
    to = to1
    break
  }
  const blocks = cut(text, scanner.lines.slice(skipped), scanner.at)
  return withKnown(before, {from, to, blocks})
}

/**
 * Index of the block to begin with: the one that holds the second line above the change. A changed line may make a
 * header of the line above it, which then is a block of its own; a line further up stays what it is.
 */
function firstToRead({blocks, lines}: MarkdownText, at: number): number {
  const unaffected = lines[lineAt(lines, at) - 2]
  return unaffected ? blockIndexAt(blocks, unaffected.start) : 0
}

/** Index of the first block that begins behind the offset. */
function blockFrom({blocks}: MarkdownText, offset: number): number {
  return lastIndexWhere(blocks, it => it.start <= offset) + 1
}

/** Whether a block of the version before, and all below it, reads the same behind the line that was read last. */
function isKeptBelow(before: MarkdownText, block: Block, last: Line, by: number, state: Line['state']): boolean {
  const first = block.lines[0] as Line
  const above = before.blocks[block.index - 1]?.lines.at(-1)
  const isSameAbove =
    above !== undefined
    && above.start + by === last.start
    && above.kind === last.kind
    && isSameState(above.state, last.state)
  return isSameAbove && isSameState(first.state, state)
}

/** At the ends of the region, blocks that read as they did are the same blocks. */
function withKnown(before: MarkdownText, {from, to, blocks}: Region): Region {
  let start = 0
  while (from + start < to && start < blocks.length && isSameBlock(before.blocks[from + start], blocks[start])) start++
  let end = 0
  const most = Math.min(to - from, blocks.length) - start
  while (end < most && isSameBlock(before.blocks[to - 1 - end], blocks[blocks.length - 1 - end])) end++
  return {from: from + start, to: to - end, blocks: blocks.slice(start, blocks.length - end)}
}

function isSameBlock(a: Block | undefined, b: Block | undefined): boolean {
  return (
    a !== undefined
    && b !== undefined
    && a.text === b.text
    && a.lines.length === b.lines.length
    && a.lines.every((line, nth) => isSameLine(line, b.lines[nth] as Line))
  )
}

function isSameLine(a: Line, b: Line): boolean {
  return (
    hasSameMarks(a, b)
    && a.content - a.start === b.content - b.start
    && a.end - a.start === b.end - b.start
    && isSameState(a.state, b.state)
  )
}

/** Puts a region in its place: the blocks above it stay where they are, those below move. */
function join(
  text: string,
  before: Pick<MarkdownText, 'blocks' | 'lines' | 'end'>,
  region: Region,
): Pick<MarkdownText, 'text' | 'lines' | 'blocks' | 'end'> {
  const above = before.blocks.slice(0, region.from)
  const below = before.blocks.slice(region.to)
  const first = region.from === before.blocks.length ? before.lines.length : firstLineOf(before.blocks[region.from])
  const behind = below.length === 0 ? before.lines.length : firstLineOf(below[0])
  const own = region.blocks.flatMap(it => it.lines)
  const blocks = above.concat(region.blocks, below)
  const lines = before.lines.slice(0, first).concat(own, before.lines.slice(behind))
  for (let index = region.from; index < region.to; index++) (before.blocks[index] as Block).remove()
  const isMoved = above.length > 0 && (above[0] as Block).start !== textStart(text)
  placeFrom(blocks, isMoved ? 0 : region.from, textStart(text))
  before.end.place(text.length, lines.length, blocks.length)
  return {text, lines, blocks, end: before.end}
}

function firstLineOf(block: Block | undefined): number {
  return block?.firstLine ?? 0
}

/** @param top where the first block of the document begins */
function placeFrom(blocks: readonly Block[], from: number, top: number): void {
  const above = blocks[from - 1]
  let start = above?.end ?? top
  let line = above ? above.firstLine + above.lines.length : 0
  for (let index = from; index < blocks.length; index++) {
    const block = blocks[index] as Block
    block.place(start, line, index)
    start += block.text.length
    line += block.lines.length
  }
}
