import assert from 'node:assert/strict'
import {commands, languages, Uri, workspace, type CodeAction, type Diagnostic} from 'vscode'
import {documentedRules as rules} from '../../server/rules/documented.ts'
import {readMarkers} from '../markers.ts'
import {closeEditors, openFile} from './editor.ts'
import {until} from './until.ts'

describe('one undo takes back the fix of', () => {
  const folder = workspace.workspaceFolders?.[0] ?? assert.fail()

  afterEach(closeEditors)
  after(() => workspace.fs.delete(Uri.joinPath(folder.uri, 'incidents', 'fixes'), {recursive: true}))

  for (const {id, severity, bad} of rules) {
    const example = bad.find(it => it.fixed !== undefined && !it.options && !it.profile)
    if (severity === 'off' || !example) continue
    it(id, async () => {
      const name = `incidents/fixes/${id.replace('/', '-')}.md`
      const {text} = readMarkers(example.text)
      await workspace.fs.writeFile(Uri.joinPath(folder.uri, name), new TextEncoder().encode(text))
      const {document} = await openFile(name)
      const problem = await until('the problem', () =>
        languages.getDiagnostics(document.uri).find(it => codeOf(it) === id),
      )
      const ask = () =>
        commands.executeCommand<CodeAction[]>(
          'vscode.executeCodeActionProvider',
          document.uri,
          problem.range,
          'quickfix',
        )
      const fix = await until('its fix', async () =>
        (await ask()).find(it => it.edit && !it.title.startsWith('Ignore ')),
      )
      await workspace.applyEdit(fix.edit ?? assert.fail())
      assert.notEqual(document.getText(), text)
      await commands.executeCommand('undo')
      assert.equal(document.getText(), text)
    })
  }
})

function codeOf({code}: Diagnostic): string {
  return String(typeof code === 'object' ? code.value : code)
}
