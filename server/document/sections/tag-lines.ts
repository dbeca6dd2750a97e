import type {Line} from '../../markdown/line.ts'

/**
 * Whether the line holds nothing but hashtags: several of them, `#incident #sev1`, or one in a column of tags,
 * `#incident` above `#checkout`. A column of headings has capitals, only names of sections, or text below it.
 * @param isName whether words are the name of a section
 */
export function isTagLine(
  text: string,
  lines: readonly Line[],
  index: number,
  isName: (words: string) => boolean,
): boolean {
  const count = tagsIn(text, lines[index])
  if (count !== 1) return 1 < count
  return isUncapitalised(text, lines[index] as Line) && isInColumn(text, lines, index, isName)
}

/** Whether the line looks like hashtags on its own: it has several, or one that does not begin with a capital. */
export function holdsTags(text: string, line: Line): boolean {
  const count = tagsIn(text, line)
  return 1 < count || (count === 1 && isUncapitalised(text, line))
}

/** How many tags the line has; 0 if there is anything else on it. */
function tagsIn(text: string, line: Line | undefined): number {
  if (!line || (line.kind !== 'text' && line.kind !== 'item') || text[line.content] !== '#') return 0
  if (longestLine < line.end - line.content) return 0
  const words = text
    .slice(line.content, line.end)
    .split(/[\s,;|·•]{1,20}/)
    .filter(it => it !== '')
  return words.every(it => tag.test(it) && named.test(it)) ? words.length : 0
}

const tag = /^#[\p{L}\p{M}\p{N}\p{Extended_Pictographic}\u200d_/&.+-]{1,100}$/u
/** A number after the hash belongs to an incident, a ticket or a rank. */
const named = /[\p{L}\p{Extended_Pictographic}]/u

/** Characters. */
const longestLine = 1000

function isUncapitalised(text: string, {content}: Line): boolean {
  return !/^#\p{Lu}/u.test(text.slice(content, content + 3))
}

function isInColumn(text: string, lines: readonly Line[], index: number, isName: (words: string) => boolean): boolean {
  let first = index
  while (index - first < longestColumn && 0 < tagsIn(text, lines[first - 1])) first--
  let next = index + 1
  while (next - index < longestColumn && 0 < tagsIn(text, lines[next])) next++
  const column = lines.slice(first, next)
  if (column.length < 2 || longestColumn <= column.length) return false
  if (!column.every(it => isUncapitalised(text, it))) return false
  if (column.every(it => isName(text.slice(it.content + 1, it.end)))) return false
  while (lines[next]?.kind === 'blank') next++
  const below = lines[next]
  return below === undefined || below.kind === 'heading' || below.kind === 'rule' || text[below.content] === '#'
}

/** Lines; a longer column is a list of something else. */
const longestColumn = 20
