import assert from 'node:assert/strict'
import {commands, env, Selection, workspace, type TextEditor, type WorkspaceEdit} from 'vscode'
import {applyFix, behind, closeEditors, openText, putCursor, untilProblems, untilRead} from './editor.ts'
import {acceptNext} from './quick-input.ts'
import {pasteText} from './screen.ts'
import {shopOutage} from './shop-outage.ts'
import {settle, until} from './until.ts'

describe('one undo takes back', () => {
  afterEach(closeEditors)

  for (const [what, before, problems, act] of edits()) {
    it(what, async () => {
      const editor = await openText(before)
      const {document} = editor
      await untilProblems(document, ...problems)
      await untilRead(document)
      await act(editor)
      await until('a change', () => document.getText() !== before || undefined)
      const after = document.getText()
      await commands.executeCommand('undo')
      assert.equal(document.getText(), before)
      await commands.executeCommand('redo')
      assert.equal(document.getText(), after)
    })
  }
})

type Edit = readonly [
  what: string,
  before: string,
  problems: readonly string[],
  act: (editor: TextEditor) => Thenable<unknown>,
]

/** Everything that changes a document, but for `New Postmortem`, which makes one, and the fixes of the rules. */
function edits(): Edit[] {
  const log = 'Mar  2 14:10:01 web1 app[7]: pool is full\nMar  2 14:21:02 web1 app[7]: pool has room again\n'
  const withLog = shopOutage.replace('## Root Cause\n', `## Root Cause\n\n${log}`)
  const [alert, rollback] = ['- 14:05 UTC Alert fires\n', '- 14:20 UTC Rolled back the deploy\n']
  const unsorted = shopOutage.replace(alert + rollback, rollback + alert)
  const placeholder = shopOutage.replace('about 800', 'TODO')
  const run = (command: string, ...args: unknown[]) => commands.executeCommand(command, ...args)
  const copy = () => env.clipboard.writeText(log)
  return [
    [
      'Paste as Timeline',
      shopOutage,
      [],
      async () => {
        await copy()
        await run('postmortem.pasteAsTimeline')
      },
    ],
    [
      'Turn into Timeline',
      withLog,
      [],
      async editor => {
        selectLog(editor)
        await run('postmortem.turnIntoTimeline')
      },
    ],
    [
      'the refactoring of a selection',
      withLog,
      [],
      async editor => {
        selectLog(editor)
        // The lightbulb asks about the new selection a moment later; VS Code then drops what a person asked for just
        // before.
        await settle()
        await run('editor.action.codeAction', {kind: 'refactor.rewrite', apply: 'first'})
      },
    ],
    [
      'a paste into the timeline',
      shopOutage,
      [],
      async editor => {
        putCursor(editor, behind(editor.document, 'Alert fires'))
        await run('workbench.action.focusActiveEditorGroup')
        if (await pasteText(log)) return
        await copy()
        await run('editor.action.clipboardPasteAction')
      },
    ],
    ['Insert Timeline Entry', shopOutage, [], () => run('postmortem.insertTimelineEntry')],
    [
      'Change Profile',
      shopOutage,
      [],
      async () => {
        const running = run('postmortem.changeProfile')
        await acceptNext('Change Profile')
        await running
      },
    ],
    [
      'a rename',
      shopOutage.replace('Outage ends', 'Outage ends, see SHOP-12'),
      [],
      async ({document}) => {
        const edit = await commands.executeCommand<WorkspaceEdit>(
          'vscode.executeDocumentRenameProvider',
          document.uri,
          behind(document, '@maria SHOP'),
          'SHOP-99',
        )
        await workspace.applyEdit(edit)
      },
    ],
    [
      'the sorting of the timeline',
      unsorted,
      ['timeline/out-of-order: 14:05'],
      () => run('editor.action.sourceAction', {kind: 'source.organizeTimeline.postmortem', apply: 'first'}),
    ],
    [
      'Fix All',
      unsorted.replace('## Impact', '##Impact'),
      ['markdown/heading-missing-space: ##Impact', 'timeline/out-of-order: 14:05'],
      () => run('editor.action.fixAll'),
    ],
    [
      'a comment that ignores a problem',
      placeholder,
      ['doc/placeholder: TODO'],
      ({document}) => applyFix(document, 'doc/placeholder', 'Ignore doc/placeholder here'),
    ],
    [
      'a comment that ignores a rule',
      placeholder,
      ['doc/placeholder: TODO'],
      ({document}) => applyFix(document, 'doc/placeholder', 'Ignore doc/placeholder in this file'),
    ],
  ]
}

function selectLog(editor: TextEditor): void {
  const start = editor.document.positionAt(editor.document.getText().indexOf('Mar  2'))
  editor.selection = new Selection(start, behind(editor.document, 'room again'))
}
