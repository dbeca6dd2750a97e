import {areSame, type Steps} from '../text/kept.ts'
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
 * The blocks of which a step reads anything, in order: the same list as for the version before when nothing of it has changed. Of a document
 * that changed, only the blocks that are new, and those around them, are read again.
 * @param name of the step
 */
export function collect<R>(steps: Steps, name: string, markdown: MarkdownText, step: BlockStep<R>): readonly ReadBlock<R>[] {
  const {version} = markdown
  const {inputs} = step
  return steps.step<Collected<R>>(name, [markdown, ...inputs], last => {
    const isKnown = last?.version === version - 1 && areSame(last.inputs, inputs)
    const found = isKnown ? again(last.found, markdown, step) : readAll(markdown.blocks, 0, markdown.blocks.length, step)
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

function again<R>(last: readonly ReadBlock<R>[], {blocks, changed}: MarkdownText, step: BlockStep<R>): readonly ReadBlock<R>[] {
  const from = Math.max(0, changed.from - step.around)
  const to = Math.min(blocks.length, changed.to + step.around)
  // A block that is gone has no index. All of these are next to each other.
  const above = lastIndexWhere(last, ([{index}]) => 0 <= index && index < from) + 1
  const below = lastIndexWhere(last, ([{index}]) => index < to) + 1
  const read = readAll(blocks, from, to, step)
  return areSameRead(last.slice(above, below), read) ? last : [...last.slice(0, above), ...read, ...last.slice(below)]
}

function areSameRead<R>(before: readonly ReadBlock<R>[], now: readonly ReadBlock<R>[]): boolean {
  return before.length === now.length && before.every(([block, value], nth) => block === now[nth]?.[0] && value === now[nth]?.[1])
}
