import {Uri, window, workspace, type Disposable, type LogOutputChannel} from 'vscode'
import {
  CloseAction,
  type BaseLanguageClient,
  type ErrorHandler,
  type LanguageClientOptions,
} from 'vscode-languageclient'
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
  const disposables: Disposable[] = []
  client.onRequest<FileAnswer, void>(readFileRequest, readFile)
  let hasRun = false
  client.clientOptions.errorHandler = restartOnlyIfRan(client, () => (hasRun ||= client.isRunning()))
  return {
    async start(onVerdict) {
      await client.start()
      if (0 < disposables.length) return
      const offer = offerTimelinePaste(client)
      if (offer) disposables.push(offer)
      disposables.push(showLanguageStatus(client, onVerdict))
    },
    stop,
    async restart() {
      // A server that hangs does not shut down.
      await stop().catch(() => {})
      hasRun = false
      await client.start()
    },
    isDown: () => !client.needsStop(),
    // The library itself may restart a server that ended. With a second client, everything would be reported twice.
    isDead: () => !client.needsStart() && !client.needsStop(),
    dispose() {
      disposables.forEach(it => it.dispose())
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
 * The library restarts a server that ended. A server that never started is left to the next command, which would
 * otherwise wait for another attempt that fails like the first. The library itself reports that it did not start.
 */
function restartOnlyIfRan(client: BaseLanguageClient, hasRun: () => boolean): ErrorHandler {
  const standard = client.createDefaultErrorHandler()
  return {
    error: (...args) => standard.error(...args),
    closed: () => (hasRun() ? standard.closed() : {action: CloseAction.DoNotRestart, handled: true}),
  }
}

/** All clients share one log, because a client would still write to a log of its own after closing it. */
export function optionsWithLog(): LanguageClientOptions {
  return {...clientOptions, outputChannel: (log ??= window.createOutputChannel(clientName, {log: true}))}
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

/** Without a disk, only the editor can read the workspace. */
function readFile(params: ReadFileParams): Promise<FileAnswer> {
  const uri = () => Uri.parse(params.uri, true)
  return answerWithFile(
    {
      size: async () => (await workspace.fs.stat(uri())).size,
      content: async () => workspace.fs.readFile(uri()),
    },
    params,
  )
}
