import {lastIndexWhere} from '../text/sorted.ts'
import type {LineState} from './line-state.ts'

/** What a line is. `underline` makes a heading of the paragraph above; `delimiter` is the line of dashes in a table. */
export type LineKind =
  | 'blank'
  | 'front-matter'
  | 'fence'
  | 'code'
  | 'comment'
  | 'html'
  | 'quote'
  | 'heading'
  | 'underline'
  | 'rule'
  | 'item'
  | 'row'
  | 'delimiter'
  | 'text'

/** What a line's marks say of it, besides its kind. */
export interface LineForm {
  /** Columns of white space at the start; a tab goes on to the next multiple of four. */
  readonly indent: number
  /** Of a heading 1–6, of a setext underline 1 or 2, else 0. */
  readonly level: number
  /** Of an item: `-`, `*`, `+`, `1.` … */
  readonly mark: string
  /** Of an item with a task box: whether it is ticked. */
  readonly isTicked: boolean | undefined
  /** What the lines above leave open. */
  readonly state: LineState
}

/** One line. Its offsets count in the document; they are kept relative to its block, and move with it. */
export class Line implements LineForm {
  readonly kind: LineKind
  readonly indent: number
  readonly level: number
  readonly mark: string
  readonly isTicked: boolean | undefined
  readonly state: LineState
  /** The block that holds the line. */
  block: LineHolder = unplaced
  /** UTF-16 units from the start of the block, as the next two. */
  private from: number
  private to: number
  private textFrom: number
  /** Index of the line in its block. */
  private nth = 0

  /** A line of no block yet; its offsets count in the document. */
  constructor(kind: LineKind, start: number, end: number, content: number, form: LineForm) {
    this.kind = kind
    this.indent = form.indent
    this.level = form.level
    this.mark = form.mark
    this.isTicked = form.isTicked
    this.state = form.state
    this.from = start
    this.to = end
    this.textFrom = content
  }

  /** Makes it the nth line of a block that begins at `start`. Called once, before anybody sees the line. */
  settle(block: LineHolder, start: number, nth: number): void {
    this.block = block
    this.nth = nth
    this.from -= start
    this.to -= start
    this.textFrom -= start
  }

  get start(): number {
    return this.block.start + this.from
  }

  /** Before the line end. */
  get end(): number {
    return this.block.start + this.to
  }

  /** Offset of the text after indent and mark (`#`, `-`, `1.`, task box). */
  get content(): number {
    return this.block.start + this.textFrom
  }

  /** Index among the lines of the document. */
  get index(): number {
    return this.block.firstLine + this.nth
  }
}

/** Where the lines of a block are: offset and index of the first one. */
export interface LineHolder {
  readonly start: number
  readonly firstLine: number
}

const unplaced: LineHolder = {start: 0, firstLine: 0}

/** Index of the line that holds the offset; of one between two lines, the line before it. */
export function lineAt(lines: readonly Line[], offset: number): number {
  return Math.max(
    0,
    lastIndexWhere(lines, it => it.start <= offset),
  )
}
