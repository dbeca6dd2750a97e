/** What a name of a file can be made of. */
export interface NameParts {
  /** ISO 8601. */
  readonly date: string
  readonly title: string
}

/**
 * Where a new document is to be saved, as a path below the workspace folder: `{date}`, `{year}`, `{month}`, `{day}` and `{title}` are
 * filled in. It leads nowhere else: a workspace sets it, and is not to be trusted.
 */
export function documentPath(folder: string, pattern: string, {date, title}: NameParts): string {
  const [year = '', month = '', day = ''] = date.split('-')
  const values: Readonly<Record<string, string>> = {date, year, month, day, title: wordsOf(title) || 'postmortem'}
  const valueOf = (key: string): string | undefined => Object.hasOwn(values, key) ? values[key] : undefined
  const name = pattern.replace(/\{(\w{1,10})\}/g, (written, key: string) => valueOf(key) ?? written)
  const segments = `${folder}/${name}`.split(/[\\/]/).map(safeSegment).filter(it => it !== '')
  const path = segments.join('/') || 'postmortem'
  return /\.(?:md|markdown)$/i.test(path) ? path : `${path}.md`
}

/** The same path with a number before its extension. */
export function numbered(path: string, count: number): string {
  return count < 2 ? path : path.replace(/(\.\w+)$/, `-${count}$1`)
}

/** Letters and digits of any script, in lower case, with hyphens between the words. */
function wordsOf(title: string): string {
  const words = title.toLowerCase().replace(/['’]/g, '').match(/[\p{Letter}\p{Mark}\p{Number}]+/gu) ?? []
  let name = ''
  for (const word of words) {
    if (longestTitle < name.length + word.length + 1) break
    name += name ? `-${word}` : word
  }
  return name || (words[0] ?? '').slice(0, longestTitle)
}

/** Characters. */
const longestTitle = 60

/**
 * Without what file systems do not take; empty for `.` and `..`. What is removed first may leave one of these two, and
 * so may blanks around it, of every kind: also those without a width.
 */
function safeSegment(segment: string): string {
  let safe = segment.replace(/[<>:"|?*\p{Cc}]/gu, '').slice(0, longestSegment)
  for (let before; before !== safe;) {
    before = safe
    safe = safe.replace(/^[\s\p{Cf}]+/u, '').replace(/[\s\p{Cf}.]+$/u, '')
  }
  return safe
}

/** Characters. */
const longestSegment = 100
