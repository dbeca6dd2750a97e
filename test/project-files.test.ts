import assert from 'node:assert/strict'
import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {pathToFileURL} from 'node:url'
import {TextDocument} from 'vscode-languageserver-textdocument'
import {readMarkers, writeMarkers} from './markers.ts'
import {startServer, type TestServer} from './protocol.ts'

const text = `# Outage

## Summary

It broke on 2020-06-15.

## Timeline

- 10:00 UTC Alert fires TODO
- 10:20 UTC Service restored
`

const pulling = {
  workspace: {
    configuration: true, workspaceFolders: true, didChangeWatchedFiles: {dynamicRegistration: true}, diagnostics: {refreshSupport: true},
    workspaceEdit: {documentChanges: true, resourceOperations: ['create']},
  },
  textDocument: {diagnostic: {}},
}

describe('project files, over stdio', function () {
  this.timeout(60_000)
  let server: TestServer
  let root = ''

  beforeEach(() => {
    root = mkdtempSync(path.join(tmpdir(), 'postmortem-'))
  })
  afterEach(async () => {
    assert.deepEqual(server.log, [])
    assert.equal(await server.stop(), 0)
    rmSync(root, {recursive: true})
  })

  const uriOf = (name: string) => pathToFileURL(path.join(root, name)).href
  const folder = (name: string) => ({uri: uriOf(name).replace(/\/$/, ''), name})
  const notify = (method: string, params: object) => server.notify(method, params)

  function write(name: string, content: string): void {
    mkdirSync(path.dirname(path.join(root, name)), {recursive: true})
    writeFileSync(path.join(root, name), content)
  }

  async function start(workspace: object, capabilities: object = pulling, settings: unknown = null, initializationOptions: object = {}): Promise<any> {
    server = startServer({value: settings})
    const result = await server.request('initialize', {processId: process.pid, rootUri: null, capabilities, initializationOptions, ...workspace})
    server.notify('initialized', {})
    return result
  }

  const open = (name: string, content: string, languageId = 'markdown') =>
    notify('textDocument/didOpen', {textDocument: {uri: uriOf(name), languageId, version: 1, text: content}})
  const change = (name: string, version: number, content: string) =>
    notify('textDocument/didChange', {textDocument: {uri: uriOf(name), version}, contentChanges: [{text: content}]})
  const close = (name: string) => notify('textDocument/didClose', {textDocument: {uri: uriOf(name)}})
  const saved = (name: string, type = 2) => notify('workspace/didChangeWatchedFiles', {changes: [{uri: uriOf(name), type}]})

  async function found(name: string): Promise<any[]> {
    return (await server.request('textDocument/diagnostic', {textDocument: {uri: uriOf(name)}})).items
  }

  async function codes(name: string): Promise<string[]> {
    return (await found(name)).map(it => it.code)
  }

  function namesOfMissing(problems: readonly any[]): string[] {
    return problems.filter(it => it.code === 'section/missing').flatMap(it => [...it.message.matchAll(/"([^"]+)"/g)].map(match => match[1]))
  }

  /** The next report on the file: its text with `«»` around what is wrong, and the messages. */
  async function reported(name: string, content: string): Promise<{marked: string; messages: string[]}> {
    const {diagnostics} = await server.next('textDocument/publishDiagnostics', it => it.uri === uriOf(name))
    const document = TextDocument.create(uriOf(name), 'yaml', 0, content)
    const spans = diagnostics.map(({range}: any) => ({start: document.offsetAt(range.start), end: document.offsetAt(range.end)}))
    for (const it of diagnostics) assert.deepEqual([it.source, it.code, it.severity], ['postmortem', 'project-file', 2])
    return {marked: writeMarkers(content, spans), messages: diagnostics.map((it: any) => it.message)}
  }

  it('count when they stand in the folder of the document, above it, or in the workspace folder, the nearest first', async () => {
    write('.postmortemrc.json', '{"profile": "alx", "rules": {"doc/placeholder": "off"}}')
    write('docs/.postmortemrc.yaml', 'profile: pagerduty\n')
    write('docs/incidents/.postmortemrc.yaml', 'rules: {doc/placeholder: error}\n')
    await start({workspaceFolders: [folder('')]})
    const missing = async (name: string) => namesOfMissing(await found(name)).length
    open('incidents/a.md', text)
    open('docs/other/b-postmortem.md', text)
    open('docs/incidents/c.md', text)
    assert.equal(await missing('incidents/a.md'), 2, 'alx')
    assert.ok(!(await codes('incidents/a.md')).includes('doc/placeholder'))
    assert.equal(await missing('docs/other/b-postmortem.md'), 8, 'pagerduty')
    assert.ok(!(await codes('docs/other/b-postmortem.md')).includes('doc/placeholder'))
    assert.equal(await missing('docs/incidents/c.md'), 8, 'pagerduty')
    assert.equal((await found('docs/incidents/c.md')).find(it => it.code === 'doc/placeholder')?.severity, 1)
  })

  it('do not count above the workspace folder', async () => {
    write('.postmortemrc.yaml', 'rules: {doc/placeholder: off}\n')
    await start({workspaceFolders: [folder('inner')]})
    open('inner/incidents/a.md', text)
    assert.ok((await codes('inner/incidents/a.md')).includes('doc/placeholder'))
  })

  it('count for a client that knows but one folder', async () => {
    write('.postmortemrc.yaml', 'rules: {doc/placeholder: off}\n')
    await start({rootUri: folder('').uri})
    open('incidents/a.md', text)
    assert.ok(!(await codes('incidents/a.md')).includes('doc/placeholder'))
  })

  it('come before what the person set', async () => {
    write('.postmortemrc.yaml', 'rules: {doc/placeholder: info}\n')
    await start({workspaceFolders: [folder('')]}, pulling, {rules: {'doc/placeholder': 'error', 'section/missing': 'off'}})
    open('incidents/a.md', text)
    const problems = await found('incidents/a.md')
    assert.equal(problems.find(it => it.code === 'doc/placeholder')?.severity, 3)
    assert.ok(!problems.some(it => it.code === 'section/missing'))
  })

  it('are watched', async () => {
    await start({workspaceFolders: [folder('')]})
    open('incidents/a.md', text)
    assert.ok((await codes('incidents/a.md')).includes('doc/placeholder'))
    assert.deepEqual(server.registrations.get('workspace/didChangeWatchedFiles').watchers, [{globPattern: '**/.postmortemrc.json'}, {globPattern: '**/.postmortemrc.yaml'}])
    write('.postmortemrc.yaml', 'rules: {doc/placeholder: off}\n')
    saved('.postmortemrc.yaml', 1)
    assert.ok(!(await codes('incidents/a.md')).includes('doc/placeholder'))
    assert.ok(server.asked.includes('workspace/diagnostic/refresh'))
    rmSync(path.join(root, '.postmortemrc.yaml'))
    saved('.postmortemrc.yaml', 3)
    assert.ok((await codes('incidents/a.md')).includes('doc/placeholder'))
  })

  it('count as they are typed, and as they are saved again when they are closed', async () => {
    write('.postmortemrc.yaml', 'people: [maria]\n')
    await start({workspaceFolders: [folder('')]})
    open('incidents/a.md', text)
    open('.postmortemrc.yaml', 'people: [maria]\n', 'yaml')
    assert.ok((await codes('incidents/a.md')).includes('doc/placeholder'))
    change('.postmortemrc.yaml', 2, 'rules: {doc/placeholder: off}\n')
    assert.ok(!(await codes('incidents/a.md')).includes('doc/placeholder'))
    close('.postmortemrc.yaml')
    assert.ok((await codes('incidents/a.md')).includes('doc/placeholder'))
  })

  it('count before they are saved for the first time', async () => {
    await start({workspaceFolders: [folder('')]})
    open('incidents/a.md', text)
    open('.postmortemrc.json', '{"rules": {"doc/placeholder": "off"}}', 'json')
    assert.ok(!(await codes('incidents/a.md')).includes('doc/placeholder'))
  })

  it('have their faults reported where they stand, until these are mended', async () => {
    const marked = 'profile: «acme»\nrules:\n  doc/placeholder: off\n  timeline/gap: «loud»\n«peple»: [maria]\n'
    const content = readMarkers(marked).text
    write('.postmortemrc.yaml', content)
    await start({workspaceFolders: [folder('')]})
    open('incidents/a.md', text)
    assert.ok(!(await codes('incidents/a.md')).includes('doc/placeholder'), 'the rest counts')
    assert.deepEqual(await reported('.postmortemrc.yaml', content), {marked, messages: [
      'There is no profile "acme".', 'This must be one of error, warning, info, hint, off, not "loud".', '"peple" is not known here. Did you mean "people"?',
    ]})
    const better = 'profile: alx\n«x»: 1\n'
    open('.postmortemrc.yaml', readMarkers(better).text, 'yaml')
    assert.deepEqual(await reported('.postmortemrc.yaml', readMarkers(better).text), {marked: better, messages: ['"x" is not known here.']})
    change('.postmortemrc.yaml', 2, 'profile: alx\n')
    assert.deepEqual(await reported('.postmortemrc.yaml', 'profile: alx\n'), {marked: 'profile: alx\n', messages: []})
  })

  it('have their faults reported though no document is open, until they are gone', async () => {
    await start({workspaceFolders: [folder('')]})
    open('.postmortemrc.yaml', 'profile: x', 'yaml')
    assert.deepEqual((await reported('.postmortemrc.yaml', 'profile: x')).marked, 'profile: «x»')
    write('.postmortemrc.yaml', 'profile: xy')
    close('.postmortemrc.yaml')
    assert.deepEqual((await reported('.postmortemrc.yaml', 'profile: xy')).marked, 'profile: «xy»')
    rmSync(path.join(root, '.postmortemrc.yaml'))
    saved('.postmortemrc.yaml', 3)
    assert.deepEqual((await reported('.postmortemrc.yaml', '')).messages, [])
  })

  it('have no fault reported that the editor finds in open JSON itself', async () => {
    const content = '{"profile": "acme", "tolerance": -1}'
    write('.postmortemrc.json', content)
    await start({workspaceFolders: [folder('')]}, pulling, null, {validatesJson: true})
    open('incidents/a.md', text)
    await codes('incidents/a.md')
    assert.equal((await reported('.postmortemrc.json', content)).marked, '{"profile": «"acme"», "tolerance": «-1»}', 'it is closed')
    open('.postmortemrc.json', content, 'json')
    assert.equal((await reported('.postmortemrc.json', content)).marked, '{"profile": «"acme"», "tolerance": -1}', 'of that the schema knows nothing')
    close('.postmortemrc.json')
    assert.equal((await reported('.postmortemrc.json', content)).marked, '{"profile": «"acme"», "tolerance": «-1»}')
  })

  for (const [who, options, offers] of [['the server', {validatesJson: true}, true], ['an extension for YAML', {validatesYaml: true}, false]] as const) {
    it(`are completed by ${who}`, async () => {
      await start({workspaceFolders: [folder('')]}, pulling, null, options)
      const content = 'profile: alx\nrules:\n  timeline/gap: wa\n'
      open('.postmortemrc.yaml', content, 'yaml')
      const list = await server.request('textDocument/completion', {textDocument: {uri: uriOf('.postmortemrc.yaml')}, position: {line: 2, character: 18}})
      const range = {start: {line: 2, character: 16}, end: {line: 2, character: 18}}
      const edits = list?.items.map((it: any) => it.textEdit) ?? []
      assert.deepEqual(edits, offers ? ['error', 'warning', 'info', 'hint', 'off'].map(newText => ({range, newText})) : [])
    })
  }

  it('are no postmortems themselves', async () => {
    await start({workspaceFolders: [folder('')]}, {})
    open('postmortems/.postmortemrc.yaml', '# Outage\nprofile: alx\n', 'yaml')
    assert.equal((await reported('postmortems/.postmortemrc.yaml', '')).messages.length, 0)
    assert.equal(await server.request('textDocument/hover', {textDocument: {uri: uriOf('postmortems/.postmortemrc.yaml')}, position: {line: 0, character: 3}}), null)
  })

  it('make a client that cannot pull hear of new problems', async () => {
    await start({workspaceFolders: [folder('')]}, {workspace: {workspaceFolders: true}})
    open('incidents/a.md', text)
    const pushed = async () => (await server.next('textDocument/publishDiagnostics', it => it.uri === uriOf('incidents/a.md'))).diagnostics.map((it: any) => it.code)
    assert.ok((await pushed()).includes('doc/placeholder'))
    write('.postmortemrc.yaml', 'rules: {doc/placeholder: off}\n')
    saved('.postmortemrc.yaml')
    assert.ok(!(await pushed()).includes('doc/placeholder'))
  })

  it('hold for their own workspace folder, and follow when folders come and go', async () => {
    write('one/.postmortemrc.yaml', 'rules: {doc/placeholder: off}\n')
    write('two/.postmortemrc.yaml', 'rules: {doc/placeholder: error}\nprofil: alx\n')
    await start({workspaceFolders: [folder('one'), folder('two')]})
    open('one/incidents/a.md', text)
    open('two/incidents/a.md', text)
    assert.ok(!(await codes('one/incidents/a.md')).includes('doc/placeholder'))
    assert.equal((await found('two/incidents/a.md')).find(it => it.code === 'doc/placeholder')?.severity, 1)
    assert.equal((await reported('two/.postmortemrc.yaml', 'rules: {doc/placeholder: error}\nprofil: alx\n')).messages.length, 1)
    notify('workspace/didChangeWorkspaceFolders', {event: {added: [], removed: [folder('two')]}})
    assert.equal((await found('two/incidents/a.md')).find(it => it.code === 'doc/placeholder')?.severity, 2, 'the folder is none of the workspace any more')
    assert.deepEqual((await reported('two/.postmortemrc.yaml', '')).messages, [])
    notify('workspace/didChangeWorkspaceFolders', {event: {added: [folder('two')], removed: []}})
    assert.equal((await found('two/incidents/a.md')).find(it => it.code === 'doc/placeholder')?.severity, 1)
  })

  it('say which documents are postmortems', async () => {
    write('.postmortemrc.yaml', 'files: [notes/**, "!notes/drafts/**"]\n')
    await start({workspaceFolders: [folder('')]})
    for (const name of ['notes/a.md', 'notes/drafts/b.md', 'incidents/c.md']) open(name, text)
    assert.ok((await codes('notes/a.md')).includes('doc/placeholder'))
    assert.deepEqual(await codes('notes/drafts/b.md'), [])
    assert.deepEqual(await codes('incidents/c.md'), [])
  })

  it('give a team its own profile, in what is reported and in what is written', async () => {
    write('.postmortemrc.yaml', `
profile: acme
profiles:
  acme:
    extends: google-sre
    rename: {root-cause: Why it happened}
    require: [glossary]
    forbid: [trigger, Who is guilty]
    synonyms: {timeline: [Ablauf der Dinge, 経過], summary: 要点}
`)
    const document = '# Outage\n\n## 要点\n\nDown.\n\n## Trigger\n\nA deploy.\n\n## Who is guilty?\n\nNobody.\n\n## 経過\n\n- 10:00 UTC Down\n'
    await start({workspaceFolders: [folder('')]})
    open('incidents/a.md', document)
    const problems = await found('incidents/a.md')
    assert.deepEqual(problems.filter(it => it.code === 'section/forbidden').map(it => it.message), [
      'No document may have the section "Trigger".', 'No document may have the section "Who is guilty?".',
    ])
    const missing = problems.filter(it => it.code === 'section/missing')
    assert.deepEqual(namesOfMissing(problems), ['Impact', 'Why it happened', 'Resolution', 'Detection', 'Action Items', 'Lessons Learned', 'Glossary'])
    const why = missing.find(it => it.message.includes('Why it happened'))
    const actions = await server.request('textDocument/codeAction', {textDocument: {uri: uriOf('incidents/a.md')}, range: why.range, context: {diagnostics: [why], only: ['quickfix']}})
    const insert = actions.find((it: any) => it.title === 'Insert "Why it happened"')
    const after = TextDocument.applyEdits(TextDocument.create('', 'markdown', 1, document), insert.edit.documentChanges[0].edits)
    assert.match(after, /Down\.\n\n## Why it happened\n\nTODO: The conditions that together made the incident possible\.\n\n/)
    change('incidents/a.md', 2, `${document}\n#`)
    const {items} = await server.request('textDocument/completion', {textDocument: {uri: uriOf('incidents/a.md')}, position: {line: 18, character: 1}})
    assert.deepEqual(items.slice(0, 2).map((it: any) => it.label), ['Impact', 'Why it happened'])
  })

  it('are overruled by the front matter of a document, whose faults are reported in it', async () => {
    write('.postmortemrc.yaml', 'rules: {doc/placeholder: off}\n')
    await start({workspaceFolders: [folder('')]})
    open('incidents/a.md', `---\npostmortem:\n  rules: {doc/placeholder: error, section/gone: off}\n---\n\n${text}`)
    const problems = await found('incidents/a.md')
    assert.equal(problems.find(it => it.code === 'doc/placeholder')?.severity, 1)
    assert.deepEqual(problems.find(it => it.code === 'project-file')?.range, {start: {line: 2, character: 34}, end: {line: 2, character: 46}})
  })

  it('make links of tickets', async () => {
    write('.postmortemrc.yaml', 'tickets: {"SHOP-{number}": "https://tickets.example.com/{number}"}\n')
    const {capabilities} = await start({workspaceFolders: [folder('')]})
    assert.deepEqual(capabilities.documentLinkProvider, {resolveProvider: false})
    open('incidents/a.md', text.replace('TODO', 'see SHOP-12'))
    const links = await server.request('textDocument/documentLink', {textDocument: {uri: uriOf('incidents/a.md')}})
    assert.deepEqual(links.map((it: any) => [it.range.start, it.target]), [[{line: 8, character: 28}, 'https://tickets.example.com/12']])
  })

  it('tell which people there are; those of other open postmortems are known as well', async () => {
    write('.postmortemrc.yaml', 'people: [maria]\n')
    await start({workspaceFolders: [folder('')]})
    open('incidents/a.md', `${text}\n## Action items\n\n- Test (@tom)\n`)
    open('README.md', '# Project\n\n- [ ] this (@nobody)\n')
    await codes('incidents/a.md')
    await codes('README.md')
    open('incidents/b.md', `${text}\n## Action items\n\n- Test (@kim)\n- Alert (@`)
    const {items} = await server.request('textDocument/completion', {textDocument: {uri: uriOf('incidents/b.md')}, position: {line: 14, character: 10}})
    assert.deepEqual(items.map((it: any) => it.label), ['@maria', '@kim', '@tom'])
    close('incidents/a.md')
    const after = await server.request('textDocument/completion', {textDocument: {uri: uriOf('incidents/b.md')}, position: {line: 14, character: 10}})
    assert.deepEqual(after.items.map((it: any) => it.label), ['@maria', '@kim'])
  })

  describe('take what is switched off for the whole project', () => {
    const title = 'Ignore doc/placeholder in this project'

    async function actionsAt(name: string, line: number): Promise<any[]> {
      const range = {start: {line, character: 24}, end: {line, character: 24}}
      return server.request('textDocument/codeAction', {textDocument: {uri: uriOf(name)}, range, context: {diagnostics: [], only: ['quickfix']}})
    }

    it('into the nearest of them, as it is in the editor', async () => {
      write('.postmortemrc.yaml', 'rules:\n  timeline/gap: off\n')
      write('docs/incidents/.postmortemrc.yaml', '# nothing\n')
      await start({workspaceFolders: [folder('')]})
      open('docs/incidents/a.md', text)
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

    it('into a new file in the workspace folder when there is none', async () => {
      await start({workspaceFolders: [folder('')]})
      open('docs/incidents/a.md', text)
      const {edit} = (await actionsAt('docs/incidents/a.md', 8)).find(it => it.title === title)
      const uri = uriOf('.postmortemrc.yaml')
      const at = {line: 0, character: 0}
      assert.deepEqual(edit.documentChanges, [
        {kind: 'create', uri, options: {ignoreIfExists: true}},
        {textDocument: {uri, version: null}, edits: [{range: {start: at, end: at}, newText: 'rules:\n  doc/placeholder: off\n'}]},
      ])
    })

    it('by plain changes, and never into a new file, for a client that knows no others', async () => {
      write('incidents/.postmortemrc.json', '{}')
      await start({workspaceFolders: [folder('')]}, {...pulling, workspace: {...pulling.workspace, workspaceEdit: {}}})
      open('incidents/a.md', text)
      open('docs/b-postmortem.md', text)
      const {edit} = (await actionsAt('incidents/a.md', 8)).find(it => it.title === title)
      assert.deepEqual(Object.keys(edit.changes), [uriOf('incidents/.postmortemrc.json')])
      assert.ok(!(await actionsAt('docs/b-postmortem.md', 8)).some(it => it.title === title))
    })

    it('but not into one that cannot be understood', async () => {
      write('.postmortemrc.yaml', 'rules: [\n')
      await start({workspaceFolders: [folder('')]})
      open('incidents/a.md', text)
      assert.deepEqual((await actionsAt('incidents/a.md', 8)).map(it => it.title).filter(it => it.startsWith('Ignore')), ['Ignore doc/placeholder here', 'Ignore doc/placeholder in this file'])
    })

    it('but nothing that is no rule', async () => {
      await start({workspaceFolders: [folder('')]})
      open('incidents/a.md', `---\npostmortem:\n  people: [maria], x: 1\n  nothing-that-is: known\n---\n\n${text}`)
      assert.ok((await codes('incidents/a.md')).includes('project-file'))
      assert.deepEqual((await actionsAt('incidents/a.md', 3)).map(it => it.title), [])
    })
  })
})
