import assert from 'node:assert/strict'
import {commands, extensions, languages, type Hover} from 'vscode'
import {behind, closeEditors, openFile, problemsOf, suggestionsAt, symbolsOf} from './editor.ts'
import {isClientLoaded} from './loaded.ts'
import {settle, until} from './until.ts'

// Has to come first: once a postmortem was open, the language client stays loaded.
describe('activation', () => {
  after(closeEditors)

  it('leaves a README alone that is no postmortem', async () => {
    const {document} = await openFile('README.md')
    await until('the extension to be active', () => extension()?.isActive || undefined)
    await settle()
    assert.deepEqual(languages.getDiagnostics(document.uri), [])
    assert.ok(!(await isClientLoaded()))
    assert.deepEqual(await symbolsOf(document), [])
    const time = behind(document, '- 09:00')
    assert.deepEqual(await commands.executeCommand<Hover[]>('vscode.executeHoverProvider', document.uri, time), [])
    assert.deepEqual(await suggestionsAt(document, behind(document, 'parcels.\n\n#'), '#'), [])
  })

  it('loads the language client for a postmortem', async () => {
    const {document} = await openFile('incidents/label-printer.md')
    await until('problems', () => 0 < problemsOf(document).length || undefined)
    assert.ok(await isClientLoaded())
  })

  it('leaves the README alone beside a postmortem', async () => {
    const {document} = await openFile('README.md')
    await settle()
    assert.deepEqual(languages.getDiagnostics(document.uri), [])
    assert.deepEqual(await symbolsOf(document), [])
  })
})

function extension() {
  return extensions.getExtension('postmortem.postmortem')
}
