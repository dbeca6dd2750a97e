import {CompletionItemKind, InsertTextFormat, type CompletionItem} from 'vscode-languageserver'
import type {Timeline, TimelineEntry} from '../../document/types.ts'
import {entryStyle, isTrailing} from '../../edit/entry-style.ts'
import {printRow} from '../../edit/table-style.ts'
import {findPlace} from '../../paste/target-timeline.ts'
import type {Snapshot} from '../snapshot.ts'
import {t} from '../../text/l10n.ts'
import {escapeSnippet, inOrder, rangeBefore, type CompletionPlace} from './place.ts'
import {timesAfter} from './timestamp.ts'

/** The next entry, and where its text is to be typed. */
export interface NextEntry {
  /** With everything before its text, from the start of the line. */
  readonly before: string
  readonly after: string
  /** What its time is, in words. */
  readonly detail: string
}

/**
 * The next entry of a timeline on an empty line right below an entry, or where its mark is begun, as the one above is
 * written. `undefined` elsewhere.
 */
export function completeNextEntry(snapshot: Snapshot, place: CompletionPlace): CompletionItem[] | undefined {
  return nextEntries(snapshot, place)?.map(({before, after, detail}, index) => ({
    label: before.trim(),
    kind: CompletionItemKind.Event,
    detail: t`Next entry · ${detail}`,
    sortText: inOrder(index),
    filterText: before.trimStart(),
    ...(place.canSnippet && {insertTextFormat: InsertTextFormat.Snippet}),
    textEdit: {
      range: rangeBefore(snapshot, place, place.typed.length),
      newText: place.canSnippet ? `${escapeSnippet(before)}$0${escapeSnippet(after)}` : before + after,
    },
  }))
}

/** The likeliest time first. */
export function nextEntries(snapshot: Snapshot, {offset, typed, rest}: CompletionPlace): NextEntry[] | undefined {
  if (!/^[ \t]*(?:[-*+|]|\d{1,3}[.)]?)?$/.test(typed) || rest.trim() !== '') return undefined
  const lineStart = offset - typed.length
  const above = entryAbove(snapshot, lineStart)
  if (!above || isTrailing(above.entry)) return undefined
  const {text, model, document} = snapshot
  const place = findPlace(text, model, document.uri, lineStart)
  if (!place?.sample) return undefined
  const {layout, prefix, gap, suffix, table} = entryStyle(text, place)
  if (layout === 'headings' || layout === 'html' || layout === 'code' || (/\d/.test(typed) && layout !== 'numbered'))
    return undefined
  const mark = layout === 'numbered' ? prefix.replace(/\d+/, it => String(Number(it) + 1)) : prefix
  const entries = timesAfter(snapshot, above.entry, above.entry.date).map(({label, time}): NextEntry => {
    if (!table) return {before: mark + time + gap, after: suffix, detail: label}
    const [before = '', after = ''] = printRow(table, time, '', blank).split(blank)
    return {before, after, detail: label}
  })
  const begun = typed.trimStart()
  return entries[0]?.before.trimStart().startsWith(begun) ? entries : undefined
}

/** Stands for the text of the entry while its row is made; no document has it. */
const blank = '\ue000'

/** The entry that ends on the line above; where blank lines keep entries apart, on the line above that. */
function entryAbove(
  {model, text}: Snapshot,
  lineStart: number,
): {timeline: Timeline; entry: TimelineEntry} | undefined {
  for (const timeline of model.timelines) {
    // A mark alone still belongs to the entry above.
    const entry = timeline.entries.findLast(it => it.span.start < lineStart)
    const gap = /\s{0,40}$/.exec(text.slice(Math.max(0, lineStart - 40), lineStart))?.[0] ?? ''
    const most = timeline.layout === 'paragraphs' ? 2 : 1
    if (entry && lineStart - gap.length <= entry.span.end && gap.split('\n').length - 1 <= most)
      return {timeline, entry}
  }
  return undefined
}
