/** What keeps a line of Markdown apart from the one below when it is shown; empty where nothing does. A backslash does so within a paragraph only. */
export function hardBreakOf(line: string): string {
  const found = /(?: {2,40}|\\|<br ?\/?>)$/.exec(line)?.[0] ?? ''
  return found === '\\' && !endsInOpenBackslash(line) ? '' : found
}

/** Whether the last backslash acts on what stands behind it; of two, the first acts on the second. */
export function endsInOpenBackslash(text: string): boolean {
  return (/\\{1,40}$/.exec(text.slice(-40))?.[0] ?? '').length % 2 === 1
}
