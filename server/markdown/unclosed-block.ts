import type {Span} from '../text/span.ts'
import type {Line} from './line.ts'
import {readStructure, structureReader} from './structure.ts'

/**
 * The fence, comment or other block that is still open at the end of a document: anything appended becomes a part of
 * it. A block in a list or a quote does not count, as it ends with that.
 */
export function unclosedBlock(text: string, lines: readonly Line[]): Span | undefined {
  const last = lines.at(-1)
  if (!last || last.kind === 'front-matter') return undefined
  const reader = structureReader(text, last.state)
  readStructure(reader, last.start, last.end, lines.at(-2))
  const {
    leaf: {kind, mark},
    containers,
  } = reader
  if (containers.length > 0 || !(kind === 'fence' || (kind === 'html' && endsWithMark.has(mark)))) return undefined
  // Before the first line of the block, something else was open, or nothing.
  let first = lines.length - 1
  while (lines[first]?.state.leaf.kind === kind && lines[first]?.state.containers.length === 0) first--
  return {start: lines[first]?.start ?? 0, end: text.length}
}

/** Kinds of HTML that a blank line does not end. */
const endsWithMark: ReadonlySet<string> = new Set(['1', '2', '3', '4', '5'])
