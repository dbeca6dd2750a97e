import assert from 'node:assert/strict'
import {commands} from 'vscode'
import {
  acceptFirst,
  behind,
  closeEditors,
  offered,
  openText,
  putCursor,
  suggestionsAt,
  type,
  untilProblems,
  untilText,
} from './editor.ts'
import {screenshot} from './screen.ts'
import {named, shopOutage} from './shop-outage.ts'
import {settle, until} from './until.ts'

describe('completion', () => {
  afterEach(closeEditors)

  const impact = `## Impact

Nobody could pay; about 800 orders came late.

`
  const withoutImpact = shopOutage.replace(impact, '')

  it('writes a missing section when a hash is typed', async () => {
    const editor = await openText(named(withoutImpact.replace('## Timeline', '\n\n## Timeline')))
    await untilProblems(editor.document, 'section/missing: Summary')
    putCursor(editor, behind(editor.document, 'to 14:35 UTC.\n\n'))
    await type('#')
    await offered(editor, '#', 'Impact')
    await screenshot('completion')
    await acceptFirst(editor)
    const prompt = `## Impact

Who was affected and how badly, in numbers.

`
    assert.equal(editor.document.getText(), named(shopOutage.replace(impact, prompt)))
  })

  it('writes the time of an entry when its bullet is typed', async () => {
    const editor = await openText(shopOutage)
    putCursor(editor, behind(editor.document, 'Outage ends'))
    await type('\n')
    assert.equal(editor.document.lineAt(editor.selection.active).text, '')
    await type('- ')
    const labels = await offered(editor, ' ', '14:36 UTC')
    await screenshot('times')
    assert.deepEqual(labels.slice(0, 4), ['14:35 UTC', '14:36 UTC', '14:40 UTC', '14:45 UTC'])
    assert.match(labels[4] ?? '', /^\d{4}-\d\d-\d\d \d\d:\d\d UTC$/)
    await acceptFirst(editor)
    assert.equal(editor.document.getText(), shopOutage.replace('Outage ends\n', 'Outage ends\n- 14:35 UTC\n'))
  })

  it('shows the next entry on a new line, which one key accepts and another leaves', async () => {
    const editor = await openText(shopOutage)
    await settle()
    putCursor(editor, behind(editor.document, 'Outage ends'))
    await type('\n')
    await until('the next entry to be accepted', async () => {
      await commands.executeCommand('editor.action.inlineSuggest.commit')
      return editor.document.getText() !== shopOutage.replace('Outage ends\n', 'Outage ends\n\n') || undefined
    })
    await untilText(editor, shopOutage.replace('Outage ends\n', 'Outage ends\n- 14:35 UTC \n'))
    await type('All clear\n')
    await settle()
    await screenshot('next-entry')
    await type('\n')
    await untilText(
      editor,
      shopOutage.replace(
        'Outage ends\n',
        `Outage ends
- 14:35 UTC All clear


`,
      ),
    )
  })

  it('names the event behind a time', async () => {
    const editor = await openText(shopOutage.replace('- 14:05 UTC Alert fires\n', ''))
    putCursor(editor, behind(editor.document, 'out of connections'))
    await type('\n- 14:05 UTC ')
    await offered(editor, ' ', 'Alert fires')
    await screenshot('events')
    await acceptFirst(editor)
    await untilText(editor, shopOutage)
  })

  it('writes a field and its value', async () => {
    const editor = await openText(
      shopOutage.replace(
        '\n\n## Summary',
        `



## Summary`,
      ),
    )
    putCursor(editor, behind(editor.document, 'Outage of the shop\n\n'))
    await type('**')
    await offered(editor, '*', 'Status')
    await type('Stat')
    await acceptFirst(editor)
    await commands.executeCommand('selectNextSuggestion')
    await commands.executeCommand('acceptSelectedSuggestion')
    await untilText(
      editor,
      shopOutage.replace(
        '\n\n## Summary',
        `

**Status:** In review \x20

## Summary`,
      ),
    )
  })

  it('offers what an action item needs', async () => {
    const editor = await openText(shopOutage)
    putCursor(editor, behind(editor.document, 'SHOP-13'))
    await type('\n- ')
    await offered(editor, ' ', 'what @owner SHOP-')
    await acceptFirst(editor)
    await untilText(editor, `${shopOutage}- [ ] what @owner SHOP-\n`)
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
