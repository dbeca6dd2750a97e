import {mkdir, rename} from 'node:fs/promises'
import path from 'node:path'
import {setTimeout} from 'node:timers/promises'
import {pathToFileURL} from 'node:url'
import {browserFlags} from './browser.mjs'
import {loadPlaywright} from './install.mjs'

/**
 * Opens a window of the server without showing it, prints what the tests in its extension host log, and does what they
 * ask for.
 * @param {string} browser the path of its program
 * @param {string} mark what each line of the tests begins with; VS Code itself logs much more
 * @param {string} screenshots the folder for the pictures
 * @param {(page: import('playwright-core').Page) => Promise<void>} open goes to the address that runs the tests
 * @param {(id: number, answer: string) => unknown} reply tells the tests that something was done, or why not
 * @returns {Promise<import('../../run-mocha.ts').Tally>}
 */
export async function runInWindow({browser, mark, screenshots, open, reply}) {
  const chromium = await loadPlaywright()
  await mkdir(screenshots, {recursive: true})
  const instance = await chromium.launch({executablePath: browser, args: browserFlags})
  try {
    const page = await instance.newPage({viewport: {width: 1280, height: 800}, locale: 'en-US', timezoneId: 'UTC'})
    /** @type {unknown[]} */
    const errors = []
    let isHeard = false
    /** @type {import('../../run-mocha.ts').Tally} */
    let tally = {passed: 0, failed: 0, failures: []}
    await page.exposeFunction('codeAutomationLog', (/** @type {string} */ type, /** @type {unknown[]} */ args) => {
      if (type === 'error') errors.push(...args)
      const line = String(args[0])
      if (!line.startsWith(mark)) return
      isHeard = true
      const [text, kind, json = ''] = /^(?:(ask|tally):)?(.*)$/s.exec(line.slice(mark.length)) ?? []
      if (kind === 'ask') void answer(page, screenshots, JSON.parse(json), reply)
      else if (kind === 'tally') tally = JSON.parse(json)
      else console.log(text)
    })
    const ended = exitOf(page)
    await open(page)
    const code = await ended
    // The tests tell themselves what failed, unless they did not even start; VS Code logs the reason among much else.
    if (!isHeard) console.error(errors.map(String).slice(-5).join('\n'))
    return code !== 0 && tally.failed === 0
      ? {...tally, failed: 1, failures: [`The window ended with ${code}.`]}
      : tally
  } finally {
    await instance.close()
  }
}

/**
 * The address of a window.
 * @param {Pick<import('./server.mjs').Server, 'address'>} server
 * @param {string} workspace a folder, or a `.code-workspace` file that names several
 * @param {readonly (readonly [string, string])[]} [payload] what a desktop VS Code has as command line arguments
 */
export function addressOf({address}, workspace, payload = []) {
  const kind = workspace.endsWith('.code-workspace') ? 'workspace' : 'folder'
  const query = new URLSearchParams({[kind]: decodeURIComponent(pathToFileURL(workspace).pathname)})
  if (0 < payload.length) query.set('payload', JSON.stringify(payload))
  return `${address}/?${query}`
}

/** @param {import('playwright-core').Page} page @returns {Promise<number>} */
async function exitOf(page) {
  return new Promise((resolve, reject) => {
    const giveUp = () => reject(new Error(`The tests did not end within ${patience / 60_000} minutes.`))
    const timer = globalThis.setTimeout(giveUp, patience)
    page.on('crash', () => reject(new Error('The browser window crashed.')))
    void page.exposeFunction('codeAutomationExit', (/** @type {number} */ code) => {
      clearTimeout(timer)
      resolve(code)
    })
  })
}

const patience = 15 * 60_000

/**
 * @param {import('playwright-core').Page} page
 * @param {string} screenshots
 * @param {{id: number, request: keyof typeof abilities, argument: string}} asked
 * @param {(id: number, answer: string) => unknown} reply
 */
async function answer(page, screenshots, {id, request, argument}, reply) {
  try {
    await abilities[request](page, argument, screenshots)
    await reply(id, 'done')
  } catch (error) {
    await page.screenshot({path: path.join(screenshots, 'failed.png')}).catch(() => {})
    await reply(id, `The host could not do ${request} ${argument}: ${error instanceof Error ? error.message : error}`)
  }
}

/** What the tests may ask for: they have neither eyes nor hands. */
const abilities = {
  click: (page, name) => page.getByRole('button', {name, exact: true}).first().click({timeout}),
  hover: (page, selector) => page.locator(selector).first().hover({timeout}),
  see: (page, text) =>
    page
      .getByText(text, {exact: true})
      .or(page.getByPlaceholder(text, {exact: true}))
      .or(page.locator('.hover-language-status', {hasText: text}))
      .first()
      .waitFor({state: 'visible', timeout}),
  suggest: (page, label) =>
    page.locator('.suggest-widget.visible .monaco-list-row.focused', {hasText: label}).waitFor({timeout}),
  type: (page, text) => page.keyboard.type(text),
  press: (page, key) => page.keyboard.press(key),
  paste,
  screenshot: (page, name, folder) => takeScreenshot(page, path.join(folder, `${name}.png`)),
}

/** Milliseconds. */
const timeout = 10_000

/**
 * Gives the focused element the event that a person's paste gives it; the clipboard of a window without a screen stays
 * empty.
 * @param {import('playwright-core').Page} page
 * @param {string} text
 */
async function paste(page, text) {
  await page.evaluate(pasted => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', pasted)
    document.activeElement?.dispatchEvent(new ClipboardEvent('paste', {clipboardData, bubbles: true, cancelable: true}))
  }, text)
}

/**
 * Takes a picture when the window has come to rest: when two in a row are the same.
 * @param {import('playwright-core').Page} page
 * @param {string} file
 */
export async function takeScreenshot(page, file) {
  let before = await page.screenshot()
  for (let attempt = 0; attempt < 12; attempt++) {
    await setTimeout(250)
    const now = await page.screenshot({path: `${file}.part`, type: 'png'})
    if (now.equals(before)) break
    before = now
  }
  await rename(`${file}.part`, file)
}
