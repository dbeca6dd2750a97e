import type {Span} from '../server/text/span.ts'

/** A text with its marks taken out: `«»` stand around spans and may not nest, `<|>` is the cursor. */
export function readMarkers(marked: string): {text: string; spans: Span[]; cursor: number | undefined} {
  let text = ''
  let cursor: number | undefined
  let open: number | undefined
  const spans: Span[] = []
  for (let i = 0; i < marked.length; i++) {
    const char = marked[i]
    if (char === '«') open = text.length
    else if (char === '»') {
      if (open === undefined) throw new Error('» without «')
      spans.push({start: open, end: text.length})
      open = undefined
    } else if (marked.startsWith('<|>', i)) {
      cursor = text.length
      i += 2
    } else text += char
  }
  if (open !== undefined) throw new Error('« without »')
  return {text, spans, cursor}
}

/** Puts `«»` around the spans; the reverse of `readMarkers`. */
export function writeMarkers(text: string, spans: readonly Span[]): string {
  let result = ''
  let at = 0
  for (const {start, end} of [...spans].sort((a, b) => a.start - b.start)) {
    result += `${text.slice(at, start)}«${text.slice(start, end)}»`
    at = end
  }
  return result + text.slice(at)
}
