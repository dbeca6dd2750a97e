import type {BaseLanguageClient} from 'vscode-languageclient'
import type {Client} from './activation.ts'

/** The part of the language client that every host has. */
export function toClient(client: BaseLanguageClient): Client {
  return {
    start: () => client.start(),
    stop: () => client.stop(),
    async restart() {
      await client.stop()
      await client.start()
    },
    showOutput: () => client.outputChannel.show(),
  }
}
