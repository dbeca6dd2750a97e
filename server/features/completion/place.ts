import type {ClientCapabilities, CompletionParams, Range} from 'vscode-languageserver'
import type {PostmortemModel} from '../../document/types.ts'
import type {Snapshot} from '../snapshot.ts'
import {textStart} from '../../text/byte-order-mark.ts'
import {touches} from '../../text/span.ts'
import {toRange} from '../convert.ts'

/** Where the cursor stands, and what the client can take. */
export interface CompletionPlace {
  readonly offset: number
  /** The line up to the cursor. */
  readonly typed: string
  /** The line behind the cursor. */
  readonly rest: string
  readonly isInFrontMatter: boolean
  readonly canSnippet: boolean
}

/** `undefined` in code, comments and quotes, and on lines so long that nobody typed them. */
export function placeAt(
  {document, text, model}: Snapshot,
  {position}: Pick<CompletionParams, 'position'>,
  client: ClientCapabilities,
): CompletionPlace | undefined {
  const offset = document.offsetAt(position)
  const literal = model.literals.find(it => it.start < offset && offset < it.end)
  const start = textStart(text)
  const isInFrontMatter = literal?.start === start && /^(?:---|\+\+\+)\s/.test(text.slice(start, start + 4))
  if (literal && !isInFrontMatter) return undefined
  const typed = text.slice(document.offsetAt({line: position.line, character: 0}), offset)
  const rest = text
    .slice(offset, Math.min(document.offsetAt({line: position.line + 1, character: 0}), offset + longest))
    .replace(/[\r\n]+$/, '')
  if (longest < typed.length) return undefined
  return {
    offset,
    typed,
    rest,
    isInFrontMatter,
    canSnippet: client.textDocument?.completion?.completionItem?.snippetSupport === true,
  }
}

/** Characters. */
const longest = 600

/** What is replaced when the last `length` characters before the cursor are. */
export function rangeBefore({document}: Snapshot, {offset}: CompletionPlace, length: number): Range {
  return toRange(document, {start: offset - length, end: offset})
}

/**
 * The innermost section at the offset and all above it; the line under the cursor may itself read as a heading, and
 * that does not count.
 */
export function sectionsAround({sections}: PostmortemModel, offset: number): number[] {
  const found: number[] = []
  const index = sections.findLastIndex(it => it.span.start <= offset && !touches(it.heading.span, offset))
  for (let at = index < 0 ? undefined : index; at !== undefined; at = sections[at]?.parent) found.push(at)
  return found
}

/** A text that stands in a snippet as it is. */
export function escapeSnippet(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&')
}

/** A blank of a snippet: values to choose from, or the only one, to be overwritten. */
export function blank(index: number, values: readonly string[]): string {
  if (values.length === 0) return `$${index}`
  if (values.length === 1) return `\${${index}:${escapeSnippet(values[0] ?? '')}}`
  return `\${${index}|${values.map(it => it.replace(/[\\,|]/g, '\\$&')).join(',')}|}`
}

/** An item's place among the others, as text. */
export function inOrder(index: number): string {
  return String(index).padStart(3, '0')
}
