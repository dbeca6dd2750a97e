import assert from 'node:assert/strict'
import {TextDocument} from 'vscode-languageserver-textdocument'
import {startServer, type TestServer} from './protocol.ts'

const uri = 'file:///postmortems/2020-06-15-outage.md'

const pulling = {
  workspace: {configuration: true, didChangeConfiguration: {dynamicRegistration: true}, workspaceEdit: {documentChanges: true}, diagnostics: {refreshSupport: true}},
  textDocument: {
    diagnostic: {},
    documentSymbol: {dynamicRegistration: true, hierarchicalDocumentSymbolSupport: true},
    completion: {completionItem: {snippetSupport: true}},
    codeAction: {codeActionLiteralSupport: {codeActionKind: {valueSet: []}}},
    rename: {prepareSupport: true},
  },
}

const text = `# Outage

#Summary

It broke on 2020-06-15.

## Timeline

- 10:00 UTC Alert fires
- 10:20 UTC Service restored
`

describe('the server over stdio', function () {
  this.timeout(60_000)
  let server: TestServer
  const settings: {value: unknown} = {value: null}

  afterEach(async () => assert.equal(await server.stop(), 0))

  async function start(capabilities: object, initial: unknown = null, args?: string[]): Promise<any> {
    settings.value = initial
    server = startServer(settings, args)
    const result = await server.request('initialize', {processId: process.pid, rootUri: null, capabilities})
    server.notify('initialized', {})
    return result
  }

  const open = (text: string, at = uri, version = 1) =>
    server.notify('textDocument/didOpen', {textDocument: {uri: at, languageId: 'markdown', version, text}})
  const change = (version: number, contentChanges: object[]) =>
    server.notify('textDocument/didChange', {textDocument: {uri, version}, contentChanges})
  const ask = (feature: string, params: object = {}, at = uri) =>
    server.request(`textDocument/${feature}`, {textDocument: {uri: at}, ...params})
  const codes = async (at = uri) => (await ask('diagnostic', {}, at)).items.map((it: {code: string}) => it.code)

  it('answers what was asked before the settings changed', async () => {
    await start(pulling)
    open(text)
    assert.equal((await ask('codeLens')).length, 1)
    for (let round = 0; round < 10; round++) {
      const asked = ask('codeLens')
      server.notify('workspace/didChangeConfiguration', {settings: null})
      assert.equal((await asked)?.length, 1)
    }
  })

  it('says what it can', async () => {
    const {capabilities} = await start(pulling)
    assert.equal(capabilities.textDocumentSync, 2)
    assert.equal(capabilities.hoverProvider, true)
    assert.equal(capabilities.documentSymbolProvider, undefined, 'it is registered later')
    assert.equal(capabilities.diagnosticProvider.interFileDependencies, false)
    assert.deepEqual(capabilities.codeActionProvider.codeActionKinds, ['quickfix', 'refactor.rewrite', 'source.fixAll.postmortem', 'source.organizeTimeline.postmortem'])
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
    const first = await server.next('textDocument/publishDiagnostics')
    assert.equal(first.version, 1)
    assert.ok(first.diagnostics.some((it: {code: string}) => it.code === 'markdown/heading-missing-space'))
    change(2, [{range: {start: {line: 2, character: 0}, end: {line: 2, character: 1}}, text: '## '}])
    const second = await server.next('textDocument/publishDiagnostics', it => it.version === 2)
    assert.ok(!second.diagnostics.some((it: {code: string}) => it.code === 'markdown/heading-missing-space'))
    server.notify('textDocument/didClose', {textDocument: {uri}})
    const last = await server.next('textDocument/publishDiagnostics')
    assert.deepEqual(last.diagnostics, [])
  })

  it('reads queued changes first, and reports on the newest version alone', async () => {
    await start({})
    open(text)
    for (let version = 2; version <= 40; version++) change(version, [{range: {start: {line: 0, character: 2}, end: {line: 0, character: 2}}, text: 'x'}])
    const versions: number[] = []
    while (versions.at(-1) !== 40) versions.push((await server.next('textDocument/publishDiagnostics')).version)
    assert.ok(versions.length < 10, `reported on ${versions.length} versions of 40`)
  })

  const typeTodo = () => change(2, [{range: {start: {line: 4, character: 23}, end: {line: 4, character: 23}}, text: ' TODO'}])

  it('lets what is new on the line that is typed on wait for a pause, and has the client ask again', async () => {
    await start(pulling)
    open(text)
    assert.ok((await codes()).includes('markdown/heading-missing-space'))
    typeTodo()
    assert.ok(!(await codes()).includes('doc/placeholder'))
    await eventually(() => assert.ok(server.asked.includes('workspace/diagnostic/refresh')))
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
    await server.next('textDocument/publishDiagnostics')
    typeTodo()
    const isThere = ({diagnostics}: {diagnostics: {code: string}[]}) => diagnostics.some(it => it.code === 'doc/placeholder')
    const first = await server.next('textDocument/publishDiagnostics', it => it.version === 2)
    assert.ok(!isThere(first))
    assert.ok(isThere(await server.next('textDocument/publishDiagnostics', it => it.version === 2)))
  })

  it('lets nothing wait where that is switched off, where it could not be told later, and after a paste', async () => {
    await start(pulling, {quietWhileTyping: false})
    open(text)
    await codes()
    typeTodo()
    assert.ok((await codes()).includes('doc/placeholder'))
    await server.stop()
    await start({textDocument: {diagnostic: {}}})
    open(text)
    await codes()
    typeTodo()
    assert.ok((await codes()).includes('doc/placeholder'))
    await server.stop()
    await start(pulling)
    open(text)
    await codes()
    change(2, [{range: {start: {line: 4, character: 23}, end: {line: 4, character: 23}}, text: ' TODO\n'}])
    assert.ok((await codes()).includes('doc/placeholder'))
  })

  it('answers hover, completion, symbols and folding ranges', async () => {
    await start(pulling)
    open(text)
    const hover = await ask('hover', {position: {line: 9, character: 4}})
    assert.match(hover.contents.value, /2020-06-15 10:20 UTC/)
    const symbols = await ask('documentSymbol')
    assert.deepEqual(symbols.map((it: {name: string}) => it.name).slice(0, 1), ['Outage'])
    const folding = await ask('foldingRange')
    assert.ok(folding.length >= 2)
    change(2, [{text: `${text}- \n\n#`}])
    const entry = await ask('completion', {position: {line: 10, character: 2}})
    assert.ok(entry.items.some((it: {textEdit: {newText: string}}) => it.textEdit.newText.startsWith('10:21 UTC')))
    const heading = await ask('completion', {position: {line: 12, character: 1}})
    assert.ok(heading.items.some((it: {label: string}) => it.label === 'Impact'))
  })

  it('renames, finds references, highlights and widens selections', async () => {
    await start(pulling)
    open(`${text}- 10:30 UTC @maria calls\n\n## Action Items\n\n- [ ] Close it @maria SHOP-12\n`)
    const position = {line: 14, character: 18}
    assert.deepEqual(await ask('prepareRename', {position}), {range: {start: {line: 14, character: 16}, end: {line: 14, character: 21}}, placeholder: 'maria'})
    const {documentChanges: [{textDocument, edits}]} = await ask('rename', {position, newName: 'mia'})
    assert.deepEqual(textDocument, {uri, version: 1})
    assert.deepEqual(edits.map((it: {range: {start: {line: number}}; newText: string}) => [it.range.start.line, it.newText]), [[10, 'mia'], [14, 'mia']])
    assert.equal((await ask('references', {position, context: {includeDeclaration: true}})).length, 2)
    assert.equal((await ask('documentHighlight', {position})).length, 2)
    assert.equal(await ask('prepareRename', {position: {line: 4, character: 4}}), null)
    const [selected] = await ask('selectionRange', {positions: [position]})
    assert.deepEqual(selected.range, {start: {line: 14, character: 16}, end: {line: 14, character: 21}})
  })

  it('completes the next entry, key events, fields, zones and action items', async () => {
    await start(pulling)
    const offered = async (marked: string) => {
      const at = marked.indexOf('<|>')
      const before = marked.slice(0, at)
      change(++version, [{text: before + marked.slice(at + 3)}])
      const position = {line: before.split('\n').length - 1, character: at - before.lastIndexOf('\n') - 1}
      return (await ask('completion', {position})).items[0].textEdit.newText
    }
    let version = 1
    open(text)
    assert.match(await offered(`${text}<|>\n`), /^- \d\d:\d\d UTC \$0$/)
    const [next] = (await ask('inlineCompletion', {position: {line: 10, character: 0}, context: {triggerKind: 2}})).items
    assert.equal(next.insertText, '- 10:20 UTC ')
    assert.equal(await offered(`${text}- 10:25 UTC <|>\n`), 'All clear')
    assert.equal(await offered(text.replace('#Summary', '**Status:** <|>\n\n#Summary')), 'Draft')
    assert.equal(await offered(text.replace('Timeline', 'Timeline (<|>)')), 'UTC')
    assert.match(await offered(`${text}\n## Action Items\n\n- <|>\n`), /^- \[ \] \$\{1:what\}/)
  })

  const everything = {range: {start: {line: 0, character: 0}, end: {line: 99, character: 0}}}

  it('answers inlay hints and code lenses', async () => {
    await start(pulling)
    open(text)
    const hints = await ask('inlayHint', everything)
    assert.deepEqual(hints.map((it: {label: string}) => it.label), ['detected', '+20 min · resolved'])
    const lenses = await ask('codeLens')
    assert.deepEqual(lenses.map((it: {command: object}) => it.command), [{title: '2 events', command: ''}])
    assert.equal(lenses[0].range.start.line, 6)
    const readme = 'file:///project/README.md'
    open('# Heading\n\n- 10:00 do this\n- 10:05 do that\n', readme)
    assert.deepEqual(await ask('inlayHint', everything, readme), null)
    assert.deepEqual(await ask('codeLens', {}, readme), null)
  })

  it('switches inlay hints and code lenses off and on, and has the client ask again', async () => {
    await start({...pulling, workspace: {...pulling.workspace, inlayHint: {refreshSupport: true}, codeLens: {refreshSupport: true}}})
    open(text)
    assert.equal((await ask('inlayHint', everything)).length, 2)
    settings.value = {inlayHints: {enabled: false}, codeLens: {enabled: false}}
    server.notify('workspace/didChangeConfiguration', {settings: null})
    await eventually(() => assert.ok(server.asked.includes('workspace/inlayHint/refresh') && server.asked.includes('workspace/codeLens/refresh')))
    assert.deepEqual(await ask('inlayHint', everything), [])
    assert.deepEqual(await ask('codeLens'), [])
  })

  it('fixes what it reports', async () => {
    await start(pulling)
    open(text)
    const {items} = await ask('diagnostic')
    const problem = items.find((it: {code: string}) => it.code === 'markdown/heading-missing-space')
    const actions = await ask('codeAction', {range: problem.range, context: {diagnostics: [problem], only: ['quickfix']}})
    const action = actions.find((it: {diagnostics?: {code: string}[]}) => it.diagnostics?.some(({code}) => code === problem.code))
    const [{textDocument, edits}] = action.edit.documentChanges
    assert.deepEqual(textDocument, {uri, version: 1})
    const fixed = TextDocument.applyEdits(TextDocument.create(uri, 'markdown', 1, text), edits)
    assert.equal(fixed, text.replace('#Summary', '# Summary'))
    change(2, [{text: fixed}])
    assert.ok(!(await codes()).includes(problem.code))
  })

  it('turns a pasted text into entries of the timeline', async () => {
    await start(pulling)
    open(text)
    const at = {line: 9, character: 0}
    const params = {textDocument: {uri}, range: {start: at, end: at}, text: 'Jun 15 10:05:01 web1 nginx[1]: exited | gone\n'}
    const {edits, version, entries, isSure, message} = await server.request('postmortem/pasteTimeline', params)
    const pasted = TextDocument.applyEdits(TextDocument.create(uri, 'markdown', 1, text), edits)
    assert.equal(pasted, text.replace('- 10:20', '- 10:05 UTC web1 nginx[1]: exited | gone\n- 10:20'))
    assert.deepEqual([version, entries, isSure], [1, 1, true])
    assert.match(message, /^1 entry from syslog or journal\. The year was taken from the document\./)
    change(2, [{text: pasted}])
    assert.equal((await server.request('postmortem/pasteTimeline', params)).entries, 0)
  })

  it('inserts an entry for now', async () => {
    await start(pulling)
    open(text)
    const {edits, cursor} = await server.request('postmortem/insertTimelineEntry', {textDocument: {uri}, position: {line: 9, character: 0}})
    const after = TextDocument.applyEdits(TextDocument.create(uri, 'markdown', 1, text), edits)
    assert.match(after.split('\n')[cursor.line] ?? '', /^- \d{4}-\d\d-\d\d \d\d:\d\d UTC $/)
    assert.equal(after.split('\n')[cursor.line]?.length, cursor.character)
  })

  it('pastes nothing into a document that is no postmortem, or not open', async () => {
    await start(pulling)
    const readme = 'file:///project/README.md'
    open('# Project\n\n- 10:00 do this\n', readme)
    const range = {start: {line: 0, character: 0}, end: {line: 0, character: 0}}
    for (const it of [readme, 'file:///gone.md']) {
      assert.equal(await server.request('postmortem/pasteTimeline', {textDocument: {uri: it}, range, text: '2020-06-15T10:05:00Z x'}), null)
      assert.equal(await server.request('postmortem/insertTimelineEntry', {textDocument: {uri: it}, position: range.start}), null)
    }
  })

  it('leaves a document alone that is no postmortem', async () => {
    await start(pulling)
    const readme = 'file:///project/README.md'
    open('#Heading\n\n- 10:00 do this\n- 09:00 do that\n', readme)
    assert.deepEqual(await codes(readme), [])
    assert.equal(await ask('hover', {position: {line: 2, character: 4}}, readme), null)
    assert.equal(await ask('completion', {position: {line: 0, character: 1}}, readme), null)
    assert.equal(await ask('documentSymbol', {}, readme), null)
    assert.equal(await ask('codeAction', {range: {start: {line: 0, character: 0}, end: {line: 0, character: 0}}, context: {diagnostics: []}}, readme), null)
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
    server.notify('workspace/didChangeConfiguration', {settings: null})
    await eventually(async () => assert.ok((await codes()).includes('markdown/heading-missing-space')))
  })

  it('takes settings from a client that cannot be asked', async () => {
    await start({textDocument: {diagnostic: {}}})
    open(text)
    assert.ok((await codes()).includes('markdown/heading-missing-space'))
    server.notify('workspace/didChangeConfiguration', {settings: {postmortem: {rules: {'markdown/heading-missing-space': 'off'}}}})
    await eventually(async () => assert.ok(!(await codes()).includes('markdown/heading-missing-space')))
  })

  it('says once which settings it does not understand', async () => {
    await start(pulling, {profile: 42})
    open(text)
    await codes()
    open(text, 'file:///postmortems/second.md')
    await codes('file:///postmortems/second.md')
    assert.equal(server.log.filter(it => it.includes('profile')).length, 1)
  })

  it('registers the outline, and takes it back when it is switched off', async () => {
    await start(pulling)
    await eventually(() => assert.deepEqual(server.registrations.get('textDocument/documentSymbol')?.label, 'Postmortem'))
    settings.value = {outline: {enabled: false}}
    server.notify('workspace/didChangeConfiguration', {settings: null})
    await eventually(() => assert.equal(server.registrations.has('textDocument/documentSymbol'), false))
  })

  const broken: Record<string, string> = {
    'nothing at all': '',
    'line ends of Windows': text.replaceAll('\n', '\r\n'),
    'old line ends of the Mac': text.replaceAll('\n', '\r'),
    'a byte order mark': `\ufeff${text}`,
    'NUL bytes': text.replaceAll(' ', '\0'),
    'lone surrogates': text.replaceAll('e', '\ud83d').replaceAll('o', '\udc00'),
    'a table that is cut in the middle': `${text}\n## Timeline\n\n| Time | Event |\n| --- | --\n| 10:0`,
    'a fence that never ends': `${text}\n\`\`\`\n- 10:30 UTC`,
    'one line of a megabyte': `# Postmortem\n\n## Timeline\n\n- 10:00 ${'a* [`<'.repeat(170_000)}`,
    '5 MB': `# Postmortem\n\n## Timeline\n\n${'- 10:00 UTC Alert «fires» â€” **again** [and](x) `again`\n'.repeat(90_000)}`,
  }
  for (const [name, document] of Object.entries(broken)) {
    it(`survives ${name}`, async () => {
      await start(pulling)
      open(document)
      const end = {line: document.split(/\r\n?|\n/).length + 5, character: 3}
      assert.ok(Array.isArray((await ask('diagnostic')).items))
      for (const position of [{line: 0, character: 0}, {line: 8, character: 4}, end]) {
        for (const feature of ['hover', 'completion', 'prepareRename', 'documentHighlight']) await ask(feature, {position})
        await ask('selectionRange', {positions: [position]})
      }
      await ask('documentSymbol')
      await ask('foldingRange')
      await ask('inlayHint', everything)
      await ask('codeLens')
      await ask('codeAction', {range: {start: {line: 0, character: 0}, end: {line: 12, character: 0}}, context: {diagnostics: []}})
      assert.deepEqual(server.log.filter(it => /error/i.test(it)), [])
      open(text, 'file:///postmortems/next.md')
      assert.ok((await codes('file:///postmortems/next.md')).includes('markdown/heading-missing-space'), 'it goes on')
    })
  }

  it('logs a feature that fails, answers nothing and goes on', async () => {
    await start(pulling)
    open(text)
    // No position: nothing that a correct client sends, so the feature fails.
    assert.equal(await ask('hover', {}), null)
    await eventually(() => assert.ok(server.log.some(it => it.startsWith('hover: '))))
    assert.ok(await ask('hover', {position: {line: 9, character: 4}}))
  })
})

/** What the server does on its own time is waited for: at most five seconds. */
async function eventually(check: () => void | Promise<void>): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt++) {
    try {
      return await check()
    } catch {
      await new Promise(resolve => setTimeout(resolve, 50))
    }
  }
  await check()
}
