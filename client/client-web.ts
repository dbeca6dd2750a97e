import {Uri, type ExtensionContext} from 'vscode'
import {BrowserMessageReader, BrowserMessageWriter, LanguageClient} from 'vscode-languageclient/browser'
import type {Client} from './activation.ts'
import {optionsWithLog, toClient} from './language-client.ts'
import {clientId, clientName} from './options.ts'

/** Nothing runs before it is started. */
export function createClient(context: ExtensionContext): Client {
  const address = Uri.joinPath(context.extensionUri, 'dist/server-worker.js').toString(true)
  // Given the worker alone, the client would not know it: VS Code puts another class in the place of `Worker`.
  const start = async () => {
    const worker = new Worker(address)
    return {reader: new BrowserMessageReader(worker), writer: new BrowserMessageWriter(worker)}
  }
  return toClient(new LanguageClient(clientId, clientName, start, optionsWithLog()))
}
