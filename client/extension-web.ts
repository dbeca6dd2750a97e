import {Uri, workspace, type ExtensionContext} from 'vscode'
import {activateWith} from './activation.ts'

/** In a browser: the server is a worker. */
export function activate(context: ExtensionContext): void {
  stop = activateWith(context, async () => (await loadClient(context)).createClient(context))
}

/** The host waits until the server has shut down. */
export async function deactivate(): Promise<void> {
  await stop?.()
}

let stop: (() => Promise<void>) | undefined

/**
 * `require` cannot load a second file of an extension in this host, so this runs the client as the host runs the first.
 */
async function loadClient({extensionUri}: ExtensionContext): Promise<typeof import('./client-web.ts')> {
  const file = Uri.joinPath(extensionUri, 'dist/client-web.js')
  const source = new TextDecoder().decode(await workspace.fs.readFile(file))
  const module = {exports: {}}
  new Function('module', 'require', `${source}\n//# sourceURL=${file.toString(true)}`)(module, require)
  return module.exports as typeof import('./client-web.ts')
}
