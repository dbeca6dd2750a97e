import assert from 'node:assert/strict'
import {startServer, type TestServer} from '../protocol.ts'
import {pulling, uri} from '../with-server.ts'
import {change, document, malformed} from './malformed.ts'

/** Clients that get diagnostics in different ways, and with them different code of the server. */
const clients: Readonly<Record<string, object>> = {
  'pushes diagnostics to': {},
  'pushes diagnostics to, and asks for settings': {workspace: {configuration: true, workspaceFolders: true}},
  'is asked for diagnostics by': {...pulling, workspace: {...pulling.workspace, workspaceFolders: true}},
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
      'diagnostic',
      'hover',
      'completion',
      'inlineCompletion',
      'codeAction',
      'documentSymbol',
      'documentLink',
      'references',
      'documentHighlight',
      'prepareRename',
      'rename',
      'selectionRange',
      'foldingRange',
      'codeLens',
      'inlayHint',
    ].map(it => `textDocument/${it}`),
    ...['pasteTimeline', 'insertTimelineEntry', 'setProfile', 'readiness', 'choices', 'newDocument'].map(
      it => `postmortem/${it}`,
    ),
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
