import type {PastedSource} from './new-entry.ts'

/** Where a text is inserted: whatever would be markup there is escaped. */
export type Surroundings = 'inline' | 'cell' | 'html' | 'code'

const address = /https?:\/\/[^\s<>|`"'\\()[\]{}*]{1,2000}/g

/**
 * A text as one line that is shown literally: it starts no emphasis, code, link, HTML or cell, and with `opensBlock`,
 * for the first text of a list item, no heading, quote or list either.
 */
export function escapeMarkdown(text: string, surroundings: Surroundings, opensBlock = false): string {
  const line = text.replace(/\s+/g, ' ').trim()
  if (surroundings === 'code') return line
  if (surroundings === 'html') return line.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
  let result = ''
  let at = 0
  for (const match of line.matchAll(address)) {
    result += escape(line.slice(at, match.index), line) + match[0]
    at = match.index + match[0].length
  }
  const rest = result + escape(line.slice(at), line)
  const escaped = opensBlock ? escapeStart(rest) : rest
  return surroundings === 'cell' ? escaped.replace(/\|/g, '\\|') : escaped
}

/** Markdown of the document as one line that renders as before; with `opensBlock`, without its list mark. */
export function asMarkdown(text: string, surroundings: Surroundings, opensBlock = false): string {
  const line = text.replace(/\s+/g, ' ').trim()
  if (surroundings === 'code' || surroundings === 'html') return escapeMarkdown(line, surroundings)
  const own = opensBlock ? line.replace(/^[-*+] /, '') : line
  return surroundings === 'cell' ? own.replace(/(?<!\\)\|/g, '\\|') : own
}

function escape(text: string, line: string): string {
  const hasPair = (char: string) => line.indexOf(char) !== line.lastIndexOf(char)
  let escaped = text
    .replace(/\\(?=[!-/:-@[-`{-~]|$)/g, '\\\\')
    .replace(/`/g, '\\`')
    .replace(/<(?=[A-Za-z/!?])/g, '\\<')
    .replace(/&(?=#?\w{1,40};)/g, '\\&')
    .replace(/\*(?=\S)|(?<=\S)\*/g, '\\*')
    .replace(/(?<![\p{Letter}\p{Number}])_|_(?![\p{Letter}\p{Number}])/gu, '\\_')
    .replace(/\[(?=\^|\[|[^[\]]{0,2000}\][([])/g, '\\[')
  if (hasPair('~')) escaped = escaped.replace(/~/g, '\\~')
  if (hasPair('$')) escaped = escaped.replace(/\$/g, '\\$')
  return escaped
}

/** What opens a block at the start of an item: heading, quote, list, task, rule. */
function escapeStart(text: string): string {
  const number = /^(\d{1,9})([.)])(?=\s|$)/.exec(text)
  if (number) return `${number[1]}\\${text.slice((number[1] as string).length)}`
  return /^(?:#{1,6}(?=\s|$)|>|[-+*](?=\s|$)|-{2,}|={2,}|\[[ xX]?\](?=\s|$)|\[[^[\]]{0,2000}\]:|\||:)/.test(text)
    ? `\\${text}`
    : text
}

/** The source as a suffix: a link if its address is safe, else its label. */
export function printSource({label, url}: PastedSource, surroundings: Surroundings): string {
  const target = url === undefined ? undefined : safeAddress(url)
  if (target === undefined || surroundings === 'code')
    return target === undefined ? ` (${escapeMarkdown(label, surroundings)})` : ` (${target})`
  return surroundings === 'html'
    ? ` (<a href="${target.replace(/&/g, '&amp;')}">${escapeMarkdown(label, 'html')}</a>)`
    : ` ([${escapeMarkdown(label, surroundings)}](${target}))`
}

/** Only web addresses, with every character encoded that could end the link. */
function safeAddress(url: string): string | undefined {
  if (!/^https?:\/\/[^\s/?#]/i.test(url) || 2000 < url.length) return undefined
  return url.replace(/[\s<>()[\]{}|\\^`"'*]/g, it => `%${it.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`)
}
