import type {ClientCapabilities, Connection} from 'vscode-languageserver'
import {defaultSettings, readSettings, type Settings} from '../config/settings.ts'
import {answerInTime, maxAnswerTime, register} from './connection/requests.ts'

/** The settings of the client's user, per document where the client can tell them apart. */
export interface Configuration {
  /** The settings of the whole window. */
  global(): Settings
  /** The settings of one document: a promise while the client is asked for them. It never rejects. */
  of(uri: string): Settings | Promise<Settings>
  /** Must be called when a document is closed. */
  forget(uri: string): void
  /**
   * Asks for the global settings again and forgets those of documents.
   * @param pushed the settings that a client sends if it cannot be asked
   */
  reload(pushed?: unknown): Promise<void>
  /** Asks the client to say when settings change, if it wants to be asked for that. */
  register(): void
}

export interface ConfigurationOptions {
  /** The settings of a client that cannot be asked, until it sends others. */
  readonly initial: unknown
  /** The URI under which a document will be saved: the settings of that folder apply to it. */
  placeOf(uri: string): string
  wait(milliseconds: number): Promise<void>
  /** Called when the client answers after the default settings were used in place of its answer. */
  onLateAnswer(): void
}

/** A question to the client, and its answer. */
interface Lookup {
  known: Settings
  /** `undefined` once the client has answered, or the time is up. */
  pending: Promise<Settings> | undefined
}

/** Keeps the settings that the client sends. */
export function followConfiguration(
  connection: Connection,
  client: ClientCapabilities,
  {initial, placeOf, wait, onLateAnswer}: ConfigurationOptions,
): Configuration {
  const canAsk = client.workspace?.configuration === true
  const perDocument = new Map<string, Lookup>()
  const logged = new Set<string>()
  /** By their JSON: equal settings are the same object, so that what was computed with them stays valid. */
  const distinct = new Map([[JSON.stringify(defaultSettings), defaultSettings]])
  let ofWindow: Lookup = {known: canAsk ? defaultSettings : read(initial), pending: undefined}

  return {
    global: () => ofWindow.known,
    of(uri) {
      if (!canAsk) return ofWindow.known
      const lookup = perDocument.get(uri) ?? lookUp({scopeUri: placeOf(uri)}, it => perDocument.get(uri) === it)
      perDocument.set(uri, lookup)
      return lookup.pending ?? lookup.known
    },
    forget: uri => void perDocument.delete(uri),
    async reload(pushed) {
      perDocument.clear()
      if (canAsk) await (ofWindow = lookUp({}, it => ofWindow === it)).pending
      else if (pushed !== undefined) ofWindow = {known: read(pushed), pending: undefined}
    },
    register() {
      if (client.workspace?.didChangeConfiguration?.dynamicRegistration) {
        void register(connection, 'workspace/didChangeConfiguration', {section: 'postmortem'})
      }
    },
  }

  /** @param isCurrent whether the lookup was neither forgotten nor repeated by the time of a late answer */
  function lookUp(scope: {scopeUri?: string}, isCurrent: (lookup: Lookup) => boolean): Lookup {
    const lookup: Lookup = {known: ofWindow.known, pending: undefined}
    const settings = answerInTime(connection, {
      answer: ask(scope),
      wait,
      standIn: () => standIn(ofWindow.known),
      onLate(answer) {
        lookup.known = answer
        if (isCurrent(lookup)) onLateAnswer()
      },
    })
    lookup.pending = settings.then(it => {
      lookup.pending = undefined
      return (lookup.known = it)
    })
    return lookup
  }

  async function ask(scope: {scopeUri?: string}): Promise<Settings> {
    try {
      return read(await connection.workspace.getConfiguration({section: 'postmortem', ...scope}))
    } catch (error) {
      connection.console.error(`Cannot read the settings: ${error instanceof Error ? error.message : error}`)
      return defaultSettings
    }
  }

  function standIn(settings: Settings): Settings {
    const seconds = maxAnswerTime / 1000
    warnOnce(`The client did not send its settings within ${seconds} seconds; they will apply once it does.`)
    return settings
  }

  /** Logs each complaint only once, because settings are read repeatedly. */
  function read(value: unknown): Settings {
    const {settings, complaints} = readSettings(value)
    complaints.forEach(warnOnce)
    const key = JSON.stringify(settings)
    if (!distinct.has(key)) distinct.set(key, settings)
    return distinct.get(key) as Settings
  }

  function warnOnce(message: string): void {
    if (!logged.has(message)) connection.console.warn(message)
    logged.add(message)
  }
}
