import {kept} from '../text/kept.ts'
import {contains, type Span} from '../text/span.ts'
import {blockIndexAt, type Block} from './block.ts'
import {inlineLiterals} from './inline.ts'
import type {LineKind} from './line.ts'
import type {MarkdownText} from './markdown-text.ts'

/** Lines whose text is not the author's prose. */
export const literalKinds: ReadonlySet<LineKind> = new Set<LineKind>([
  'front-matter',
  'fence',
  'code',
  'comment',
  'quote',
])

/** Whether a span is not prose, as the block tells that it begins in, or the inline marks around it. */
export function isLiteral(markdown: MarkdownText, span: Span): boolean {
  const kind = kindAt(markdown, span.start)
  return (kind !== undefined && literalKinds.has(kind)) || isInlineLiteral(markdown, span)
}

/** As `isLiteral`, of code and the like alone; quoted text is not counted, nor are inline marks. */
export function isUnquotedLiteral(markdown: MarkdownText, {start}: Span): boolean {
  const kind = kindAt(markdown, start)
  return kind !== undefined && kind !== 'quote' && literalKinds.has(kind)
}

/** Whether an inline mark, or the definition of a link, makes a span one that is not prose. */
export function isInlineLiteral({text, blocks}: MarkdownText, span: Span): boolean {
  const block = blocks[blockIndexAt(blocks, span.start)] as Block
  const passage = passageAround(block, span)
  const local = {start: span.start - passage.start, end: span.end - passage.start}
  const isAll = passage.start === block.start && passage.end === block.end
  const literals = isAll ? literalsIn(block) : inlineLiterals(text.slice(passage.start, passage.end))
  return literals.some(it => contains(it, local))
}

const literalsIn = kept(({text}: Block) => inlineLiterals(text))

/** UTF-16 units: of a block that is longer than two of these, what is near. */
const longest = 2000

/**
 * What is read together with a span: the block without the white space before it, as a deeply nested item, alone, would
 * be read as code. A long block is cut.
 */
function passageAround({start, end, text}: Block, span: Span): Span {
  const indent = /^[ \t]*/.exec(text)?.[0].length ?? 0
  const from = Math.min(span.start, Math.max(start + indent, span.start - longest))
  return {start: from, end: Math.max(span.end, Math.min(end, span.end + longest))}
}

/** The kind of the line that holds the offset. */
function kindAt({blocks}: MarkdownText, offset: number): LineKind | undefined {
  const {lines} = blocks[blockIndexAt(blocks, offset)] as Block
  return lines.findLast(it => it.start <= offset)?.kind
}
