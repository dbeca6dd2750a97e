import assert from 'node:assert/strict'
import {Worker} from 'node:worker_threads'
import {bundle, connect, type Message} from './protocol.ts'

const uri = 'vscode-vfs://github/me/postmortems/outage.md'

/** Gives a thread of Node what a worker of a browser has, and nothing that it has not. */
const shim = `
  const {parentPort, workerData} = require('node:worker_threads')
  const source = require('node:fs').readFileSync(workerData, 'utf8')
  const listeners = []
  const self = {
    postMessage: message => parentPort.postMessage(message),
    addEventListener: (type, listener) => type === 'message' && listeners.push(listener),
    set onmessage(listener) { listeners.push(listener) },
  }
  parentPort.on('message', data => listeners.forEach(it => it({data})))
  for (const name of ['process', 'Buffer', 'setImmediate', 'global']) delete globalThis[name]
  new Function('self', 'postMessage', 'require', 'module', 'exports', source)(self, self.postMessage, undefined, undefined, undefined)
`

describe('the server in a web worker', function () {
  this.timeout(60_000)

  it('initializes and reports problems', async () => {
    const worker = new Worker(shim, {eval: true, workerData: bundle('server-worker.js')})
    try {
      const failed = new Promise<never>((_, reject) => worker.on('error', ({message}) => reject(new Error(message))))
      const client = connect(message => worker.postMessage({jsonrpc: '2.0', ...message}), {value: null})
      worker.on('message', (message: Message) => client.receive(message))

      const {capabilities} = await Promise.race([failed, client.request('initialize', {processId: null, rootUri: null, capabilities: {}})])
      assert.equal(capabilities.hoverProvider, true)
      client.notify('initialized', {})
      const text = '# Outage\n\n#Timeline\n\n- 2020-06-15 10:00 UTC Alert `fires` [here](x)\n'
      client.notify('textDocument/didOpen', {textDocument: {uri, languageId: 'markdown', version: 1, text}})
      const {diagnostics} = await Promise.race([failed, client.next('textDocument/publishDiagnostics')])
      assert.ok(diagnostics.some((it: {code: string}) => it.code === 'markdown/heading-missing-space'))
      const hover = await client.request('textDocument/hover', {textDocument: {uri}, position: {line: 4, character: 16}})
      assert.match(hover.contents.value, /2020-06-15 10:00 UTC/)
    } finally {
      await worker.terminate()
    }
  })
})
