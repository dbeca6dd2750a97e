import {textStart} from '../text/byte-order-mark.ts'

/** Where the first line behind the front matter begins; 0 of a document that has none. */
export function frontMatterEnd(text: string): number {
  const start = textStart(text)
  const first = text.charCodeAt(start)
  if (first !== dash && first !== plus) return 0
  const mark = text.slice(start, start + 3)
  const close = closing[mark]
  const opening = close && /^[ \t]*(?:\r\n?|\n)/.exec(text.slice(start + 3, start + 200))
  if (!close || !opening) return 0
  const from = start + 3 + opening[0].length
  // It may close in the line below.
  close.lastIndex = from - 1
  const found = close.exec(text)
  if (!found) return 0
  // A document that opens with a line across the page has no key below it.
  const words = text.slice(from, found.index + 1).trimStart()
  return words === '' || /^(?:[\w"'-][^\r\n]*[:=]|#)/.test(words) ? found.index + found[0].length : 0
}

const closing: Readonly<Record<string, RegExp>> = {
  '---': /[\r\n](?:---|\.\.\.)[ \t]*(?:\r\n?|\n|$)/g,
  '+++': /[\r\n]\+\+\+[ \t]*(?:\r\n?|\n|$)/g,
}

const dash = 45
const plus = 43
