import {blockIndexAt, type Block, type BlockSpan} from '../markdown/block.ts'
import type {ParsedDocument} from '../document/parsed-document.ts'
import type {PostmortemModel} from '../document/types.ts'
import type {Span} from '../text/span.ts'
import type {TimelineReads, WatchedTimelines} from './watched-timelines.ts'

/** Blocks. */
const nearby = 8

/** What is needed of a version while a rule runs on it. */
interface Watched {
  readonly sections: PostmortemModel['sections']
  readonly blocks: readonly Block[]
  readonly events: unknown
}

/**
 * What one rule looked at. It runs again only when something of it has changed: a value of the model, one of the
 * blocks, or what another rule found.
 */
export class Reads implements TimelineReads {
  private readonly values = new Map<keyof PostmortemModel, unknown>()
  private readonly blocks = new Set<Block>()
  private readonly found = new Map<string, readonly unknown[]>()
  /** What it read of timelines, as `WatchedTimelines` has it. */
  private times: unknown
  private events: unknown
  private watched: Watched | undefined
  private isWhole = false
  private last: Block | undefined

  /** The model, noting which of its values are read; of timelines, also which parts of them. */
  watch({model, markdown: {blocks}}: ParsedDocument, watched: WatchedTimelines): PostmortemModel {
    const read = (key: keyof PostmortemModel): unknown => {
      if (key !== 'timelines') this.values.set(key, model[key])
      else this.times = watched.times
      return key === 'timelines' ? watched.timelines : model[key]
    }
    this.watched = {sections: model.sections, blocks, events: watched.events}
    return new Proxy(model, {get: (_target, key) => read(key as keyof PostmortemModel)})
  }

  addWords(span: Span): void {
    this.addPlace(span as BlockSpan)
  }

  /** Where an entry ends depends on the lines below it, up to the first that is not its own, and on the headings. */
  addExtent(span: Span): void {
    if (!this.watched) return
    const {first, last} = span as BlockSpan
    const {blocks, sections} = this.watched
    for (const block of blocks.slice(Math.max(0, first.index - 1), last.index + 3)) this.blocks.add(block)
    this.values.set('sections', sections)
  }

  addEvents(): void {
    this.events = this.watched?.events
  }

  /** Called when the rule has run. */
  end(): void {
    this.watched = undefined
  }

  /** Notes that the whole text is read. */
  addWhole(): void {
    this.isWhole = true
  }

  /** Notes that a part of the text is read. */
  addSpan(blocks: readonly Block[], {start, end}: Span): void {
    const {last} = this
    if (this.isWhole || (last && last.start <= start && end <= last.end && start < last.end)) return
    for (let index = this.indexAt(blocks, start); index < blocks.length; index++) {
      const block = blocks[index] as Block
      if (this.last !== block && end <= block.start && start < block.start) break
      this.blocks.add(block)
      this.last = block
    }
  }

  /** Index of the block that holds the offset. Most that is read is close below what was read before. */
  private indexAt(blocks: readonly Block[], offset: number): number {
    const {last} = this
    if (!last || offset < last.start) return blockIndexAt(blocks, offset)
    const far = blocks[last.index + nearby]
    if (!far || far.start <= offset) return blockIndexAt(blocks, offset)
    let {index} = last
    while ((blocks[index + 1] as Block).start <= offset) index++
    return index
  }

  /** Notes that a problem is at a place: when that is gone, the rule has to say where it is now. */
  addPlace({first, last}: BlockSpan): void {
    this.blocks.add(first)
    if (last !== first) this.blocks.add(last)
  }

  /** Notes what another rule has found. */
  addFound(ruleId: string, problems: readonly unknown[]): void {
    this.found.set(ruleId, problems)
  }

  /** Whether a rule that read this would read the same in a new version. */
  hold(
    {model}: ParsedDocument,
    {times, events}: WatchedTimelines,
    touched: readonly Block[],
    foundNow: (ruleId: string) => readonly unknown[],
  ): boolean {
    if (this.isWhole || (this.times ?? times) !== times || (this.events ?? events) !== events) return false
    for (const [key, value] of this.values) if (model[key] !== value) return false
    for (const block of touched) if (this.blocks.has(block)) return false
    for (const [ruleId, problems] of this.found) if (!isSameList(problems, foundNow(ruleId))) return false
    return true
  }
}

function isSameList(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((it, index) => it === b[index])
}
