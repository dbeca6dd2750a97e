/** The values that a file name can be made of. */
export interface NameParts {
  /** ISO 8601. */
  readonly date: string
  readonly title: string
}

/**
 * Where to save a new document, as a path below the workspace folder: `{date}`, `{year}`, `{month}`, `{day}` and
 * `{title}` are filled in. The path never leaves the folder, because the pattern may come from an untrusted workspace.
 */
export function documentPath(folder: string, pattern: string, {date, title}: NameParts): string {
  const [year = '', month = '', day = ''] = date.split('-')
  const values: Readonly<Record<string, string>> = {date, year, month, day, title: wordsOf(title) || 'postmortem'}
  const valueOf = (key: string): string | undefined => (Object.hasOwn(values, key) ? values[key] : undefined)
  const name = pattern.replace(/\{(\w{1,10})\}/g, (written, key: string) => valueOf(key) ?? written)
  const segments = `${folder}/${name}`
    .split(/[\\/]/)
    .map(safeSegment)
    .filter(it => it !== '')
  const path = segments.join('/') || 'postmortem'
  return /\.(?:md|markdown)$/i.test(path) ? path : `${path}.md`
}

/** The same path with a number before its extension. */
export function numbered(path: string, count: number): string {
  return count < 2 ? path : path.replace(/(\.\w+)$/, `-${count}$1`)
}

/** Letters and digits of any script, in lower case, with hyphens between the words. */
function wordsOf(title: string): string {
  const words =
    title
      .toLowerCase()
      .replace(/['’]/g, '')
      .match(/[\p{Letter}\p{Mark}\p{Number}]+/gu) ?? []
  let name = ''
  for (const word of words) {
    if (maxTitleLength < name.length + word.length + 1) break
    name += name ? `-${word}` : word
  }
  return name || (words[0] ?? '').slice(0, maxTitleLength)
}

const maxTitleLength = 60

/**
 * The segment without characters that file systems reject; empty for `.` and `..`. Removing characters may leave one of
 * these two, and so may removing white space around it, including zero-width characters.
 */
function safeSegment(segment: string): string {
  let safe = segment.replace(/[<>:"|?*\p{Cc}]/gu, '').slice(0, maxSegmentLength)
  for (let before; before !== safe; ) {
    before = safe
    safe = safe.replace(/^[\s\p{Cf}]+/u, '').replace(/[\s\p{Cf}.]+$/u, '')
  }
  return safe
}

const maxSegmentLength = 100
