import type {PastedEntry} from '../edit/new-entry.ts'
import {regex} from '../text/regex.ts'

/**
 * The lines of a pasted text without anything that a person cannot see: escape sequences of terminals, control
 * characters, marks that turn the direction of writing, and halves of characters. Line ends are LF, CRLF, CR, and those
 * of Unicode.
 */
export function cleanLines(text: string): string[] {
  return text
    .replace(escapeSequences, '')
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replace(invisible, '')
    .replace(spaces, ' ')
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .split('\n')
    .map(it => it.trimEnd())
}

/** Cleans an entry after its format has decoded it: an escape in JSON may stand for an invisible character. */
export function cleanEntry(entry: PastedEntry): PastedEntry {
  const {author, source} = entry
  const lines = [entry.text, ...entry.details].flatMap(cleanLines).map(it => it.trim())
  const [text = '', ...details] = lines.filter(it => it !== '')
  const {url} = source ?? {}
  return {
    ...entry,
    text,
    details,
    author: author === undefined ? undefined : oneLine(author) || undefined,
    source: source && {label: oneLine(source.label), ...(url !== undefined && {url: oneLine(url)})},
  }
}

function oneLine(text: string): string {
  return cleanLines(text).join(' ').trim()
}

/** ECMA-48: control sequences (colours), strings (titles and links of a window), and the short escapes. */
const escapeSequences = regex('g')`
    (?:\u001b\[|\u009b)[0-?]{0,64}[ -/]{0,8}[@-~]|(?:\u001b[\]PX^_]|\u009d)[^\u0007\u001b\u009c\n]{0,2000}(?:\u0007
    |\u001b\\|\u009c)|\u001b[ -/]{0,4}[0-~]
  `
const invisible = regex('gu')`
    [\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]
  `
const spaces = /[\u00a0\u2000-\u200a\u202f\u205f\u3000]/g
