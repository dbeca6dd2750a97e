import {plainText} from '../../markdown/inline.ts'
import {readCells, trim, type Line} from '../../markdown/lines.ts'
import type {Span} from '../../text/span.ts'
import type {MetadataField, SectionKind} from '../types.ts'

/**
 * The fields of a document: its front matter, lines and bullets such as `**Date**: 2020-01-01`, and rows of
 * two-column tables, wherever they stand. A key is at most six words; more is a sentence.
 */
export function readMetadata(
  text: string, lines: readonly Line[], kindsOf: (title: string) => readonly SectionKind[],
): MetadataField[] {
  const fields: MetadataField[] = []
  for (const line of lines) {
    for (const part of partsOf(text, line)) {
      const field = readField(text, part)
      if (field) fields.push({...field, kinds: kindsOf(field.key.value)})
    }
  }
  return fields
}

/** A line of text is as many as `<br>` makes of it: "Status: final<br> Owner: Jane". */
function partsOf(text: string, line: Line): Line[] {
  if (line.kind !== 'text' && line.kind !== 'item') return [line]
  const source = text.slice(line.content, line.end)
  if (!source.includes('<')) return [line]
  const parts: Line[] = []
  let content = line.content
  for (const {index, 0: mark} of source.matchAll(/<br\s{0,3}\/?>\s{0,9}/gi)) {
    parts.push({...line, content, end: line.content + index})
    content = line.content + index + mark.length
  }
  return [...parts, {...line, content}]
}

type FoundField = Omit<MetadataField, 'kinds'>

/** The field that the line is, if it is one. */
export function readField(text: string, line: Line): FoundField | undefined {
  switch (line.kind) {
    case 'front-matter': return readFrontMatter(text, line)
    case 'item': return readRunIn(text, line, 'bullet')
    case 'text': return readRunIn(text, line, 'line')
    case 'row': return readRow(text, line)
    default: return undefined
  }
}

const frontMatterKey = /^[ \t]*(?:-[ \t]+)?["']?([\w-]{1,40})["']?[ \t]*[:=][ \t]*/

function readFrontMatter(text: string, line: Line): FoundField | undefined {
  const match = frontMatterKey.exec(text.slice(line.start, line.end))
  if (!match?.[1]) return undefined
  const keyStart = line.start + match[0].indexOf(match[1])
  let value = trim(text, line.start + match[0].length, line.end)
  if (/["']/.test(text[value.start] ?? '') && text[value.start] === text[value.end - 1] && value.start + 1 < value.end) {
    value = {start: value.start + 1, end: value.end - 1}
  }
  return field(text, 'front-matter', {start: keyStart, end: keyStart + match[1].length}, value)
}

/** `**Key**: value`, `**Key:** value`, `Key: value`; of plain text only with a short key that begins with a capital. */
const runIn = /^(?:(\*\*|__)([^*_\n]{1,60}?)(?:[:：]\s*\1|\1\s*[:：])|([\p{Lu}\p{Lo}][\p{Letter}\p{Number}' /()-]{1,40}?)\s?[:：])(?!\/\/)/u

function readRunIn(text: string, line: Line, form: 'line' | 'bullet'): FoundField | undefined {
  if (form === 'line' && 3 < line.indent) return undefined
  const source = text.slice(line.content, Math.min(line.end, line.content + 100))
  const match = runIn.exec(source)
  const key = match?.[2] ?? match?.[3]
  if (!match || !key || 6 < key.trim().split(/\s+/).length) return undefined
  // "Data written between 01:09 and 13:54" has no key.
  if (/\d$/.test(key) && /\d/.test(text[line.content + match[0].length] ?? '')) return undefined
  const start = line.content + match[0].indexOf(key)
  const value = trim(text, line.content + match[0].length, line.end)
  if (value.start === value.end) return undefined
  return field(text, form, trim(text, start, start + key.length), value)
}

function readRow(text: string, line: Line): FoundField | undefined {
  const cells = readCells(text, line).filter(cell => cell.start < cell.end)
  const [key, value] = cells
  if (cells.length !== 2 || !key || !value || 60 < key.end - key.start || /^\W*\d/.test(text.slice(key.start, key.end))) return undefined
  return field(text, 'table', key, value)
}

function field(text: string, form: MetadataField['form'], key: Span, value: Span): FoundField {
  const name = plainText(text.slice(key.start, key.end)).replace(/[:：]$/, '')
  return {
    form,
    key: {value: name, span: key},
    value: {value: plainText(text.slice(value.start, value.end)), span: value},
  }
}
