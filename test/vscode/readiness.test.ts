import assert from 'node:assert/strict'
import {commands} from 'vscode'
import {closeEditors, openText, untilProblems} from './editor.ts'
import {acceptNext} from './quick-input.ts'
import {hover, itOnScreen, press, screenshot, see} from './screen.ts'
import {shopOutage} from './shop-outage.ts'

describe('Check Readiness for Review', () => {
  afterEach(closeEditors)

  const unfinished = shopOutage
    .replace('800 orders', 'TODO orders')
    .replace('- 14:05', '- 14:25')
    .replace('The new version', 'Human error: the new version')

  it('lists what is left, and leads to its line', async () => {
    const editor = await openText(unfinished)
    const problems = ['cause/human-error: Human error', 'doc/placeholder: TODO', 'timeline/out-of-order: 14:20']
    await untilProblems(editor.document, ...problems)
    const running = commands.executeCommand('postmortem.checkReadiness')
    for (const text of ['3 things left before review', 'Document', 'Timeline', 'Causes']) await see(text)
    await screenshot('readiness')
    await acceptNext('3 things left before review')
    await running
    assert.equal(editor.document.lineAt(editor.selection.active).text, '- 14:20 UTC Rolled back the deploy')
    assert.equal(editor.selection.active.character, '- '.length)
    assert.equal(editor.document.getText(), unfinished)
  })

  it('says so when nothing is left', async () => {
    const {document} = await openText(shopOutage)
    await untilProblems(document)
    await commands.executeCommand('postmortem.checkReadiness')
    await commands.executeCommand('notifications.showList')
    await see('Ready for review')
    await commands.executeCommand('notifications.clearAll')
  })

  itOnScreen('is told by the language status, beside the profile', async () => {
    const {document} = await openText(shopOutage)
    await untilProblems(document)
    await see('Markdown')
    await hover('[id="status.languageStatus"]')
    await see('Generic')
    await see('Ready for review')
    await screenshot('language-status')
    await press('Escape')
  })
})
