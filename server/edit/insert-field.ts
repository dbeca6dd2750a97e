import {fields, isField, type FieldKey} from '../document/metadata/known-fields.ts'
import {writtenLanguage} from '../document/facts/language.ts'
import type {MetadataField, PostmortemModel} from '../document/types.ts'
import {textStart} from '../text/byte-order-mark.ts'
import {lineEndOf} from '../text/line-end.ts'
import type {Edit, Span} from '../text/span.ts'

/** A field that is written without a value, and the edit that gives it one to fill in. */
export interface EmptyField {
  readonly key: FieldKey
  readonly span: Span
  readonly edit: Edit
}

/** Which of the fields are present without a value, in the front matter or above the first section. */
export function emptyFields(model: PostmortemModel, text: string, keys: readonly FieldKey[]): EmptyField[] {
  const found: EmptyField[] = []
  const add = (name: string, span: Span, at: number, space: string) => {
    const key = keys.find(it => isField({key: {value: name, span}}, it) && !found.some(other => other.key === it))
    if (key) found.push({key, span, edit: {span: {start: at, end: at}, text: space + fields[key].placeholder}})
  }
  for (const {form, key, value} of model.metadata)
    if (form === 'front-matter' && value.value === '') add(key.value, key.span, key.span.end + 1, ' ')
  let start = 0
  for (const line of text.slice(0, headEnd(model)).split('\n')) {
    const match =
      /^[ \t]{0,3}(?:[-*+][ \t]{1,4}|\|[ \t]{0,4})?(?:\*\*|__)?([\p{L}][\p{L} ()/-]{1,40}?)[ \t]{0,2}(?:(?:\*\*|__)?[:：](?:\*\*|__)?|(?:\*\*|__)?[ \t]{0,40}(?=\|))[ \t]{0,60}(\|?)[ \t\r]*(\|?)[ \t\r]*$/u.exec(
        line,
      )
    const next = /^[^\n]{0,200}/.exec(text.slice(start + line.length + 1))?.[0] ?? ''
    // A label may have its value below it.
    if (match?.[1] && (line.includes('|') || /^\s*$|^[ \t]{0,3}(?:[-*+]\s|#)|[:：]/.test(next))) {
      const from = start + line.indexOf(match[1])
      const bar = match[3] ? line.lastIndexOf('|') : -1
      const at = bar < 0 ? start + line.trimEnd().length : start + line.slice(0, bar).trimEnd().length
      add(match[1].trim(), {start: from, end: from + match[1].trim().length}, at, ' ')
    }
    start += line.length + 1
  }
  return found
}

/** The edit that adds the fields next to the existing ones, in their style; else below the title. */
export function fieldInsertion(model: PostmortemModel, text: string, keys: readonly FieldKey[]): Edit {
  const rows = keys.map(key => [nameIn(key, model.language), fields[key].placeholder] as const)
  const block = fieldBlock(model, text)
  const anchor = block.findLast(it => isWhole(it, text, model.metadata))
  if (anchor) return besides(block[0] as MetadataField, anchor, text, rows)
  const front = frontMatterEnd(model, text)
  const newline = lineEndOf(text)
  if (front !== undefined && model.metadata.some(it => it.form === 'front-matter' && isKnown(it))) {
    const isToml = text.startsWith('+++', textStart(text))
    return {
      span: {start: front, end: front},
      text: keys
        .map(key =>
          isToml ? `${key} = "${fields[key].placeholder}"${newline}` : `${key}: ${fields[key].placeholder}${newline}`,
        )
        .join(''),
    }
  }
  const list = rows.map(([name, value]) => `- **${name}:** ${value}`).join(newline)
  const title = model.sections.find(it => it.kinds.includes('title'))?.heading.span.end
  if (title !== undefined) return {span: {start: title, end: title}, text: `${newline}${newline}${list}`}
  const frontEnd = front === undefined ? undefined : text.indexOf('\n', front)
  if (frontEnd === -1)
    return {span: {start: text.length, end: text.length}, text: `${newline}${newline}${list}${newline}`}
  const start = frontEnd === undefined ? textStart(text) : frontEnd + 1
  return {span: {start, end: start}, text: `${list}${newline}${newline}`}
}

function nameIn(key: FieldKey, language: string): string {
  return fields[key].names[writtenLanguage(language)]
}

function isKnown(field: MetadataField): boolean {
  return (Object.keys(fields) as FieldKey[]).some(it => isField(field, it))
}

/** Where the first section begins that is not the title; a label alone on its line may be a field without a value. */
export function headEnd({sections}: PostmortemModel): number {
  return Math.min(
    sections.find(it => !it.kinds.includes('title') && /^(?:atx|setext|html|unspaced)$/.test(it.heading.style))?.span
      .start ?? 4000,
    4000,
  )
}

/** The first group of adjacent fields in which at least one is known, outside the front matter. */
function fieldBlock(model: PostmortemModel, text: string): MetadataField[] {
  const end = headEnd(model)
  const holders = model.sections.filter(it =>
    it.kinds.some(kind => kind === 'metadata' || kind === 'stats' || kind === 'summary'),
  )
  const candidates = model.metadata.filter(
    ({form, key: {span}}) =>
      form !== 'front-matter'
      && (span.start < end || holders.some(it => it.body.start <= span.start && span.start < it.body.end)),
  )
  const first = candidates.findIndex(isKnown)
  if (first < 0) return []
  const block = [candidates[first] as MetadataField]
  for (const it of candidates.slice(first + 1)) {
    const last = block.at(-1) as MetadataField
    if (it.form !== last.form || /\n[ \t]{0,40}\r?\n/.test(text.slice(last.value.span.end, it.key.span.start))) break
    block.push(it)
  }
  return block
}

/** Whether the value ends with its line and does not continue on the next. */
function isWhole({form, value: {span}}: MetadataField, text: string, metadata: readonly MetadataField[]): boolean {
  const rest = text.slice(span.end, span.end + 400)
  if (form === 'table' || /^[ \t]{0,9}<br/i.test(rest) || /^[ \t\\]{0,9}\r?(?:$|\n[ \t]{0,40}\r?(?:\n|$))/.test(rest))
    return true
  if (form === 'bullet') return /^[ \t\\]{0,9}\r?\n[ \t]{0,1}[-*+][ \t]/.test(rest)
  const next = span.end + rest.indexOf('\n') + 1
  return rest.includes('\n') && metadata.some(it => next <= it.key.span.start && it.key.span.start <= next + 6)
}

/** What surrounds the name and the value of a field on its line, so that another one can be written in the same way. */
export function surroundings(
  {key, value}: MetadataField,
  text: string,
): {readonly before: string; readonly between: string; readonly behind: string; readonly newline: string} {
  return {
    before: text
      .slice(text.lastIndexOf('\n', key.span.start - 1) + 1, key.span.start)
      .replace(/^.*<br\s{0,3}\/?>\s{0,9}/i, ''),
    between: text.slice(key.span.end, value.span.start),
    behind: text.slice(value.span.end).split(/\r?\n/, 1)[0] ?? '',
    newline: lineEndOf(text),
  }
}

/** New fields after `anchor`, in the style of `sample`. */
function besides(
  sample: MetadataField,
  anchor: MetadataField,
  text: string,
  rows: readonly (readonly [name: string, value: string])[],
): Edit {
  const {before, between, behind, newline} = surroundings(sample, text)
  const {end} = anchor.value.span
  if (sample.form === 'table') {
    const mark = /^(?:\*\*|__)/.exec(text.slice(sample.key.span.start, sample.key.span.end))?.[0] ?? ''
    const at = end + surroundings(anchor, text).behind.length
    return {
      span: {start: at, end: at},
      text: rows.map(([name, blank]) => `${newline}${before}${mark}${name}${mark}${between}${blank}${behind}`).join(''),
    }
  }
  const ending = /^(?:[ \t]{0,9}<br\s{0,3}\/?>|[ \t]{2,9}$|\\$)/i.exec(behind)?.[0] ?? ''
  return {
    span: {start: end, end},
    text: rows.map(([name, blank]) => `${ending}${newline}${before}${name}${between}${blank}`).join(''),
  }
}

/** Where the last line of the front matter begins. */
function frontMatterEnd({literals}: PostmortemModel, text: string): number | undefined {
  const [first] = literals
  const match =
    first?.start === textStart(text)
      ? /^\ufeff?(?:---|\+\+\+)[^]*\n(?=(?:---|\.\.\.|\+\+\+)\s*$)/.exec(text.slice(0, first.end))
      : null
  return match?.[0].length
}
