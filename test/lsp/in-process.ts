import assert from 'node:assert/strict'
import {
  AbstractMessageReader,
  AbstractMessageWriter,
  createConnection,
  Disposable,
  ProposedFeatures,
  type Connection,
} from 'vscode-languageserver/node'
import {enforceLifecycle, type Lifecycle} from '../../server/lsp/connection/lifecycle.ts'
import {startServer} from '../../server/lsp/server.ts'
import {connect, type Answers, type Message, type TestClient} from '../protocol.ts'

/** A connection of the library in this process, and the client at its other end. */
export interface Pair {
  readonly client: TestClient
  readonly connection: Connection
  readonly lifecycle: Lifecycle
}

/** @param answers what the client answers */
export function connectInProcess(answers: Answers = {}): Pair {
  let deliver = (_: object): void => {}
  const reader = new (class extends AbstractMessageReader {
    listen(callback: (message: any) => void) {
      deliver = callback
      return Disposable.create(() => {})
    }
  })()
  const client = connect(message => deliver({jsonrpc: '2.0', ...message}), {value: null}, answers)
  const writer = new (class extends AbstractMessageWriter {
    async write(message: object) {
      client.receive(message as Message)
    }
    end() {}
  })()
  const lifecycle = enforceLifecycle(reader, writer)
  const {messageStrategy} = lifecycle
  return {client, lifecycle, connection: createConnection(ProposedFeatures.all, reader, writer, {messageStrategy})}
}

/** The server in this process, with a clock that the test moves on by `tick`, half a second each time. */
export function startInProcess(answers: Answers): {client: TestClient; tick: (times: number) => Promise<void>} {
  const {client, connection, lifecycle} = connectInProcess(answers)
  const waiting: (() => void)[] = []
  startServer(connection, lifecycle, {
    now: () => Date.UTC(2026, 0, 1),
    wait(milliseconds) {
      assert.equal(milliseconds, 500)
      return new Promise(resolve => waiting.push(resolve))
    },
  })
  return {
    client,
    async tick(times) {
      for (let nth = 0; nth < times; nth++) {
        waiting.splice(0).forEach(it => it())
        await new Promise(resolve => setImmediate(resolve))
      }
    },
  }
}
