import {mkdir} from 'node:fs/promises'
import path from 'node:path'
import {browserFlags} from './host/browser.mjs'
import {serveExamples} from './host/examples.mjs'
import {loadPlaywright} from './host/install.mjs'
import {takeScreenshot} from './host/window.mjs'

/**
 * Opens what `npm start` prints, as a person does, and looks at the window.
 * @param {string} browser the path of its program
 * @param {string} screenshots the folder for the pictures
 * @returns {Promise<import('../run-mocha.ts').Tally>}
 */
export async function testFirstWindow({browser, screenshots}) {
  const chromium = await loadPlaywright()
  await mkdir(screenshots, {recursive: true})
  const {address, stop} = await serveExamples()
  const instance = await chromium.launch({executablePath: browser, args: browserFlags})
  try {
    const viewport = {width: 1280, height: 800}
    const context = await instance.newContext({viewport, locale: 'en-US', timezoneId: 'Europe/Berlin'})
    await context.grantPermissions(['clipboard-read', 'clipboard-write'])
    const page = await context.newPage()
    await page.goto(address)
    return await runChecks(page, screenshots)
  } finally {
    await instance.close()
    await stop()
  }
}

/** @typedef {import('playwright-core').Page} Page */

/** @type {Readonly<Record<string, (page: Page) => Promise<unknown>>>} */
const checks = {
  'shows an example with findings': page => page.locator('.monaco-editor .squiggly-warning').first().waitFor({timeout}),
  'shows the walkthrough': page => page.locator('h2', {hasText: 'Write a Postmortem'}).waitFor({timeout}),
  'offers snippets on request, which write the time with its offset': async page => {
    await page.locator('.monaco-editor .view-line', {hasText: 'Service restored'}).click({timeout})
    await page.keyboard.press('End')
    // Out of the list, whose next entry is offered while the line is empty.
    for (const key of ['Enter', 'Enter', 'Home']) await page.keyboard.press(key)
    await page.keyboard.type('pm-mitig')
    await page.keyboard.press('Control+Space')
    const suggestion = page.locator('.suggest-widget.visible .monaco-list-row.focused', {hasText: 'pm-mitigated'})
    await suggestion.first().waitFor({timeout})
    await page.keyboard.press('Enter')
    const written = /-.\d\d:\d\d.UTC\+0[12]:00.Rolled.back/
    await page.locator('.monaco-editor .view-line', {hasText: written}).waitFor({timeout})
    for (const key of ['Escape', 'Control+Z', 'Control+Z']) await page.keyboard.press(key)
  },
  'shows messages of the extension, beginning with what has to be checked': async page => {
    await page.evaluate(text => navigator.clipboard.writeText(text), chat)
    await page.locator('.monaco-editor .view-line', {hasText: 'Alert on failed payments'}).click({timeout})
    await page.keyboard.press('F1')
    await page.keyboard.type('Paste as Timeline Entries')
    await page.locator('.quick-input-list .monaco-list-row', {hasText: 'Paste as Timeline'}).first().waitFor({timeout})
    await page.keyboard.press('Enter')
    await page.locator('.notification-toast', {hasText: 'Added 2 entries, times read as'}).waitFor({timeout})
  },
}

const chat = `Ann
  2:12 PM
The provider answers with 503
:eyes: 3
Bo
  2:25 PM
Asked the provider
3 replies
`

/** Milliseconds, for a window that has just been opened on a busy machine. */
const timeout = 60_000

/** @param {Page} page @param {string} screenshots @returns {Promise<import('../run-mocha.ts').Tally>} */
async function runChecks(page, screenshots) {
  /** @type {string[]} */
  const failures = []
  for (const [name, check] of Object.entries(checks)) {
    const error = await check(page).then(
      () => undefined,
      it => it,
    )
    await takeScreenshot(page, path.join(screenshots, `start-${name.replaceAll(/\W+/g, '-')}.png`))
    if (error) {
      console.log(`  ${name}: ${error.message}`)
      failures.push(`The window of npm start ${name}`)
    } else console.log(`  ✔ ${name}`)
  }
  return {passed: Object.keys(checks).length - failures.length, failed: failures.length, failures}
}
