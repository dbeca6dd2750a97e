/** What keeps a line of Markdown apart from the one below when it is shown; empty where nothing does. */
export function hardBreakOf(line: string): string {
  return /(?: {2,40}|\\|<br ?\/?>)$/.exec(line)?.[0] ?? ''
}
