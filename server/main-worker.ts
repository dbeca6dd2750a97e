import {connect, type Message} from './connection.ts'
import {startServer} from './server.ts'

declare const self: DedicatedWorkerGlobalScope

const connection = connect({
  listen: receive => self.addEventListener('message', ({data}: MessageEvent<Message>) => receive(data)),
  send: message => self.postMessage({jsonrpc: '2.0', ...message}),
})

startServer(connection, {now: Date.now, exit: () => self.close()})
