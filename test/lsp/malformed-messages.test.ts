import assert from 'node:assert/strict'
import {startServer, type TestServer} from '../protocol.ts'
import {pulling, text, uri} from '../with-server.ts'

/** Clients that get diagnostics in different ways, and with them different code of the server. */
const clients: Readonly<Record<string, object>> = {
  'pushes diagnostics to': {},
  'pushes diagnostics to, and asks for settings': {workspace: {configuration: true, workspaceFolders: true}},
  'is asked for diagnostics by': {...pulling, workspace: {...pulling.workspace, workspaceFolders: true}},
}

const document = {uri: 'file:///postmortems/other.md', languageId: 'markdown', version: 1, text}
const change = {range: {start: {line: 0, character: 0}, end: {line: 0, character: 0}}, text: 'x'}

/** Notifications with parameters that the protocol does not have, by method. */
const malformed: Readonly<Record<string, readonly unknown[]>> = {
  'initialized': [5, null, []],
  'textDocument/didOpen': [
    undefined, 5, [], {}, {textDocument: null}, {textDocument: 5}, {textDocument: {...document, uri: undefined}},
    {textDocument: {...document, uri: null}}, {textDocument: {...document, uri: 5}},
    {textDocument: {...document, text: {toString: 5}}}, {textDocument: {...document, text: undefined}},
    {textDocument: {...document, version: 'x'}},
  ],
  'textDocument/didChange': [
    undefined, {}, {textDocument: null}, {textDocument: {uri, version: 2}},
    {textDocument: {uri, version: 2}, contentChanges: 5},
    ...[
      null, 5, {}, {text: 5}, {text: {toString: 5}}, {...change, range: 5},
      {...change, range: {start: change.range.start}},
      {...change, range: {start: {line: 'x', character: 0}, end: {line: 0, character: 0}}},
    ].map(it => ({textDocument: {uri, version: 2}, contentChanges: [it]})),
    {textDocument: {uri, version: null}, contentChanges: [change]},
    {textDocument: {uri: 5, version: 2}, contentChanges: [change]},
  ],
  'textDocument/didClose': [undefined, {}, {textDocument: null}, {textDocument: {uri: null}}],
  'workspace/didChangeConfiguration': [undefined, 5, [], {}, {settings: 5}, {settings: {postmortem: 5}}],
  'workspace/didChangeWorkspaceFolders': [
    undefined, {}, {event: null}, {event: {}}, {event: {added: 5, removed: 5}}, {event: {added: [{}], removed: [{}]}},
    {event: {added: [null], removed: [null]}}, {event: {added: [{name: 'x'}], removed: [{uri: 5}]}},
  ],
  'workspace/didChangeWatchedFiles': [
    undefined, {}, {changes: 5}, {changes: [null]}, {changes: [{}]}, {changes: [{uri: null, type: 2}]},
  ],
  '$/cancelRequest': [undefined, null, 5, [], {}, {id: null}, {id: {}}],
  '$/setTrace': [undefined, 5, {}, {value: 5}],
  '$/progress': [undefined, 5, {}],
}

