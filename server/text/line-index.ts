/** Finds lines and columns of offsets. It is built once per text; each lookup is a binary search. */
export interface LineIndex {
  /** 0-based line and 0-based UTF-16 column. */
  positionAt(offset: number): {line: number; character: number}
}

/** Line ends are LF, CRLF and CR, as in the Language Server Protocol. */
export function indexLines(text: string): LineIndex {
  const starts = [0]
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code === 10 || (code === 13 && text.charCodeAt(i + 1) !== 10)) starts.push(i + 1)
  }
  return {
    positionAt(offset) {
      let low = 0
      let high = starts.length
      while (low + 1 < high) {
        const middle = (low + high) >> 1
        if ((starts[middle] as number) <= offset) low = middle
        else high = middle
      }
      return {line: low, character: offset - (starts[low] as number)}
    },
  }
}
