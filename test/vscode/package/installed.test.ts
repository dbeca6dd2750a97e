import assert from 'node:assert/strict'
import {rename} from 'node:fs/promises'
import path from 'node:path'
import {commands, extensions, window} from 'vscode'
import {applyFix, closeEditors, openText, untilProblems} from '../editor.ts'
import {answer} from '../quick-input.ts'
import {screenshot, see} from '../screen.ts'
import {shopOutage} from '../shop-outage.ts'
import {until} from '../until.ts'

describe('the installed extension', () => {
  const {extensionPath, packageJSON} =
    extensions.getExtension('postmortem.postmortem') ?? assert.fail('it is installed')

  afterEach(closeEditors)

  // Comes first: the server has not been started yet.
  it('starts with a command when it could not start before', async () => {
    const server = path.join(extensionPath, 'dist', 'server.cjs')
    await rename(server, `${server}.away`)
    await openText(shopOutage)
    await assert.rejects(Promise.resolve(commands.executeCommand('postmortem.checkReadiness')))
    await rename(`${server}.away`, server)
    await commands.executeCommand('postmortem.checkReadiness')
    await commands.executeCommand('notifications.showList')
    await see('Ready for review')
    await commands.executeCommand('notifications.clearAll')
  })

  it('comes from the package, and has its texts', () => {
    assert.match(extensionPath, /[\\/]extensions[\\/]postmortem\.postmortem-\d+\.\d+\.\d+/)
    assert.doesNotMatch(JSON.stringify(packageJSON), /"%[\w.-]+%"/)
  })

  it('finds a fault and mends it', async () => {
    const {document} = await openText(shopOutage.replace('35 minutes', '45 minutes'))
    await untilProblems(document, 'summary/duration-mismatch: 45 minutes')
    await applyFix(document, 'summary/duration-mismatch', 'Change to "35 minutes"')
    assert.equal(document.getText(), shopOutage)
    await untilProblems(document)
  })

  it('makes a postmortem', async () => {
    const running = commands.executeCommand('postmortem.newPostmortem')
    for (let step = 1; step <= 5; step++) await answer(`New Postmortem (${step}/5)`)
    await running
    const {document} = await until('the new document', () => window.activeTextEditor)
    assert.match(document.getText(), /^# Postmortem: .*\n[^]*\n## Supporting Information\n/)
  })

  it('has a walkthrough with pictures', async () => {
    await commands.executeCommand('workbench.action.openWalkthrough', 'postmortem.postmortem#write')
    await see('Write a Postmortem')
    await screenshot('walkthrough')
    await commands.executeCommand('workbench.action.closeAllEditors')
  })
})
