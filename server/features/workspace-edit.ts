import type {ClientCapabilities, TextEdit, WorkspaceEdit} from 'vscode-languageserver'
import {TextDocument} from 'vscode-languageserver-textdocument'
import type {Snapshot} from './snapshot.ts'
import {orderEdits} from '../text/edits.ts'
import type {Edit} from '../text/span.ts'
import {toTextEdit} from './convert.ts'

/**
 * Edits of the document itself. `undefined` when two of them change the same characters: the protocol forbids that, and
 * of editors some then make no edit, and others garble the text.
 */
export function toWorkspaceEdit(
  snapshot: Snapshot,
  edits: readonly Edit[],
  client: ClientCapabilities,
): WorkspaceEdit | undefined {
  const ordered = orderEdits(edits)
  return (
    ordered
    && toVersioned(
      snapshot,
      ordered.map(it => toTextEdit(snapshot.document, it)),
      client,
    )
  )
}

/** The same, made for the client already. */
export function toVersioned({document}: Snapshot, textEdits: TextEdit[], client: ClientCapabilities): WorkspaceEdit {
  return editOf(document.uri, document.version, textEdits, client)
}

/** Edits of another file, whose text this is. Its version is not known: it may be open or not. */
export function toFileEdit(
  uri: string,
  text: string,
  edits: readonly Edit[],
  client: ClientCapabilities,
): WorkspaceEdit {
  const document = TextDocument.create(uri, 'plaintext', 0, text)
  return editOf(
    uri,
    null,
    edits.map(it => toTextEdit(document, it)),
    client,
  )
}

function editOf(uri: string, version: number | null, edits: TextEdit[], client: ClientCapabilities): WorkspaceEdit {
  return client.workspace?.workspaceEdit?.documentChanges
    ? {documentChanges: [{textDocument: {uri, version}, edits}]}
    : {changes: {[uri]: edits}}
}

/** Makes a file with that text; `undefined` for a client that cannot make files. */
export function toNewFile(uri: string, newText: string, client: ClientCapabilities): WorkspaceEdit | undefined {
  const {documentChanges, resourceOperations} = client.workspace?.workspaceEdit ?? {}
  if (!documentChanges || !resourceOperations?.includes('create')) return undefined
  const start = {line: 0, character: 0}
  return {
    documentChanges: [
      {kind: 'create', uri, options: {ignoreIfExists: true}},
      {textDocument: {uri, version: null}, edits: [{range: {start, end: start}, newText}]},
    ],
  }
}
