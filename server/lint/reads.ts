import {blockIndexAt, type Block, type BlockSpan} from '../markdown/block.ts'
import type {ParsedDocument} from '../document/parsed-document.ts'
import type {PostmortemModel} from '../document/types.ts'
import type {Span} from '../text/span.ts'

/**
 * What one rule looked at. It runs again only when something of it has changed: a value of the model, one of the blocks, or what
 * another rule found.
 */
export class Reads {
  private readonly values = new Map<keyof PostmortemModel, unknown>()
  private readonly blocks = new Set<Block>()
  private readonly found = new Map<string, readonly unknown[]>()
  private isWhole = false
  private last: Block | undefined

  /** The model, noting which of its values are read. */
  watch(model: PostmortemModel): PostmortemModel {
    const {values} = this
    return new Proxy(model, {
      get(target, key: keyof PostmortemModel) {
        values.set(key, target[key])
        return target[key]
      },
    })
  }

  /** Notes that the whole text is read. */
  addWhole(): void {
    this.isWhole = true
  }

  /** Notes that a part of the text is read. */
  addSpan(blocks: readonly Block[], {start, end}: Span): void {
    const {last} = this
    if (this.isWhole || (last && last.start <= start && end <= last.end && start < last.end)) return
    for (let index = blockIndexAt(blocks, start); index < blocks.length; index++) {
      const block = blocks[index] as Block
      if (this.last !== block && end <= block.start && start < block.start) break
      this.blocks.add(block)
      this.last = block
    }
  }

  /** Notes that a problem is at a place: when that is gone, the rule has to say where it is now. */
  addPlace({first, last}: BlockSpan): void {
    this.blocks.add(first)
    this.blocks.add(last)
  }

  /** Notes what another rule has found. */
  addFound(ruleId: string, problems: readonly unknown[]): void {
    this.found.set(ruleId, problems)
  }

  /** Whether a rule that read this would read the same in a new version. */
  hold({model}: ParsedDocument, touched: readonly Block[], foundNow: (ruleId: string) => readonly unknown[]): boolean {
    if (this.isWhole) return false
    for (const [key, value] of this.values) if (model[key] !== value) return false
    for (const block of touched) if (this.blocks.has(block)) return false
    for (const [ruleId, problems] of this.found) if (!isSameList(problems, foundNow(ruleId))) return false
    return true
  }
}

function isSameList(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((it, index) => it === b[index])
}
