import {areSame, sameEnds, withMiddle, type Steps} from '../text/kept.ts'
import {lastIndexWhere} from '../text/sorted.ts'
import type {Block} from './block.ts'
import type {MarkdownText} from './markdown-text.ts'

/** A block with what was read of it. */
export type ReadBlock<R> = readonly [block: Block, value: R]

interface Collected<R> {
  readonly version: number
  readonly inputs: readonly unknown[]
  readonly found: readonly ReadBlock<R>[]
}

/** What a step reads of each block. */
export interface BlockStep<R> {
  /** What else it depends on; when that changes, all blocks are read again. */
  readonly inputs: readonly unknown[]
  /** How many blocks above and below it looks at. */
  readonly around: number
  /** `undefined` when there is nothing in the block. */
  read(block: Block): R | undefined
}

/**
 * The blocks of which a step reads anything, in order: the same list as for the version before when nothing of it has
 * changed. Of a document that changed, only the blocks that are new, and those around them, are read again.
 * @param name of the step
 */
export function collect<R>(
  steps: Steps,
  name: string,
  markdown: MarkdownText,
  step: BlockStep<R>,
): readonly ReadBlock<R>[] {
  const {version} = markdown
  const {inputs} = step
  return steps.step<Collected<R>>(name, [markdown, ...inputs], last => {
    const isKnown = last?.version === version - 1 && areSame(last.inputs, inputs)
    const found = isKnown
      ? again(last.found, markdown, step)
      : readAll(markdown.blocks, 0, markdown.blocks.length, step)
    return {version, inputs, found}
  }).found
}

function readAll<R>(blocks: readonly Block[], from: number, to: number, {read}: BlockStep<R>): ReadBlock<R>[] {
  const found: ReadBlock<R>[] = []
  for (let index = from; index < to; index++) {
    const block = blocks[index] as Block
    const value = read(block)
    if (value !== undefined) found.push([block, value])
  }
  return found
}

function again<R>(
  last: readonly ReadBlock<R>[],
  {blocks, changed}: MarkdownText,
  step: BlockStep<R>,
): readonly ReadBlock<R>[] {
  const from = Math.max(0, changed.from - step.around)
  const to = Math.min(blocks.length, changed.to + step.around)
  // A block that is gone has no index. All of these are next to each other.
  const above = lastIndexWhere(last, ([{index}]) => 0 <= index && index < from) + 1
  const below = lastIndexWhere(last, ([{index}]) => index < to) + 1
  const read = readAll(blocks, from, to, step)
  return areSameRead(last.slice(above, below), read) ? last : [...last.slice(0, above), ...read, ...last.slice(below)]
}

function areSameRead<R>(before: readonly ReadBlock<R>[], now: readonly ReadBlock<R>[]): boolean {
  return (
    before.length === now.length
    && before.every(([block, value], nth) => block === now[nth]?.[0] && value === now[nth][1])
  )
}

/** Something that stands on a block. */
interface OnBlock {
  readonly block: Block
}

interface Along<K, R> {
  readonly version: number
  readonly inputs: readonly unknown[]
  readonly items: readonly K[]
  readonly values: readonly R[]
}

/** What a step reads of each of a list of things. */
export interface AlongStep<K, R> {
  /** What else it depends on; when that changes, all are read again. */
  readonly inputs: readonly unknown[]
  /** May look at all blocks from the one of the item to the one of the next, and at one more above and below. */
  read(item: K, next: K | undefined): R
}

/**
 * What a step reads of each of a list of things that stand on blocks, in the order of the text: the same list as for
 * the version before when nothing of it has changed. Only those around a change are read again.
 * @param name of the step
 */
export function readAlong<K extends OnBlock, R>(
  steps: Steps,
  name: string,
  markdown: MarkdownText,
  items: readonly K[],
  step: AlongStep<K, R>,
): readonly R[] {
  const {version} = markdown
  const {inputs} = step
  return steps.step<Along<K, R>>(name, [markdown, items, ...inputs], last => {
    const isKnown = last?.version === version - 1 && areSame(last.inputs, inputs)
    const values = isKnown
      ? readChanged(last, markdown, items, step)
      : items.map((it, nth) => step.read(it, items[nth + 1]))
    return {version, inputs, items, values}
  }).values
}

function readChanged<K extends OnBlock, R>(
  last: Along<K, R>,
  {changed}: MarkdownText,
  items: readonly K[],
  {read}: AlongStep<K, R>,
): readonly R[] {
  const same = sameEnds(last.items, items)
  // The last one above the change reaches into it.
  const unaffected = lastIndexWhere(items, it => it.block.index < changed.from - 1) + 1
  const above = Math.max(0, Math.min(same.start, unaffected) - 1)
  const below = Math.min(same.end, items.length - lastIndexWhere(items, it => it.block.index <= changed.to) - 1)
  const middle = {from: above, to: items.length - below, length: items.length}
  return withMiddle(last.values, middle, nth => read(items[nth] as K, items[nth + 1]))
}
