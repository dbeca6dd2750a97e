import assert from 'node:assert/strict'
import {spawn, type ChildProcessWithoutNullStreams} from 'node:child_process'
import {once} from 'node:events'
import {Emitter, type MessageReader, type PartialMessageInfo} from 'vscode-languageserver'
import {endWhenUnreadable} from '../../server/lsp/connection/unreadable-input.ts'
import {skipped, unreadable} from './broken-bytes.ts'
import {bundle, frame, readFrames, type Message} from '../protocol.ts'

const params = {processId: null, rootUri: null, capabilities: {}}
const request = (id: number, method = 'initialize') => frame({id, method, params})

describe('bytes from a client', function () {
  this.timeout(20_000)
  let server: ChildProcessWithoutNullStreams
  let log = ''
  let answers: Message[] = []

  beforeEach(() => {
    log = ''
    answers = []
    server = spawn(process.execPath, [bundle('server.cjs'), '--stdio'])
    server.stdin.on('error', () => {})
    server.stderr.on('data', chunk => (log += chunk))
    readFrames(server.stdout, message => answers.push(message))
  })
  afterEach(() => server.kill('SIGKILL'))

  for (const [name, bytes] of Object.entries(skipped)) {
    it(`are skipped if they are ${name}`, async () => {
      server.stdin.write(bytes)
      server.stdin.write(request(1))
      while (!answers.some(it => it.id === 1)) await once(server.stdout, 'data')
      assert.ok(answers.find(it => it.id === 1)?.result)
      server.stdin.write(bytes)
      server.stdin.write(request(2, 'shutdown'))
      server.stdin.write(frame({method: 'exit'}))
      assert.deepEqual(await once(server, 'exit'), [0, null])
    })
  }

  for (const [name, bytes] of Object.entries(unreadable)) {
    it(`end the server, with a line in its log, if they ${name}`, async () => {
      server.stdin.write(bytes)
      let hasEnded = false
      const ended = once(server, 'close').finally(() => (hasEnded = true))
      // A client sends more while it waits.
      for (let id = 1; !hasEnded; id++) {
        server.stdin.write(request(id))
        await new Promise(resolve => setTimeout(resolve, 20))
      }
      assert.deepEqual(await ended, [1, null])
      assert.match(log, /^(?:Skipped a message .*\n){0,2}Cannot read the input any further: .*\n/)
      assert.doesNotMatch(log, /\n {4}at /)
    })
  }

  it('end the server if a message is not finished, but not if it was too busy to read', () => {
    const pause = new Emitter<PartialMessageInfo>()
    let receive = (_: Message) => {}
    const reader = {
      onError: new Emitter<Error>().event,
      onPartialMessage: pause.event,
      partialMessageTimeout: 0,
      listen: (callback: (message: Message) => void) => (receive = callback),
    }
    const failures: string[] = []
    endWhenUnreadable(reader as unknown as MessageReader, message => failures.push(message))
    reader.listen(() => {})
    assert.equal(reader.partialMessageTimeout, 1000)
    const fire = (count: number) => {
      for (let nth = 0; nth < count; nth++) pause.fire({messageToken: 0, waitingTime: 1000})
    }
    fire(9)
    receive({})
    fire(9)
    assert.deepEqual(failures, [])
    fire(2)
    assert.deepEqual(failures, ['The rest of a message did not arrive within 10 seconds.'])
  })
})
