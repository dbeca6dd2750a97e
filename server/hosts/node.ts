import './v8-flags.ts'
import {createConnection as connectSocket} from 'node:net'
import {fileURLToPath} from 'node:url'
import {parseArgs} from 'node:util'
import {
  createConnection,
  IPCMessageReader,
  IPCMessageWriter,
  ProposedFeatures,
  StreamMessageReader,
  StreamMessageWriter,
  type MessageReader,
  type MessageWriter,
} from 'vscode-languageserver/node'
import {enforceLifecycle} from '../lsp/connection/lifecycle.ts'
import {endWhenUnreadable} from '../lsp/connection/unreadable-input.ts'
import {tooManyProjectFileBytes} from '../config/project-file/size-limit.ts'
import {findingOtherUsers} from './client-process.ts'
import {readStart} from './regular-file.ts'
import {startServer} from '../lsp/server.ts'

process.kill = findingOtherUsers(process.kill.bind(process))

let isFailing = false
const {reader, writer} = openTransport()
const lifecycle = enforceLifecycle(reader, writer)
endWhenUnreadable(reader, fail)
reader.onClose(exit)
writer.onClose(exit)
// The client does not read any more, so there is nothing left to do.
writer.onError(exit)

const {messageStrategy} = lifecycle
startServer(createConnection(ProposedFeatures.all, reader, writer, {messageStrategy}), lifecycle, {
  now: Date.now,
  wait: milliseconds => new Promise(resolve => void setTimeout(resolve, milliseconds)),
  async readFile(uri) {
    try {
      return (await readStart(fileURLToPath(uri), tooManyProjectFileBytes))?.toString('utf8')
    } catch {
      return undefined
    }
  },
})

/**
 * The library would choose by the same arguments. But it would not notice when a socket or the parent process is gone,
 * and would not start without arguments, as a person may try.
 */
function openTransport(): {reader: MessageReader; writer: MessageWriter} {
  const options = {'node-ipc': {type: 'boolean'}, socket: {type: 'string'}, pipe: {type: 'string'}} as const
  const {values} = parseArgs({options, strict: false})
  if (values['node-ipc']) return openIpc()
  const place = values.socket ?? values.pipe
  if (typeof place === 'string') return openSocket(place)
  return {reader: new StreamMessageReader(process.stdin), writer: new StreamMessageWriter(process.stdout)}
}

function openIpc(): {reader: MessageReader; writer: MessageWriter} {
  if (!process.connected) fail('--node-ipc needs a parent process that opened an IPC channel.')
  process.on('disconnect', exit)
  return {reader: new IPCMessageReader(process), writer: new IPCMessageWriter(process)}
}

/** @param place a port of this machine, or the path of a pipe */
function openSocket(place: string): {reader: MessageReader; writer: MessageWriter} {
  const socket = /^\d{1,5}$/.test(place) ? connectSocket(Number(place), '127.0.0.1') : connectSocket(place)
  socket.on('error', error => fail(`Cannot connect to ${place}: ${error.message}`))
  return {reader: new StreamMessageReader(socket), writer: new StreamMessageWriter(socket)}
}

function exit(): void {
  if (!isFailing) process.exit(lifecycle.isShutDown() ? 0 : 1)
}

/** Ends the server once the message is written. */
function fail(message: string): void {
  if (isFailing) return
  isFailing = true
  process.stderr.write(`${message}\n`, () => process.exit(1))
}
