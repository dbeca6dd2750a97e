import assert from 'node:assert/strict'
import {eventually, text, uri} from '../with-server.ts'
import {startInProcess} from './in-process.ts'

const capabilities = {
  workspace: {configuration: true, diagnostics: {refreshSupport: true}, inlayHint: {refreshSupport: true}},
  textDocument: {diagnostic: {}},
}

/** An answer of the client that comes when the test wants. */
function lateAnswers() {
  const waiting: ((answer: unknown) => void)[] = []
  return {
    answer: () => new Promise(resolve => waiting.push(resolve)),
    count: () => waiting.length,
    send: (answer: unknown) => waiting.splice(0).forEach(it => it(answer)),
  }
}

describe('a client that does not answer', function () {
  this.timeout(20_000)

  async function start(answers: object, initializationOptions: object = {}) {
    const server = startInProcess(answers as never)
    const {client} = server
    await client.request('initialize', {
      processId: null,
      rootUri: null,
      capabilities,
      initializationOptions,
      workspaceFolders: [{uri: 'vscode-vfs://x', name: 'x'}],
    })
    client.notify('initialized', {})
    const open = (at: string) =>
      client.notify('textDocument/didOpen', {textDocument: {uri: at, languageId: 'markdown', version: 1, text}})
    const codes = async (at = uri): Promise<string[]> => {
      const {items} = await client.request('textDocument/diagnostic', {textDocument: {uri: at}})
      return items.map((it: {code: string}) => it.code)
    }
    return {...server, open, codes}
  }
  const rule = 'markdown/heading-missing-space'

  it('to questions about settings gets answers without them, and with them once it has sent them', async () => {
    const settings = lateAnswers()
    const {client, tick, open, codes} = await start({'workspace/configuration': settings.answer})
    open(uri)
    let isAnswered = false
    const first = codes().finally(() => (isAnswered = true))
    await eventually(() => assert.ok(settings.count() === 2))
    await tick(9)
    assert.equal(isAnswered, false)
    await tick(1)
    assert.ok((await first).includes(rule))
    assert.deepEqual(client.log, [
      'The client did not send its settings within 5 seconds; they will apply once it does.',
    ])
    settings.send([{rules: {[rule]: 'off'}}])
    await eventually(() => assert.ok(client.asked.includes('workspace/diagnostic/refresh')))
    assert.ok(client.asked.includes('workspace/inlayHint/refresh'))
    assert.ok(!(await codes()).includes(rule))
    assert.equal(client.log.length, 1)
  })

  it('until the last moment is answered once', async () => {
    const settings = lateAnswers()
    const {client, tick, open, codes} = await start({'workspace/configuration': settings.answer})
    open(uri)
    const first = codes()
    await eventually(() => assert.ok(settings.count() === 2))
    await tick(9)
    settings.send([{rules: {[rule]: 'off'}}])
    assert.ok(!(await first).includes(rule))
    await tick(10)
    assert.ok(!(await codes()).includes(rule))
    assert.deepEqual([client.log, client.asked.includes('workspace/diagnostic/refresh')], [[], false])
  })

  it('before the document was closed does not change one that was opened again', async () => {
    let settings = lateAnswers()
    const {tick, open, codes, client} = await start({
      'workspace/configuration': ({items}: any) => (items[0].scopeUri ? settings.answer() : [null]),
    })
    open(uri)
    const first = codes()
    await eventually(() => assert.ok(settings.count() === 1))
    await tick(10)
    assert.ok((await first).includes(rule))
    client.notify('textDocument/didClose', {textDocument: {uri}})
    const stale = settings
    settings = lateAnswers()
    open(uri)
    const second = codes()
    await eventually(() => assert.ok(settings.count() === 1))
    stale.send([{rules: {[rule]: 'off'}}])
    settings.send([{}])
    assert.ok((await second).includes(rule))
    assert.ok((await codes()).includes(rule))
    assert.ok(!client.asked.includes('workspace/diagnostic/refresh'))
  })

  it('with a project file gets answers without it, and with it once it has sent it', async () => {
    const place = 'vscode-vfs://x/postmortems/a.md'
    const files = lateAnswers()
    const {client, tick, open, codes} = await start(
      {
        'workspace/configuration': () => [null],
        'postmortem/readFile': ({uri}: {uri: string}) => (uri.endsWith('x/.postmortemrc.json') ? files.answer() : null),
      },
      {readsFiles: true},
    )
    open(place)
    let isAnswered = false
    const first = codes(place).finally(() => (isAnswered = true))
    await eventually(() => assert.ok(files.count() === 1))
    await tick(9)
    assert.equal(isAnswered, false)
    await tick(1)
    assert.ok((await first).includes(rule))
    files.send(`{"rules": {"${rule}": "off"}}`)
    await eventually(() => assert.ok(client.asked.includes('workspace/diagnostic/refresh')))
    assert.ok(!(await codes(place)).includes(rule))
    client.notify('workspace/didChangeWatchedFiles', {changes: [{uri: 'vscode-vfs://x/.postmortemrc.json', type: 2}]})
    const again = codes(place)
    // For the file itself, and for the document.
    await eventually(() => assert.ok(files.count() === 2))
    files.send('{}')
    assert.ok((await again).includes(rule))
  })
})
