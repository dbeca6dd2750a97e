import assert from 'node:assert/strict'
import {eventually, pulling, text, uri, withServer} from './with-server.ts'

describe('the server over stdio', function () {
  this.timeout(60_000)
  const {server, settings, start, open, change, ask, codes} = withServer()

  it('answers what was asked before the settings changed', async () => {
    await start(pulling)
    open(text)
    assert.equal((await ask('codeLens')).length, 1)
    for (let round = 0; round < 10; round++) {
      const asked = ask('codeLens')
      server().notify('workspace/didChangeConfiguration', {settings: null})
      assert.equal((await asked)?.length, 1)
    }
  })

  it('says what it can', async () => {
    const {capabilities} = await start(pulling)
    assert.equal(capabilities.textDocumentSync, 2)
    assert.equal(capabilities.hoverProvider, true)
    assert.equal(capabilities.documentSymbolProvider, undefined, 'it is registered later')
    assert.equal(capabilities.diagnosticProvider.interFileDependencies, false)
    assert.deepEqual(capabilities.codeActionProvider.codeActionKinds, [
      'quickfix',
      'refactor.rewrite',
      'source.fixAll.postmortem',
      'source.organizeTimeline.postmortem',
    ])
    assert.deepEqual(capabilities.renameProvider, {prepareProvider: true})
    assert.equal(capabilities.inlayHintProvider, true)
    assert.deepEqual(capabilities.codeLensProvider, {resolveProvider: false})
    assert.ok(capabilities.completionProvider.triggerCharacters.includes('#'))
  })

  it('speaks over its standard streams when no flag says how', async () => {
    const {capabilities} = await start(pulling, null, [])
    assert.equal(capabilities.hoverProvider, true)
  })

  it('answers a client that pulls diagnostics', async () => {
    await start(pulling)
    open(text)
    const {items} = await ask('diagnostic')
    const found = items.find((it: {code: string}) => it.code === 'markdown/heading-missing-space')
    assert.equal(found.source, 'postmortem')
    assert.equal(found.range.start.line, 2)
    assert.match(found.codeDescription.href, /^https:/)
  })

  it('pushes diagnostics to a client that cannot pull, and takes them back on close', async () => {
    const {capabilities} = await start({})
    assert.equal(capabilities.diagnosticProvider, undefined)
    assert.deepEqual(capabilities.documentSymbolProvider, {label: 'Postmortem'})
    open(text)
    const first = await server().next('textDocument/publishDiagnostics')
    assert.equal(first.version, 1)
    assert.ok(first.diagnostics.some((it: {code: string}) => it.code === 'markdown/heading-missing-space'))
    assert.ok(first.diagnostics.every((it: object) => !('codeDescription' in it)))
    change(2, [{range: {start: {line: 2, character: 0}, end: {line: 2, character: 1}}, text: '## '}])
    const second = await server().next('textDocument/publishDiagnostics', it => it.version === 2)
    assert.ok(!second.diagnostics.some((it: {code: string}) => it.code === 'markdown/heading-missing-space'))
    server().notify('textDocument/didClose', {textDocument: {uri}})
    const last = await server().next('textDocument/publishDiagnostics')
    assert.deepEqual(last.diagnostics, [])
  })

  it('reads queued changes first, and reports on the newest version alone', async () => {
    await start({})
    open(text)
    for (let version = 2; version <= 40; version++)
      change(version, [{range: {start: {line: 0, character: 2}, end: {line: 0, character: 2}}, text: 'x'}])
    const versions: number[] = []
    while (versions.at(-1) !== 40) versions.push((await server().next('textDocument/publishDiagnostics')).version)
    assert.ok(versions.length < 10, `reported on ${versions.length} versions of 40`)
  })

  const typeTodo = () =>
    change(2, [{range: {start: {line: 4, character: 23}, end: {line: 4, character: 23}}, text: ' TODO'}])

  it('lets what is new on the line that is typed on wait for a pause, and has the client ask again', async () => {
    await start(pulling)
    open(text)
    assert.ok((await codes()).includes('markdown/heading-missing-space'))
    typeTodo()
    assert.ok(!(await codes()).includes('doc/placeholder'))
    await eventually(() => assert.ok(server().asked.includes('workspace/diagnostic/refresh')))
    const after = await codes()
    assert.ok(after.includes('doc/placeholder') && after.includes('markdown/heading-missing-space'))
  })

  it('tells what waited once the person types elsewhere', async () => {
    await start(pulling)
    open(text)
    await codes()
    typeTodo()
    assert.ok(!(await codes()).includes('doc/placeholder'))
    change(3, [{range: {start: {line: 8, character: 0}, end: {line: 8, character: 0}}, text: ' '}])
    assert.ok((await codes()).includes('doc/placeholder'))
  })

  it('pushes what waited to a client that cannot pull', async () => {
    await start({})
    open(text)
    await server().next('textDocument/publishDiagnostics')
    typeTodo()
    const isThere = ({diagnostics}: {diagnostics: {code: string}[]}) =>
      diagnostics.some(it => it.code === 'doc/placeholder')
    const first = await server().next('textDocument/publishDiagnostics', it => it.version === 2)
    assert.ok(!isThere(first))
    assert.ok(isThere(await server().next('textDocument/publishDiagnostics', it => it.version === 2)))
  })

  it('lets nothing wait where that is switched off, where it could not be told later, and after a paste', async () => {
    await start(pulling, {quietWhileTyping: false})
    open(text)
    await codes()
    typeTodo()
    assert.ok((await codes()).includes('doc/placeholder'))
    await server().stop()
    await start({textDocument: {diagnostic: {}}})
    open(text)
    await codes()
    typeTodo()
    assert.ok((await codes()).includes('doc/placeholder'))
    await server().stop()
    await start(pulling)
    open(text)
    await codes()
    change(2, [{range: {start: {line: 4, character: 23}, end: {line: 4, character: 23}}, text: ' TODO\n'}])
    assert.ok((await codes()).includes('doc/placeholder'))
  })

  it('leaves a document alone that is no postmortem', async () => {
    await start(pulling)
    const readme = 'file:///project/README.md'
    open(
      `#Heading

- 10:00 do this
- 09:00 do that
`,
      readme,
    )
    assert.deepEqual(await codes(readme), [])
    assert.equal(await ask('hover', {position: {line: 2, character: 4}}, readme), null)
    assert.equal(await ask('completion', {position: {line: 0, character: 1}}, readme), null)
    assert.equal(await ask('documentSymbol', {}, readme), null)
    assert.equal(
      await ask(
        'codeAction',
        {range: {start: {line: 0, character: 0}, end: {line: 0, character: 0}}, context: {diagnostics: []}},
        readme,
      ),
      null,
    )
  })

  it('answers nothing for a document that is not open', async () => {
    await start(pulling)
    assert.equal(await ask('hover', {position: {line: 0, character: 0}}), null)
    assert.deepEqual(await ask('diagnostic'), {kind: 'full', items: []})
  })

  it('follows the settings', async () => {
    await start(pulling, {rules: {'markdown/heading-missing-space': 'off'}})
    open(text)
    assert.ok(!(await codes()).includes('markdown/heading-missing-space'))
    settings.value = {}
    server().notify('workspace/didChangeConfiguration', {settings: null})
    await eventually(async () => assert.ok((await codes()).includes('markdown/heading-missing-space')))
  })

  it('takes settings from a client that cannot be asked', async () => {
    await start({textDocument: {diagnostic: {}}})
    open(text)
    assert.ok((await codes()).includes('markdown/heading-missing-space'))
    server().notify('workspace/didChangeConfiguration', {
      settings: {postmortem: {rules: {'markdown/heading-missing-space': 'off'}}},
    })
    await eventually(async () => assert.ok(!(await codes()).includes('markdown/heading-missing-space')))
  })

  it('says once which settings it does not understand', async () => {
    await start(pulling, {profile: 42})
    open(text)
    await codes()
    open(text, 'file:///postmortems/second.md')
    await codes('file:///postmortems/second.md')
    assert.equal(server().log.filter(it => it.includes('profile')).length, 1)
  })

  it('registers the outline, and takes it back when it is switched off', async () => {
    await start(pulling)
    await eventually(() =>
      assert.deepEqual(server().registrations.get('textDocument/documentSymbol')?.label, 'Postmortem'),
    )
    settings.value = {outline: {enabled: false}}
    server().notify('workspace/didChangeConfiguration', {settings: null})
    await eventually(() => assert.equal(server().registrations.has('textDocument/documentSymbol'), false))
  })

  it('logs a feature that fails, answers nothing and goes on', async () => {
    await start(pulling)
    open(text)
    // No position: nothing that a correct client sends, so the feature fails.
    assert.equal(await ask('hover', {}), null)
    await eventually(() => assert.ok(server().log.some(it => it.startsWith('hover: '))))
    assert.ok(await ask('hover', {position: {line: 9, character: 4}}))
  })
})
