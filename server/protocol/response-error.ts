/** What an answer says that is none, by the numbers of JSON-RPC and the Language Server Protocol. */
export class AnswerError extends Error {
  readonly code: number

  constructor(code: number, message: string) {
    super(message)
    this.code = code
  }
}

/** To throw where the client does not want the answer any more. */
export const requestCancelled = -32800
/** To throw where there is no answer, with a sentence that tells people why. */
export const requestFailed = -32803
