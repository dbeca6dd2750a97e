import assert from 'node:assert/strict'
import {startServer} from '../server/lsp/server.ts'
import {readSample, warmUp} from '../server/lsp/warm-up.ts'
import {connectInProcess} from './lsp/in-process.ts'

describe('warming up @slow', function () {
  this.timeout(20_000)
  const now = Date.UTC(2024, 2, 6)
  const alone = {uris: () => []}
  const beside = {uris: () => ['file:///a.md']}

  it('goes on for some rounds, and ends', () => {
    let round = 0
    while (warmUp(now, alone, round)) assert.ok(round++ < 10)
    assert.ok(0 < round)
  })

  it('ends when a document is open', () => assert.equal(warmUp(now, beside, 0), false))

  it('reads a postmortem that is another one in each round, and types in it', () => {
    const [first, second] = [readSample(now, 0), readSample(now, 1)]
    for (const snapshot of [first, second]) {
      assert.ok(snapshot.model.isPostmortem)
      assert.ok(1 < snapshot.version - 1, 'was edited')
      assert.ok(2 < snapshot.problems.length, String(snapshot.problems.length))
    }
    assert.notEqual(first.text, second.text)
  })

  it('is logged when it fails, and the server goes on', async () => {
    const {client, connection, lifecycle} = connectInProcess()
    let isFirst = true
    startServer(connection, lifecycle, {
      wait: () => new Promise(() => {}),
      now() {
        if (!isFirst) return now
        isFirst = false
        throw new Error('no clock')
      },
    })
    await client.request('initialize', {processId: null, rootUri: null, capabilities: {}})
    client.notify('initialized', {})
    const {message} = await client.next('window/logMessage')
    assert.match(message, /warm-up: Error: no clock/)
    const uri = 'file:///postmortems/a.md'
    const document = {uri, languageId: 'markdown', version: 1, text: '# Outage\n\n#Timeline\n'}
    client.notify('textDocument/didOpen', {textDocument: document})
    assert.ok(await client.request('textDocument/foldingRange', {textDocument: {uri}}))
  })
})
