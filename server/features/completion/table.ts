import type {OfferedValue} from './offered-value.ts'
import {t} from '../../text/l10n.ts'
import {lineEndOf} from '../../text/line-end.ts'
import {isoDate} from '../../time/calendar.ts'
import {CompletionItemKind, InsertTextFormat, type CompletionItem} from 'vscode-languageserver'
import type {PostmortemModel, Table} from '../../document/types.ts'
import type {ProfileSection} from '../../document/profiles/profile.ts'
import {columnIn} from '../../document/profiles/shipped/columns.ts'
import type {Snapshot} from '../snapshot.ts'
import {actionColumnOf, type ActionColumn} from '../../document/actions/action-items.ts'
import {actionValues} from './action-values.ts'
import {blank, escapeSnippet, inOrder, rangeBefore, sectionsAround, type CompletionPlace} from './place.ts'
import {today} from '../reader.ts'

/**
 * In tables of action items what a cell may hold, and the next row; where the profile wants a table and there is none,
 * that table. `undefined` at any other place.
 */
export function completeTable(snapshot: Snapshot, place: CompletionPlace): CompletionItem[] | undefined {
  const {model} = snapshot
  const own = sectionsAround(model, place.offset).map(it => model.sections[it])
  const isAction = own.some(it => it?.kinds.includes('action-items'))
  const kind = isAction ? 'action-items' : own.some(it => it?.kinds.includes('timeline')) ? 'timeline' : undefined
  if (!kind) return undefined
  return (
    (isAction ? (completeCell(snapshot, place) ?? completeRow(snapshot, place)) : undefined)
    ?? completeNewTable(snapshot, place, kind)
  )
}

/** Values of the same column come first, as they are written there. */
function completeCell(snapshot: Snapshot, place: CompletionPlace): CompletionItem[] | undefined {
  const {model, text} = snapshot
  const match = /^[ \t]*\|((?:[^|\n]{0,200}\|){0,12})[ \t]*([^|\n]{0,40})$/.exec(place.typed)
  if (!match || !/^[ \t]*(?:\||$)/.test(place.rest)) return undefined
  const [, before = '', begun = ''] = match
  const lineStart = place.offset - place.typed.length
  const table = tableAbove(model, text, lineStart)
  const index = before.split('|').length - 1
  const header = table?.header.cells[index]
  const column = header && actionColumnOf(text.slice(header.start, header.end))
  if (!table || !column || column === 'title') return undefined
  const offered = [...valuesInColumn(snapshot, table, index, lineStart, column), ...actionValues(snapshot, column)]
  const distinct = offered.filter(
    (it, at) => offered.findIndex(other => other.value.toLowerCase() === it.value.toLowerCase()) === at,
  )
  if (distinct.length === 0) return undefined
  const space = place.typed.endsWith('|') ? ' ' : ''
  return distinct.map(({value, detail}, at) => ({
    label: value,
    kind: CompletionItemKind.Value,
    detail,
    sortText: inOrder(at),
    filterText: space + value,
    textEdit: {range: rangeBefore(snapshot, place, begun.length), newText: space + value},
  }))
}

/** Words that come again: not days and tickets, of which each is another. */
function valuesInColumn(
  {text}: Snapshot,
  {rows}: Table,
  index: number,
  lineStart: number,
  column: ActionColumn,
): OfferedValue[] {
  if (column === 'due' || column === 'ticket') return []
  const cells = rows
    .filter(it => it.span.start < lineStart || lineStart + 600 < it.span.start)
    .flatMap(it => it.cells[index] ?? [])
  const values = cells.map(it => text.slice(it.start, it.end)).filter(it => it !== '' && it.length <= 40)
  return [...new Set(values)].slice(-8).map(value => ({value, detail: t`As above`}))
}

