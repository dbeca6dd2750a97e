/**
 * What is mutated and scored together: path prefixes from the repository's root; `!` excludes. A prefix that matches no
 * file is an error, so a folder that is renamed must be renamed here too.
 */
export const layers: Readonly<Record<string, readonly string[]>> = {
  text: ['server/text/'],
  time: ['server/time/'],
  markdown: ['server/markdown/'],
  prose: ['server/prose/'],
  // Names of sections, events and templates are data: one name less is a decision, not a fault of the code.
  document: [
    'server/document/',
    '!server/document/data/',
    '!server/document/profiles/shipped/',
    '!server/document/profiles/headings.ts',
    '!server/document/profiles/prompts.ts',
    '!server/document/actions/action-verbs.ts',
  ],
  edit: ['server/edit/'],
  rules: ['server/rules/', '!server/rules/doc/known-acronyms.ts', '!server/rules/doc/suspect-letters.ts'],
  paste: ['server/paste/'],
  lint: ['server/lint/'],
  config: ['server/config/'],
  features: ['server/features/'],
}

/** Slow suites that run with `--quick` as well: nothing else checks what they check. */
export const slowSuites: readonly string[] = [
  'incremental/opening',
  'incremental/small-change',
  'document/detect',
  'markdown/commonmark',
]

/** Whether a path from the repository's root lies in a layer. */
export function isIn(layer: readonly string[], path: string): boolean {
  const matches = layer.filter(it => path.startsWith(it.replace('!', '')))
  return 0 < matches.length && !matches.some(it => it.startsWith('!'))
}
