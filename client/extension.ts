import type {ExtensionContext} from 'vscode'
import {activateWith} from './activation.ts'

/** On a desktop, on a remote machine or in a container: the server is a separate process. */
export function activate(context: ExtensionContext): void {
  stop = activateWith(context, async () => (await import('./client-node.ts')).createClient(context))
}

/** The host waits until the server has shut down. */
export async function deactivate(): Promise<void> {
  await stop?.()
}

let stop: (() => Promise<void>) | undefined
