import {
  BrowserMessageReader,
  BrowserMessageWriter,
  createConnection,
  ProposedFeatures,
} from 'vscode-languageserver/browser'
import {enforceLifecycle} from '../lsp/connection/lifecycle.ts'
import {startServer} from '../lsp/server.ts'

declare const self: DedicatedWorkerGlobalScope

const reader = new BrowserMessageReader(self)
const writer = new BrowserMessageWriter(self)
const lifecycle = enforceLifecycle(reader, writer)
const connection = createConnection(ProposedFeatures.all, reader, writer, {messageStrategy: lifecycle.messageStrategy})
connection.onExit(() => self.close())

startServer(connection, lifecycle, {
  now: Date.now,
  wait: milliseconds => new Promise(resolve => void setTimeout(resolve, milliseconds)),
})