/** The table whose last row or line of dashes stands right above the line, or that the line is in already. */
function tableAbove({tables}: PostmortemModel, text: string, lineStart: number): Table | undefined {
  return tables.find(({delimiter, rows}) => {
    if (lineStart <= delimiter.span.start) return false
    if (rows.some(it => it.span.start - lineStart < 10 && lineStart <= it.span.start)) return true
    const last = rows.findLast(it => it.span.end < lineStart) ?? delimiter
    const gap = text.slice(last.span.end, lineStart)
    return gap.length < 20 && gap.trim() === '' && gap.split('\n').length === 2
  })
}

/** The next row, with a blank for each cell. */
function completeRow(snapshot: Snapshot, place: CompletionPlace): CompletionItem[] | undefined {
  const {typed, rest, offset, canSnippet} = place
  if (!/^[ \t]{0,9}\|?[ \t]{0,9}$/.test(typed) || rest.trim() !== '' || !canSnippet) return undefined
  const table = tableAbove(snapshot.model, snapshot.text, offset - typed.length)
  if (!table || table.header.cells.length < 2) return undefined
  const names = table.header.cells.map(it => snapshot.text.slice(it.start, it.end))
  return [rowItem(snapshot, place, names.join(' · '), `| ${cellBlanks(snapshot, names).join(' | ')} |`, t`Next row`)]
}

function cellBlanks(snapshot: Snapshot, names: readonly string[]): string[] {
  return names.map((name, index) => {
    const column = actionColumnOf(name)
    return blank(
      index + 1,
      column
        ? actionValues(snapshot, column)
            .map(it => it.value)
            .slice(0, 8)
        : [],
    )
  })
}

/** The table that the profile has in this section, with its first row. */
function completeNewTable(
  snapshot: Snapshot,
  place: CompletionPlace,
  kind: 'action-items' | 'timeline',
): CompletionItem[] | undefined {
  const {typed, rest, offset, canSnippet} = place
  const {model, profile} = snapshot
  if (!/^[ \t]*\|[ \t]*$/.test(typed) || rest.trim() !== '' || !canSnippet) return undefined
  const section = sectionsAround(model, offset)[0]
  const body = model.sections[section ?? -1]?.body
  if (kind === 'timeline' && model.timelines.some(it => it.section === section)) return undefined
  if (body && model.tables.some(it => body.start <= it.header.span.start && it.header.span.start < body.end))
    return undefined
  const {columns} = profile.sections.find(it => it.kinds.includes(kind)) ?? {}
  const names = (columns ?? usualColumns[kind]).map(it => columnIn(it, model.language))
  const cells =
    kind === 'timeline'
      ? names.map((_, index) => blank(index + 1, index === 0 ? [`${isoDate(today(snapshot))} 00:00`] : []))
      : cellBlanks(snapshot, names)
  const eol = lineEndOf(snapshot.text)
  const head = escapeSnippet([`| ${names.join(' | ')} |`, `|${' --- |'.repeat(names.length)}`].join(eol) + eol)
  return [
    rowItem(
      snapshot,
      place,
      names.join(' · '),
      `${head}| ${cells.join(' | ')} |`,
      columns ? t`Table · ${profile.name}` : t`Table · default columns`,
    ),
  ]
}

const usualColumns: Readonly<Record<'action-items' | 'timeline', NonNullable<ProfileSection['columns']>>> = {
  'action-items': ['Action item', 'Type', 'Owner', 'Ticket', 'Due date'],
  timeline: ['Time (UTC)', 'Event'],
}

function rowItem(
  snapshot: Snapshot,
  place: CompletionPlace,
  label: string,
  newText: string,
  detail: string,
): CompletionItem {
  return {
    label,
    kind: CompletionItemKind.Struct,
    detail,
    sortText: inOrder(0),
    filterText: `${place.typed.trimStart()}${label}`,
    insertTextFormat: InsertTextFormat.Snippet,
    textEdit: {range: rangeBefore(snapshot, place, place.typed.trimStart().length), newText},
  }
}
