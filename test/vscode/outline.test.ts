import assert from 'node:assert/strict'
import {commands, type DocumentSymbol} from 'vscode'
import {behind, closeEditors, openFile, openText, putCursor} from './editor.ts'
import {screenshot} from './screen.ts'
import {shopOutage} from './shop-outage.ts'
import {until} from './until.ts'

describe('outline', () => {
  afterEach(closeEditors)

  it('shows what VS Code alone does not see: headings without the space', async () => {
    const editor = await openFile('incidents/label-printer.md')
    const symbols = await symbolsOf(editor.document.uri)
    assert.deepEqual(lines(symbols), [
      'Blank labels: our postmortem',
    ])
    putCursor(editor, behind(editor.document, '09:22'))
    await commands.executeCommand('workbench.explorer.fileView.toggleVisibility')
    await commands.executeCommand('outline.focus')
    await screenshot('outline')
    await commands.executeCommand('workbench.explorer.fileView.toggleVisibility')
  })

  it('stands beside that of VS Code', async () => {
    const {document} = await openText(shopOutage)
    const symbols = await symbolsOf(document.uri)
    assert.deepEqual(lines(symbols), [
    ])
  })
})

async function symbolsOf(uri: unknown): Promise<DocumentSymbol[]> {
  return until('symbols', async () => {
    const symbols = await commands.executeCommand<DocumentSymbol[] | undefined>('vscode.executeDocumentSymbolProvider', uri)
    return symbols?.some(it => !it.name.startsWith('#')) ? symbols : undefined
  })
}

/** One line for each symbol, indented as in the tree. */
function lines(symbols: readonly DocumentSymbol[], depth = 0): string[] {
  return symbols.flatMap(({name, detail, children}) =>
    ['  '.repeat(depth) + [name, detail].filter(Boolean).join(' | '), ...lines(children, depth + 1)])
}
