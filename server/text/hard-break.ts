/**
 * What separates a line of Markdown from the one below when it is rendered; empty if nothing does. A backslash does so
 * only within a paragraph.
 */
export function hardBreakOf(line: string): string {
  const found = /(?: {2,40}|\\|<br ?\/?>)$/.exec(line)?.[0] ?? ''
  return found === '\\' && !endsInOpenBackslash(line) ? '' : found
}

/** Whether the last backslash escapes what follows it; of two, the first escapes the second. */
export function endsInOpenBackslash(text: string): boolean {
  return (/\\{1,40}$/.exec(text.slice(-40))?.[0] ?? '').length % 2 === 1
}
