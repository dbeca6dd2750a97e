import {spawn, spawnSync} from 'node:child_process'
import {mkdir, mkdtemp, rm, symlink, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {setTimeout} from 'node:timers/promises'
import {pathToFileURL} from 'node:url'
import {nodePath, serverScript} from './install.mjs'

/**
 * A running VS Code server; `stop` ends it and takes its data away.
 * @typedef {{address: string, remote(file: string): string, stop(): Promise<void>}} Server
 */

/**
 * @typedef {object} ServerOptions
 * @property {Readonly<Record<string, string>>} [environment] variables of its extension host, beside those of this
 *   process
 * @property {string} [extension] the file of one to install
 * @property {readonly string[]} [linked] folders of extensions that it finds installed
 * @property {boolean} [isDriven] whether its windows load tests; VS Code then shows no notifications
 * @property {boolean} [asksForTrust] whether folders are restricted until the person trusts them, as is usual
 */

/**
 * Starts a VS Code server on a free port of this machine.
 * @param {ServerOptions} options
 * @returns {Promise<Server>}
 */
export async function startServer({
  environment = {},
  extension,
  linked = [],
  isDriven = false,
  asksForTrust = false,
} = {}) {
  const data = await mkdtemp(path.join(tmpdir(), 'vscode-host-'))
  await mkdir(path.join(data, 'data', 'Machine'), {recursive: true})
  await writeFile(path.join(data, 'data', 'Machine', 'settings.json'), JSON.stringify(settings))
  const installed = path.join(data, 'extensions')
  if (0 < linked.length) await mkdir(installed)
  // Windows lets everybody make a junction, but not a symbolic link; other systems make a symbolic link of both.
  for (const it of linked) await symlink(it, path.join(installed, path.basename(it)), 'junction')
  const program = [
    serverScript(),
    '--server-data-dir',
    data,
    '--accept-server-license-terms',
    '--telemetry-level',
    'off',
  ]
  if (extension) spawnSync(nodePath(), [...program, '--install-extension', extension])
  const child = spawn(
    nodePath(),
    [
      ...program,
      '--host',
      '127.0.0.1',
      '--port',
      '0',
      '--without-connection-token',
      ...(isDriven ? ['--enable-smoke-test-driver'] : []),
      ...(asksForTrust ? [] : ['--disable-workspace-trust']),
    ],
    {env: {...process.env, ...environment}, stdio: ['ignore', 'pipe', 'pipe']},
  )
  const ended = new Promise(resolve => child.on('close', resolve))
  const stop = async () => {
    child.kill()
    await ended
    // The extension host ends a moment after the server, and writes its logs until then.
    await setTimeout(1000)
    await rm(data, {recursive: true, force: true, maxRetries: 5})
  }
  try {
    const host = `127.0.0.1:${await portOf(child)}`
    return {
      address: `http://${host}`,
      remote: file => `vscode-remote://${host}${pathToFileURL(file).pathname}`,
      stop,
    }
  } catch (error) {
    await stop()
    throw error
  }
}

/**
 * Calm windows: no chat, no welcome, nothing saved unasked. Everything that a person sees of Markdown stays as it is by
 * default.
 */
const settings = {
  'chat.disableAIFeatures': true,
  'editor.cursorBlinking': 'solid',
  'files.autoSave': 'off',
  'git.enabled': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
}

const patience = 60_000

/** @param {import('node:child_process').ChildProcess} child @returns {Promise<string>} */
function portOf(child) {
  return new Promise((resolve, reject) => {
    let output = ''
    const fail = (/** @type {string} */ why) => reject(new Error(`The VS Code server ${why}:\n${output}`))
    const timer = globalThis.setTimeout(() => fail(`did not listen within ${patience / 1000} s`), patience)
    const read = (/** @type {Buffer} */ chunk) => {
      output += chunk
      const port = /listening on (\d+)/.exec(output)?.[1]
      if (!port) return
      clearTimeout(timer)
      resolve(port)
    }
    child.stdout?.on('data', read)
    child.stderr?.on('data', read)
    child.on('error', reject)
    child.on('exit', code => {
      clearTimeout(timer)
      fail(`ended with code ${code}`)
    })
  })
}
