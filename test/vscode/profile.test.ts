import assert from 'node:assert/strict'
import {commands} from 'vscode'
import {closeEditors, openText, untilRead} from './editor.ts'
import {acceptNext, answer} from './quick-input.ts'
import {screenshot, see} from './screen.ts'
import {shopOutage} from './shop-outage.ts'
import {until} from './until.ts'

describe('Change Profile', () => {
  afterEach(closeEditors)

  it('writes it into the front matter, which one undo takes back', async () => {
    const {document} = await openText(shopOutage)
    await untilRead(document)
    const running = commands.executeCommand('postmortem.changeProfile')
    await see('Change Profile')
    await screenshot('change-profile')
    await acceptNext('Change Profile')
    await running
    const changed = `---
template: alx
---

${shopOutage}`
    await until(
      'the front matter',
      () => document.getText() === changed || undefined,
      () => document.getText(),
    )
    await commands.executeCommand('undo')
    assert.equal(document.getText(), shopOutage)
  })

  it('takes it out again', async () => {
    const {document} = await openText(`---
template: kehoe
---

${shopOutage}`)
    await untilRead(document)
    const running = commands.executeCommand('postmortem.changeProfile')
    await answer('Change Profile')
    await running
    await until(
      'the text without it',
      () => document.getText() === shopOutage || undefined,
      () => document.getText(),
    )
  })

  it('waits for a server that is being restarted', async () => {
    const {document} = await openText(`---
template: kehoe
---

${shopOutage}`)
    await untilRead(document)
    const restarting = commands.executeCommand('postmortem.restartServer')
    const running = commands.executeCommand('postmortem.changeProfile')
    await answer('Change Profile')
    await Promise.all([restarting, running])
    await until(
      'the text without it',
      () => document.getText() === shopOutage || undefined,
      () => document.getText(),
    )
  })
})
