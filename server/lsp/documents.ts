import {TextDocuments, type Connection} from 'vscode-languageserver'
import {TextDocument} from 'vscode-languageserver-textdocument'

/** The documents that are open in the editor, with their current text. */
export interface OpenDocuments {
  get(uri: string): TextDocument | undefined
  uris(): string[]
  /** Whether the client changed any of them since the server was initialized. */
  wereChanged(): boolean
}

/**
 * Keeps the open documents up to date.
 * @param update applies changes to a document
 * @param onChange called after a document was opened or changed
 * @param onClose called after a document was closed
 */
export function syncDocuments(
  connection: Connection,
  update: typeof TextDocument.update,
  onChange: (uri: string) => void,
  onClose: (uri: string) => void,
): OpenDocuments {
  let wereChanged = false
  const documents = new TextDocuments({
    create: TextDocument.create,
    update(document: TextDocument, changes, version) {
      wereChanged = true
      return update(document, changes, version)
    },
  })
  documents.onDidChangeContent(({document}) => onChange(document.uri))
  documents.onDidClose(({document}) => onClose(document.uri))
  documents.listen(connection)
  return {get: uri => documents.get(uri), uris: () => documents.keys(), wereChanged: () => wereChanged}
}
