import {commands, Range, Selection} from 'vscode'
import {behind, closeEditors, openFile, openText, putCursor, type, untilProblems, untilText} from './editor.ts'
import {screenshot} from './screen.ts'
import {shopOutage} from './shop-outage.ts'

describe('diagnostics', () => {
  afterEach(closeEditors)

  it('come and go as text is typed', async () => {
    const editor = await openText(shopOutage)
    await untilProblems(editor.document)
    putCursor(editor, behind(editor.document, '800 orders came late.'))
    await type(' TODO')
    await untilProblems(editor.document, 'doc/placeholder: TODO')
    for (let i = 0; i < 5; i++) await commands.executeCommand('deleteLeft')
    await untilProblems(editor.document)
    editor.selection = new Selection(
      behind(editor.document, '- 14:2').translate(0, -1),
      behind(editor.document, '- 14:2'),
    )
    await type('4')
    await untilProblems(editor.document, 'timeline/out-of-order: 14:35')
    await commands.executeCommand('undo')
    await untilText(editor, shopOutage)
    await untilProblems(editor.document)
  })

  it('go away with what made the document a postmortem', async () => {
    const editor = await openText(shopOutage.replace('## Impact', '##Impact'))
    await untilProblems(editor.document, 'markdown/heading-missing-space: ##Impact')
    const everything = new Range(0, 0, editor.document.lineCount, 0)
    await editor.edit(it => it.replace(everything, 'A list:\n\n#milk\n'))
    await untilProblems(editor.document)
  })

  it('are those of a new server when it is restarted', async () => {
    const editor = await openText(shopOutage.replace('## Impact', '##Impact'))
    await untilProblems(editor.document, 'markdown/heading-missing-space: ##Impact')
    await commands.executeCommand('postmortem.restartServer')
    await untilProblems(editor.document, 'markdown/heading-missing-space: ##Impact')
    putCursor(editor, behind(editor.document, '##Impact'))
    for (let i = 0; i < 'Impact'.length; i++) await commands.executeCommand('cursorLeft')
    await type(' ')
    await untilText(editor, shopOutage)
    await untilProblems(editor.document)
  })

  it('stand in the Problems panel', async () => {
    const editor = await openFile('incidents/label-printer.md')
    await untilProblems(
      editor.document,
      'doc/mojibake: â€”',
      'markdown/heading-missing-space: ##Blank labels: our postmortem',
      'markdown/heading-missing-space: #Corrective and Preventative Measures',
      'markdown/heading-missing-space: #Issue Summary',
      'markdown/heading-missing-space: #Root Cause and Resolution',
      'markdown/heading-missing-space: #Timeline',
    )
    await commands.executeCommand('workbench.actions.view.problems')
    await screenshot('problems')
    await commands.executeCommand('workbench.action.closePanel')
  })
})
