import assert from 'node:assert/strict'
import {LSPErrorCodes, ResponseError} from 'vscode-languageserver'
import {connectInProcess, type Pair} from './in-process.ts'

const turn = () => new Promise(resolve => setImmediate(resolve))

describe('a connection', () => {
  /** @param load is done before the first message after `initialize` is handled */
  function listen({connection, lifecycle}: Pair, load = async () => {}): void {
    connection.onInitialize(() => {
      lifecycle.begin(load)
      return {capabilities: {}}
    })
    connection.onShutdown(() => lifecycle.shutDown())
    connection.listen()
  }
  const initialize = ({client}: Pair) =>
    client.request('initialize', {processId: null, rootUri: null, capabilities: {}})

  async function initialized(prepare: (pair: Pair) => void): Promise<Pair> {
    const pair = connectInProcess()
    prepare(pair)
    listen(pair)
    await initialize(pair)
    return pair
  }

  it('answers requests, with null for nothing', async () => {
    const {client} = await initialized(({connection}) => {
      connection.onRequest('double', ({value}) => value * 2)
      connection.onRequest('nothing', async () => undefined)
    })
    assert.equal(await client.request('double', {value: 4}), 8)
    assert.equal(await client.request('nothing'), null)
  })

  it('answers with an error what it does not know and what fails', async () => {
    const {client} = await initialized(({connection}) => {
      connection.onRequest('fail', () => {
        throw new Error('broken')
      })
      connection.onRequest('refuse', async () => {
        throw new ResponseError(LSPErrorCodes.RequestFailed, 'no')
      })
    })
    await assert.rejects(client.request('unknown'), /^Error: -32601: /)
    await assert.rejects(client.request('fail'), /^Error: -32603: .*broken/)
    await assert.rejects(client.request('refuse'), /^Error: -32803: no$/)
  })

  it('logs notifications that fail, and ignores unknown ones', async () => {
    const {client} = await initialized(({connection}) => {
      connection.onNotification('fail', () => {
        throw new Error('broken')
      })
    })
    client.notify('unknown')
    client.notify('fail')
    assert.match((await client.next('window/logMessage')).message, /broken/)
    assert.equal(client.log.length, 1)
  })

  it('cancels a request that has not started, and none that has', async () => {
    let release = () => {}
    const {client} = await initialized(({connection}) => {
      connection.onRequest('wait', async (_, token) => {
        await new Promise<void>(resolve => (release = resolve))
        if (token.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled')
        return 'done'
      })
    })
    const first = client.request('wait', {})
    client.notify('$/cancelRequest', {id: 2})
    client.notify('$/cancelRequest', {id: 7})
    for (const params of [undefined, null, {}, {id: null}, {id: []}]) client.notify('$/cancelRequest', params)
    await turn()
    await turn()
    release()
    await assert.rejects(first, /-32800/)
    const second = client.request('wait', {})
    await turn()
    await turn()
    release()
    assert.equal(await second, 'done')
  })

  it('takes a second cancellation of the same request, before it starts and while it is handled', async () => {
    let release = () => {}
    const {client} = await initialized(({connection}) => {
      connection.onRequest('wait', async (_, token) => {
        await new Promise<void>(resolve => (release = resolve))
        return token.isCancellationRequested
      })
    })
    const asked = client.request('wait', {})
    for (let times = 0; times < 3; times++) {
      client.notify('$/cancelRequest', {id: 2})
      client.notify('$/cancelRequest', {id: 2})
      await turn()
    }
    release()
    assert.equal(await asked, true)
  })

  it('can be initialized again after that failed, and not after it succeeded', async () => {
    const pair = connectInProcess()
    let failures = 2
    pair.connection.onInitialize(() => {
      if (0 < failures--) throw new Error('broken')
      pair.lifecycle.begin(async () => {})
      return {capabilities: {}}
    })
    pair.connection.listen()
    await assert.rejects(initialize(pair), /-32603.*broken/)
    await assert.rejects(pair.client.request('anything'), /-32002/)
    await assert.rejects(initialize(pair), /-32603.*broken/)
    await initialize(pair)
    await assert.rejects(initialize(pair), /-32600/)
    await assert.rejects(pair.client.request('anything'), /-32601/)
  })

  it('answers "initialize" before it loads the rest, then handles what came meanwhile in its order', async () => {
    const pair = connectInProcess()
    const {client, connection} = pair
    const seen: string[] = []
    let finish = () => {}
    let isLoading = false
    listen(pair, async () => {
      isLoading = true
      await new Promise<void>(resolve => (finish = resolve))
      connection.onNotification('note', ({name}) => void seen.push(name))
      connection.onRequest('ask', ({name}) => seen.push(name))
    })
    const answered = initialize(pair).then(() => assert.equal(isLoading, false))
    client.notify('note', {name: 'a'})
    const asked = client.request('ask', {name: 'b'})
    client.notify('note', {name: 'c'})
    const stopped = client.request('shutdown')
    await answered
    for (let turns = 0; turns < 10; turns++) await turn()
    assert.deepEqual([isLoading, seen], [true, []])
    finish()
    assert.equal(await asked, 2)
    await stopped
    assert.deepEqual(seen, ['a', 'b', 'c'])
    await assert.rejects(client.request('ask', {name: 'd'}), /-32600/)
  })

  it('logs that the rest could not be loaded, and answers with errors', async () => {
    const pair = connectInProcess()
    listen(pair, async () => {
      throw new Error('no such file')
    })
    await initialize(pair)
    await assert.rejects(pair.client.request('ask'), /-32601/)
    assert.deepEqual(pair.client.log, ['Cannot load the server: Error: no such file'])
    await pair.client.request('shutdown')
  })
})
