import {CompletionItemKind, InsertTextFormat, type CompletionItem} from 'vscode-languageserver'
import type {ActionItem} from '../../document/types.ts'
import type {Snapshot} from '../snapshot.ts'
import {t} from '../../text/l10n.ts'
import {dueDays, ticketPrefixes} from './action-values.ts'
import {blank, escapeSnippet, inOrder, rangeBefore, sectionsAround, type CompletionPlace} from './place.ts'

/**
 * In a list of action items: where an item begins, one with owner, ticket and date as the others have them; behind a
 * bracket, what the item lacks; behind "due", days. `undefined` at any other place.
 */
export function completeActionItem(snapshot: Snapshot, place: CompletionPlace): CompletionItem[] | undefined {
  const {model} = snapshot
  const own = sectionsAround(model, place.offset).find(it => model.sections[it]?.kinds.includes('action-items'))
  if (own === undefined || place.rest.replace(/^\)/, '').trim() !== '') return undefined
  return completeDue(snapshot, place) ?? completeBracket(snapshot, place) ?? completeItem(snapshot, place, own)
}

const item = '^[ \\t]*(?:[-*+]|\\d{1,3}[.)])[ \\t]+\\S[^\\n]{0,300}'
const due = new RegExp(`${item}\\b(?:due|by|eta|deadline|until)(?: date)?:?[ \\t]+([\\d./-]{0,10})$`, 'i')
const bracket = new RegExp(`${item}[ \\t]\\($`)

function completeDue(snapshot: Snapshot, place: CompletionPlace): CompletionItem[] | undefined {
  const begun = due.exec(place.typed)?.[1]
  if (begun === undefined) return undefined
  return dueDays(snapshot).map(({value, detail}, index) => ({
    label: value,
    kind: CompletionItemKind.Value,
    detail,
    sortText: inOrder(index),
    filterText: value,
    textEdit: {range: rangeBefore(snapshot, place, begun.length), newText: value},
  }))
}

/** Owner, ticket and date, as far as the item does not name them. */
function completeBracket(snapshot: Snapshot, place: CompletionPlace): CompletionItem[] | undefined {
  if (!bracket.test(place.typed) || !place.canSnippet) return undefined
  const lineStart = place.offset - place.typed.length
  const known = snapshot.model.actionItems.find(it => lineStart <= it.span.start && it.span.start < place.offset)
  const parts: string[] = []
  const add = (text: string) => parts.push(text)
  if (!known?.owner) add(`@\${${parts.length + 1}:owner}`)
  if (!known?.ticket) add(blank(parts.length + 1, ticketsOffered(snapshot)))
  if (!known?.due)
    add(
      `due ${blank(
        parts.length + 1,
        dueDays(snapshot).map(it => it.value),
      )}`,
    )
  if (parts.length === 0) return undefined
  const closing = place.rest.startsWith(')') ? '' : ')'
  return [
    {
      label: [known?.owner ? '' : t`@owner`, known?.ticket ? '' : t`ticket`, known?.due ? '' : t`due date`]
        .filter(Boolean)
        .join(', '),
      kind: CompletionItemKind.Struct,
      detail: t`What the item is missing`,
      sortText: inOrder(0),
      insertTextFormat: InsertTextFormat.Snippet,
      textEdit: {range: rangeBefore(snapshot, place, 0), newText: parts.join(', ') + closing},
    },
  ]
}

/**
 * An item like the nearest one above in the section, else like the first; in a section without any, one with
 * everything.
 */
