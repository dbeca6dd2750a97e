import {commands, workspace} from 'vscode'
import {closeEditors, openText} from './editor.ts'
import {hover, screenshot} from './screen.ts'
import {shopOutage} from './shop-outage.ts'
import {settle} from './until.ts'

describe('Readiness', () => {
  afterEach(closeEditors)
  it('x', async () => {
    await openText(shopOutage.replace('800 orders', 'TODO orders').replace('## Impact', '##Impact').replace('The new version', 'The engineer should have seen that the new version'))
    await settle()
    await settle()
    await settle()
    await hover('[id="status.languageStatus"]')
    await settle()
    await screenshot('status')
    const running = commands.executeCommand('postmortem.checkReadiness')
    await settle()
    await screenshot('readiness')
    await commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem')
    await running
    await workspace.getConfiguration().update('workbench.colorTheme', 'Default High Contrast', 1)
    for (const step of ['new', 'collect', 'write', 'review']) {
      await commands.executeCommand('workbench.action.openWalkthrough', {category: 'postmortem.postmortem#write', step: `postmortem.postmortem#write#${step}`})
      await commands.executeCommand('workbench.action.closeSidebar')
      await settle()
      await screenshot(`walkthrough-${step}`)
      await commands.executeCommand('workbench.action.closeActiveEditor')
    }
    void commands.executeCommand('welcome.showNewFileEntries')
    await settle()
    await screenshot('new-file')
  })
})
