import {mkdir, rename} from 'node:fs/promises'
import path from 'node:path'
import {setTimeout} from 'node:timers/promises'
import {browserFlags} from './browser.mjs'
import {loadPlaywright} from './install.mjs'

/**
 * Opens a window of the server without showing it, runs the test module in its extension host, prints what the tests log, and takes
 * the screenshots that they ask for.
 * @param {import('./server.mjs').Server} server
 * @param {{browser: string, extension: string, tests: string, workspace: string, screenshots: string}} paths absolute
 * @param {string} mark what each line of the tests begins with; VS Code itself logs much more
 * @returns {Promise<number>} the exit code of the tests
 */
export async function runInWindow(server, {browser, extension, tests, workspace, screenshots}, mark) {
  const chromium = await loadPlaywright()
  await mkdir(screenshots, {recursive: true})
  const instance = await chromium.launch({executablePath: browser, args: browserFlags})
  try {
    const page = await instance.newPage({viewport: {width: 1280, height: 800}, locale: 'en-US', timezoneId: 'UTC'})
    /** @type {unknown[]} */
    const errors = []
    /** @type {Promise<void> | undefined} */
    let lines
    await page.exposeFunction('codeAutomationLog', (/** @type {string} */ type, /** @type {unknown[]} */ args) => {
      if (type === 'error') errors.push(...args)
      const line = String(args[0])
      // One after the other: a picture is to show what was asked for before it.
      if (!line.startsWith(mark)) return
      lines = Promise.resolve(lines).then(() => hear(page, line.slice(mark.length), screenshots)).catch(console.error)
    })
    const ended = exitOf(page)
    await page.goto(addressOf(server, workspace, [
      ['extensionDevelopmentPath', server.remote(extension)],
      ['extensionTestsPath', server.remote(tests)],
      ['skipWelcome', 'true'],
    ]))
    const code = await ended
    await lines
    // The tests tell themselves what failed, unless they did not even start; VS Code logs the reason among much else.
    if (!lines) console.error(errors.map(String).slice(-5).join('\n'))
    return code
  } finally {
    await instance.close()
  }
}

/**
 * The address of a window on a folder.
 * @param {import('./server.mjs').Server} server
 * @param {string} folder
 * @param {readonly (readonly [string, string])[]} payload what a desktop VS Code has as command line arguments
 */
export function addressOf(server, folder, payload) {
  const query = new URLSearchParams({folder: decodeURIComponent(new URL(server.remote(folder)).pathname), payload: JSON.stringify(payload)})
  return `${server.address}/?${query}`
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

const patience = 5 * 60_000

/**
 * Does what a line of the tests asks for, or prints it.
 * @param {import('playwright-core').Page} page
 * @param {string} line
 * @param {string} screenshots
 */
async function hear(page, line, screenshots) {
  const [, request, name = ''] = /^(screenshot|click|paste|type|press|hover):(.+)$/.exec(line) ?? []
  if (request === 'screenshot') await takeScreenshot(page, path.join(screenshots, `${name}.png`))
  else if (request === 'click') await page.getByRole('button', {name, exact: true}).first().click({timeout: 5000})
  else if (request === 'hover') await page.locator(name).first().hover({timeout: 5000})
  else if (request === 'paste') await paste(page, JSON.parse(name))
  else if (request === 'type') await page.keyboard.type(JSON.parse(name))
  else if (request === 'press') await page.keyboard.press(name)
  else console.log(line)
}

/**
 * Gives the focused element the event that a person's paste gives it; the clipboard of a window without a screen stays empty.
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
async function takeScreenshot(page, file) {
  let before = await page.screenshot()
  for (let attempt = 0; attempt < 12; attempt++) {
    await setTimeout(250)
    const now = await page.screenshot({path: `${file}.part`, type: 'png'})
    if (now.equals(before)) break
    before = now
  }
  await rename(`${file}.part`, file)
}
