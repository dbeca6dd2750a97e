import type {TextDocumentContentChangeEvent, TextDocumentItem, VersionedTextDocumentIdentifier} from 'vscode-languageserver'
import {TextDocument} from 'vscode-languageserver-textdocument'
import type {Connection} from './connection.ts'

/** The documents that are open in the editor, as it has them now. */
export interface Documents {
  get(uri: string): TextDocument | undefined
  uris(): string[]
  /** Whether any was changed since it was opened, in this life of the server. */
  wereChanged(): boolean
}

/**
 * Follows the open documents.
 * @param update applies changes to a document
 * @param onChange told of each that was opened or has changed
 * @param onClose told of each that is no longer among them
 */
export function followDocuments(
  connection: Connection, update: typeof TextDocument.update, onChange: (uri: string) => void, onClose: (uri: string) => void,
): Documents {
  const documents = new Map<string, TextDocument>()
  let wereChanged = false
  connection.onNotification<{textDocument: TextDocumentItem}>('textDocument/didOpen', ({textDocument: {uri, languageId, version, text}}) => {
    documents.set(uri, TextDocument.create(uri, languageId, version, text))
    onChange(uri)
  })
  connection.onNotification<DidChange>('textDocument/didChange', ({textDocument: {uri, version}, contentChanges}) => {
    const document = documents.get(uri)
    if (!document || contentChanges.length === 0) return
    wereChanged = true
    documents.set(uri, update(document, contentChanges, version))
    onChange(uri)
  })
  connection.onNotification<{textDocument: {uri: string}}>('textDocument/didClose', ({textDocument: {uri}}) => {
    if (documents.delete(uri)) onClose(uri)
  })
  return {get: uri => documents.get(uri), uris: () => [...documents.keys()], wereChanged: () => wereChanged}
}

interface DidChange {
  readonly textDocument: VersionedTextDocumentIdentifier
  readonly contentChanges: TextDocumentContentChangeEvent[]
}
