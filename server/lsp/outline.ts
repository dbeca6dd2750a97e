import type {ClientCapabilities, Connection} from 'vscode-languageserver'
import {outlineLabel, registersOutline} from './capabilities.ts'
import {register} from './connection/requests.ts'

/**
 * Registers and unregisters the outline according to the settings. For a client that does not support this, the outline
 * is empty instead when it is switched off.
 * @returns a function that must be called when settings may have changed
 */
export function followOutlineSetting(
  connection: Connection,
  client: ClientCapabilities,
  isEnabled: () => boolean,
): () => void {
  /** Unregisters the outline; `undefined` while it is not registered. */
  let outline: Promise<(() => Promise<undefined>) | undefined> = Promise.resolve(undefined)
  return () => {
    if (!registersOutline(client)) return
    // One step at a time: a client may answer late, and all registrations have the same id.
    outline = outline.then(unregister => {
      if (isEnabled() === !!unregister) return unregister
      const options = {documentSelector: null, label: outlineLabel}
      return unregister ? unregister() : register(connection, 'textDocument/documentSymbol', options)
    })
  }
}
