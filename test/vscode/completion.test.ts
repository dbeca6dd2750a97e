import assert from 'node:assert/strict'
import {commands, type TextEditor} from 'vscode'
import {behind, closeEditors, openText, putCursor, suggestionsAt, type} from './editor.ts'
import {screenshot} from './screen.ts'
import {shopOutage} from './shop-outage.ts'
import {until} from './until.ts'

describe('completion', () => {
  afterEach(closeEditors)

  const impact = '## Impact\n\nNobody could pay; about 800 orders came late.\n\n'
  const withoutImpact = shopOutage.replace(impact, '')

  it('writes a missing section when a hash is typed', async () => {
    const editor = await openText(withoutImpact.replace('## Timeline', '\n\n## Timeline'))
    putCursor(editor, behind(editor.document, 'to 14:35 UTC.\n\n'))
    await type('#')
    await offered(editor, '#', 'Impact')
    await screenshot('completion')
    await acceptFirst(editor)
    const prompt = '## Impact\n\nWho was affected and how badly, in numbers.\n\n'
    assert.equal(editor.document.getText(), shopOutage.replace(impact, prompt))
  })

  it('writes the time of an entry when its bullet is typed', async () => {
    const editor = await openText(shopOutage)
    putCursor(editor, behind(editor.document, 'Outage ends'))
    await type('\n')
    assert.equal(editor.document.lineAt(editor.selection.active).text, '')
    await type('- ')
    const labels = await offered(editor, ' ', '14:36 UTC')
    await screenshot('times')
    assert.match(labels[0] ?? '', /^\d\d:\d\d UTC$/)
    assert.deepEqual(labels.slice(1, 5), ['14:35 UTC', '14:36 UTC', '14:40 UTC', '14:45 UTC'])
    await commands.executeCommand('selectNextSuggestion')
    await acceptFirst(editor)
    assert.equal(editor.document.getText(), shopOutage.replace('Outage ends\n', 'Outage ends\n- 14:35 UTC\n'))
  })

  it('offers no time and no section in the middle of a text', async () => {
    const editor = await openText(shopOutage)
    putCursor(editor, behind(editor.document, 'Outage ends'))
    await type('\n- ')
    await offered(editor, ' ', '14:36 UTC')
    putCursor(editor, behind(editor.document, 'Nobody '))
    assert.deepEqual(await suggestionsAt(editor.document, editor.selection.active, ' '), [])
  })
})

/** Waits until what is offered at the cursor, in the order in which the editor shows it, has the label. */
async function offered({document, selection}: TextEditor, trigger: string, label: string): Promise<string[]> {
  let labels: string[] = []
  return until(`${label} to be offered`, async () => {
    labels = await suggestionsAt(document, selection.active, trigger)
    return labels.includes(label) ? labels : undefined
  }, () => labels)
}

/** Accepts what is selected in the list that the editor shows; without a list this does nothing, so it is tried until it does. */
async function acceptFirst({document}: TextEditor): Promise<void> {
  const before = document.getText()
  await until('the suggestion to be accepted', async () => {
    await commands.executeCommand('acceptSelectedSuggestion')
    return document.getText() !== before || undefined
  })
}
