/**
 * What front matter says below `postmortem:`, up to its next key; what stands before it is blanked, so that offsets are
 * those of the document. `undefined` when it says nothing there: `postmortem: true` or a number is somebody else's.
 */
export function frontMatterOf(text: string): string | undefined {
  const opening = /^\ufeff?---[ \t]*\r?\n/.exec(text)
  if (!opening) return undefined
  const rest = text.slice(opening[0].length, opening[0].length + longestFrontMatter)
  const end = /^(?:---|\.\.\.)[ \t]*\r?$/m.exec(rest)?.index
  const front = rest.slice(0, end ?? 0)
  const key = /^postmortem[ \t]*:(?=[ \t]*(?:[{[&]|(?:#[^\n]*)?\r?$))/m.exec(front)
  if (!key) return undefined
  const below = key.index + key[0].length
  const next = /^[^\s#]/m.exec(front.slice(below))?.index
  const start = opening[0].length + key.index
  return `${' '.repeat(start - 1)}\n${front.slice(key.index, next === undefined ? front.length : below + next)}`
}

/** Characters. */
const longestFrontMatter = 50_000
