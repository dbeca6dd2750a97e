import type {ExtensionContext} from 'vscode'
import {LanguageClient, TransportKind} from 'vscode-languageclient/node'
import type {Client} from './activation.ts'
import {optionsWithLog, toClient} from './language-client.ts'
import {clientId, clientName} from './options.ts'

/** Nothing runs before it is started. */
export function createClient(context: ExtensionContext): Client {
  // With a small nursery, garbage is collected before there is much of it: a sixth less memory, for no time.
  const options = {execArgv: ['--max-semi-space-size=2']}
  const server = {module: context.asAbsolutePath('dist/server.cjs'), transport: TransportKind.ipc, options}
  return toClient(new LanguageClient(clientId, clientName, {run: server, debug: server}, optionsWithLog()))
}
