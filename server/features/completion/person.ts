import {CompletionItemKind, type CompletionItem} from 'vscode-languageserver'
import {actionColumnOf} from '../../document/actions/action-items.ts'
import type {Table} from '../../document/types.ts'
import type {Snapshot} from '../snapshot.ts'
import {t} from '../../text/l10n.ts'
import {inOrder, rangeBefore, type CompletionPlace} from './place.ts'
import {distinct, isPeopleField, peopleOf} from '../names/named-people.ts'

/**
 * People behind `@`, in fields that say who, behind "owner:", and in such columns: those of the project, those that own
 * something in this document, then those elsewhere; where owners stand, teams too. `undefined` at any other place, and
 * where nobody is known.
 * @param elsewhere the people of other documents
 */
export function completePeople(
  snapshot: Snapshot,
  at: CompletionPlace,
  elsewhere: () => readonly string[],
): CompletionItem[] | undefined {
  const place = nameAt(snapshot, at)
  if (!place) return undefined
  const {
    model,
    settings: {project},
  } = snapshot
  // What is being typed is not a name yet.
  const here = peopleOf(model).filter(it => it !== withoutMark(place.begun).trim())
  const people = distinct([...project.people.map(withoutMark), ...here, ...elsewhere()])
  const range = rangeBefore(snapshot, at, place.begun.length)
  const isMarked = place.begun.startsWith('@') || (!place.isMention && isMarkedIn(snapshot))
  const items = [
    ...people.map(it => ({value: isMarked && !it.includes(' ') ? `@${it}` : it, detail: t`Person`})),
    ...(place.isMention ? [] : project.teams.map(value => ({value, detail: t`Team`}))),
  ]
  return items.length === 0
    ? undefined
    : items.map(({value, detail}, index) => ({
        label: value,
        kind: CompletionItemKind.Value,
        detail,
        sortText: inOrder(index),
        // "@ja" must find Jane Doe, who has no mark.
        filterText: place.begun.startsWith('@') ? `@${withoutMark(value)}` : value,
        textEdit: {range, newText: value},
      }))
}

interface Place {
  /** What of the name is typed already, its mark included. */
  readonly begun: string
  /** Behind an `@` that may stand anywhere. */
  readonly isMention: boolean
}

function nameAt(snapshot: Snapshot, place: CompletionPlace): Place | undefined {
  const {typed, isInFrontMatter} = place
  const value = fieldValue(typed) ?? (isInFrontMatter ? undefined : (inlineValue(typed) ?? cellValue(snapshot, place)))
  if (value !== undefined) {
    // Of several names, the last.
    const begun = /(?:^|[,;&、，[]|\band\b)\s*([^,;&、，[]{0,40})$/.exec(value)?.[1]
    return begun === undefined || 3 < begun.trim().split(/\s+/).length ? undefined : {begun, isMention: false}
  }
  const mention = /(?:^|[\s(,;|[{"'（、])(@[\p{Letter}\d._-]{0,40})$/u.exec(typed)?.[1]
  return mention === undefined || isInFrontMatter ? undefined : {begun: mention, isMention: true}
}

/** The value, up to the cursor, of a field that says who. */
function fieldValue(typed: string): string | undefined {
  const field =
    /^[ \t]*(?:[-*+][ \t]+)?(?:\*\*|__)?(\p{Letter}[\p{Letter}\p{Mark} _-]{0,40}?)(?:\*\*|__)?[ \t]*[:：](?:\*\*|__)?(?:[ \t]+(.{0,200})|)$/u.exec(
      typed,
    )
  return field && isPeopleField(field[1] ?? '') ? (field[2] ?? '') : undefined
}

function inlineValue(typed: string): string | undefined {
  const value = /[\s(,;](?:owner|assignee|dri)s?:[ \t]*(.{0,60})$/i.exec(typed)?.[1]
  return value === undefined || /[.)|]/.test(value) ? undefined : value
}

function cellValue({model, text}: Snapshot, {offset, typed}: CompletionPlace): string | undefined {
  if (!/^[ \t]*\|/.test(typed)) return undefined
  const cells = typed.split(/(?<!\\)\|/)
  const lineStart = offset - typed.length
  const table = model.tables.findLast(it => it.header.span.start < lineStart)
  const header = table && lineStart <= endOf(table) + 2 ? table.header.cells[cells.length - 2] : undefined
  return header && actionColumnOf(text.slice(header.start, header.end)) === 'owner'
    ? (cells.at(-1) ?? '').trimStart()
    : undefined
}

function endOf({rows, delimiter}: Table): number {
  return (rows.at(-1) ?? delimiter).span.end
}

/** Whether owners are written with `@` here. */
function isMarkedIn({model, text}: Snapshot): boolean {
  const owners = model.actionItems.flatMap(it => it.owner ?? [])
  return 0 < owners.length && owners.every(it => text.slice(it.span.start, it.span.end).startsWith('@'))
}

function withoutMark(name: string): string {
  return name.replace(/^@/, '')
}
