import assert from 'node:assert/strict'
import {commands, env, Range, Selection, window, workspace, type CodeAction, type TextEditor} from 'vscode'
import {behind, closeEditors, openText, putCursor, type, untilRead, untilText} from './editor.ts'
import {pasteText, screenshot, see} from './screen.ts'
import {shopOutage} from './shop-outage.ts'
import {until} from './until.ts'

const log = 'Mar  2 14:10:01 web1 app[7]: pool is <b>full</b>\nMar  2 14:21:02 web1 app[7]: pool has room again\n'
const pasted = shopOutage
  .replace('- 14:20 UTC', '- 14:10 UTC web1 app[7]: pool is \\<b>full\\</b>\n- 14:20 UTC')
  .replace('- 14:35 UTC', '- 14:21 UTC web1 app[7]: pool has room again\n- 14:35 UTC')

/** What stands in the document is Markdown already. */
const turned = pasted.replaceAll('\\<', '<')

describe('pasting', () => {
  afterEach(closeEditors)

  it('makes entries of a log in the timeline, and one undo takes them back', async () => {
    const editor = await openAt('Alert fires')
    await paste(log)
    await untilText(editor, pasted)
    await screenshot('paste')
    await commands.executeCommand('undo')
    await untilText(editor, shopOutage)
  })

  it('leaves prose as it is', async () => {
    const editor = await openAt('Alert fires')
    await paste(' at 14:05, and nobody saw it.\nThe log said so.')
    await untilText(
      editor,
      shopOutage.replace('Alert fires', 'Alert fires at 14:05, and nobody saw it.\nThe log said so.'),
    )
  })

  it('leaves a log as it is outside of timelines', async () => {
    const editor = await openAt('orders came late.')
    await paste(log)
    await untilText(editor, shopOutage.replace('orders came late.', `orders came late.${log}`))
  })

  it('is a command as well, with one undo', async () => {
    const editor = await openAt('Nobody ')
    await env.clipboard.writeText(log)
    await untilCommand('postmortem.pasteAsTimeline', editor, pasted)
    await commands.executeCommand('undo')
    await untilText(editor, shopOutage)
  })

  it('turns a selection into entries', async () => {
    const raw = shopOutage.replace('## Root Cause\n', `## Root Cause\n\n${log.trimEnd()}\n`)
    const editor = await openText(raw)
    const start = editor.document.positionAt(raw.indexOf('Mar  2'))
    const end = behind(editor.document, 'room again')
    editor.selection = new Selection(start, end)
    await untilCommand('postmortem.turnIntoTimeline', editor, turned)
  })

  it('offers that as a refactoring', async () => {
    const raw = shopOutage.replace('## Root Cause\n', `## Root Cause\n\n${log.trimEnd()}\n`)
    const editor = await openText(raw)
    const {document} = editor
    const range = new Range(document.positionAt(raw.indexOf('Mar  2')), behind(document, 'room again'))
    // What is not worked out before it is chosen has to be asked for.
    const actions = () =>
      commands.executeCommand<CodeAction[]>(
        'vscode.executeCodeActionProvider',
        document.uri,
        range,
        'refactor.rewrite',
        10,
      )
    const {edit} = await until('the refactoring', async () =>
      (await actions()).find(it => it.title === 'Turn selection into timeline entries'),
    )
    assert.ok(edit && (await workspace.applyEdit(edit)))
    await untilText(editor, turned)
  })

  it('leaves a log as it is in code', async () => {
    const text = shopOutage.replace('- 14:20 UTC', '  ```\n  LOG\n  ```\n- 14:20 UTC')
    const editor = await openText(text)
    putCursor(editor, behind(editor.document, 'LOG'))
    await untilRead(editor.document)
    const [line = ''] = log.split('\n')
    await paste(line)
    await untilText(editor, text.replace('LOG', `LOG${line}`))
  })

  it('says what to open where there is no editor', async () => {
    for (const it of ['pasteAsTimeline', 'turnIntoTimeline', 'insertTimelineEntry']) {
      await openAt('Alert fires')
      await closeEditors()
      await commands.executeCommand(`postmortem.${it}`)
      await commands.executeCommand('notifications.showList')
      await see('Open a postmortem to add to its timeline.')
      await commands.executeCommand('notifications.clearAll')
    }
  })

  it('inserts an entry for now, ready to be typed', async () => {
    const editor = await openAt('Alert fires')
    await until('the entry', async () => {
      await commands.executeCommand('postmortem.insertTimelineEntry')
      return editor.document.getText() !== shopOutage || undefined
    })
    const line = await until(
      'the cursor behind its time',
      () => {
        const {active} = editor.selection
        const before = editor.document.lineAt(active).text.slice(0, active.character)
        return /^- .*\d\d:\d\d UTC $/.test(before) ? active.line : undefined
      },
      () => editor.document.lineAt(editor.selection.active).text,
    )
    await type('Called the bank')
    assert.match(editor.document.lineAt(line).text, /^- .*UTC Called the bank$/)
    assert.equal(window.activeTextEditor, editor)
  })
})

/** Opens the document and waits for the server, which is asked with the text that was there when it answered. */
async function openAt(text: string): Promise<TextEditor> {
  const editor = await openText(shopOutage)
  putCursor(editor, behind(editor.document, text))
  await untilRead(editor.document)
  return editor
}

/** In a browser, no command does what a person's own paste does. */
async function paste(text: string): Promise<void> {
  await commands.executeCommand('workbench.action.focusActiveEditorGroup')
  if (await pasteText(text)) return
  await env.clipboard.writeText(text)
  await commands.executeCommand('editor.action.clipboardPasteAction')
}

async function untilCommand(command: string, editor: TextEditor, expected: string): Promise<void> {
  await commands.executeCommand(command)
  await untilText(editor, expected)
}
