import assert from 'node:assert/strict'
import {
  commands,
  Uri,
  workspace,
  type DocumentHighlight,
  type Location,
  type SelectionRange,
  type WorkspaceEdit,
} from 'vscode'
import {behind, closeEditors, openFile, openText, untilProblems, untilText} from './editor.ts'
import {shopOutage} from './shop-outage.ts'
import {until} from './until.ts'

describe('names and what belongs together', () => {
  afterEach(closeEditors)

  it('renames a ticket everywhere, and one undo takes it back', async () => {
    const text = shopOutage.replace('Outage ends', 'Outage ends, see SHOP-12')
    const editor = await openText(text)
    await untilProblems(editor.document)
    const at = behind(editor.document, '@maria SHOP')
    const edit = await commands.executeCommand<WorkspaceEdit>(
      'vscode.executeDocumentRenameProvider',
      editor.document.uri,
      at,
      'SHOP-99',
    )
    assert.ok(await workspace.applyEdit(edit))
    await untilText(editor, text.replaceAll('SHOP-12', 'SHOP-99'))
    await commands.executeCommand('undo')
    await untilText(editor, text)
  })

  it('leaves the headings that it knows to VS Code', async () => {
    const folder = workspace.workspaceFolders?.[0]
    assert.ok(folder)
    const text = `${shopOutage}\nSee [above](#impact).\n`
    await workspace.fs.writeFile(Uri.joinPath(folder.uri, 'incidents/links.md'), new TextEncoder().encode(text))
    const {document} = await openFile('incidents/links.md')
    await untilProblems(document)
    const edit = await commands.executeCommand<WorkspaceEdit>(
      'vscode.executeDocumentRenameProvider',
      document.uri,
      behind(document, '## Imp'),
      'Damage',
    )
    assert.ok(await workspace.applyEdit(edit))
    assert.ok(document.getText().includes('\n## Damage\n') && document.getText().includes('(#damage)'))
  })

  it('leads from a length to its events', async () => {
    const {document} = await openText(shopOutage.replace(', from 14:00 to 14:35 UTC', ''))
    const at = behind(document, '35 min')
    const lines = (found: readonly {range: {start: {line: number}}}[]) =>
      found.map(it => document.lineAt(it.range.start.line).text.slice(0, 11))
    const locations = await until('references', async () => {
      const found = await commands.executeCommand<Location[]>('vscode.executeReferenceProvider', document.uri, at)
      return found.length === 3 ? found : undefined
    })
    assert.deepEqual(lines(locations).slice(1), ['- 14:00 UTC', '- 14:35 UTC'])
    const highlights = await commands.executeCommand<DocumentHighlight[]>(
      'vscode.executeDocumentHighlights',
      document.uri,
      at,
    )
    assert.equal(highlights.length, 3)
  })

  it('widens the selection from a word to its entry', async () => {
    const {document} = await openText(shopOutage)
    await untilProblems(document)
    const [first] = await commands.executeCommand<SelectionRange[]>(
      'vscode.executeSelectionRangeProvider',
      document.uri,
      [behind(document, 'Alert fi')],
    )
    const selected: string[] = []
    for (let at = first; at; at = at.parent as SelectionRange) selected.push(document.getText(at.range))
    assert.ok(
      selected.includes('fires') && selected.includes('Alert fires') && selected.includes('- 14:05 UTC Alert fires'),
      selected.slice(0, 6).join(`
---
`),
    )
  })
})
