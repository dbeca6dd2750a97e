import type {BaseLanguageClient} from 'vscode-languageclient'
import type {Client} from './activation.ts'

/** The part of the language client that every host has. */
export function toClient(client: BaseLanguageClient): Client {
  return {
    start: () => client.start(),
    stop,
    async restart() {
      await stop()
      await client.start()
    },
    showOutput: () => client.outputChannel.show(),
  }

  /** A client that never came up cannot be stopped. */
  async function stop(): Promise<void> {
    if (client.isRunning()) await client.stop()
  }
}
