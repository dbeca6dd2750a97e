import {startServer} from '../protocol.ts'
import {Failure} from './part.ts'

/** An answer of the server: a result, or the error that it answered with, beginning with its code. */
export interface Reply {
  readonly result?: any
  readonly error?: string
}

/** The server of the bundles, in a process of its own. */
export interface Session {
  /** Rejects when there is no answer in time. */
  ask(method: string, params: object): Promise<Reply>
  notify(method: string, params: object): void
  /** What the server has logged. */
  readonly log: readonly string[]
  /** Rejects when the server does not end as it should. */
  stop(): Promise<void>
  kill(): void
}

/** Milliseconds that an answer may take: far more than any needs, as the machine may be busy. */
export const answerTime = 10_000

export async function startSession(capabilities: object, settings: object): Promise<Session> {
  const server = startServer({value: settings})
  const ended = server.ended().then(code => {
    throw new Failure(`the server ended: with code ${code}`)
  })
  ended.catch(() => {})
  const ask = (method: string, params: object): Promise<Reply> => {
    const answer = server.request(method, params).then(
      result => ({result}),
      (error: Error) => ({error: error.message}),
    )
    return inTime(Promise.race([answer, ended]), `no answer to ${method}`)
  }
  await ask('initialize', {processId: process.pid, rootUri: null, capabilities})
  server.notify('initialized', {})
  return {
    ask,
    notify: (method, params) => server.notify(method, params),
    log: server.log,
    async stop() {
      await ask('shutdown', {})
      server.notify('exit')
      const code = await inTime(server.ended(), 'the server did not end')
      if (code !== 0) throw new Failure(`the server ended: with code ${code}`)
    },
    kill: () => server.kill(),
  }
}

/** @param failure what is said when it comes too late */
function inTime<T>(promise: Promise<T>, failure: string): Promise<T> {
  let timer: NodeJS.Timeout
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Failure(`${failure}: within ${answerTime / 1000} s`)), answerTime)
  })
  return Promise.race([promise, late]).finally(() => clearTimeout(timer))
}
