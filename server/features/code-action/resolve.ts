import type {ClientCapabilities, CodeAction} from 'vscode-languageserver'
import type {Snapshot} from '../snapshot.ts'
import type {Span} from '../../text/span.ts'
import {convertSpan} from '../paste-timeline.ts'
import {toVersioned} from '../workspace-edit.ts'

/** What an action that turns a selection says of itself until somebody chooses it. */
export interface ConversionData extends Span {
  readonly uri: string
  readonly version: number
}

/** The action with its edit; as it was when the document has changed since, or nothing of it is new to the timeline. */
export function resolveCodeAction(snapshot: Snapshot, action: CodeAction, client: ClientCapabilities): CodeAction {
  const data = conversionDataOf(action)
  const edit = data?.version === snapshot.version ? conversionEdit(snapshot, data, client) : undefined
  return edit ? {...action, edit} : action
}

/** What was sent with the action, which a client gives back as it is. */
export function conversionDataOf({data}: CodeAction): ConversionData | undefined {
  const {uri, version, start, end} = (data ?? {}) as Partial<ConversionData>
  return typeof uri === 'string' && typeof version === 'number' && typeof start === 'number' && typeof end === 'number'
    ? {uri, version, start, end}
    : undefined
}

/** The edit that turns the lines of a span into entries; `undefined` when none of them becomes one. */
export function conversionEdit(snapshot: Snapshot, span: Span, client: ClientCapabilities): CodeAction['edit'] {
  const {entries, edits} = convertSpan(snapshot, span)
  return entries === 0
    ? undefined
    : toVersioned(
        snapshot,
        edits.map(({range, newText}) => ({range, newText})),
        client,
      )
}
