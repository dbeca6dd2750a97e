import assert from 'node:assert/strict'
import {eventually} from './with-server.ts'
import {bundle, startProgram, type Answers, type TestServer} from './protocol.ts'

const uri = 'file:///postmortems/2020-06-15-outage.md'

for (const transport of ['stdio', 'node-ipc'])
  describe(`the order of messages, over ${transport}`, function () {
    this.timeout(60_000)
    let server: TestServer
    afterEach(() => server.kill())

    function start(answers: Answers = {}): void {
      server = startProgram(process.execPath, [bundle('server.cjs'), `--${transport}`], {answers})
    }

    const initialize = (params: object = {capabilities: {}}) =>
      server.request('initialize', {processId: process.pid, rootUri: null, ...params})
    const open = () =>
      server.notify('textDocument/didOpen', {
        textDocument: {uri, languageId: 'markdown', version: 1, text: '#Outage\n'},
      })
    const hover = () => server.request('textDocument/hover', {textDocument: {uri}, position: {line: 0, character: 0}})

    it('begins with "initialize"', async () => {
      start()
      open()
      await assert.rejects(hover(), /-32002/)
      await assert.rejects(server.request('shutdown'), /-32002/)
      await initialize()
      assert.equal(await hover(), null)
      await assert.rejects(initialize(), /-32600/)
      assert.deepEqual(server.log, [])
      assert.equal(await server.stop(), 0)
    })

    it('ends with "exit" after "shutdown"', async () => {
      start()
      await initialize()
      await server.request('shutdown')
      open()
      await assert.rejects(hover(), /-32600/)
      await assert.rejects(server.request('shutdown'), /-32600/)
      const ended = server.ended()
      server.notify('exit')
      assert.equal(await ended, 0)
    })

    it('may end at once, with another exit code', async () => {
      start()
      const ended = server.ended()
      server.notify('exit')
      assert.equal(await ended, 1)
    })

    it('begins with a client that says nothing of itself as well', async () => {
      start()
      const {capabilities} = await initialize({})
      assert.deepEqual([capabilities.codeActionProvider, capabilities.renameProvider], [undefined, true])
      server.notify('initialized', {})
      open()
      assert.ok(0 < (await server.next('textDocument/publishDiagnostics')).diagnostics.length)
      assert.equal(await server.stop(), 0)
    })

    it('goes on when the client refuses what the server asks, which is logged in one line each', async () => {
      const refuse = () => {
        throw new Error('not here')
      }
      const asked = [
        'client/registerCapability',
        'client/unregisterCapability',
        'workspace/diagnostic/refresh',
        'workspace/inlayHint/refresh',
        'workspace/codeLens/refresh',
      ]
      let outline = true
      start({
        ...Object.fromEntries(asked.map(it => [it, refuse])),
        'workspace/configuration': () => [{outline: {enabled: outline}}],
      })
      await initialize({
        capabilities: {
          workspace: {
            configuration: true,
            didChangeConfiguration: {dynamicRegistration: true},
            didChangeWatchedFiles: {dynamicRegistration: true},
            diagnostics: {refreshSupport: true},
            inlayHint: {refreshSupport: true},
            codeLens: {refreshSupport: true},
          },
          textDocument: {diagnostic: {}, documentSymbol: {dynamicRegistration: true}},
        },
      })
      server.notify('initialized', {})
      open()
      const found = async () => (await server.request('textDocument/diagnostic', {textDocument: {uri}})).items.length
      assert.ok(0 < (await found()))
      outline = false
      server.notify('workspace/didChangeConfiguration', {settings: null})
      while (!server.asked.includes('client/unregisterCapability')) assert.ok(0 < (await found()))
      assert.ok(0 < (await found()))
      for (const it of asked)
        assert.ok(server.log.includes(`${it}: Error: Error: not here`), `${it}: ${server.log.join('\n')}`)
      assert.equal(await server.stop(), 0)
    })

    it('waits for the answer to a registration before it asks for the next one', async () => {
      let outline = true
      let release = (_: null) => {}
      const asked: string[] = []
      const answerLater = (what: string) => () => {
        asked.push(what)
        return new Promise<null>(resolve => {
          release = resolve
        })
      }
      start({
        'client/registerCapability': answerLater('on'),
        'client/unregisterCapability': answerLater('off'),
        'workspace/configuration': () => [{outline: {enabled: outline}}],
      })
      await initialize({
        capabilities: {workspace: {configuration: true}, textDocument: {documentSymbol: {dynamicRegistration: true}}},
      })
      server.notify('initialized', {})
      const switchTo = async (wanted: boolean) => {
        const count = server.asked.length
        outline = wanted
        server.notify('workspace/didChangeConfiguration', {settings: null})
        await eventually(() => assert.ok(count < server.asked.length))
      }
      await eventually(() => assert.deepEqual(asked, ['on']))
      await switchTo(false)
      await switchTo(true)
      assert.deepEqual(asked, ['on'])
      release(null)
      await switchTo(false)
      await eventually(() => assert.deepEqual(asked, ['on', 'off']))
      await switchTo(true)
      assert.deepEqual(asked, ['on', 'off'])
      release(null)
      await eventually(() => assert.deepEqual(asked, ['on', 'off', 'on']))
      release(null)
      assert.equal(await server.stop(), 0)
    })
  })
