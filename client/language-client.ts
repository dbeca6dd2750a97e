import {Uri, window, workspace, type Disposable, type LogOutputChannel} from 'vscode'
import {CloseAction, type BaseLanguageClient, type ErrorHandler, type LanguageClientOptions} from 'vscode-languageclient'
import type {Client, ClientCommand} from './activation.ts'
import {showLanguageStatus} from './language-status.ts'
import {newPostmortem} from './new-postmortem.ts'
import {clientName, clientOptions} from './options.ts'
import {answerWithFile} from './read-file.ts'
import {readFileRequest, type FileAnswer, type ReadFileParams} from '../server/protocol/requests.ts'
import {insertTimelineEntry, offerTimelinePaste, pasteAsTimeline, turnIntoTimeline} from './paste.ts'
import {changeProfile} from './profile.ts'
import {checkReadiness} from './readiness.ts'

/** The part of the language client that every host has. */
export function toClient(client: BaseLanguageClient): Client {
  const shown: Disposable[] = []
  client.onRequest<FileAnswer, void>(readFileRequest, readFile)
  let hasRun = false
  client.clientOptions.errorHandler = restartingWhatRan(client, () => hasRun ||= client.isRunning())
  return {
    async start(hear) {
      await client.start()
      if (0 < shown.length) return
      const offer = offerTimelinePaste(client)
      if (offer) shown.push(offer)
      shown.push(showLanguageStatus(client, hear))
    },
    stop,
    async restart() {
      // A server that hangs does not end in order.
      await stop().catch(() => {})
      hasRun = false
      await client.start()
    },
    isDown: () => !client.needsStop(),
    // The library starts a server that ended again by itself, some times: beside a next one, all would be said twice.
    isOver: () => !client.needsStart() && !client.needsStop(),
    dispose() {
      shown.forEach(it => it.dispose())
      void client.dispose().catch(() => {})
    },
    showOutput: () => client.outputChannel.show(),
    run: command => runners[command](client),
  }

  /** A client that never came up cannot be stopped. */
  async function stop(): Promise<void> {
    if (client.isRunning()) await client.stop()
  }
}

/**
 * The library starts a server again that ended. One that never came up is left to the next command: this would find an attempt
 * under way that fails as the one before. That it did not come up, the library tells by itself.
 */
function restartingWhatRan(client: BaseLanguageClient, hasRun: () => boolean): ErrorHandler {
  const usual = client.createDefaultErrorHandler()
  return {
    error: (...args) => usual.error(...args),
    closed: () => hasRun() ? usual.closed() : {action: CloseAction.DoNotRestart, handled: true},
  }
}

/** The same for every client, with one log for all: a client that closes its own still writes to it when its server ends late. */
export function optionsWithLog(): LanguageClientOptions {
  return {...clientOptions, outputChannel: log ??= window.createOutputChannel(clientName, {log: true})}
}

let log: LogOutputChannel | undefined

const runners: Readonly<Record<ClientCommand, (client: BaseLanguageClient) => Promise<void>>> = {
  newPostmortem,
  checkReadiness,
  changeProfile,
  pasteAsTimeline,
  turnIntoTimeline,
  insertTimelineEntry,
}

/** Where there is no disk, only the editor can read the workspace. */
function readFile(params: ReadFileParams): Promise<FileAnswer> {
  const uri = () => Uri.parse(params.uri, true)
  return answerWithFile({
    size: async () => (await workspace.fs.stat(uri())).size,
    content: async () => workspace.fs.readFile(uri()),
  }, params)
}
