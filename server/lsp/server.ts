import type {Connection} from 'vscode-languageserver'
import {serverCapabilities} from './capabilities.ts'
import type {Lifecycle} from './connection/lifecycle.ts'
import type {Host} from './session.ts'

/** Serves the client at the other end of a connection. */
export function startServer(connection: Connection, lifecycle: Lifecycle, host: Host): void {
  connection.onInitialize(params => {
    lifecycle.begin(async () => {
      // Most of the server, which the client need not wait for.
      const {createSession} = await import('./session.ts')
      const {requests, notifications} = createSession(connection, params, host)
      for (const [method, handler] of Object.entries(requests)) connection.onRequest(method, handler)
      for (const [method, handler] of Object.entries(notifications)) connection.onNotification(method, handler)
    })
    return {capabilities: serverCapabilities(params.capabilities), serverInfo: {name: 'postmortem'}}
  })
  connection.onShutdown(() => lifecycle.shutDown())
  connection.listen()
}
