import path from 'node:path'
import {fileURLToPath} from 'node:url'
import {install} from './install.mjs'
import {startServer} from './server.mjs'
import {addressOf} from './window.mjs'

const root = fileURLToPath(new URL('../../..', import.meta.url))

/** The folder that `npm start` opens. */
export const examples = path.join(root, 'examples')

/** The folders of the extensions that it loads: this one, and one that shows what there is to see. */
export const extensions = [root, path.join(root, 'test', 'vscode', 'first-window')]

/**
 * Starts a VS Code server in which a person can try what is built.
 * @returns {Promise<{address: string, stop(): Promise<void>}>} the address is for a browser
 */
export async function serveExamples() {
  await install()
  const {address, stop} = await startServer({linked: extensions})
  return {address: addressOf({address}, examples), stop}
}
