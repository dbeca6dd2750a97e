import {Uri, type ExtensionContext} from 'vscode'
import {BrowserMessageReader, BrowserMessageWriter, LanguageClient} from 'vscode-languageclient/browser'
import type {Client} from './activation.ts'
import {optionsWithLog, toClient} from './language-client.ts'
import {clientId, clientName} from './options.ts'

/** Does not start the server yet. */
export function createClient(context: ExtensionContext): Client {
  const address = Uri.joinPath(context.extensionUri, 'dist/server-worker.js').toString(true)
  // The client would not recognise the worker itself, because VS Code replaces the class `Worker`.
  const start = async () => {
    const worker = new Worker(address)
    return {reader: new BrowserMessageReader(worker), writer: new BrowserMessageWriter(worker)}
  }
  return toClient(new LanguageClient(clientId, clientName, start, optionsWithLog()))
}
