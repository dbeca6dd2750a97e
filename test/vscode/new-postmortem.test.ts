import assert from 'node:assert/strict'
import {commands, Uri, window, workspace, type TextEditor} from 'vscode'
import {closeEditors, type, untilProblems} from './editor.ts'
import {hasHost, hostTypes, screenshot} from './screen.ts'
import {settle, until} from './until.ts'

describe('New Postmortem', () => {
  afterEach(closeEditors)

  it('asks, and opens a document with tab stops that nothing has saved', async () => {
    const running = commands.executeCommand('postmortem.newPostmortem')
    await settle()
    await screenshot('new-template')
    for (const answer of ['', title, '2026-03-02', 'SEV-2', 'UTC']) {
      if (answer) hostTypes(answer)
      await settle()
      await screenshot(`new-${answer || 'profile'}`)
      await commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem')
      await settle()
    }
    await running
    const {document} = await until('the document', () => window.activeTextEditor)
    console.log(document.uri.toString())
    console.log(document.getText())
    await screenshot('new-document')
  })
})

const title = hasHost ? 'Checkout takes no payments' : ''
