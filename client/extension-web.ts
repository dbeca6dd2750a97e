import type {ExtensionContext} from 'vscode'
import {activateWith} from './activation.ts'

/**
 * In a browser: the server is a worker. Its host loads no second file, so the client is in this one, and run when it is
 * needed.
 */
export function activate(context: ExtensionContext): void {
  stop = activateWith(context, async () => (await import('./client-web.ts')).createClient(context))
}

/** The host waits for the server to end in order. */
export async function deactivate(): Promise<void> {
  await stop?.()
}

let stop: (() => Promise<void>) | undefined