describe('malformed messages', function () {
  this.timeout(60_000)
  let server: TestServer
  afterEach(() => server.kill())

  const initialize = (params: object = {}) =>
    server.request('initialize', {processId: process.pid, rootUri: null, capabilities: {}, ...params})
  const open = () => server.notify('textDocument/didOpen', {textDocument: {...document, uri}})

  /** Opens a document, and expects what is wrong in it. */
  async function expectDiagnostics(pulls: boolean): Promise<void> {
    open()
    const isReported = (it: {uri: string; diagnostics: object[]}) => it.uri === uri && 0 < it.diagnostics.length
    const problems: readonly {code: string}[] = pulls
      ? (await server.request('textDocument/diagnostic', {textDocument: {uri}})).items
      : (await server.next('textDocument/publishDiagnostics', isReported)).diagnostics
    assert.ok(problems.some(it => it.code === 'markdown/heading-missing-space'))
  }

  for (const transport of ['stdio', 'node-ipc']) {
    for (const [name, capabilities] of Object.entries(clients)) {
      it(`do not end the server that ${name} the client, over ${transport}`, async () => {
        server = startServer({value: null}, [`--${transport}`])
        await initialize({capabilities, workspaceFolders: [{uri: 'file:///postmortems', name: 'x'}]})
        server.notify('initialized', {})
        for (const [method, list] of Object.entries(malformed)) {
          for (const params of list) {
            server.notify(method, params)
            server.notify('workspace/didChangeConfiguration', {settings: null})
            open()
            server.notify('textDocument/didClose', {textDocument: {uri}})
          }
          await expectDiagnostics('textDocument' in capabilities)
          server.notify('textDocument/didClose', {textDocument: {uri}})
        }
        assert.equal(await server.stop(), 0)
      })
    }
  }

  it('are logged with what is wrong in them', async () => {
    server = startServer()
    await initialize()
    server.notify('textDocument/didOpen', {textDocument: {...document, uri: null}})
    server.notify('textDocument/didChange', {textDocument: {uri, version: 2}, contentChanges: [change, {text: 5}]})
    server.notify('workspace/didChangeWorkspaceFolders', {event: {removed: []}})
    server.notify('workspace/didChangeConfiguration')
    await expectDiagnostics(false)
    assert.deepEqual(server.log, [
      'Ignored textDocument/didOpen: "textDocument.uri" must be a string, not null.',
      'Ignored textDocument/didChange: "contentChanges[1].text" must be a string, not 5.',
      'Ignored workspace/didChangeWorkspaceFolders: "event.added" is missing.',
      'Ignored workspace/didChangeConfiguration: The parameters are missing.',
    ])
    assert.equal(await server.stop(), 0)
  })

  for (const params of [
    {workspaceFolders: [{name: 'x'}], rootUri: 5},
    {workspaceFolders: 5, processId: 'abc'},
    {rootUri: 5, processId: 1.5},
    {capabilities: {workspace: 5, textDocument: null}, processId: {}, trace: 5},
    {workDoneToken: {}, initializationOptions: {l10nBundle: 5, readsFiles: 5}},
  ]) {
    it(`do not keep a server from working that was initialized with ${JSON.stringify(params)}`, async () => {
      server = startServer()
      await initialize(params)
      server.notify('initialized', {})
      await expectDiagnostics(false)
      assert.equal(await server.stop(), 0)
    })
  }

  it('do not keep a server from being initialized again', async () => {
    server = startServer()
    for (const params of [undefined, null, 5, []]) {
      await assert.rejects(server.request('initialize', params), /-32602/)
      await assert.rejects(server.request('textDocument/hover', {textDocument: {uri}}), /-32002/)
    }
    await initialize()
    await expectDiagnostics(false)
    assert.equal(await server.stop(), 0)
  })

  const requests: readonly string[] = [
    ...[
      'diagnostic', 'hover', 'completion', 'inlineCompletion', 'codeAction', 'documentSymbol', 'documentLink',
      'references', 'documentHighlight', 'prepareRename', 'rename', 'selectionRange', 'foldingRange', 'codeLens',
      'inlayHint',
    ].map(it => `textDocument/${it}`),
    ...['pasteTimeline', 'insertTimelineEntry', 'setProfile', 'readiness', 'choices', 'newDocument']
      .map(it => `postmortem/${it}`),
  ]
  it('are refused by what is wrong in them when they are requests', async () => {
    server = startServer()
    await initialize({capabilities: pulling})
    for (const method of requests) {
      const documents = [{}, {textDocument: null, uri: 5}, {textDocument: {uri: 5}}, {textDocument: 5}]
      for (const params of [undefined, null, 5, [], ...documents]) {
        await assert.rejects(server.request(method, params), /-32602/, `${method} ${JSON.stringify(params)}`)
      }
    }
    assert.deepEqual(await server.request('codeAction/resolve', {}), {})
    await assert.rejects(server.request('codeAction/resolve', null), /-32602/)
    await expectDiagnostics(true)
    assert.deepEqual(server.log, [])
    assert.equal(await server.stop(), 0)
  })
})
