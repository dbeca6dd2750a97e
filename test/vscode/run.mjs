// Runs the suite of this folder in a real VS Code, and as a web extension; installs the package there and tests that.
import {cp, mkdir, mkdtemp, readFile, rename, rm, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {fileURLToPath, pathToFileURL} from 'node:url'
import {runTests} from '@vscode/test-electron'
import {packageExtension} from '../../build/package.mjs'
import {testFirstWindow} from './first-window.mjs'
import {findBrowser} from './host/browser.mjs'
import {install} from './host/install.mjs'
import {startServer} from './host/server.mjs'
import {addressOf, runInWindow} from './host/window.mjs'
import {bundleForWorker, openAsWebExtension} from './web.mjs'

/**
 * @typedef {import('../run-mocha.ts').Tally} Tally
 * @returns {Promise<Tally>}
 */
export async function runInVsCode() {
  const temporary = await mkdtemp(path.join(tmpdir(), 'editor-test-'))
  try {
    const built = await packageExtension()
    const tallies = []
    for (const {host, set} of await passes()) {
      const folder = path.join(temporary, `${host.name}-${set.name}`)
      // Tests type into the documents, so they get a copy.
      const workspace = path.join(folder, 'workspace')
      await cp(path.join(here, set.workspace), workspace, {recursive: true})
      tallies.push(await host({set, workspace: path.join(workspace, set.file), folder, built}).catch(failed))
    }
    return sum(tallies)
  } finally {
    await rm(temporary, {recursive: true, force: true, maxRetries: 5})
  }
}

/**
 * Tests that run in one window, and the workspace that it is opened on.
 * @typedef {object} TestSet
 * @property {string} name by which the window finds its tests
 * @property {string} workspace a folder beside this file
 * @property {string} file what of it is opened, empty for all
 * @property {boolean} asksForTrust
 */

/** @type {TestSet} */
const usual = {name: 'usual', workspace: 'workspace', file: '', asksForTrust: false}
/** @type {TestSet} */
const packaged = {...usual, name: 'package'}
/**
 * In several folders, which nobody trusts at first.
 * @type {TestSet}
 */
const inFolders = {name: 'folders', workspace: 'folders/workspace', file: 'team.code-workspace', asksForTrust: true}
/** @type {TestSet} */
const started = {...usual, name: 'start'}

/**
 * With `--server`, `--package`, `--web` or `--start`, that alone.
 * @returns {Promise<{host: (pass: Pass) => Promise<Tally>, set: TestSet}[]>}
 */
async function passes() {
  const isGiven = (/** @type {string} */ flag) => process.argv.includes(flag)
  const all = [
    {flag: '--server', host: isGiven('--server') || !(await canDownload()) ? onServer : onDesktop, set: usual},
    {flag: '--package', host: asPackage, set: packaged},
    // Installed, as VS Code runs an extension under development in every workspace.
    {flag: '--package', host: asPackage, set: inFolders},
    {flag: '--web', host: asWebExtension, set: usual},
    {flag: '--web', host: asWebExtension, set: inFolders},
    {flag: '--start', host: asStarted, set: started},
  ]
  const chosen = all.some(it => isGiven(it.flag)) ? all.filter(it => isGiven(it.flag)) : all
  const {filesOf} = await import('../../out/test/vscode/files.js')
  const counts = await Promise.all(chosen.map(async ({set}) => (await filesOf(set.name)).length))
  return chosen.filter((_, index) => 0 < counts[index])
}

/**
 * @typedef {object} Pass
 * @property {TestSet} set
 * @property {string} workspace the path of what is opened
 * @property {string} folder for the files of this run
 * @property {{file: string, folder: string}} built the package, and what is in it
 */

/** @param {readonly Tally[]} tallies @returns {Tally} */
export function sum(tallies) {
  return tallies.reduce(
    (total, it) => ({
      passed: total.passed + it.passed,
      failed: total.failed + it.failed,
      failures: [...total.failures, ...it.failures],
    }),
    {passed: 0, failed: 0, failures: []},
  )
}

/**
 * Prints what failed, and the sum as the last line.
 * @param {Tally} tally
 * @returns the exit code: a run of no test is none that passed
 */
export function conclude({passed, failed, failures}) {
  failures.forEach(it => console.log(`failed: ${it}`))
  console.log(`${passed} passed, ${failed} failed`)
  return passed === 0 || 0 < failed ? 1 : 0
}

/** @param {Error} error @returns {Tally} */
function failed(error) {
  console.error(error)
  return {passed: 0, failed: 1, failures: [`VS Code: ${error.message.split('\n', 1)[0]}`]}
}

const here = fileURLToPath(new URL('.', import.meta.url))
const root = path.join(here, '..', '..')
const screenshots = path.join(root, 'artifacts', 'screenshots')
const tests = path.join(root, 'out', 'test', 'vscode', 'index.js')

/** A desktop VS Code needs a display, and the network for its download. */
async function canDownload() {
  if (process.platform === 'linux' && !process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY']) return false
  return fetch(releases, {signal: AbortSignal.timeout(5000)}).then(
    it => it.ok,
    () => false,
  )
}

const releases = 'https://update.code.visualstudio.com/api/releases/stable'

/** @param {Pass} pass @returns {Promise<Tally>} */
async function onDesktop({workspace, folder}) {
  console.log('The tests run in a desktop VS Code (@vscode/test-electron).')
  const results = path.join(folder, 'results.json')
  await runTests({
    version: 'stable',
    extensionDevelopmentPath: root,
    extensionTestsPath: tests,
    extensionTestsEnv: {POSTMORTEM_TEST_RESULTS: results},
    launchArgs: [workspace, '--disable-extensions', '--disable-workspace-trust'],
  }).catch(console.error)
  return JSON.parse(await readFile(results, 'utf8'))
}

/** @param {Pass} pass @returns {Promise<Tally>} */
async function onServer(pass) {
  return inHost('a VS Code server', pass, server => [['extensionDevelopmentPath', server.remote(root)]])
}

/** @param {Pass} pass @returns {Promise<Tally>} */
async function asPackage(pass) {
  const {
    set,
    folder,
    built: {file},
  } = pass
  // Both the tests of what is in it and those of the installed extension find it so.
  process.env['POSTMORTEM_PACKAGE'] = file
  try {
    // VS Code runs tests only beside an extension under development.
    await writeFile(
      path.join(folder, 'package.json'),
      JSON.stringify({name: 'none', publisher: 'none', version: '0.0.0', engines: {vscode: '*'}}),
    )
    const tally = await inHost(
      'a VS Code server with the package',
      pass,
      server => [['extensionDevelopmentPath', server.remote(folder)]],
      file,
    )
    if (set !== packaged) return tally
    const {runMocha} = await import('../../out/test/run-mocha.js')
    return sum([tally, await runMocha([path.join(root, 'out', 'test', 'vscode', 'package', 'contents.test.js')])])
  } finally {
    delete process.env['POSTMORTEM_PACKAGE']
  }
}

/** @param {Pass} pass @returns {Promise<Tally>} */
async function asWebExtension({set, workspace, built: {folder: extension}}) {
  const answers = new Map()
  const program = await bundleForWorker(here, {mark, set: set.name})
  return inWindow('the web worker of a VS Code server', {asksForTrust: set.asksForTrust}, server => ({
    open: page => openAsWebExtension(page, server, {extension, workspace, tests: program, answers}),
    reply: (id, answer) => answers.set(`answers/${id}.txt`, answer),
    screenshots: path.join(screenshots, 'web'),
  }))
}

/** The window that `npm start` opens where there is no desktop VS Code. @returns {Promise<Tally>} */
async function asStarted() {
  const browser = await findBrowser()
  console.log(`The window of npm start is opened with ${browser}.`)
  return testFirstWindow({browser, screenshots})
}

/**
 * In the Node.js of a server, which the tests share a disk with.
 * @param {string} what
 * @param {Pass} pass
 * @param {(server: import('./host/server.mjs').Server) => [string, string][]} payload
 * @param {string} [extension] the file of one to install
 * @returns {Promise<Tally>}
 */
async function inHost(what, {set, workspace, folder}, payload, extension) {
  const answers = path.join(folder, 'answers')
  await mkdir(answers)
  const environment = {POSTMORTEM_ANSWERS: answers, POSTMORTEM_LOG_MARK: mark, POSTMORTEM_TEST_SET: set.name}
  return inWindow(
    what,
    {environment, asksForTrust: set.asksForTrust, ...(extension !== undefined && {extension})},
    server => ({
      open: page =>
        page.goto(
          addressOf(server, workspace, [
            ...payload(server),
            ['extensionTestsPath', server.remote(tests)],
            ['skipWelcome', 'true'],
          ]),
        ),
      reply: async (id, answer) => {
        await writeFile(path.join(answers, `${id}.part`), answer)
        await rename(path.join(answers, `${id}.part`), path.join(answers, `${id}.txt`))
      },
      screenshots,
    }),
  )
}

/**
 * @param {string} what where the tests run, for people
 * @param {import('./host/server.mjs').ServerOptions} options
 * @param {(server: import('./host/server.mjs').Server) => Pick<Parameters<typeof runInWindow>[0], 'open' | 'reply' |
 *   'screenshots'>} prepare
 * @returns {Promise<Tally>}
 */
async function inWindow(what, options, prepare) {
  const browser = await findBrowser()
  await install()
  console.log(`The tests run in ${what} with ${browser}.`)
  const server = await startServer({...options, isDriven: true})
  try {
    return await runInWindow({browser, mark, ...prepare(server)})
  } finally {
    await server.stop()
  }
}

const mark = 'suite| '

if (pathToFileURL(process.argv[1] ?? '').href === import.meta.url) {
  process.exitCode = conclude(await runInVsCode().catch(failed))
}
