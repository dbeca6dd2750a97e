import './v8-flags.ts'
import {createConnection as openSocket} from 'node:net'
import {fileURLToPath} from 'node:url'
import {connect, type Message, type Transport} from '../lsp/connection.ts'
import {makeRoomFor} from './garbage-collection.ts'
import {tooManyProjectFileBytes} from '../config/project-file/size-limit.ts'
import {readStart} from './regular-file.ts'
import {startServer} from '../lsp/server.ts'
import {streamTransport} from '../lsp/stream-transport.ts'

startServer(connect(transport(process.argv.slice(2))), {
  now: Date.now,
  makeRoomFor,
  exit: code => process.exit(code),
  endWith(processId) {
    setInterval(() => {
      if (!isRunning(processId)) process.exit(1)
    }, 3_000).unref()
  },
  async readFile(uri) {
    try {
      return (await readStart(fileURLToPath(uri), tooManyProjectFileBytes))?.toString('utf8')
    } catch {
      return undefined
    }
  },
})

/** By `--node-ipc`, `--socket` or `--pipe`; else by the standard streams, as for a person or an editor that gives no arguments. */
function transport(args: readonly string[]): Transport {
  if (args.includes('--node-ipc')) return parentTransport()
  const place = valueOf(args, '--socket') ?? valueOf(args, '--pipe')
  if (place === undefined) return streamTransport(process.stdin, process.stdout)
  const socket = /^\d{1,5}$/.test(place) ? openSocket(Number(place), '127.0.0.1') : openSocket(place)
  socket.on('error', error => console.error(`There is nobody at ${place}: ${error.message}`))
  return streamTransport(socket, socket)
}

function parentTransport(): Transport {
  return {
    listen(receive, close) {
      process.on('message', message => receive(message as Message))
      process.on('disconnect', close)
    },
    send: message => void process.send?.({jsonrpc: '2.0', ...message}),
  }
}

/** Of `--name value` or `--name=value`. */
function valueOf(args: readonly string[], name: string): string | undefined {
  const at = args.findIndex(it => it === name || it.startsWith(`${name}=`))
  return at < 0 ? undefined : args[at] === name ? args[at + 1] : args[at]?.slice(name.length + 1)
}

function isRunning(processId: number): boolean {
  try {
    return process.kill(processId, 0)
  } catch (error) {
    // It is there, but belongs to somebody else.
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