function completeItem(snapshot: Snapshot, place: CompletionPlace, section: number): CompletionItem[] | undefined {
  const {typed, canSnippet, offset} = place
  if (!/^[ \t]*(?:(?:[-*+]|\d{1,3}[.)])(?:[ \t]+(?:\[[ xX]?\]?[ \t]*)?)?)?$/.test(typed) || !canSnippet)
    return undefined
  const {text, model} = snapshot
  const body = model.sections[section]?.body
  if (body && model.tables.some(it => body.start <= it.header.span.start && it.header.span.start < body.end))
    return undefined
  const items = model.actionItems.filter(it => it.section === section && it.span.end < offset - typed.length)
  const last = items.at(-1)
  if (typed.trim() === '' && (!last || text.slice(last.span.end, offset).split('\n').length !== 2)) return undefined
  const sample = items.findLast(it => 0 < partsOf(it).length) ?? last
  const line = sample ? text.slice(text.lastIndexOf('\n', sample.span.start - 1) + 1, sample.span.end) : ''
  const usual = /^[ \t]*(?:[-*+]|\d{1,3}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?/.exec(line)?.[0].replace(/\[[xX]\]/, '[ ]')
  if (sample && !usual) return undefined
  const begun = typed.trimStart()
  const mark =
    usual?.trimStart().replace(/^\d+/, it => String(Number(it) + 1))
    ?? (begun.includes('[') ? begun.replace(/\[.*$/, '') : `${begun.trim()} `) + '[ ] '
  if (!mark.startsWith(begun.replace(/[xX]/, ' ').slice(0, 2))) return undefined
  const isLike = sample !== undefined && 0 < partsOf(sample).length
  const blanks = isLike ? skeleton(snapshot, sample) : emptyItem(snapshot)
  return [
    {
      label: plain(blanks),
      kind: CompletionItemKind.Struct,
      detail: isLike ? t`Action item like the others` : t`Action item`,
      sortText: inOrder(0),
      filterText: begun + mark,
      insertTextFormat: InsertTextFormat.Snippet,
      textEdit: {range: rangeBefore(snapshot, place, begun.length), newText: escapeSnippet(mark) + blanks},
    },
  ]
}

function emptyItem(snapshot: Snapshot): string {
  return `\${1:what} (@\${2:owner}, ${blank(3, ticketsOffered(snapshot))}, due ${blank(
    4,
    dueDays(snapshot).map(it => it.value),
  )})`
}

function ticketsOffered(snapshot: Snapshot): string[] {
  const known = ticketPrefixes(snapshot).map(it => it.value)
  return 0 < known.length ? known : ['TICKET-1']
}

/** Owner, ticket and date of an item in the order of the text, where they stand behind each other. */
function partsOf({
  owner,
  ticket,
  due,
  span,
}: ActionItem): {name: 'owner' | 'ticket' | 'due'; start: number; end: number}[] {
  return (
    [
      ['owner', owner],
      ['ticket', ticket],
      ['due', due],
    ] as const
  )
    .flatMap(([name, it]) =>
      it && span.start <= it.span.start && it.span.end <= span.end
        ? [{name, start: it.span.start, end: it.span.end}]
        : [],
    )
    .sort((a, b) => a.start - b.start)
    .filter((it, index, all) => index === 0 || (all[index - 1]?.end ?? 0) <= it.start)
}

/** The sample with blanks for its text, owner, ticket and date, and what stands between them as it is. */
function skeleton(snapshot: Snapshot, sample: ActionItem): string {
  const {text} = snapshot
  const parts = partsOf(sample)
  let result = '${1:what}'
  let at = parts[0]?.start ?? sample.span.end
  while (sample.span.start < at && /[\s([{*_`:,–—-]/.test(text[at - 1] ?? '')) at--
  // What names a part stands before it: "Owner: ", "due ".
  const label = /(?:\b(?:owner|assignee|due|eta|by|ticket|issue)\b[:=]?)$/i.exec(text.slice(sample.span.start, at))
  if (label) {
    at -= label[0].length
    while (sample.span.start < at && /[\s([{*_,;–—-]/.test(text[at - 1] ?? '')) at--
  }
  parts.forEach(({name, start, end}, index) => {
    result += escapeSnippet(text.slice(at, start)) + partBlank(snapshot, name, index + 2, text.slice(start, end))
    at = end
  })
  return (
    result
    + escapeSnippet(
      text
        .slice(at, sample.span.end)
        .trimEnd()
        .slice(0, 3)
        .replace(/[^)\]}.*_]/g, ''),
    )
  )
}

function partBlank(snapshot: Snapshot, name: 'owner' | 'ticket' | 'due', index: number, written: string): string {
  if (name === 'owner') return written.startsWith('@') ? `@\${${index}:owner}` : `\${${index}:owner}`
  if (name === 'ticket') return blank(index, ticketsOffered(snapshot).slice(0, 5))
  return blank(
    index,
    dueDays(snapshot).map(it => it.value),
  )
}

/** A snippet with the first value of each blank. */
function plain(snippet: string): string {
  return snippet
    .replace(/\$\{\d+:([^}]*)\}/g, '$1')
    .replace(/\$\{\d+\|([^,|]*)[^|]*\|\}/g, '$1')
    .replace(/\\(.)/g, '$1')
}
