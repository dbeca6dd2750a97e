import assert from 'node:assert/strict'
import {fork, spawn, type ChildProcess} from 'node:child_process'
import {once} from 'node:events'
import {createServer, type AddressInfo, type Socket} from 'node:net'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {bundle, frame, readFrames, type Message} from './protocol.ts'

const initialize = {id: 1, method: 'initialize', params: {processId: null, rootUri: null, capabilities: {}}}

/** How an editor may speak with the server. */
describe('the server', function () {
  this.timeout(20_000)
  let server: ChildProcess

  const send = (message: object) => void server.stdin?.write(frame(message))
  const exitCode = async () => (await once(server, 'exit'))[0]

  it('speaks through the channel of its parent process, and ends with it', async () => {
    server = fork(bundle('server.cjs'), ['--node-ipc'])
    server.send({jsonrpc: '2.0', ...initialize})
    const [answer] = (await once(server, 'message')) as [Message]
    assert.equal(answer.id, 1)
    assert.ok(answer.result)
    const ended = exitCode()
    server.disconnect()
    assert.equal(await ended, 1)
  })

  for (const [name, address] of [
    ['socket', 0],
    ['pipe', pipeName()],
  ] as const) {
    it(`speaks through a ${name}, and ends with it`, async () => {
      const listener = createServer().listen(address)
      await once(listener, 'listening')
      const place = address === 0 ? (listener.address() as AddressInfo).port : address
      server = spawn(process.execPath, [bundle('server.cjs'), `--${name}=${place}`])
      const [socket] = (await once(listener, 'connection')) as [Socket]
      listener.close()
      const answered = new Promise<Message>(resolve => readFrames(socket, resolve))
      socket.write(frame(initialize))
      assert.ok((await answered).result)
      const ended = exitCode()
      socket.destroy()
      assert.equal(await ended, 1)
    })
  }

  it('ends when its input does', async () => {
    server = spawn(process.execPath, [bundle('server.cjs'), '--stdio'])
    const answered = new Promise<Message>(resolve => readFrames(server.stdout ?? assert.fail(), resolve))
    send(initialize)
    assert.ok((await answered).result)
    const ended = exitCode()
    server.stdin?.end()
    assert.equal(await ended, 1)
  })

  for (const isNamed of [false, true]) {
    it(`ends when the process of its client is gone, known from ${isNamed ? 'an argument' : '"initialize"'}`, async () => {
      const client = spawn(process.execPath, ['-e', ''])
      await once(client, 'exit')
      const args = isNamed ? [`--clientProcessId=${client.pid}`] : []
      server = spawn(process.execPath, [bundle('server.cjs'), '--stdio', ...args])
      if (!isNamed) send({...initialize, params: {...initialize.params, processId: client.pid}})
      assert.equal(await exitCode(), 1)
    })
  }

  for (const [isInOrder, code] of [
    [false, 1],
    [true, 0],
  ] as const) {
    it(`ends without a word when nobody reads its output, ${isInOrder ? 'after' : 'before'} "shutdown"`, async () => {
      server = spawn(process.execPath, [bundle('server.cjs'), '--stdio'])
      let errors = ''
      server.stderr?.on('data', chunk => (errors += chunk))
      const output = server.stdout ?? assert.fail()
      const answered = new Promise(resolve => readFrames(output, it => it.id === (isInOrder ? 2 : 1) && resolve(it)))
      send(initialize)
      if (isInOrder) send({id: 2, method: 'shutdown'})
      await answered
      output.destroy()
      await once(output, 'close')
      const ended = once(server, 'close')
      for (let id = 3; id < 9; id++) send({id, method: 'unknown'})
      assert.deepEqual([await ended, errors], [[code, null], ''])
    })
  }

  it('ends with a line in its log when there is nobody to speak with', async () => {
    const listener = createServer().listen(0)
    await once(listener, 'listening')
    const {port} = listener.address() as AddressInfo
    listener.close()
    for (const [args, expected] of [
      [[`--socket=${port}`], /^Cannot connect to \d+: .*ECONNREFUSED.*\n$/],
      [['--pipe', path.join(tmpdir(), 'nobody')], /^Cannot connect to .*nobody: .*ENOENT.*\n$/],
      [['--node-ipc'], /^--node-ipc needs a parent process that opened an IPC channel\.\n$/],
    ] as const) {
      server = spawn(process.execPath, [bundle('server.cjs'), ...args])
      let errors = ''
      server.stderr?.on('data', chunk => (errors += chunk))
      assert.deepEqual(await once(server, 'close'), [1, null])
      assert.match(errors, expected)
    }
  })
})

function pipeName(): string {
  const name = `postmortem-test-${process.pid}`
  return process.platform === 'win32' ? `\\\\.\\pipe\\${name}` : path.join(tmpdir(), name)
}
