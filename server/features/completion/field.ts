import {CompletionItemKind, InsertTextFormat, type CompletionItem} from 'vscode-languageserver'
import {fields, isField, type FieldKey} from '../../document/metadata/known-fields.ts'
import {writtenLanguage} from '../../document/facts/language.ts'
import type {MetadataField} from '../../document/types.ts'
import type {Snapshot} from '../snapshot.ts'
import {t} from '../../text/l10n.ts'
import {touches} from '../../text/span.ts'
import {blank, escapeSnippet, inOrder, rangeBefore, sectionsAround, type CompletionPlace} from './place.ts'
import {valueKeyOf, valuesOf} from './field-values.ts'

/**
 * Where the document's fields stand, those that it does not have yet, in its language and written as the others are;
 * behind a key, its values. `undefined` at any other place.
 */
export function completeField(snapshot: Snapshot, place: CompletionPlace): CompletionItem[] | undefined {
  return (
    completeValue(snapshot, place)
    ?? (place.isInFrontMatter ? completeFrontMatterKey(snapshot, place) : completeKey(snapshot, place))
  )
}

function completeValue(snapshot: Snapshot, place: CompletionPlace): CompletionItem[] | undefined {
  const {typed, rest, isInFrontMatter} = place
  const match = (isInFrontMatter ? frontMatterValue : value).exec(typed) ?? cellValue.exec(typed)
  const [, name = '', begun = ''] = match ?? []
  if (!match || !/^[\s"'`*_\\]*(?:\||$)/.test(rest) || !isFieldPlace(snapshot, place, name)) return undefined
  const key = valueKeyOf(name)
  const offered = key && valuesOf(snapshot, key)
  if (!offered || offered.length === 0) return undefined
  const space = /[:：=]$/.test(typed) ? ' ' : ''
  return offered.map(({value, detail}, index) => ({
    label: value,
    kind: CompletionItemKind.Value,
    detail,
    sortText: inOrder(index),
    filterText: space + value,
    textEdit: {range: rangeBefore(snapshot, place, begun.length), newText: space + value},
  }))
}

const frontMatterValue = /^[ \t]{0,8}["']?(\w[\w -]{0,40}?)["']?[ \t]{0,8}[:=][ \t]{0,8}["']?([^"'\n]{0,40})$/
const value =
  /^[ \t]{0,3}(?:[-*+][ \t]+)?(?:\*\*|__)?([\p{L}][\p{L}\p{N} ()/’'%-]{0,50}?)(?:[ \t]*(?:\*\*|__))?[ \t]*[:：](?:[ \t]*(?:\*\*|__))?[ \t]*([^*|`\n]{0,40})$/u
const cellValue =
  /^[ \t]*\|[ \t]*(?:\*\*|__)?([\p{L}][\p{L}\p{N} ()/’'%-]{0,50}?)[:：]?(?:\*\*|__)?[ \t]*\|[ \t]*([^|`\n]{0,40})$/u

/** In bold, or where fields stand; a sentence of the timeline may begin with "Status:" as well. */
function isFieldPlace(snapshot: Snapshot, {offset, typed, isInFrontMatter}: CompletionPlace, name: string): boolean {
  if (isInFrontMatter || isHead(snapshot, offset)) return true
  const kinds = sectionsAround(snapshot.model, offset).flatMap(it => snapshot.model.sections[it]?.kinds ?? [])
  if (kinds.includes('timeline') || kinds.includes('action-items')) return false
  return /(?:\*\*|__|\|[ \t]*)$/.test(typed.slice(0, typed.indexOf(name)))
}

/** Above the first section below the title, and in sections that are made of fields. */
function isHead({model, profile}: Snapshot, offset: number): boolean {
  // What is typed in bold reads as a heading until it has its colon.
  const first = model.sections.find(it => !it.kinds.includes('title') && !touches(it.heading.span, offset))
  if (offset < (first?.span.start ?? Infinity)) return true
  const section = model.sections[sectionsAround(model, offset)[0] ?? -1]
  const holder = profile.sections.find(it => it.holdsFields)
  return section?.kinds.some(kind => kind === 'metadata' || kind === 'stats' || holder?.kinds.includes(kind)) === true
}

/** A field that is written already shows how the next one is. */
function completeKey(snapshot: Snapshot, place: CompletionPlace): CompletionItem[] | undefined {
  const {offset, typed, rest} = place
  const match = key.exec(typed)
  if (!match || rest.replace(/^(?:\*\*|__)/, '').trim() !== '' || !isHead(snapshot, offset)) return undefined
  const [, mark = '', begun = ''] = match
  // More than one word without any mark is a sentence.
  if (mark === '' && begun.includes(' ')) return undefined
  const sample = sampleOf(snapshot, offset)
  const form = mark.includes('|') ? 'table' : /[-*+][ \t]/.test(mark) ? 'bullet' : 'line'
  if (sample ? sample.form !== form && mark.trim() !== '' : form === 'table') return undefined
  // A list above the first section may be anything, unless the profile wants fields there.
  if (!sample && form === 'bullet' && snapshot.profile.fields.length === 0) return undefined
  const style = sample
    ? styleOf(snapshot.text, sample)
    : {prefix: form === 'bullet' ? '- **' : '**', between: ':** ', tail: form === 'bullet' ? '' : '  '}
  const language = writtenLanguage(snapshot.model.language)
  const closing = /^(?:\*\*|__)/.exec(rest)?.[0].length ?? 0
  return missingKeys(snapshot).map((it, index) =>
    toItem(snapshot, place, typed.trimStart().length, closing, it, index, {
      name: fields[it].names[language],
      before: style.prefix,
      between: style.between,
      tail: style.tail,
    }),
  )
}

const key = /^[ \t]{0,3}((?:[-*+][ \t]+|\|[ \t]*)?(?:\*{1,2}|_{1,2})?)([\p{L}][\p{L} ()/’'-]{0,40})?$/u

function completeFrontMatterKey(snapshot: Snapshot, place: CompletionPlace): CompletionItem[] | undefined {
  const {typed, rest} = place
  if (!/^[\w-]{0,40}$/.test(typed) || rest.trim() !== '') return undefined
  const own = snapshot.model.metadata.filter(it => it.form === 'front-matter')
  const isToml = snapshot.text.startsWith('+++')
  const underscore = own.some(it => it.key.value.includes('_'))
  const known = new Set(own.map(it => it.key.value.toLowerCase()))
  const extra = (['type', 'template'] as const).filter(it => !known.has(it))
  return [...missingKeys(snapshot), ...extra].map((it, index) =>
    toItem(snapshot, place, typed.length, 0, it, index, {
      name: underscore ? it.replaceAll('-', '_') : it,
      before: '',
      between: isToml ? ' = ' : ': ',
      tail: '',
      quote: isToml ? '"' : '',
    }),
  )
}

/** First those that the profile asks for, in its order. */
function missingKeys({model, profile}: Snapshot): FieldKey[] {
  const wanted = profile.fields.map(it => it.key)
  const others = (Object.keys(fields) as FieldKey[]).filter(it => !wanted.includes(it))
  return [...wanted, ...others].filter(key => !model.metadata.some(it => isField(it, key)))
}

/** The nearest field above in the same part of the document, else the first below. */
function sampleOf(snapshot: Snapshot, offset: number): MetadataField | undefined {
  const own = snapshot.model.metadata.filter(it => it.form !== 'front-matter' && isHead(snapshot, it.key.span.start))
  return own.findLast(it => it.value.span.end < offset) ?? own[0]
}

interface Writing {
  readonly name: string
  readonly before: string
  readonly between: string
  readonly tail: string
  readonly quote?: string
}

/**
 * What stands around a field: before its key, between key and value, and behind it to keep its line apart from the
 * next.
 */
function styleOf(
  text: string,
  {form, key: {span}, value}: MetadataField,
): {prefix: string; between: string; tail: string} {
  const line = text.lastIndexOf('\n', span.start - 1) + 1
  const prefix = text
    .slice(line, span.start)
    .replace(/^.*<br\s{0,3}\/?>\s{0,9}/i, '')
    .trimStart()
  const between = text.slice(span.end, value.span.start)
  const end = text[value.span.end - 1] === '\\' ? value.span.end - 1 : value.span.end
  const rest = text.slice(end, end + 80).split(/\r?\n/, 1)[0] ?? ''
  return {
    prefix,
    between,
    tail: form === 'table' ? rest : (/^(?: {2,8}|\\|[ \t]{0,4}<br\s{0,3}\/?>)$/.exec(rest)?.[0] ?? ''),
  }
}

/** A line that begins like this field, with its values to choose from. */
function toItem(
  snapshot: Snapshot,
  place: CompletionPlace,
  length: number,
  closing: number,
  key: FieldKey | 'type' | 'template',
  index: number,
  {name, before, between, tail, quote = ''}: Writing,
): CompletionItem {
  const isWanted = snapshot.profile.fields.find(it => it.key === key)
  const values = valuesOf(snapshot, key).map(it => it.value)
  const written = before + name + between
  const range = rangeBefore(snapshot, place, length)
  return {
    label: name,
    kind: CompletionItemKind.Property,
    detail: !isWanted
      ? t`Field`
      : isWanted.isRequired
        ? t`Required · ${snapshot.profile.name}`
        : t`Optional · ${snapshot.profile.name}`,
    sortText: inOrder(index),
    filterText: place.typed.trimStart().replace(/[\p{L}][^*_|]*$/u, '') + name,
    ...(place.canSnippet && {insertTextFormat: InsertTextFormat.Snippet}),
    textEdit: {
      range: {start: range.start, end: {line: range.end.line, character: range.end.character + closing}},
      newText: place.canSnippet
        ? `${escapeSnippet(written + quote)}${blank(1, values.slice(0, 12))}${escapeSnippet(quote + tail)}`
        : `${written}${quote}${values[0] ?? ''}${quote}${tail}`,
    },
  }
}
