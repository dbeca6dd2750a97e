import type {Line} from '../../markdown/line.ts'
import type {Section} from '../types.ts'

/** How a section writes its items. */
export type ItemStyle = 'rows' | 'items' | 'html' | 'lines' | 'code' | 'none'

/** @param own the lines of the section that are not blank, as indices in `lines` */
export function styleOf(text: string, lines: readonly Line[], own: readonly number[], section: Section): ItemStyle {
  const kinds = new Set(own.map(at => (lines[at] as Line).kind))
  if (kinds.has('row')) return 'rows'
  if (kinds.has('item')) return 'items'
  if (own.some(at => /<li\b/i.test(text.slice((lines[at] as Line).start, (lines[at] as Line).end)))) return 'html'
  if (kinds.has('code') && [...kinds].every(it => it === 'code' || it === 'fence')) return 'code'
  return kinds.has('text') && section.kinds.length === 1 ? 'lines' : 'none'
}

/**
 * Which of a section's lines begin an item: indices in `own`, in order.
 * @param from offset of the end of the heading
 */
export function itemLines(
  text: string,
  lines: readonly Line[],
  own: readonly number[],
  from: number,
  style: 'items' | 'lines' | 'code',
): number[] {
  if (style === 'items') return listItems(text, lines, own)
  if (style === 'lines') return sentences(text, lines, own, from)
  // A list that is fenced as a whole.
  return own.flatMap((at, index) =>
    /^\s{0,8}(?:[-*+]|\d{1,2}[.)])\s/.test(text.slice((lines[at] as Line).start, (lines[at] as Line).end))
      ? [index]
      : [],
  )
}

function listItems(text: string, lines: readonly Line[], own: readonly number[]): number[] {
  const items = own.map(at => lines[at] as Line).filter(it => it.kind === 'item')
  const indent = items.reduce((least, it) => Math.min(least, it.indent), Infinity)
  const outer = items.filter(it => it.indent <= indent + 1)
  // Bullets between the items of a numbered list are details of the item above them.
  const isNumbered = isOrdered(outer[0]) && 2 <= outer.filter(isOrdered).length
  const found: number[] = []
  /** The indents of the items above the line. */
  const above: number[] = []
  let group: number | undefined
  own.forEach((at, index) => {
    const line = lines[at] as Line
    if (line.kind === 'text' && labelled.test(text.slice(line.content, line.content + 40))) found.push(index)
    if (line.kind !== 'item') return
    while (above.length && line.indent <= (above.at(-1) as number)) above.pop()
    const isInGroup = group !== undefined && line.indent <= group + 5 && above.at(-1) === group
    above.push(line.indent)
    if (isGroup(text, lines, at)) group = line.indent
    else if (isInGroup || (line.indent <= indent + 1 && (isOrdered(line) || !isNumbered))) found.push(index)
  })
  return found
}

/** A paragraph that labels itself as an item. */
const labelled = /^(?:\*\*|__)?action item(?: \d{1,2})?(?:\*\*|__)?:/i

function isOrdered(line: Line | undefined): boolean {
  return line !== undefined && /\d/.test(line.mark)
}

/** "- **Tasks:**" with its items nested below. */
function isGroup(text: string, lines: readonly Line[], at: number): boolean {
  const line = lines[at] as Line
  const next = lines.slice(at + 1, at + 4).find(it => it.kind !== 'blank')
  if (next?.kind !== 'item' || next.indent <= line.indent) return false
  const source = text.slice(line.content, line.end).trim()
  return /^(?:\*\*|__)[^*_]{1,80}(?:\*\*|__):?$/.test(source) || /^[^.]{1,60}[:：]$/.test(source)
}

/**
 * Each line is an item unless it continues the sentence of the line above; if some lines have marks, only those are
 * items.
 */
function sentences(text: string, lines: readonly Line[], own: readonly number[], from: number): number[] {
  const textAt = (index: number): string => {
    const line = lines[own[index] as number] as Line
    return text.slice(line.content, line.end)
  }
  const first = own.flatMap((at, index) => (startsSentence(text, lines, at, from) ? [index] : []))
  const marked = first.filter(it => /^(?:[*•·–-]|\d{1,2}[.)])[^\s*]/.test(textAt(it)))
  return 1 < marked.length ? marked : first.filter(it => !isPrompt(textAt(it)))
}

function startsSentence(text: string, lines: readonly Line[], at: number, from: number): boolean {
  const line = lines[at] as Line
  if (line.kind !== 'text') return false
  const before = lines[at - 1]
  if (before?.kind !== 'text' || before.start < from) return true
  return (
    /[.!?:;)\]"”。]\s*$/.test(text.slice(Math.max(before.start, before.end - 3), before.end))
    && /^[\p{Lu}\p{Lo}\d*_`["@]/u.test(text.slice(line.content, line.content + 2))
  )
}

/** The question or the advice of a template, or a line that points elsewhere. */
function isPrompt(source: string): boolean {
  return (
    /[?？][\s*_]*$|^\{[a-z]/.test(source)
    || /^\W{0,3}see (?:above|below)\W{0,3}$|^\W{0,3}be (?:brief|concise|specific)\b/i.test(source)
  )
}
