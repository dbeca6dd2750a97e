// Runs the suite of this folder in a real VS Code. With `--server`, not in one of the desktop.
import {cp, mkdtemp, readFile, rm} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {fileURLToPath, pathToFileURL} from 'node:url'
import {runTests} from '@vscode/test-electron'
import {findBrowser} from './host/browser.mjs'
import {install} from './host/install.mjs'
import {startServer} from './host/server.mjs'
import {runInWindow} from './host/window.mjs'

/** @returns {Promise<{passed: number, failed: number}>} */
export async function runInVsCode() {
  const temporary = await mkdtemp(path.join(tmpdir(), 'editor-test-'))
  const results = path.join(temporary, 'results.json')
  const screenshots = path.join(temporary, 'screenshots')
  // Tests type into the documents, so they get a copy.
  const workspace = path.join(temporary, 'workspace')
  try {
    await cp(path.join(root, 'test', 'vscode', 'workspace'), workspace, {recursive: true})
    const code = await (await canDownload() ? onDesktop : onServer)(workspace, results, screenshots)
    await cp(screenshots, path.join(root, 'artifacts', 'screenshots'), {recursive: true}).catch(() => {})
    const tally = JSON.parse(await readFile(results, 'utf8').catch(() => '{"passed":0,"failed":1}'))
    return code !== 0 && tally.failed === 0 ? {...tally, failed: 1} : tally
  } finally {
    await rm(temporary, {recursive: true, force: true, maxRetries: 5})
  }
}

const root = fileURLToPath(new URL('../..', import.meta.url))
const tests = path.join(root, 'out', 'test', 'vscode', 'index.js')

/** A desktop VS Code needs a display, and the network for its download. */
async function canDownload() {
  if (process.argv.includes('--server')) return false
  if (process.platform === 'linux' && !process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY']) return false
  return fetch(releases, {signal: AbortSignal.timeout(5000)}).then(it => it.ok, () => false)
}

const releases = 'https://update.code.visualstudio.com/api/releases/stable'

/** @param {string} workspace @param {string} results @returns {Promise<number>} */
async function onDesktop(workspace, results) {
  console.log('The tests run in a desktop VS Code (@vscode/test-electron).')
  return runTests({
    version: 'stable',
    extensionDevelopmentPath: root,
    extensionTestsPath: tests,
    extensionTestsEnv: {POSTMORTEM_TEST_RESULTS: results},
    launchArgs: [workspace, '--disable-extensions', '--disable-workspace-trust'],
  }).catch(error => {
    console.error(error)
    return 1
  })
}

/** @param {string} workspace @param {string} results @param {string} screenshots @returns {Promise<number>} */
async function onServer(workspace, results, screenshots) {
  const browser = await findBrowser()
  await install()
  console.log(`The tests run in a VS Code server with ${browser}.`)
  const server = await startServer({
    POSTMORTEM_TEST_RESULTS: results, POSTMORTEM_SCREENSHOTS: screenshots, POSTMORTEM_LOG_MARK: mark,
  })
  try {
    return await runInWindow(server, {browser, extension: root, tests, workspace, screenshots}, mark)
  } finally {
    await server.stop()
  }
}

const mark = 'suite| '

if (pathToFileURL(process.argv[1] ?? '').href === import.meta.url) {
  const {passed, failed} = await runInVsCode().catch(error => {
    console.error(error.message)
    return {passed: 0, failed: 1}
  })
  console.log(`${passed} passed, ${failed} failed`)
  process.exitCode = passed === 0 || 0 < failed ? 1 : 0
}
