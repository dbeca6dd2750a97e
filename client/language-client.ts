import {Uri, workspace, type ExtensionContext} from 'vscode'
import type {BaseLanguageClient} from 'vscode-languageclient'
import type {Client} from './activation.ts'
import {offerTimelinePaste, runTimelineCommand} from './paste.ts'

/** The part of the language client that every host has. */
export function toClient(client: BaseLanguageClient, context: ExtensionContext): Client {
  let isPasteOffered = false
  client.onRequest('postmortem/readFile', readFile)
  return {
    async start() {
      await client.start()
      if (isPasteOffered) return
      isPasteOffered = true
      const offer = offerTimelinePaste(client)
      if (offer) context.subscriptions.push(offer)
    },
    stop,
    async restart() {
      await stop()
      await client.start()
    },
    showOutput: () => client.outputChannel.show(),
    run: command => runTimelineCommand(client, command),
  }

  /** A client that never came up cannot be stopped. */
  async function stop(): Promise<void> {
    if (client.isRunning()) await client.stop()
  }
}

/** Where there is no disk, only the editor can read the workspace. `null` when there is no such file. */
async function readFile({uri}: {uri: string}): Promise<string | null> {
  try {
    return new TextDecoder().decode(await workspace.fs.readFile(Uri.parse(uri, true)))
  } catch {
    return null
  }
}
