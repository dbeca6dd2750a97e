import {AnswerError} from '../protocol/response-error.ts'
import type {Connection} from './connection.ts'

/**
 * Keeps the order that the protocol has: `initialize` first, and once; after `shutdown` nothing but `exit`.
 * @param exit ends the server, 0 when the client has asked for it in order
 * @returns what is to be done when the client is gone
 */
export function followLifecycle(connection: Connection, exit: (code: 0 | 1) => void): () => void {
  let phase: 'new' | 'running' | 'shut down' = 'new'
  const end = () => exit(phase === 'shut down' ? 0 : 1)
  connection.onRequest('shutdown', () => {
    phase = 'shut down'
  })
  connection.onNotification('exit', end)
  connection.refuse(method => {
    if (method === 'exit') return undefined
    if (phase === 'shut down') return new AnswerError(invalidRequest, `"${method}" came after "shutdown".`)
    const isInitialize = method === 'initialize'
    if (isInitialize && phase === 'running') return new AnswerError(invalidRequest, '"initialize" came a second time.')
    if (!isInitialize && phase === 'new') return new AnswerError(serverNotInitialized, `"${method}" came before "initialize".`)
    phase = 'running'
    return undefined
  })
  return end
}

const invalidRequest = -32600
const serverNotInitialized = -32002
