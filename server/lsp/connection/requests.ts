import {ResponseError, type Connection} from 'vscode-languageserver'

/** Sends a request. If it fails, the error is logged, and the result is `undefined`. */
export async function ask(connection: Connection, method: string, params?: object): Promise<unknown> {
  try {
    return await (params ? connection.sendRequest(method, params) : connection.sendRequest(method))
  } catch (error) {
    logError(connection, method, error)
    return undefined
  }
}

/** Writes an error to the client's log; with its stack if it is a bug of the server. */
export function logError(connection: Connection, name: string, error: unknown): void {
  const isBug = error instanceof Error && !(error instanceof ResponseError)
  connection.console.error(`${name}: ${isBug ? error.stack : error}`)
}

/**
 * Registers a capability that is not declared in the answer to `initialize`. There must be at most one registration per
 * method at a time.
 * @returns a function that unregisters it; both promises resolve once the client has answered, and never reject
 */
export async function register(
  connection: Connection,
  method: string,
  registerOptions: object,
): Promise<() => Promise<undefined>> {
  const id = method
  await ask(connection, 'client/registerCapability', {registrations: [{id, method, registerOptions}]})
  // This is how the protocol spells it.
  return async () => void (await ask(connection, 'client/unregisterCapability', {unregisterations: [{id, method}]}))
}

/** An answer of the client that may never come. */
export interface AwaitedAnswer<T> {
  /** Must not reject. */
  readonly answer: Promise<T>
  wait(milliseconds: number): Promise<void>
  /** The result when the answer has not come in time. */
  standIn(): T
  /** Called with an answer that comes after that. */
  onLate(answer: T): void
}

/** Waits for an answer, but not forever. */
export async function answerInTime<T>(
  connection: Connection,
  {answer, wait, standIn, onLate}: AwaitedAnswer<T>,
): Promise<T> {
  const answered = answer.then(value => ({value}))
  // In steps, because an answer that came while the server was busy is only read in the next step.
  for (let step = 0; step < steps; step++) {
    const inTime = await Promise.race([answered, wait(maxAnswerTime / steps)])
    if (inTime) return inTime.value
  }
  answer.then(onLate).catch(error => logError(connection, 'late answer', error))
  return standIn()
}

/** Milliseconds that the server waits for an answer without which it cannot answer itself. */
export const maxAnswerTime = 5_000
const steps = 10
