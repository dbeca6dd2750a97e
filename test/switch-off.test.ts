import assert from 'node:assert/strict'
import {TextDocument} from 'vscode-languageserver-textdocument'
import {inFolder, namesOfMissing, pulling, unfinished} from './in-folder.ts'

describe('a rule that is switched off in the project, over stdio', function () {
  this.timeout(60_000)
  const {server, uriOf, folder, write, start, open, change, found, codes} = inFolder()
  const title = 'Ignore doc/placeholder in this project'

  async function actionsAt(name: string, line: number): Promise<any[]> {
    const range = {start: {line, character: 24}, end: {line, character: 24}}
    return server().request('textDocument/codeAction', {
      textDocument: {uri: uriOf(name)},
      range,
      context: {diagnostics: [], only: ['quickfix']},
    })
  }

  it('is written into the nearest project file, as it is in the editor', async () => {
    write('.postmortemrc.yaml', 'rules:\n  timeline/gap: off\n')
    write('docs/incidents/.postmortemrc.yaml', '# nothing\n')
    await start({workspaceFolders: [folder('')]})
    open('docs/incidents/a.md', unfinished)
    const typed = '# ours\nrules:\n  timeline/gap: hint # why\n'
    open('docs/incidents/.postmortemrc.yaml', typed, 'yaml')
    const {edit} = (await actionsAt('docs/incidents/a.md', 8)).find(it => it.title === title)
    const [{textDocument, edits}] = edit.documentChanges
    assert.deepEqual(textDocument, {uri: uriOf('docs/incidents/.postmortemrc.yaml'), version: null})
    const after = TextDocument.applyEdits(TextDocument.create('', 'yaml', 1, typed), edits)
    assert.equal(after, `${typed}  doc/placeholder: off\n`)
    change('docs/incidents/.postmortemrc.yaml', 2, after)
    assert.ok(!(await codes('docs/incidents/a.md')).includes('doc/placeholder'))
  })

  it('is written into a new file in the workspace folder when there is none', async () => {
    await start({workspaceFolders: [folder('')]})
    open('docs/incidents/a.md', unfinished)
    const {edit} = (await actionsAt('docs/incidents/a.md', 8)).find(it => it.title === title)
    const uri = uriOf('.postmortemrc.yaml')
    const at = {line: 0, character: 0}
    assert.deepEqual(edit.documentChanges, [
      {kind: 'create', uri, options: {ignoreIfExists: true}},
      {
        textDocument: {uri, version: null},
        edits: [
          {
            range: {start: at, end: at},
            newText: `rules:
  doc/placeholder: off
`,
          },
        ],
      },
    ])
  })

  it('is written by plain changes, and never into a new file, for a client that knows no others', async () => {
    write('incidents/.postmortemrc.json', '{}')
    await start({workspaceFolders: [folder('')]}, {...pulling, workspace: {...pulling.workspace, workspaceEdit: {}}})
    open('incidents/a.md', unfinished)
    open('docs/b-postmortem.md', unfinished)
    const {edit} = (await actionsAt('incidents/a.md', 8)).find(it => it.title === title)
    assert.deepEqual(Object.keys(edit.changes), [uriOf('incidents/.postmortemrc.json')])
    assert.ok(!(await actionsAt('docs/b-postmortem.md', 8)).some(it => it.title === title))
  })

  it('is written into what the file holds now, though the client tells of no change on the disk', async () => {
    write('.postmortemrc.yaml', '# ours\nrules:\n  timeline/gap: off\n')
    const {didChangeWatchedFiles: _, ...workspace} = pulling.workspace
    await start({workspaceFolders: [folder('')]}, {...pulling, workspace})
    open('incidents/a.md', unfinished)
    assert.ok((await codes('incidents/a.md')).includes('doc/placeholder'))
    const now = `# ours since last week
profile: alx
rules:
  timeline/gap: hint
`
    write('.postmortemrc.yaml', now)
    const {edit} = (await actionsAt('incidents/a.md', 8)).find(it => it.title === title)
    const after = TextDocument.applyEdits(TextDocument.create('', 'yaml', 1, now), edit.documentChanges[0].edits)
    assert.equal(after, `${now}  doc/placeholder: off\n`)
    assert.equal(namesOfMissing(await found('incidents/a.md')).length, 2, 'alx')
  })

  it('is not written into one that cannot be understood', async () => {
    write('.postmortemrc.yaml', 'rules: [\n')
    await start({workspaceFolders: [folder('')]})
    open('incidents/a.md', unfinished)
    assert.deepEqual(
      (await actionsAt('incidents/a.md', 8)).map(it => it.title).filter(it => it.startsWith('Ignore')),
      ['Ignore doc/placeholder here', 'Ignore doc/placeholder in this file'],
    )
  })

  it('must be a rule', async () => {
    await start({workspaceFolders: [folder('')]})
    open(
      'incidents/a.md',
      `---
postmortem:
  people: [maria], x: 1
  nothing-that-is: known
---

${unfinished}`,
    )
    assert.ok((await codes('incidents/a.md')).includes('project-file'))
    assert.deepEqual(
      (await actionsAt('incidents/a.md', 3)).map(it => it.title),
      [],
    )
  })
})
