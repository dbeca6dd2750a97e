import {connect, type Message} from '../lsp/connection.ts'
import {startServer} from '../lsp/server.ts'

declare const self: DedicatedWorkerGlobalScope

const connection = connect({
  listen: receive => self.addEventListener('message', ({data}: MessageEvent<Message>) => receive(data)),
  send: message => self.postMessage({jsonrpc: '2.0', ...message}),
})

startServer(connection, {now: Date.now, exit: () => self.close()})
