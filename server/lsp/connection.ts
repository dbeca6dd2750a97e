import {AnswerError} from '../protocol/response-error.ts'

/** Carries messages of JSON-RPC, and says when the other side is gone. */
export interface Transport {
  listen(receive: (message: Message) => void, close: () => void): void
  send(message: Message): void
}

/** A request has an id and a method, a notification a method only, an answer an id and a result or an error. */
export interface Message {
  readonly id?: number | string | null
  readonly method?: string
  readonly params?: unknown
  readonly result?: unknown
  readonly error?: {readonly code: number; readonly message: string}
}

/** Whether the client still wants the answer. */
export interface Token {
  readonly isCancelled: boolean
}

/** Requests and notifications by the names that the protocol gives them; what a request is asked with and answers is for its handler to know. */
export interface Connection {
  /** A handler that throws answers with an error. */
  onRequest<P>(method: string, handler: (params: P, token: Token) => unknown): void
  onNotification<P>(method: string, handler: (params: P) => unknown): void
  /** Asked of each message before it is handled: a request that is refused is answered with the error, a notification is dropped. */
  refuse(check: (method: string) => AnswerError | undefined): void
  /** Rejects when the client answers with an error. */
  request<R>(method: string, params?: object): Promise<R>
  /** The same where nothing hangs on the answer: an error is logged, and the result is `undefined`. Never rejects. */
  ask(method: string, params?: object): Promise<unknown>
  notify(method: string, params: object): void
  /** Reads messages from now on, each as soon as it is there. */
  listen(onClose: () => void): void
}

const methodNotFound = -32601
const internalError = -32603

/** Speaks JSON-RPC over a transport: answers come in the order in which handlers are done, and a request nobody handles is answered with an error. */
export function connect({listen, send}: Transport): Connection {
  const requests = new Map<string, (params: never, token: Token) => unknown>()
  const notifications = new Map<string, (params: never) => unknown>()
  const running = new Map<unknown, {isCancelled: boolean}>()
  const waiting = new Map<unknown, {resolve: (result: never) => void; reject: (error: Error) => void}>()
  let refusal: (method: string) => AnswerError | undefined = () => undefined
  let lastId = 0

  notifications.set('$/cancelRequest', ({id}: {id: unknown}) => {
    const token = running.get(id)
    if (token) token.isCancelled = true
  })

  return {
    onRequest: (method, handler) => void requests.set(method, handler),
    onNotification: (method, handler) => void notifications.set(method, handler),
    refuse: check => void (refusal = check),
    request,
    ask: (method, params) => request(method, params).catch(error => logError({notify}, method, error)),
    notify,
    listen: onClose => listen(receive, onClose),
  }

  function request<R>(method: string, params?: object): Promise<R> {
    const id = ++lastId
    send({id, method, params})
    return new Promise((resolve, reject) => waiting.set(id, {resolve, reject}))
  }

  function notify(method: string, params: object): void {
    send({method, params})
  }

  function receive(message: Message): void {
    if (message.method === undefined) answered(message)
    else if (message.id === undefined) void told(message.method, message.params)
    else void asked(message.id, message.method, message.params)
  }

  async function asked(id: Message['id'], method: string, params: unknown): Promise<void> {
    const token = {isCancelled: false}
    running.set(id, token)
    try {
      const refused = refusal(method)
      if (refused) throw refused
      const handler = requests.get(method)
      if (!handler) throw new AnswerError(methodNotFound, `There is no request "${method}".`)
      send({id: id as number, result: await handler(params as never, token) ?? null})
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error)
      send({id: id as number, error: {code: error instanceof AnswerError ? error.code : internalError, message}})
    } finally {
      running.delete(id)
    }
  }

  async function told(method: string, params: unknown): Promise<void> {
    try {
      if (!refusal(method)) await notifications.get(method)?.(params as never)
    } catch (error) {
      logError({notify}, method, error)
    }
  }

  function answered({id, result, error}: Message): void {
    const request = waiting.get(id)
    waiting.delete(id)
    if (error) request?.reject(new AnswerError(error.code, error.message))
    else request?.resolve(result as never)
  }
}

/** Shows a line in the client's log. */
export function log(connection: Pick<Connection, 'notify'>, kind: 'error' | 'warning', message: string): void {
  connection.notify('window/logMessage', {type: kind === 'error' ? 1 : 2, message})
}

/** Shows what failed in the client's log; of a failure of this program, with the place. */
export function logError(connection: Pick<Connection, 'notify'>, name: string, error: unknown): void {
  const isOurs = error instanceof Error && !(error instanceof AnswerError)
  log(connection, 'error', `${name}: ${isOurs ? error.stack : error}`)
}

/**
 * Tells the client of something that not every client knows from `initialize`; resolves with what takes it back, once the client has answered. Of one
 * method there must be one at a time.
 */
export async function register(connection: Connection, method: string, registerOptions: object): Promise<() => Promise<undefined>> {
  const id = method
  await connection.ask('client/registerCapability', {registrations: [{id, method, registerOptions}]})
  // The protocol has it spelled so.
  return async () => void await connection.ask('client/unregisterCapability', {unregisterations: [{id, method}]})
}
