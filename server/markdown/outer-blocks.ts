import type {Span} from '../text/span.ts'
import type {Line} from './line.ts'

/** What a block is, told by its first line; a paragraph with an underline is a heading. */
export type BlockKind =
  | 'front-matter'
  | 'heading'
  | 'paragraph'
  | 'list'
  | 'table'
  | 'quote'
  | 'code'
  | 'comment'
  | 'html'
  | 'rule'

/**
 * What stands between two places at which a line of its own can be put in without breaking anything: whole lines,
 * without the last line end.
 */
export interface Block extends Span {
  readonly kind: BlockKind
}

/** The outermost blocks, in order; a list is one block with all that is nested in it. */
export function readBlocks(lines: readonly Line[]): Block[] {
  const blocks: Block[] = []
  let index = 0
  while (index < lines.length) {
    const line = lines[index] as Line
    if (line.kind === 'blank') {
      index++
      continue
    }
    const to = blockEnd(lines, index)
    const last = lines[to - 1] as Line
    blocks.push({kind: last.kind === 'underline' ? 'heading' : kindOf(line), start: line.start, end: last.end})
    index = to
  }
  return blocks
}

function kindOf({kind}: Line): BlockKind {
  switch (kind) {
    case 'item':
      return 'list'
    case 'row':
    case 'delimiter':
      return 'table'
    case 'text':
    case 'underline':
    case 'blank':
      return 'paragraph'
    case 'fence':
      return 'code'
    default:
      return kind
  }
}

/** The index behind the block's last line. */
function blockEnd(lines: readonly Line[], from: number): number {
  const first = lines[from] as Line
  switch (first.kind) {
    case 'heading':
    case 'rule':
      return from + 1
    case 'fence':
      return fenceEnd(lines, from)
    case 'item':
      return itemsEnd(lines, from, it => first.indent <= it.indent)
    case 'text':
      return runEnd(lines, from, it => it === 'text' || it === 'underline')
    case 'row':
    case 'delimiter':
      return runEnd(lines, from, it => it === 'row' || it === 'delimiter')
    case 'html':
      return runEnd(lines, from, it => it === 'html' || it === 'text')
    default:
      return runEnd(lines, from, it => it === first.kind)
  }
}

function runEnd(lines: readonly Line[], from: number, goesOn: (kind: Line['kind']) => boolean): number {
  let to = from + 1
  // A paragraph ends at its underline.
  while (to < lines.length && lines[to - 1]?.kind !== 'underline' && goesOn((lines[to] as Line).kind)) to++
  return to
}

function fenceEnd(lines: readonly Line[], from: number): number {
  let to = from + 1
  while (lines[to]?.kind === 'code') to++
  return lines[to]?.kind === 'fence' ? to + 1 : to
}

/** Behind an item and all that hangs on it, and on the items that follow as long as `isSibling` takes them. */
export function itemsEnd(lines: readonly Line[], from: number, isSibling: (item: Line) => boolean): number {
  const first = lines[from] as Line
  let to = from + 1
  for (let i = from + 1; i < lines.length; i++) {
    const line = lines[i] as Line
    if (line.kind === 'blank') continue
    const isNested = first.indent < line.indent
    const isLazy = line.kind === 'text' && lines[i - 1]?.kind !== 'blank'
    if (!(isNested || isLazy || (line.kind === 'item' && isSibling(line))) || line.kind === 'heading') break
    to = i + 1
  }
  return to
}
