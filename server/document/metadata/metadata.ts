import {BlockSpan, type Block} from '../../markdown/block.ts'
import {plainText} from '../../markdown/inline.ts'
import {collect} from '../../markdown/collect.ts'
import type {Line} from '../../markdown/line.ts'
import {readCells, trim} from '../../markdown/lines.ts'
import type {MarkdownText} from '../../markdown/markdown-text.ts'
import {keptOn, type Steps} from '../../text/kept.ts'
import type {Located, Span} from '../../text/span.ts'
import type {MetadataField, SectionKind} from '../types.ts'
import {regex} from '../../text/regex.ts'

/**
 * The fields of a document: its front matter, lines and bullets such as `**Date**: 2020-01-01`, and rows of two-column
 * tables, anywhere. A key has at most six words; a longer one is a sentence.
 */
export function readMetadata(markdown: MarkdownText, kindsOf: KindsOf, steps: Steps): readonly MetadataField[] {
  const found = collect(steps, 'fields of blocks', markdown, {
    inputs: [kindsOf],
    around: 0,
    read(block) {
      const own = fieldsIn(block, kindsOf, undefined, undefined, markdown)
      return own === none ? undefined : own
    },
  })
  return steps.step('fields', [found], () => found.flatMap(([, fields]) => fields))
}

/** What a title says its section is for. */
type KindsOf = (title: string) => readonly SectionKind[]

const none: readonly MetadataField[] = []

const fieldsIn = keptOn(
  (block: Block, kindsOf: KindsOf, _b: undefined, _c: undefined, {text}: MarkdownText): readonly MetadataField[] => {
    const fields: MetadataField[] = []
    const placed = <T>({value, span}: Located<T>): Located<T> => ({
      value,
      span: new BlockSpan(block, span.start - block.start, block, span.end - block.start),
    })
    for (const line of block.lines) {
      for (const part of partsOf(text, line)) {
        const field = readField(text, part)
        if (field)
          fields.push({
            form: field.form,
            key: placed(field.key),
            value: placed(field.value),
            kinds: kindsOf(field.key.value),
          })
      }
    }
    return fields.length ? fields : none
  },
)

/** A line, or a part of a line that `<br>` separates. */
type FieldLine = Pick<Line, 'kind' | 'start' | 'end' | 'content' | 'indent'>

/** `<br>` splits a line of text: "Status: final<br> Owner: Jane". */
function partsOf(text: string, line: Line): FieldLine[] {
  if (line.kind !== 'text' && line.kind !== 'item') return [line]
  const source = text.slice(line.content, line.end)
  if (!source.includes('<')) return [line]
  const {kind, start, indent} = line
  const parts: FieldLine[] = []
  let content = line.content
  for (const {index, 0: mark} of source.matchAll(/<br\s{0,3}\/?>\s{0,9}/gi)) {
    parts.push({kind, start, indent, content, end: line.content + index})
    content = line.content + index + mark.length
  }
  return [...parts, {kind, start, indent, content, end: line.end}]
}

type FoundField = Omit<MetadataField, 'kinds'>

/** The field that the line is, if it is one. */
function readField(text: string, line: FieldLine): FoundField | undefined {
  switch (line.kind) {
    case 'front-matter':
      return readFrontMatter(text, line)
    case 'item':
      return readRunIn(text, line, 'bullet')
    case 'text':
      return readRunIn(text, line, 'line')
    case 'row':
      return readRow(text, line)
    default:
      return undefined
  }
}

const frontMatterKey = /^[ \t]*(?:-[ \t]+)?["']?([\w-]{1,40})["']?[ \t]*[:=][ \t]*/

function readFrontMatter(text: string, line: FieldLine): FoundField | undefined {
  const match = frontMatterKey.exec(text.slice(line.start, line.end))
  if (!match?.[1]) return undefined
  const keyStart = line.start + match[0].indexOf(match[1])
  let value = trim(text, line.start + match[0].length, line.end)
  if (
    /["']/.test(text[value.start] ?? '')
    && text[value.start] === text[value.end - 1]
    && value.start + 1 < value.end
  ) {
    value = {start: value.start + 1, end: value.end - 1}
  }
  return field(text, 'front-matter', {start: keyStart, end: keyStart + match[1].length}, value)
}

/** `**Key**: value`, `**Key:** value`, `Key: value`; of plain text only with a short key that begins with a capital. */
const runIn = regex('u')`
    ^(?:(\*\*|__)([^*_\n]{1,60}?)(?:[:：]\s*\1|\1\s*[:：])
    |([\p{Lu}\p{Lo}][\p{Letter}\p{Number}' /()-]{1,40}?)\s?[:：])(?!//)
  `

function readRunIn(text: string, line: FieldLine, form: 'line' | 'bullet'): FoundField | undefined {
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

function readRow(text: string, line: FieldLine): FoundField | undefined {
  const cells = readCells(text, line).filter(cell => cell.start < cell.end)
  const [key, value] = cells
  if (cells.length !== 2 || !key || !value || 60 < key.end - key.start || /^\W*\d/.test(text.slice(key.start, key.end)))
    return undefined
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
