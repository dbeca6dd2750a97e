import {
  LSPErrorCodes,
  ResponseError,
  type ClientCapabilities,
  type PrepareRenameParams,
  type Range,
  type RenameParams,
  type WorkspaceEdit,
} from 'vscode-languageserver'
import type {Snapshot} from './snapshot.ts'
import {t} from '../text/l10n.ts'
import {contains, type Edit, type Span} from '../text/span.ts'
import {anchorLinks, anchorsOf, hasAnchor} from './names/anchors.ts'
import {toRange} from './convert.ts'
import {symbolAt, type NamedSymbol} from './names/occurrences.ts'
import {toWorkspaceEdit} from './workspace-edit.ts'

/** What is given a new name, and its name now. */
export interface Renamable {
  readonly range: Range
  readonly placeholder: string
}

/** What can be given a new name at that place: a person, a ticket, or a section. */
export function prepareRename(
  snapshot: Snapshot,
  {position}: PrepareRenameParams,
  leavesHeadings = false,
): Renamable | null {
  const named = renamable(snapshot, snapshot.document.offsetAt(position), leavesHeadings)
  if (!named) return null
  return {
    range: toRange(snapshot.document, named.span),
    placeholder: textOf(snapshot, titleOf(snapshot, named) ?? named.span),
  }
}

/**
 * A new name everywhere in the document; of a section also in the links to it. Throws a `ResponseError` that tells
 * people why that is not possible.
 * @param leavesHeadings whether the client itself renames headings that Markdown knows, with the links of other files
 */
export function rename(
  snapshot: Snapshot,
  {position, newName}: RenameParams,
  client: ClientCapabilities,
  leavesHeadings = false,
): WorkspaceEdit {
  const named = renamable(snapshot, snapshot.document.offsetAt(position), leavesHeadings)
  if (!named) throw new ResponseError(LSPErrorCodes.RequestFailed, t`Nothing here can be renamed.`)
  const name = newName.trim().replace(marks[named.kind] ?? '', '')
  const fault = faultOf(name, named)
  if (fault) throw new ResponseError(LSPErrorCodes.RequestFailed, fault)
  const isSection = named.kind === 'section'
  const edits = isSection ? renameSection(snapshot, named, name) : named.uses.map(span => ({span, text: name}))
  const edit = toWorkspaceEdit(snapshot, edits, client)
  if (!edit)
    throw new ResponseError(LSPErrorCodes.RequestFailed, t`This cannot be renamed, because two occurrences overlap.`)
  return edit
}

/** What may be typed before a name without being part of it. */
const marks: Partial<Readonly<Record<NamedSymbol['kind'], RegExp>>> = {person: /^@/, section: /^#{1,6}(?:[ \t]{1,9}|$)/}

function faultOf(name: string, {kind}: NamedSymbol): string | undefined {
  if (name === '') return t`The new name must not be empty.`
  if (/[\r\n]/.test(name)) return t`The new name must be a single line.`
  return kind === 'ticket' && /\s/.test(name) ? t`A ticket id cannot contain spaces.` : undefined
}

function renamable(snapshot: Snapshot, offset: number, leavesHeadings: boolean): NamedSymbol | undefined {
  const named = symbolAt(snapshot, offset)
  if (!named || named.kind === 'length' || named.kind === 'event') return undefined
  const section = named.section === undefined ? undefined : snapshot.model.sections[named.section]
  return section && leavesHeadings && hasAnchor(section) ? undefined : named
}

function titleOf({model}: Snapshot, {section}: NamedSymbol): Span | undefined {
  return section === undefined ? undefined : model.sections[section]?.heading.title.span
}

/**
 * With its links; and with those of sections whose anchors have another number then, as several have the old title or
 * the new one.
 */
function renameSection(snapshot: Snapshot, named: NamedSymbol, title: string): Edit[] {
  const {model} = snapshot
  const {section = -1} = named
  const own = titleOf(snapshot, named) ?? named.span
  const links = anchorLinks(snapshot)
  const after = anchorsOf(model, {section, title})
  const moved = anchorsOf(model).flatMap((anchor = '', index) => {
    const [next, spans = []] = [after[index], links.get(anchor)]
    // Of two sections with one anchor, links lead to the first.
    links.delete(anchor)
    // A link in the title goes with it.
    return next && next !== anchor ? spans.filter(it => !contains(own, it)).map(span => ({span, text: next})) : []
  })
  return [{span: own, text: title}, ...moved]
}

function textOf({text}: Snapshot, {start, end}: Span): string {
  return text.slice(start, end)
}
