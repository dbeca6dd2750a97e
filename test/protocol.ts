import {spawn, type StdioOptions} from 'node:child_process'
import type {Readable} from 'node:stream'
import {fileURLToPath} from 'node:url'

/** What goes over the wire, without its frame. */
export interface Message {
  readonly id?: number | string
  readonly method?: string
  readonly params?: any
  readonly result?: any
  readonly error?: {readonly code: number; readonly message: string}
}

/** A client of the language server, as far as a test needs one. */
export interface TestClient {
  /** Rejects when the server answers with an error. */
  request(method: string, params?: unknown): Promise<any>
  notify(method: string, params?: unknown): void
  /**
   * The next notification of that method that fits, also one that has come already and was not waited for; at most 20
   * s.
   */
  next(method: string, fits?: (params: any) => boolean): Promise<any>
  /** Everything the server has logged. */
  readonly log: readonly string[]
  /** The registrations that hold now: method to options. */
  readonly registrations: ReadonlyMap<string, any>
  /** The methods of all requests that the server has sent. */
  readonly asked: readonly string[]
}

export interface TestServer extends TestClient {
  readonly pid: number | undefined
  /** Ends the server in order and resolves with its exit code. */
  stop(): Promise<number | null>
  /** Resolves with the exit code once the server has ended. */
  ended(): Promise<number | null>
  kill(): void
}

/**
 * What a client answers to the requests of a server, by their method, a promise when it is kept; to one that throws, an
 * error.
 */
export type Answers = Readonly<Record<string, (params: any) => unknown>>

/** @param settings what the client answers to `workspace/configuration`; it may be changed by the test */
export function connect(
  send: (message: Message) => void,
  settings: {value: unknown},
  answers: Answers = {},
): TestClient & {receive(message: Message): void} {
  const waiting = new Map<number, {resolve: (value: any) => void; reject: (error: Error) => void}>()
  const arrived: Message[] = []
  const listeners: {method: string; fits: (params: any) => boolean; resolve: (params: any) => void}[] = []
  const log: string[] = []
  const registrations = new Map<string, any>()
  const asked: string[] = []
  let lastId = 0

  return {
    log,
    registrations,
    asked,
    request(method, params) {
      const id = ++lastId
      send({id, method, params})
      return new Promise((resolve, reject) => waiting.set(id, {resolve, reject}))
    },
    notify: (method, params) => send({method, params}),
    next(method, fits = () => true) {
      const index = arrived.findIndex(it => it.method === method && fits(it.params))
      if (0 <= index) return Promise.resolve(arrived.splice(index, 1)[0]?.params)
      return new Promise((resolve, reject) => {
        const timer = setTimeout(() => reject(new Error(`no ${method}; log: ${log.join('\n')}`)), 20_000)
        listeners.push({
          method,
          fits,
          resolve: params => {
            clearTimeout(timer)
            resolve(params)
          },
        })
      })
    },
    receive(message) {
      if (message.method === undefined) return answered(message)
      if (message.id !== undefined) return reply(message)
      if (message.method === 'window/logMessage') log.push(message.params.message)
      const index = listeners.findIndex(it => it.method === message.method && it.fits(message.params))
      if (0 <= index) listeners.splice(index, 1)[0]?.resolve(message.params)
      else arrived.push(message)
    },
  }

  function answered({id, result, error}: Message): void {
    const request = waiting.get(id as number)
    waiting.delete(id as number)
    if (error) request?.reject(new Error(`${error.code}: ${error.message}`))
    else request?.resolve(result)
  }

  function reply(message: Message): void {
    const answer = answerTo(message)
    const sendNow = (result: unknown) => send({id: message.id as number, ...answer, result})
    if (answer.result instanceof Promise) void answer.result.then(sendNow)
    else sendNow(answer.result)
  }

  function answerTo({method = '', params}: Message): Pick<Message, 'result' | 'error'> {
    asked.push(method)
    const own = answers[method]
    if (own) {
      try {
        return {result: own(params) ?? null}
      } catch (error) {
        return {error: {code: -32601, message: String(error)}}
      }
    }
    if (method === 'workspace/configuration') return {result: params.items.map(() => settings.value)}
    for (const it of params?.registrations ?? []) registrations.set(it.method, it.registerOptions)
    for (const it of params?.unregisterations ?? []) registrations.delete(it.method)
    return {result: null}
  }
}

interface ProgramOptions {
  readonly settings?: {value: unknown}
  readonly answers?: Answers
  readonly cwd?: string | undefined
  readonly stderr?: 'inherit' | 'ignore'
}

/** Starts our server. */
export function startServer(settings: {value: unknown} = {value: null}, args = ['--stdio']): TestServer {
  return startProgram(process.execPath, [bundle('server.cjs'), ...args], {settings})
}

/** Starts a program that speaks the protocol over its standard streams, or with `--node-ipc` through an IPC channel. */
export function startProgram(
  command: string,
  args: readonly string[],
  {settings = {value: null}, answers, cwd, stderr = 'inherit'}: ProgramOptions = {},
): TestServer {
  const isIpc = args.includes('--node-ipc')
  const stdio: StdioOptions = isIpc ? ['ignore', 'inherit', stderr, 'ipc'] : ['pipe', 'pipe', stderr]
  const server = spawn(command, args, {stdio, cwd})
  // One that ends early is noticed by the request that gets no answer.
  server.on('error', () => {})
  server.stdin?.on('error', () => {})
  const client = connect(
    message => {
      if (!isIpc) server.stdin?.write(frame(message))
      else if (server.connected) server.send({jsonrpc: '2.0', ...message})
    },
    settings,
    answers,
  )
  if (isIpc) server.on('message', message => client.receive(message as Message))
  else if (server.stdout) readFrames(server.stdout, client.receive)
  const exited = new Promise<number | null>(resolve => server.on('exit', resolve))
  return Object.assign(client, {
    pid: server.pid,
    ended: () => exited,
    async stop() {
      await client.request('shutdown')
      client.notify('exit')
      return exited
    },
    kill: () => void server.kill('SIGKILL'),
  })
}

/** A file of `dist`, seen from the compiled tests. */
export function bundle(name: string): string {
  return fileURLToPath(new URL(`../../dist/${name}`, import.meta.url))
}

/** The bytes of a message as the base protocol has them: a header with their number, and JSON. */
export function frame(message: object): Buffer {
  const body = Buffer.from(JSON.stringify({jsonrpc: '2.0', ...message}))
  return Buffer.concat([Buffer.from(`Content-Length: ${body.length}\r\n\r\n`), body])
}

/** Calls `receive` for each message of the stream. */
export function readFrames(stream: Readable, receive: (message: Message) => void): void {
  let buffer = Buffer.alloc(0)
  stream.on('data', chunk => {
    buffer = Buffer.concat([buffer, chunk])
    for (;;) {
      const headerEnd = buffer.indexOf('\r\n\r\n')
      if (headerEnd < 0) return
      const length = Number(/Content-Length: (\d+)/i.exec(buffer.toString('ascii', 0, headerEnd))?.[1])
      const end = headerEnd + 4 + length
      if (buffer.length < end) return
      const body = buffer.toString('utf8', headerEnd + 4, end)
      buffer = buffer.subarray(end)
      receive(JSON.parse(body))
    }
  })
}
