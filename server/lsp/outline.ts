import type {ClientCapabilities, Connection} from 'vscode-languageserver'
import {outlineLabel, registersOutline} from './capabilities.ts'
import {register} from './connection/requests.ts'

/**
 * Registers the outline and unregisters it again as the settings say. A client that cannot do that gets no symbols
 * instead.
 * @returns to be called when settings may have changed
 */
export function followOutlineSetting(
  connection: Connection, client: ClientCapabilities, isEnabled: () => boolean,
): () => void {
  /** Unregisters the outline; `undefined` while it is not registered. */
  let outline: Promise<(() => Promise<undefined>) | undefined> = Promise.resolve(undefined)
  return () => {
    if (!registersOutline(client)) return
    // One step after the other: a client may answer late, and all registrations have the same id.
    outline = outline.then(unregister => {
      if (isEnabled() === !!unregister) return unregister
      const options = {documentSelector: null, label: outlineLabel}
      return unregister ? unregister() : register(connection, 'textDocument/documentSymbol', options)
    })
  }
}
