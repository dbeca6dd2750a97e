import assert from 'node:assert/strict'
import {
  commands,
  DiagnosticSeverity,
  extensions,
  languages,
  Position,
  Range,
  Uri,
  window,
  workspace,
  type CompletionList,
  type TextEditor,
} from 'vscode'
import {behind, closeEditors, openFile, problemsOf, putCursor, untilProblems} from './editor.ts'
import {itOnScreen, press, screenshot, see, typeKeys} from './screen.ts'
import {settle, until} from './until.ts'

const outage = `# The shop was down

## Summary

Nobody could pay on 2026-03-02, from 14:00 to 14:20 UTC; about 800 orders came late. TODO

## Impact

All 800 customers.

## Timeline

- 14:00 UTC Outage begins
- 14:05 UTC Alert fires
- 14:20 UTC Outage ends

## Root Cause

The new version never closed its connections, because the test for that ran for less time than it takes to use them all up.

## Action Items

- [ ] Limit the connections (@maria, SHOP-12)
`

describe('the project file', () => {
  const folder = workspace.workspaceFolders?.[0] ?? assert.fail()
  const made: Uri[] = []

  /** Writes a file of the workspace, and opens it. */
  async function openNew(name: string, text: string): Promise<TextEditor> {
    const uri = Uri.joinPath(folder.uri, name)
    await workspace.fs.writeFile(uri, new TextEncoder().encode(text))
    made.push(uri)
    return openFile(name)
  }

  afterEach(async () => {
    await closeEditors()
    for (const uri of made.splice(0)) await workspace.fs.delete(uri)
  })

  // Comes first: VS Code keeps the files of the other tests open for some minutes, even when they are gone.
  it('takes what is ignored in the whole project, and is made for that', async () => {
    const editor = await openNew('incidents/shop.md', outage)
    await untilProblems(editor.document, 'doc/placeholder: TODO')
    putCursor(editor, behind(editor.document, 'came late. TODO'))
    const uri = Uri.joinPath(folder.uri, '.postmortemrc.yaml')
    const read = async () =>
      workspace.fs.readFile(uri).then(
        it => new TextDecoder().decode(it) || undefined,
        () => undefined,
      )
    // VS Code drops the list that it is about to show when another extension comes up and offers code actions as well.
    await extensions.getExtension('vscode.markdown-language-features')?.activate()
    await settle()
    // An edit that makes a file is lost on its way to a test, so the editor itself makes it.
    await commands.executeCommand('editor.action.quickFix')
    await see('Ignore doc/placeholder in this project')
    await settle()
    await commands.executeCommand('selectNextCodeAction')
    await screenshot('ignore')
    await commands.executeCommand('selectNextCodeAction')
    await commands.executeCommand('acceptSelectedCodeAction')
    await until('the file', read)
    made.push(uri)
    const project = await workspace.openTextDocument(uri)
    assert.equal(project.getText(), 'rules:\n  doc/placeholder: off\n')
    await untilProblems(editor.document)
    await window.showTextDocument(project)
    await commands.executeCommand('workbench.action.files.save')
    assert.equal(await read(), project.getText())
  })

  it('is completed and checked by the editor, and what the editor says is not said again', async () => {
    await openNew('incidents/shop.md', outage)
    const {document} = await openNew(
      '.postmortemrc.json',
      `{
  // ours
  "profile": "nope",
  "tolerance": "long",
  "rules": {"timeline/gap": ""}
}
`,
    )
    const place = behind(document, '"timeline/gap": "')
    const labels = async () => {
      const {items} = await commands.executeCommand<CompletionList>(
        'vscode.executeCompletionItemProvider',
        document.uri,
        place,
      )
      return items.map(it => (typeof it.label === 'string' ? it.label : it.label.label))
    }
    await until('the severities', async () => (await labels()).includes('"hint"') || undefined)
    const {items} = await commands.executeCommand<CompletionList>(
      'vscode.executeCompletionItemProvider',
      document.uri,
      new Position(1, 2),
    )
    assert.ok(items.length === 0 || items.some(it => /profiles|vocabulary/.test(JSON.stringify(it.label))))

    const seen = () =>
      languages
        .getDiagnostics(document.uri)
        .map(it => `${document.getText(it.range)}: ${it.source ?? ''}`)
        .sort()
    await until(
      'one problem for each fault',
      () => JSON.stringify(seen()) === JSON.stringify(expected) || undefined,
      seen,
    )
  })

  /**
   * The severity and the number are against the schema, which the editor knows; that there is no such profile, it does
   * not.
   */
  const expected = ['"": ', '"long": ', '"nope": postmortem']

  itOnScreen('has the commands offered in documents that only it names', async () => {
    await openNew('.postmortemrc.yaml', 'files: ["reviews/**"]\n')
    const {document} = await openNew('reviews/checkout.md', '# Checkout\n\nThis is all that there is. TODO\n')
    await until(
      'a problem',
      () => problemsOf(document).includes('doc/placeholder: TODO') || undefined,
      () => problemsOf(document),
    )
    await settle()
    await press('F1')
    await typeKeys('Postmortem: Check Readiness')
    await see('Postmortem: Check Readiness for Review')
    await press('Escape')
  })

  it('makes links of tickets, and has its faults shown', async () => {
    const {document} = await openNew('incidents/shop.md', outage)
    const {document: project} = await openNew(
      '.postmortemrc.yaml',
      `tickets: {"SHOP-{number}": "https://tickets.example.com/{number}"}
rules: {doc/placeholder: loud}
`,
    )
    const [problem] = await until('the fault', () => {
      const own = languages.getDiagnostics(project.uri).filter(it => it.source === 'postmortem')
      return own.length === 0 ? undefined : own
    })
    assert.deepEqual([project.getText(problem?.range), problem?.severity], ['loud', DiagnosticSeverity.Warning])
    const links = await commands.executeCommand<{range: Range; target?: Uri}[]>(
      'vscode.executeLinkProvider',
      document.uri,
    )
    assert.deepEqual(
      links.map(it => [document.getText(it.range), String(it.target)]),
      [['SHOP-12', 'https://tickets.example.com/12']],
    )
  })
})
