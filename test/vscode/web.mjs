import {readFile} from 'node:fs/promises'
import path from 'node:path'
import {fileURLToPath} from 'node:url'
import {build} from 'esbuild'
import {addressOf} from './host/window.mjs'

/**
 * Bundles the tests for a web worker, in which there is no Node.js: a file beside which a `.web.ts` of the same name
 * stands is replaced by that one.
 * @param {string} folder the one of the tests
 * @param {object} given
 * @param {string} given.mark what each line of the tests begins with
 * @param {string} given.set the name of those that are run
 * @returns {Promise<string>} the program
 */
export async function bundleForWorker(folder, {mark, set}) {
  const {
    outputFiles: [program],
  } = await build({
    entryPoints: [path.join(folder, 'index.web.ts')],
    bundle: true,
    write: false,
    platform: 'browser',
    format: 'cjs',
    target: 'es2022',
    external: ['vscode'],
    logLevel: 'warning',
    alias: {
      'node:assert/strict': path.join(folder, 'assert.web.ts'),
      'node:timers/promises': path.join(folder, 'timers.web.ts'),
    },
    define: {
      'process.env': JSON.stringify({
        POSTMORTEM_LOG_MARK: mark,
        POSTMORTEM_TEST_SET: set,
        POSTMORTEM_TEST_FILES: process.env['POSTMORTEM_TEST_FILES'],
      }),
    },
    plugins: [
      {
        name: 'web-files',
        setup: it =>
          it.onResolve({filter: /\/(?:answer|loaded)\.ts$/}, it => ({
            path: path.join(folder, it.path.replace(/\.ts$/, '.web.ts')),
          })),
      },
    ],
  })
  // With names of its own it exports nothing and makes its globals.
  return `(function (exports, module, define) {${await readFile(mocha, 'utf8')}\n})()\n${program.text}`
}

const mocha = fileURLToPath(import.meta.resolve('mocha/mocha.js'))

/**
 * Loads the extension into the web worker of a window. No parameter of an address can do that, so the page gets another
 * configuration, and the files come from the address of the page, as it may load from no other.
 * @param {import('playwright-core').Page} page
 * @param {import('./host/server.mjs').Server} server
 * @param {{extension: string, workspace: string, tests: string, answers: ReadonlyMap<string, string>}} given paths,
 *   the program of the tests, and what is answered by the path below `answers/`; what was asked for is listed in
 *   `asked.txt`
 */
export async function openAsWebExtension(page, server, {extension, workspace, tests, answers}) {
  const {host} = new URL(server.address)
  const uri = name => ({scheme: 'http', authority: host, path: name})
  /** @type {Set<string>} */
  const asked = new Set()
  await page.context().route(
    url => url.host === host && url.pathname.startsWith('/extension/'),
    async route => {
      const name = decodeURIComponent(new URL(route.request().url()).pathname).replace('/extension/', '')
      asked.add(name)
      const body = name.startsWith('tests.cjs')
        ? tests
        : name.startsWith('answers/')
          ? answers.get(name)
          : name === 'asked.txt'
            ? [...asked].join('\n')
            : await readFile(path.join(extension, name)).catch(() => undefined)
      await route.fulfill(
        body === undefined
          ? {status: 404}
          : {body, contentType: types[path.extname(name)] ?? 'application/octet-stream'},
      )
    },
  )
  await page.route(
    url => url.host === host && url.pathname === '/',
    async route => {
      const response = await route.fetch()
      const html = await response.text()
      await route.fulfill({
        response,
        body: html.replace(settings, (_, before, json, after) => {
          const given = JSON.parse(json.replaceAll('&quot;', '"').replaceAll('&amp;', '&'))
          const developmentOptions = {
            ...given.developmentOptions,
            enableSmokeTestDriver: true,
            extensions: [uri('/extension')],
            extensionTestsPath: uri('/extension/tests.cjs'),
          }
          return (
            before
            + JSON.stringify({...given, developmentOptions})
              .replaceAll('&', '&amp;')
              .replaceAll('"', '&quot;')
            + after
          )
        }),
      })
    },
  )
  await page.goto(addressOf(server, workspace, [['skipWelcome', 'true']]))
}

const settings = /(id="vscode-workbench-web-configuration" data-settings=")([^"]*)(")/

/** @type {Readonly<Record<string, string>>} */
const types = {'.js': 'text/javascript', '.json': 'application/json', '.txt': 'text/plain', '.svg': 'image/svg+xml'}
