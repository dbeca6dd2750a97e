import assert from 'node:assert/strict'
import {commands, MarkdownString, type Hover, type TextEditor} from 'vscode'
import {behind, closeEditors, openText, putCursor} from './editor.ts'
import {screenshot} from './screen.ts'
import {shopOutage} from './shop-outage.ts'
import {until} from './until.ts'

describe('hover', () => {
  afterEach(closeEditors)

  it('tells of a time which moment it is', async () => {
    const editor = await openText(shopOutage)
    await checkHover(editor, '- 14:05', '')
    putCursor(editor, behind(editor.document, '- 14:05'))
    await commands.executeCommand('editor.action.showHover')
    await screenshot('hover')
  })

  it('tells of a length what the timeline says', async () => checkHover(await openText(shopOutage), '35 min', ''))

  it('tells the lengths of the incident on the heading of the timeline', async () => checkHover(await openText(shopOutage), '## Time', ''))
})

/** The whole text of the hover behind `place`. */
async function checkHover({document}: TextEditor, place: string, expected: string): Promise<void> {
  const text = await until('a hover', async () => {
    const hovers = await commands.executeCommand<Hover[]>('vscode.executeHoverProvider', document.uri, behind(document, place))
    return hovers[0]?.contents.map(it => it instanceof MarkdownString ? it.value : it).join('')
  })
  assert.equal(text, expected)
}
