import {CompletionItemKind, type CompletionItem} from 'vscode-languageserver'
import type {Table} from '../model/model.ts'
import type {Snapshot} from '../snapshot.ts'
import {toRange} from './convert.ts'
import {distinct, isPeopleField, peopleOf} from './people.ts'

/**
 * People behind `@`, in fields that say who, behind "owner:", and in such columns: those of the project, those that own something in this
 * document, then those elsewhere; where owners stand, teams too. `undefined` at any other place.
 * @param typed the line up to the cursor
 * @param elsewhere the people of other documents
 */
export function completePeople(snapshot: Snapshot, offset: number, typed: string, elsewhere: () => readonly string[]): CompletionItem[] | undefined {
  const place = placeOf(snapshot, offset, typed)
  if (!place) return undefined
  const {model, settings: {project}} = snapshot
  // What is being typed is no name yet.
  const here = peopleOf(model).filter(it => it !== withoutMark(place.begun).trim())
  const people = distinct([...project.people.map(withoutMark), ...here, ...elsewhere()])
  const range = toRange(snapshot.document, {start: offset - place.begun.length, end: offset})
  const isMarked = place.begun.startsWith('@') || (!place.isMention && isMarkedIn(snapshot))
  return [
    ...people.map(it => ({value: isMarked && !it.includes(' ') ? `@${it}` : it, detail: 'Person'})),
    ...place.isMention ? [] : project.teams.map(value => ({value, detail: 'Team'})),
  ].map(({value, detail}, index) => ({
    label: value,
    kind: CompletionItemKind.Value,
    detail,
    sortText: String(index).padStart(4, '0'),
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

function placeOf(snapshot: Snapshot, offset: number, typed: string): Place | undefined {
  const mention = /(?:^|[\s(,;|[{"'（、])(@[\p{Letter}\d._-]{0,40})$/u.exec(typed)?.[1]
  const value = valueOf(snapshot, offset, typed)
  if (value === undefined) return mention === undefined || isLiteral(snapshot, offset) ? undefined : {begun: mention, isMention: true}
  // Of several names, the last.
  const begun = /(?:^|[,;&、，[]|\band\b)\s*([^,;&、，[]{0,40})$/.exec(value)?.[1]
  return begun === undefined || 3 < begun.trim().split(/\s+/).length ? undefined : {begun, isMention: false}
}

/** The value, up to the cursor, of something that says who. */
function valueOf(snapshot: Snapshot, offset: number, typed: string): string | undefined {
  const field = /^[ \t]*(?:[-*+][ \t]+)?(?:\*\*|__)?(\p{Letter}[\p{Letter}\p{Mark} _-]{0,40}?)(?:\*\*|__)?[ \t]*[:：](?:\*\*|__)?(?:[ \t]+(.{0,200})|)$/u.exec(typed)
  if (field && isPeopleField(field[1] ?? '') && !isCode(snapshot, offset)) return field[2] ?? ''
  if (isLiteral(snapshot, offset)) return undefined
  const inline = /[\s(,;](?:owner|assignee|dri)s?:[ \t]*(.{0,60})$/i.exec(typed)?.[1]
  return inline !== undefined && !/[.)|]/.test(inline) ? inline : cellOf(snapshot, offset, typed)
}

function cellOf({model, text}: Snapshot, offset: number, typed: string): string | undefined {
  if (!/^[ \t]*\|/.test(typed)) return undefined
  const cells = typed.split(/(?<!\\)\|/)
  const lineStart = offset - typed.length
  const table = model.tables.findLast(it => it.header.span.start < lineStart)
  const header = table && lineStart <= endOf(table) + 2 ? table.header.cells[cells.length - 2] : undefined
  return header && ownerColumn.test(text.slice(header.start, header.end)) ? (cells.at(-1) ?? '').trimStart() : undefined
}

const ownerColumn = /\bowner|\bassignee|\bwho\b|\bdri\b|responsible|担当|담당|负责|responsable|responsável|verantwortlich/i

function endOf({rows, delimiter}: Table): number {
  return (rows.at(-1) ?? delimiter).span.end
}

/** Whether owners are written with `@` here. */
function isMarkedIn({model, text}: Snapshot): boolean {
  const owners = model.actionItems.flatMap(it => it.owner ?? [])
  return 0 < owners.length && owners.every(it => text.slice(it.span.start, it.span.end).startsWith('@'))
}

function isLiteral({model}: Snapshot, offset: number): boolean {
  return model.literals.some(it => it.start < offset && offset < it.end)
}

/** In front matter there are fields. */
function isCode({model, text}: Snapshot, offset: number): boolean {
  return model.literals.some(it => it.start < offset && offset < it.end && !text.slice(it.start, it.start + 4).startsWith('---'))
}

function withoutMark(name: string): string {
  return name.replace(/^@/, '')
}
