import {Uri, type ExtensionContext} from 'vscode'
import {LanguageClient} from 'vscode-languageclient/browser'
import type {Client} from './activation.ts'
import {toClient} from './language-client.ts'
import {clientId, clientName, clientOptions} from './options.ts'

/** Nothing runs before it is started. */
export function createClient(context: ExtensionContext): Client {
  // By its name the worker finds what it reads later: VS Code starts it from a blob.
  const address = Uri.joinPath(context.extensionUri, 'dist/server-worker.js').toString(true)
  return toClient(new LanguageClient(clientId, clientName, () => Promise.resolve(new Worker(address, {name: address})), clientOptions), context)
}
