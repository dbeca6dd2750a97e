import type {FoldingRange} from 'vscode-languageserver'
import type {Snapshot} from './snapshot.ts'
import type {Span} from '../text/span.ts'

/** Sections, whatever their headings look like, and timeline entries that have details below them. */
export function foldingRange({document, text, model}: Snapshot): FoldingRange[] {
  const spans = [
    ...model.sections.map(it => it.span),
    ...model.timelines.flatMap(it => it.entries.map(entry => entry.span)),
  ]
  const ranges: FoldingRange[] = []
  const startLines = new Set<number>()
  for (const span of spans) {
    const startLine = document.positionAt(span.start).line
    const endLine = document.positionAt(trimmedEnd(text, span)).line
    // Two ranges that start on one line cannot both be folded: the section is wider, and comes first.
    if (endLine <= startLine || startLines.has(startLine)) continue
    startLines.add(startLine)
    ranges.push({startLine, endLine})
  }
  return ranges.sort((a, b) => a.startLine - b.startLine)
}

/** The blank lines behind a section stay visible when it is folded. */
function trimmedEnd(text: string, {start, end}: Span): number {
  let at = Math.min(end, text.length)
  while (start < at && /\s/.test(text[at - 1] ?? '')) at--
  return at
}
