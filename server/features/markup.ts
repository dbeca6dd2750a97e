import type {MarkupContent, MarkupKind} from 'vscode-languageserver'

/**
 * Markdown of ours, or what a reader sees of it, with a line for each row of a table; `formats` are those that the
 * client shows, by default all.
 */
export function markup(markdown: string, formats: readonly MarkupKind[] = ['markdown']): MarkupContent {
  return formats.includes('markdown')
    ? {kind: 'markdown', value: markdown}
    : {kind: 'plaintext', value: plainText(markdown)}
}

function plainText(markdown: string): string {
  return markdown
    .split('\n')
    .filter(it => !/^[|\s-]+$/.test(it) || it === '')
    .map(plainLine)
    .join('\n')
}

function plainLine(line: string): string {
  const cells = line.startsWith('| ')
    ? line
        .slice(1, -1)
        .split(/(?<!\\)\|/)
        .map(it => it.trim())
        .join(' · ')
    : line
  return cells.replace(/\*\*|`|\\(?=\|)/g, '').trimEnd()
}
