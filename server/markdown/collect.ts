import {areSame, type Steps} from '../text/kept.ts'
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
 * The blocks of which a step reads anything, in order. Of a document that changed, only the blocks that are new, and those around them,
 * are read again.
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

function again<R>(last: readonly ReadBlock<R>[], {blocks, changed}: MarkdownText, step: BlockStep<R>): ReadBlock<R>[] {
  const from = Math.max(0, changed.from - step.around)
  const to = Math.min(blocks.length, changed.to + step.around)
  const above: ReadBlock<R>[] = []
  const below: ReadBlock<R>[] = []
  for (const it of last) {
    const {index} = it[0]
    // A block that is gone has no index.
    if (index < 0) continue
    if (index < from) above.push(it)
    else if (to <= index) below.push(it)
  }
  return [...above, ...readAll(blocks, from, to, step), ...below]
}
