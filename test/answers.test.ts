import assert from 'node:assert/strict'
import {TextDocument} from 'vscode-languageserver-textdocument'
import {eventually, everything, pulling, text, uri, withServer} from './with-server.ts'

describe('the answers of the server over stdio', function () {
  this.timeout(60_000)
  const {server, settings, start, open, change, ask, codes} = withServer()

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
    open(`${text}- 10:30 UTC @maria calls

## Action Items

- [ ] Close it @maria SHOP-12
`)
    const position = {line: 14, character: 18}
    assert.deepEqual(await ask('prepareRename', {position}), {
      range: {start: {line: 14, character: 16}, end: {line: 14, character: 21}},
      placeholder: 'maria',
    })
    const {
      documentChanges: [{textDocument, edits}],
    } = await ask('rename', {position, newName: 'mia'})
    assert.deepEqual(textDocument, {uri, version: 1})
    assert.deepEqual(
      edits.map((it: {range: {start: {line: number}}; newText: string}) => [it.range.start.line, it.newText]),
      [
        [10, 'mia'],
        [14, 'mia'],
      ],
    )
    await assert.rejects(ask('rename', {position, newName: ' '}), {message: '-32803: The new name must not be empty.'})
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
    const [next] = (await ask('inlineCompletion', {position: {line: 10, character: 0}, context: {triggerKind: 2}}))
      .items
    assert.equal(next.insertText, '- 10:20 UTC ')
    assert.equal(await offered(`${text}- 10:25 UTC <|>\n`), 'All clear')
    assert.equal(await offered(text.replace('#Summary', '**Status:** <|>\n\n#Summary')), 'Draft')
    assert.equal(await offered(text.replace('Timeline', 'Timeline (<|>)')), 'UTC')
    assert.match(
      await offered(`${text}
## Action Items

- <|>
`),
      /^- \[ \] \$\{1:what\}/,
    )
  })

  it('answers inlay hints and code lenses', async () => {
    await start(pulling)
    open(text)
    const hints = await ask('inlayHint', everything)
    assert.deepEqual(
      hints.map((it: {label: string}) => it.label),
      ['detected', '+20 min · resolved'],
    )
    const lenses = await ask('codeLens')
    assert.deepEqual(
      lenses.map((it: {command: object}) => it.command),
      [{title: '2 events', command: ''}],
    )
    assert.equal(lenses[0].range.start.line, 6)
    const readme = 'file:///project/README.md'
    open(
      `# Heading

- 10:00 do this
- 10:05 do that
`,
      readme,
    )
    assert.deepEqual(await ask('inlayHint', everything, readme), null)
    assert.deepEqual(await ask('codeLens', {}, readme), null)
  })

  it('switches inlay hints and code lenses off and on, and has the client ask again', async () => {
    await start({
      ...pulling,
      workspace: {...pulling.workspace, inlayHint: {refreshSupport: true}, codeLens: {refreshSupport: true}},
    })
    open(text)
    assert.equal((await ask('inlayHint', everything)).length, 2)
    settings.value = {inlayHints: {enabled: false}, codeLens: {enabled: false}}
    server().notify('workspace/didChangeConfiguration', {settings: null})
    await eventually(() =>
      assert.ok(
        server().asked.includes('workspace/inlayHint/refresh') && server().asked.includes('workspace/codeLens/refresh'),
      ),
    )
    assert.deepEqual(await ask('inlayHint', everything), [])
    assert.deepEqual(await ask('codeLens'), [])
  })

  it('fixes what it reports', async () => {
    await start(pulling)
    open(text)
    const {items} = await ask('diagnostic')
    const problem = items.find((it: {code: string}) => it.code === 'markdown/heading-missing-space')
    const actions = await ask('codeAction', {
      range: problem.range,
      context: {diagnostics: [problem], only: ['quickfix']},
    })
    const action = actions.find((it: {diagnostics?: {code: string}[]}) =>
      it.diagnostics?.some(({code}) => code === problem.code),
    )
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
    const params = {
      textDocument: {uri},
      range: {start: at, end: at},
      text: 'Jun 15 10:05:01 web1 nginx[1]: exited | gone\n',
    }
    const {edits, version, entries, isSure, message} = await server().request('postmortem/pasteTimeline', params)
    const pasted = TextDocument.applyEdits(TextDocument.create(uri, 'markdown', 1, text), edits)
    assert.equal(pasted, text.replace('- 10:20', '- 10:05 UTC web1 nginx[1]: exited | gone\n- 10:20'))
    assert.deepEqual([version, entries, isSure], [1, 1, true])
    assert.match(message, /^Added 1 entry, time read as .+\. The year was taken from the document\./)
    change(2, [{text: pasted}])
    assert.equal((await server().request('postmortem/pasteTimeline', params)).entries, 0)
  })

  it('works out a turned selection when it is chosen', async () => {
    const codeAction = {
      codeActionLiteralSupport: {codeActionKind: {valueSet: []}},
      dataSupport: true,
      resolveSupport: {properties: ['edit']},
    }
    const {capabilities} = await start({...pulling, textDocument: {...pulling.textDocument, codeAction}})
    assert.equal(capabilities.codeActionProvider.resolveProvider, true)
    const log = '2020-06-15T10:05:00Z It falls over 😀'
    open(`${text}\n${log}\n`)
    const line = text.split('\n').length
    const [action] = await ask('codeAction', {
      range: {start: {line, character: 0}, end: {line, character: log.length}},
      context: {diagnostics: [], only: ['refactor']},
    })
    assert.equal(action.edit, undefined)
    const {edit} = await server().request('codeAction/resolve', action)
    const after = TextDocument.applyEdits(
      TextDocument.create(
        uri,
        'markdown',
        1,
        `${text}
${log}
`,
      ),
      edit.documentChanges[0].edits,
    )
    assert.equal(after, `${text.replace('- 10:20', '- 10:05 UTC It falls over 😀\n- 10:20')}\n`)
    assert.deepEqual(await server().request('codeAction/resolve', {title: 'Another'}), {title: 'Another'})
  })

  it('inserts an entry for now', async () => {
    await start(pulling)
    open(text)
    const {edits, cursor} = await server().request('postmortem/insertTimelineEntry', {
      textDocument: {uri},
      position: {line: 9, character: 0},
    })
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
      assert.equal(
        await server().request('postmortem/pasteTimeline', {
          textDocument: {uri: it},
          range,
          text: '2020-06-15T10:05:00Z x',
        }),
        null,
      )
      assert.equal(
        await server().request('postmortem/insertTimelineEntry', {textDocument: {uri: it}, position: range.start}),
        null,
      )
    }
  })
})
