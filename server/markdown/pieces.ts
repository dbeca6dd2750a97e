import type {Line} from './lines.ts'

/**
 * Cuts a document where no sentence, item or row reaches over: before each heading, item, row, fence, quote and rule, and before a paragraph
 * behind a blank line. Blank lines belong to what stands above them. What is said of one piece does not change with the others.
 * @returns for each piece the index of its first line, in order; the first is 0
 */
export function cutPieces(lines: readonly Line[]): number[] {
  const starts = [0]
  for (let index = 1; index < lines.length; index++) if (beginsPiece(lines, index)) starts.push(index)
  return starts
}

/** Whether a piece begins at the line, told by its kind and that of the line above. */
function beginsPiece(lines: readonly Line[], index: number): boolean {
  const {kind} = lines[index] as Line
  const before = (lines[index - 1] as Line).kind
  switch (kind) {
    case 'blank': return false
    case 'text': return before !== 'text' && before !== 'item' && before !== 'html'
    case 'underline': return before !== 'text'
    // A row is a header only together with its dashes.
    case 'delimiter': return before !== 'row'
    case 'code': case 'fence': return before !== 'fence' && before !== 'code'
    case 'quote': case 'comment': case 'front-matter': case 'html': return before !== kind
    default: return true
  }
}

/** Index of the piece that holds the line. */
export function pieceAt(starts: readonly number[], line: number): number {
  let low = 0
  let high = starts.length
  while (low + 1 < high) {
    const middle = (low + high) >> 1
    if ((starts[middle] as number) <= line) low = middle
    else high = middle
  }
  return low
}
