import assert from 'node:assert/strict'
import fc from './property.ts'
import {AnswerError, requestCancelled} from '../server/protocol/response-error.ts'
import {connect, type Connection, type Message} from '../server/lsp/connection.ts'
import {frameReader, streamTransport} from '../server/lsp/stream-transport.ts'

/** A connection whose other side is the test. */
function pair(): {connection: Connection; sent: Message[]; receive(message: Message): void; close(): void} {
  const sent: Message[] = []
  const other = {receive: (_: Message) => {}, close: () => {}}
  const connection = connect({send: message => void sent.push(message), listen: (receive, close) => void Object.assign(other, {receive, close})})
  return {connection, sent, receive: message => other.receive(message), close: () => other.close()}
}

const settled = () => new Promise(resolve => setImmediate(resolve))

describe('a connection', () => {
  it('answers requests, with null for nothing', async () => {
    const {connection, sent, receive} = pair()
    connection.onRequest('double', (value: number) => value * 2)
    connection.onRequest('nothing', async () => undefined)
    connection.listen(() => {})
    receive({id: 1, method: 'double', params: 4})
    receive({id: 'b', method: 'nothing'})
    await settled()
    assert.deepEqual(sent, [{id: 1, result: 8}, {id: 'b', result: null}])
  })

  it('answers with an error what it does not know and what fails', async () => {
    const {connection, sent, receive} = pair()
    connection.onRequest('fail', () => { throw new Error('broken') })
    connection.onRequest('refuse', async () => { throw new AnswerError(-32803, 'no') })
    connection.listen(() => {})
    receive({id: 1, method: 'unknown'})
    receive({id: 2, method: 'fail'})
    receive({id: 3, method: 'refuse'})
    await settled()
    assert.deepEqual(sent.map(it => [it.id, it.error?.code]), [[1, -32601], [2, -32603], [3, -32803]])
    assert.equal(sent[1]?.error?.message, 'broken')
  })

  it('logs notifications that fail, and passes over those that it does not know', async () => {
    const {connection, sent, receive} = pair()
    connection.onNotification('fail', () => { throw new Error('broken') })
    connection.listen(() => {})
    receive({method: 'unknown'})
    receive({method: 'fail'})
    await settled()
    assert.deepEqual(sent.map(it => it.method), ['window/logMessage'])
    assert.match((sent[0]?.params as {message: string}).message, /^fail: Error: broken/)
  })

  it('tells a running request that it was cancelled', async () => {
    const {connection, sent, receive} = pair()
    connection.onRequest('wait', async (_, token) => {
      await settled()
      if (token.isCancelled) throw new AnswerError(requestCancelled, 'cancelled')
      return 'done'
    })
    connection.listen(() => {})
    receive({id: 1, method: 'wait'})
    receive({id: 2, method: 'wait'})
    receive({method: '$/cancelRequest', params: {id: 1}})
    receive({method: '$/cancelRequest', params: {id: 7}})
    await settled()
    await settled()
    assert.deepEqual(sent.map(it => [it.id, it.result ?? it.error?.code]), [[1, -32800], [2, 'done']])
  })

  it('asks the client, and hears its answer or its error', async () => {
    const {connection, sent, receive} = pair()
    connection.listen(() => {})
    const first = connection.request('a', {x: 1})
    const second = connection.request('b')
    assert.deepEqual(sent.map(it => [it.method, it.params]), [['a', {x: 1}], ['b', undefined]])
    receive({id: sent[1]?.id ?? 0, error: {code: 1, message: 'no'}})
    receive({id: sent[0]?.id ?? 0, result: 'yes'})
    receive({id: 99, result: 'nobody asked'})
    assert.equal(await first, 'yes')
    await assert.rejects(second, /no/)
  })
})

describe('messages in a stream', () => {
  const frames = (messages: readonly Message[]): Buffer => {
    const written: string[] = []
    const {send} = streamTransport({on: () => {}}, {write: bytes => written.push(String(bytes))})
    messages.forEach(send)
    return Buffer.from(written.join(''))
  }
  const read = (chunks: readonly Buffer[]): Message[] => {
    const received: Message[] = []
    chunks.forEach(frameReader(it => received.push(it)))
    return received
  }

  it('are read back, however the bytes come', () => {
    const message = fc.record({method: fc.string(), params: fc.string({unit: 'grapheme'})})
    fc.assert(fc.property(fc.array(message, {maxLength: 5}), fc.array(fc.nat(400)), (messages, cuts) => {
      const bytes = frames(messages)
      const ends = [...new Set([...cuts.filter(it => it < bytes.length), bytes.length])].sort((a, b) => a - b)
      const chunks = ends.map((end, index) => bytes.subarray(ends[index - 1] ?? 0, end))
      assert.deepEqual(read(chunks), messages.map(it => ({jsonrpc: '2.0', ...it})))
    }))
  })

  it('may have other headers, in any case', () => {
    assert.deepEqual(read([Buffer.from('Content-Type: x; charset=utf-8\r\ncontent-length: 14\r\n\r\n{"method":"a"}')]), [{method: 'a'}])
  })

  it('go on behind what is none', () => {
    assert.deepEqual(read([Buffer.from('Hello\r\n\r\nContent-Length: 3\r\n\r\n{,}Content-Length: 4\r\n\r\nnullContent-Length: 14\r\n\r\n{"method":"a"}')]), [{method: 'a'}])
  })
})
