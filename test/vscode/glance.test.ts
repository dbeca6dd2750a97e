import assert from 'node:assert/strict'
import {commands, Uri, workspace, type CodeAction, type TextDocument} from 'vscode'
import {acceptFirst, behind, closeEditors, offered, openFile, putCursor, type, untilProblems} from './editor.ts'
import {press, screenshot, see} from './screen.ts'
import {settle, until} from './until.ts'

/** The pictures of the README are taken here. */
describe('a draft, at a glance', () => {
  const name = 'incidents/2026-05-07-checkout.md'
  let document: TextDocument

  before(async () => {
    const folder = workspace.workspaceFolders?.[0] ?? assert.fail()
    await workspace.fs.writeFile(Uri.joinPath(folder.uri, name), new TextEncoder().encode(draft))
    await commands.executeCommand('workbench.action.toggleSidebarVisibility')
  })
  beforeEach(async () => void ({document} = await openFile(name)))
  afterEach(closeEditors)
  after(async () => {
    await commands.executeCommand('workbench.action.closePanel')
    await commands.executeCommand('workbench.action.toggleSidebarVisibility')
  })

  it('shows what is wrong and how long everything took', async () => {
    await untilProblems(document, ...problems)
    await commands.executeCommand('workbench.actions.view.problems')
    await commands.executeCommand('workbench.action.focusActiveEditorGroup')
    // The line above the timeline comes last.
    await settle()
    await screenshot('readme-problems')
  })

  it('offers other words for blame', async () => {
    await untilProblems(document, ...problems)
    await commands.executeCommand('workbench.action.closePanel')
    const editor = await openFile(name)
    putCursor(editor, behind(document, 'should have'))
    const titles = async () =>
      (
        await commands.executeCommand<CodeAction[]>(
          'vscode.executeCodeActionProvider',
          document.uri,
          editor.selection,
          'quickfix',
        )
      ).map(it => it.title)
    await until('rewrites', async () => (await titles()).length || undefined)
    await commands.executeCommand('editor.action.quickFix')
    await see('Ignore language/counterfactual here')
    await screenshot('readme-rewrite')
    await press('Escape')
  })

  it('offers the next time of the timeline', async () => {
    const editor = await openFile(name)
    putCursor(editor, behind(document, 'Service restored'))
    await type('\n- ')
    await offered(editor, ' ', '14:48 UTC')
    await screenshot('readme-times')
    await acceptFirst(editor)
    assert.equal(document.getText(), draft.replace('restored\n', 'restored\n- 14:47 UTC\n'))
  })
})

const problems = [
  'cause/human-error: Human error',
  'language/counterfactual: The engineer on call should have checked',
  'summary/duration-mismatch: 25 minutes',
  'timeline/out-of-order: 14:20',
]

const draft = `# Checkout takes no payments

**Date:** 2026-05-07
**Status:** In review

## Summary

Payments failed for 25 minutes, from 14:02 to 14:47 UTC. The engineer on call should have checked the log earlier.

## Impact

About 1,200 orders failed, and 40 customers wrote to the support.

## Timeline

- 14:02 UTC Outage begins: the payment provider refuses our requests
- 14:09 UTC Alert on failed payments fires
- 14:31 UTC Rolled back the client library
- 14:20 UTC Cause found in the log of the client library
- 14:47 UTC Service restored

## Root Cause

Human error: a version of the client library was deployed that nobody had tried against the provider, because the test environment accepts every request.

## Action Items

- [ ] Pin the version of the client library @maria SHOP-12
- [ ] Test each new version against the provider @tom SHOP-13
`
