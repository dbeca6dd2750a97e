import type {ClientCapabilities} from 'vscode-languageserver'
import {log, register, type Connection} from './connection.ts'
import {defaultSettings, readSettings, type Settings} from '../config/settings.ts'

/** The settings of the client's user, per document where the client can tell them apart. */
export interface Configuration {
  /** Those that hold for the whole window. */
  global(): Settings
  /** Those of one document; asks the client the first time, and answers at once later. Never rejects. */
  of(uri: string): Settings | Promise<Settings>
  forget(uri: string): void
  /**
   * Asks for the global ones again and forgets those of documents. `pushed` is what a client sends that cannot be
   * asked.
   */
  reload(pushed?: unknown): Promise<void>
  /** Asks to be told of changes, where the client wants to be asked for that. */
  register(): void
}

/**
 * @param initial used by clients that cannot be asked, until they push settings
 * @param placeOf where a document is to be saved, for whose folder its settings hold
 */
export function followConfiguration(
  connection: Connection, client: ClientCapabilities, initial: unknown, placeOf: (uri: string) => string,
): Configuration {
  const canAsk = client.workspace?.configuration === true
  const perDocument = new Map<string, Settings | Promise<Settings>>()
  const said = new Set<string>()
  /** By what is set: as long as that is the same, so is the object, and what was worked out with it holds on. */
  const distinct = new Map([[JSON.stringify(defaultSettings), defaultSettings]])
  let global = canAsk ? defaultSettings : read(initial)

  return {
    global: () => global,
    of(uri) {
      if (!canAsk) return global
      const known = perDocument.get(uri)
      if (known) return known
      const asked = ask(uri).then(settings => {
        // Forgotten or asked again in the meantime: the answer is stale.
        if (perDocument.get(uri) === asked) perDocument.set(uri, settings)
        return settings
      })
      perDocument.set(uri, asked)
      return asked
    },
    forget: uri => void perDocument.delete(uri),
    async reload(pushed) {
      perDocument.clear()
      if (canAsk) global = await ask()
      else if (pushed !== undefined) global = read(pushed)
    },
    register() {
      if (client.workspace?.didChangeConfiguration?.dynamicRegistration) {
        void register(connection, 'workspace/didChangeConfiguration', {section: 'postmortem'})
      }
    },
  }

  async function ask(uri?: string): Promise<Settings> {
    try {
      const scope = uri === undefined ? {} : {scopeUri: placeOf(uri)}
      const [value] = await connection.request<unknown[]>('workspace/configuration', {items: [{section: 'postmortem', ...scope}]})
      return read(value)
    } catch (error) {
      log(connection, 'error', `The settings could not be read: ${error instanceof Error ? error.message : error}`)
      return defaultSettings
    }
  }

  /** Says once what it does not understand: settings are read again and again. */
  function read(value: unknown): Settings {
    const {settings, complaints} = readSettings(value)
    for (const complaint of complaints) {
      if (said.has(complaint)) continue
      said.add(complaint)
      log(connection, 'warning', complaint)
    }
    const key = JSON.stringify(settings)
    if (!distinct.has(key)) distinct.set(key, settings)
    return distinct.get(key) as Settings
  }
}
