import type {ExtensionContext} from 'vscode'
import {LanguageClient, TransportKind} from 'vscode-languageclient/node'
import type {Client} from './activation.ts'
import {optionsWithLog, toClient} from './language-client.ts'
import {clientId, clientName} from './options.ts'

/** Nothing runs before it is started. */
export function createClient(context: ExtensionContext): Client {
  const server = {module: context.asAbsolutePath('dist/server.cjs'), transport: TransportKind.ipc}
  return toClient(new LanguageClient(clientId, clientName, {run: server, debug: server}, optionsWithLog()))
}
