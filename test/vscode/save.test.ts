import assert from 'node:assert/strict'
import {commands, ConfigurationTarget, Uri, workspace} from 'vscode'
import {behind, closeEditors, openFile, putCursor, type, untilProblems, untilText} from './editor.ts'
import {shopOutage} from './shop-outage.ts'

describe('saving', () => {
  const name = 'incidents/shop-outage.md'

  afterEach(async () => {
    await closeEditors()
    await workspace.getConfiguration('editor').update('codeActionsOnSave', undefined, ConfigurationTarget.Workspace)
  })

  it('sorts the timeline when the person asks for that, and one undo takes it back', async () => {
    const folder = workspace.workspaceFolders?.[0]
    assert.ok(folder)
    const unsorted = shopOutage.replace('- 14:20 UTC Rolled back the deploy\n', '').replace(
      'Outage ends\n',
      `Outage ends
- 14:20 UTC Rolled back the deploy
`,
    )
    await workspace.fs.writeFile(Uri.joinPath(folder.uri, name), new TextEncoder().encode(unsorted))
    await workspace
      .getConfiguration('editor')
      .update('codeActionsOnSave', {'source.organizeTimeline.postmortem': 'explicit'}, ConfigurationTarget.Workspace)
    const editor = await openFile(name)
    await untilProblems(editor.document, 'timeline/out-of-order: 14:20')
    putCursor(editor, behind(editor.document, 'came late.'))
    await type('!')
    await commands.executeCommand('workbench.action.files.save')
    const late = (text: string) => text.replace('came late.', 'came late.!')
    await untilText(editor, late(shopOutage))
    await commands.executeCommand('undo')
    await untilText(editor, late(unsorted))
  })
})
