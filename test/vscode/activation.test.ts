import assert from 'node:assert/strict'
import {createRequire} from 'node:module'
import {
  commands, CompletionItemKind, extensions, languages,
  type CompletionItem, type CompletionList, type DocumentSymbol, type Hover,
} from 'vscode'
import {behind, closeEditors, openFile, problemsOf} from './editor.ts'
import {settle, until} from './until.ts'

// Has to come first: once a postmortem was open, the language client stays loaded.
describe('activation', () => {
  after(closeEditors)

  it('leaves a README alone that is no postmortem', async () => {
    const {document} = await openFile('README.md')
    await until('the extension to be active', () => extension()?.isActive || undefined)
    await settle()
    assert.deepEqual(languages.getDiagnostics(document.uri), [])
    assert.ok(!isClientLoaded())
    const symbols = await commands.executeCommand<DocumentSymbol[] | undefined>('vscode.executeDocumentSymbolProvider', document.uri) ?? []
    assert.deepEqual(symbols, [])
    const time = behind(document, '- 09:00')
    assert.deepEqual(await commands.executeCommand<Hover[]>('vscode.executeHoverProvider', document.uri, time), [])
    const {items} = await commands.executeCommand<CompletionList>('vscode.executeCompletionItemProvider', document.uri, behind(document, '\n\n#'), '#')
    assert.deepEqual(items.filter(isOwn), [])
  })

  it('loads the language client for a postmortem', async () => {
    const {document} = await openFile('incidents/label-printer.md')
    await until('problems', () => 0 < problemsOf(document).length || undefined)
    assert.ok(isClientLoaded())
  })

  it('leaves the README alone beside a postmortem', async () => {
    const {document} = await openFile('README.md')
    await settle()
    assert.deepEqual(languages.getDiagnostics(document.uri), [])
    const symbols = await commands.executeCommand<DocumentSymbol[] | undefined>('vscode.executeDocumentSymbolProvider', document.uri) ?? []
    assert.deepEqual(symbols, [])
  })
})

function extension() {
  return extensions.getExtension('postmortem.postmortem')
}

/** The extension host has all modules of all extensions in one process. */
function isClientLoaded(): boolean {
  const files = Object.keys(createRequire(import.meta.url).cache)
  assert.ok(files.some(it => /[\\/]dist[\\/]extension\.cjs$/.test(it)), 'the extension itself is loaded')
  return files.some(it => /[\\/]dist[\\/]client\.cjs$/.test(it))
}

function isOwn({kind}: CompletionItem): boolean {
  return kind === CompletionItemKind.Struct || kind === CompletionItemKind.Event
}
