import {Keeper} from '../text/kept.ts'
import {lastIndexWhere} from '../text/sorted.ts'
import type {Span} from '../text/span.ts'
import type {Line, LineKind} from './line.ts'

/**
 * A leaf of the block tree: a heading, a paragraph, a list item with the lines it goes on with, a table row, a fence
 * with what it holds, a run of quoted lines, of HTML, of front matter. Blank lines belong to the block above them. No
 * sentence crosses a block.
 *
 * Its text, its lines and the offsets in them never change; where it is in the document changes with the text above. A
 * block is part of the newest version of its document only.
 */
export class Block extends Keeper {
  /** With the line ends; a copy of its own, as a slice would keep the whole document alive. */
  readonly text: string
  readonly lines: readonly Line[]
  /** UTF-16 offset of its first line in the newest version of the document. */
  start = 0
  /** Index of its first line in the document. */
  firstLine = 0
  /** Index among the blocks of the document. */
  index = 0

  constructor(text: string, lines: readonly Line[]) {
    super()
    this.text = text
    this.lines = lines
  }

  get end(): number {
    return this.start + this.text.length
  }

  /** Takes the block out of the document: it has no index any more. */
  remove(): void {
    this.index = -1
  }

  /** Moves the block to where it is in a new version. */
  place(start: number, firstLine: number, index: number): void {
    this.start = start
    this.firstLine = firstLine
    this.index = index
  }
}

/** Whether a block begins with a line, told by its kind and that of the line above. */
export function beginsBlock(kind: LineKind, above: LineKind): boolean {
  switch (kind) {
    case 'blank':
      return false
    case 'text':
      return above !== 'text' && above !== 'item' && above !== 'html'
    case 'underline':
      return above !== 'text'
    // A row is a header only together with its dashes.
    case 'delimiter':
      return above !== 'row'
    case 'code':
    case 'fence':
      return above !== 'fence' && above !== 'code'
    case 'quote':
    case 'comment':
    case 'front-matter':
    case 'html':
      return above !== kind
    default:
      return true
  }
}

/** A span that stays on its blocks while the text above them changes. */
export class BlockSpan implements Span {
  readonly first: Block
  /** UTF-16 units from the start of `first`. */
  readonly from: number
  readonly last: Block
  /** UTF-16 units from the start of `last`. */
  readonly to: number

  constructor(first: Block, from: number, last: Block, to: number) {
    this.first = first
    this.from = from
    this.last = last
    this.to = to
  }

  get start(): number {
    return this.first.start + this.from
  }

  get end(): number {
    return this.last.start + this.to
  }

  toJSON(): Span {
    return {start: this.start, end: this.end}
  }
}

/**
 *  Whether both spans are on the same blocks at the same places, so that they stay equal whatever changes around them.
 */
export function isSameSpan(a: Span, b: Span): boolean {
  if (a === b) return true
  return (
    a instanceof BlockSpan
    && b instanceof BlockSpan
    && a.first === b.first
    && a.from === b.from
    && a.last === b.last
    && a.to === b.to
  )
}

/** Index of the block that holds the offset; of one between two blocks, the second. */
export function blockIndexAt(blocks: readonly Block[], offset: number): number {
  return Math.max(
    0,
    lastIndexWhere(blocks, it => it.start <= offset),
  )
}

/**
 * Puts a span of offsets into the document on the blocks that hold its ends. An end between two blocks is put on the
 * first.
 */
export function anchorSpan(blocks: readonly Block[], {start, end}: Span): BlockSpan {
  const first = blocks[blockIndexAt(blocks, start)] as Block
  const last = end <= first.end ? first : (blocks[blockIndexAt(blocks, end - 1)] as Block)
  return new BlockSpan(first, start - first.start, last, end - last.start)
}
