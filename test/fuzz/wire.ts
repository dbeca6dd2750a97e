import {spawn} from 'node:child_process'
import {bundle, frame, readFrames, type Message} from '../protocol.ts'
import {Failure} from './part.ts'
import {answerTime} from './session.ts'

/** The server of the bundles, and the bytes that go to it. */
export interface Wire {
  /** @param size of the pieces in which the bytes arrive; 0 for all at once */
  write(bytes: Buffer, size?: number): Promise<void>
  send(message: object): void
  /** By the id of the request; there should be one of each. */
  readonly answers: ReadonlyMap<unknown, readonly Message[]>
  /** Rejects when a request is not answered in time. */
  answered(ids: readonly number[]): Promise<void>
  /** On the standard error stream. */
  printed(): string
  /** Resolves with the exit code; rejects when the server does not end in time. */
  ended(): Promise<number | null>
  kill(): void
}

export function openWire(): Wire {
  const server = spawn(process.execPath, [bundle('server.cjs'), '--stdio'])
  const answers = new Map<unknown, Message[]>()
  let printed = ''
  let code: number | null | undefined
  server.stdin.on('error', () => {})
  server.stderr.on('data', chunk => (printed += chunk))
  // When all that it prints was read.
  server.on('close', it => (code = it))
  const send = (message: object): void => void server.stdin.write(frame(message))
  readFrames(server.stdout, message => {
    if (message.method === undefined) answers.set(message.id, [...(answers.get(message.id) ?? []), message])
    else if (message.id !== undefined) send({id: message.id, result: null})
  })
  return {
    async write(bytes, size = 0) {
      const length = size || bytes.length
      for (let at = 0; at < bytes.length; at += length) {
        server.stdin.write(bytes.subarray(at, at + length))
        if (size) await new Promise(resolve => setImmediate(resolve))
      }
    },
    send,
    answers,
    async answered(ids) {
      const missing = () => ids.filter(it => !answers.has(it))
      await until(() => missing().length === 0 || code !== undefined)
      if (missing().length === 0) return
      const end = code === undefined ? '' : `\nThe server ended with code ${code}.`
      throw new Failure(`no answer to requests: ${missing().join(' ')}${end}\n${printed}`)
    },
    printed: () => printed,
    async ended() {
      await until(() => code !== undefined)
      if (code === undefined) throw new Failure(`the server did not end: within ${answerTime / 1000} s\n${printed}`)
      return code
    },
    kill: () => void server.kill('SIGKILL'),
  }
}

/** Resolves once it holds, or when the time for an answer is over. */
async function until(holds: () => boolean): Promise<void> {
  const end = performance.now() + answerTime
  while (!holds() && performance.now() < end) await new Promise(resolve => setTimeout(resolve, 5))
}
