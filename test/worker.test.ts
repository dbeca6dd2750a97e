import assert from 'node:assert/strict'
import {pathToFileURL} from 'node:url'
import {Worker} from 'node:worker_threads'
import {bundle, connect, type Message, type TestClient} from './protocol.ts'

const workspace = 'vscode-vfs://github/me'
const uri = `${workspace}/postmortems/outage.md`

/** Gives a thread of Node what a worker of a browser has, and nothing that it has not. */
const shim = `
  const {parentPort, workerData} = require('node:worker_threads')
  const {readFileSync} = require('node:fs')
  const {fileURLToPath} = require('node:url')
  const listeners = []
  const self = {
    postMessage: message => parentPort.postMessage(message),
    addEventListener: (type, listener) => type === 'message' && listeners.push(listener),
    set onmessage(listener) { listeners.push(listener) },
  }
  parentPort.on('message', data => listeners.forEach(it => it({data})))
  for (const name of ['process', 'Buffer', 'setImmediate', 'global']) delete globalThis[name]
  const run = source => new Function('self', 'postMessage', 'require', 'module', 'exports', source)(self, self.postMessage, undefined, undefined, undefined)
  run(readFileSync(fileURLToPath(workerData), 'utf8'))
`

describe('the server in a web worker', function () {
  this.timeout(60_000)

  /** Runs a client of a new worker; what fails in the worker fails the test. */
  async function withClient(
    files: ReadonlyMap<string, string | number>,
    use: (client: TestClient) => Promise<void>,
  ): Promise<void> {
    const worker = new Worker(shim, {eval: true, workerData: pathToFileURL(bundle('server-worker.js')).href})
    try {
      const failed = new Promise<never>((_, reject) => worker.on('error', ({message}) => reject(new Error(message))))
      const client = connect(
        message => worker.postMessage({jsonrpc: '2.0', ...message}),
        {value: null},
        {
          'postmortem/readFile': ({uri}) => files.get(uri),
        },
      )
      worker.on('message', (message: Message) => client.receive(message))
      await Promise.race([failed, use(client)])
    } finally {
      await worker.terminate()
    }
  }

  it('initializes and reports problems', () =>
    withClient(new Map(), async client => {
      const {capabilities} = await client.request('initialize', {processId: null, rootUri: null, capabilities: {}})
      assert.equal(capabilities.hoverProvider, true)
      client.notify('initialized', {})
      const text = `# Outage

#Timeline

- 2020-06-15 10:00 UTC Alert \`fires\` [here](x)
`
      client.notify('textDocument/didOpen', {textDocument: {uri, languageId: 'markdown', version: 1, text}})
      const {diagnostics} = await client.next('textDocument/publishDiagnostics')
      assert.ok(diagnostics.some((it: {code: string}) => it.code === 'markdown/heading-missing-space'))
      const hover = await client.request('textDocument/hover', {
        textDocument: {uri},
        position: {line: 4, character: 16},
      })
      assert.match(hover.contents.value, /2020-06-15 10:00 UTC/)
    }))

  it('reads project files through the client, as there is no disk', () => {
    const files = new Map([
      [`${workspace}/.postmortemrc.yaml`, 'rules: {markdown/heading-missing-space: error}\n'],
      [`${workspace}/postmortems/.postmortemrc.json`, '{"rules": {"doc/placeholder": "off"}, "x": 1}'],
    ])
    return withClient(files, async client => {
      const capabilities = {textDocument: {diagnostic: {}}}
      await client.request('initialize', {
        processId: null,
        rootUri: null,
        capabilities,
        workspaceFolders: [{uri: workspace, name: 'repo'}],
        initializationOptions: {readsFiles: true},
      })
      client.notify('initialized', {})
      client.notify('textDocument/didOpen', {
        textDocument: {
          uri,
          languageId: 'markdown',
          version: 1,
          text: `# Outage

#Timeline

- 10:00 UTC TODO
`,
        },
      })
      const {items} = await client.request('textDocument/diagnostic', {textDocument: {uri}})
      assert.ok(!items.some((it: {code: string}) => it.code === 'doc/placeholder'))
      assert.equal(items.find((it: {code: string}) => it.code === 'markdown/heading-missing-space').severity, 1)
      const {diagnostics} = await client.next('textDocument/publishDiagnostics', it => it.uri.endsWith('.json'))
      assert.deepEqual(
        diagnostics.map((it: {range: object}) => it.range),
        [{start: {line: 0, character: 38}, end: {line: 0, character: 41}}],
      )
      assert.equal(client.asked.filter(it => it === 'postmortem/readFile').length, 6)
    })
  })

  it('reports a project file that is too long for the client to read it', () => {
    const bytes = 3_000_001
    return withClient(new Map([[`${workspace}/.postmortemrc.yaml`, bytes]]), async client => {
      await client.request('initialize', {
        processId: null,
        rootUri: null,
        capabilities: {},
        workspaceFolders: [{uri: workspace, name: 'repo'}],
        initializationOptions: {readsFiles: true},
      })
      client.notify('initialized', {})
      const document = {uri, languageId: 'markdown', version: 1, text: '# Outage\n'}
      client.notify('textDocument/didOpen', {textDocument: document})
      const {diagnostics} = await client.next('textDocument/publishDiagnostics', it => it.uri.endsWith('.yaml'))
      assert.match(diagnostics[0].message, /more than 1,000,000 characters/)
    })
  })

  it('asks no client for files that does not offer to read them', () =>
    withClient(new Map(), async client => {
      await client.request('initialize', {
        processId: null,
        rootUri: null,
        capabilities: {textDocument: {diagnostic: {}}},
        workspaceFolders: [{uri: workspace, name: 'repo'}],
      })
      client.notify('initialized', {})
      client.notify('textDocument/didOpen', {
        textDocument: {
          uri,
          languageId: 'markdown',
          version: 1,
          text: `# Outage

#Timeline
`,
        },
      })
      const {items} = await client.request('textDocument/diagnostic', {textDocument: {uri}})
      assert.ok(items.some((it: {code: string}) => it.code === 'markdown/heading-missing-space'))
      assert.ok(!client.asked.includes('postmortem/readFile'))
    }))
})
