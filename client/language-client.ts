import {Uri, workspace, type ExtensionContext} from 'vscode'
import type {BaseLanguageClient} from 'vscode-languageclient'
import type {Client, ClientCommand} from './activation.ts'
import {showLanguageStatus} from './language-status.ts'
import {newPostmortem} from './new-postmortem.ts'
import {insertTimelineEntry, offerTimelinePaste, pasteAsTimeline, turnIntoTimeline} from './paste.ts'
import {changeProfile} from './profile.ts'
import {checkReadiness} from './readiness.ts'

/** The part of the language client that every host has. */
export function toClient(client: BaseLanguageClient, context: ExtensionContext): Client {
  let isFirst = true
  /** While the server is being restarted. */
  let restarted: Promise<void> | undefined
  client.onRequest('postmortem/readFile', readFile)
  return {
    start,
    stop,
    restart: () => restarted ??= restart().finally(() => restarted = undefined),
    showOutput: () => client.outputChannel.show(),
    async run(command) {
      await restarted
      // Where it could not start, or has ended, it is started again.
      await start()
      await runners[command](client)
    },
  }

  async function start(): Promise<void> {
    await client.start()
    if (!isFirst) return
    isFirst = false
    const offer = offerTimelinePaste(client)
    if (offer) context.subscriptions.push(offer)
    context.subscriptions.push(showLanguageStatus(client))
  }

  async function restart(): Promise<void> {
    await stop()
    await start()
  }

  /** A client that never came up cannot be stopped. */
  async function stop(): Promise<void> {
    if (client.isRunning()) await client.stop()
  }
}

const runners: Readonly<Record<ClientCommand, (client: BaseLanguageClient) => Promise<void>>> = {
  newPostmortem,
  checkReadiness,
  changeProfile,
  pasteAsTimeline,
  turnIntoTimeline,
  insertTimelineEntry,
}

/** Where there is no disk, only the editor can read the workspace. `null` when there is no such file. */
async function readFile({uri}: {uri: string}): Promise<string | null> {
  try {
    return new TextDecoder().decode(await workspace.fs.readFile(Uri.parse(uri, true)))
  } catch {
    return null
  }
}
