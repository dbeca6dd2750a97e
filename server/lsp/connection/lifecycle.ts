import {
  ErrorCodes,
  Message,
  MessageType,
  ResponseError,
  type MessageReader,
  type MessageStrategy,
  type MessageWriter,
} from 'vscode-languageserver'
import {checkParameters} from './parameters.ts'

/** What vscode-languageserver leaves to the server: the order of messages, and the shape of their parameters. */
export interface Lifecycle {
  /** An option of `createConnection`: refuses messages before the library handles them. */
  readonly messageStrategy: MessageStrategy
  /**
   * Must be called while `initialize` is handled, if it succeeds; otherwise, the client may send it again.
   * @param load called once the answer has been sent; other messages wait for it
   */
  begin(load: () => Promise<void>): void
  /** Must be called on `shutdown`; after that, only `exit` is accepted. */
  shutDown(): void
  isShutDown(): boolean
}

/**
 * Accepts `initialize` only as the first message, and only once; after `shutdown`, nothing but `exit`. Refused requests
 * are answered with an error, refused notifications are dropped.
 * @param reader is changed: cancellations that the library cannot handle do no harm
 */
export function enforceLifecycle(reader: MessageReader, writer: MessageWriter): Lifecycle {
  let phase: 'new' | 'running' | 'shut down' = 'new'
  let load: (() => Promise<void>) | undefined
  let loaded: Promise<void> | undefined
  guardCancellations(reader)

  return {
    messageStrategy: {
      handleMessage(message, next) {
        const isRequest = Message.isRequest(message)
        if (!isRequest && !Message.isNotification(message)) return next(message)
        const refusal = refuse(message.method)
        if (refusal) return isRequest ? send({id: message.id, error: refusal.toJson()}) : undefined
        const {params, fault} = checkParameters(message.method, message.params)
        if (fault === undefined) return handle(message.method, () => next({...message, params} as Message))
        if (isRequest) return send({id: message.id, error: {code: ErrorCodes.InvalidParams, message: fault}})
        return log(MessageType.Warning, `Ignored ${message.method}: ${fault}`)
      },
    },
    begin(callback) {
      phase = 'running'
      load = callback
    },
    shutDown: () => void (phase = 'shut down'),
    isShutDown: () => phase === 'shut down',
  }

  function refuse(method: string): ResponseError | undefined {
    if (method === 'exit') return undefined
    const {InvalidRequest, ServerNotInitialized} = ErrorCodes
    if (phase === 'shut down') return new ResponseError(InvalidRequest, `"${method}" was sent after "shutdown".`)
    if ((phase === 'new') === (method === 'initialize')) return undefined
    return phase === 'new'
      ? new ResponseError(ServerNotInitialized, `"${method}" was sent before "initialize".`)
      : new ResponseError(InvalidRequest, '"initialize" was sent twice.')
  }

  async function handle(method: string, next: () => void | Promise<void>): Promise<void> {
    if (method === 'initialize') {
      await next()
      await finishLoading()
    } else {
      // Messages that wait keep their order, as all of them wait for the same promise.
      if (load) await finishLoading()
      await next()
    }
  }

  /** Does nothing before `initialize` has succeeded. */
  async function finishLoading(): Promise<void> {
    if (!load) return
    loaded ??= load()
      .catch(error => log(MessageType.Error, `Cannot load the server: ${error}`))
      .finally(() => (load = undefined))
    await loaded
  }

  function log(type: MessageType, message: string): void {
    send({method: 'window/logMessage', params: {type, message}})
  }

  /** Whoever created the writer handles its errors. */
  function send(message: object): void {
    writer.write({jsonrpc: '2.0', ...message}).catch(() => {})
  }
}

/**
 * The library handles cancellations while it reads them. It throws when one has no id, and when a request is cancelled
 * again that was cancelled before it was handled; what is thrown there would be taken for input that cannot be read.
 */
function guardCancellations(reader: MessageReader): void {
  const listen = reader.listen.bind(reader)
  reader.listen = callback =>
    listen(message => {
      if (!Message.isNotification(message) || message.method !== '$/cancelRequest') return callback(message)
      const {id} = (message.params ?? {}) as {id?: unknown}
      if (typeof id !== 'number' && typeof id !== 'string') return
      try {
        callback(message)
      } catch {
        // The request is cancelled already.
      }
    })
}
