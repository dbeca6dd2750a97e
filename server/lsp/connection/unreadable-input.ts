import type {MessageReader} from 'vscode-languageserver'

/**
 * Ends the server when it can no longer know where messages begin, so that an editor can start it again. The library
 * itself would read on, but it would look for headers in the middle of messages, and never answer again.
 *
 * JSON that cannot be parsed does no such harm, as its length was known. It is logged and skipped; a request in it gets
 * no answer.
 * @param reader is changed: it counts messages
 * @param fail ends the server with a message for its log
 */
export function endWhenUnreadable(reader: MessageReader, fail: (message: string) => void): void {
  let pauses = 0
  const listen = reader.listen.bind(reader)
  reader.listen = callback =>
    listen(message => {
      pauses = 0
      callback(message)
    })
  reader.onError(error => {
    if (error instanceof SyntaxError) console.error(`Skipped a message that is not JSON: ${error.message}`)
    else fail(`Cannot read the input any further: ${error.message}`)
  })
  if ('partialMessageTimeout' in reader) reader.partialMessageTimeout = pauseTime
  reader.onPartialMessage(() => {
    const seconds = (maxPauses * pauseTime) / 1000
    if (++pauses === maxPauses) fail(`The rest of a message did not arrive within ${seconds} seconds.`)
  })
}

/** How many milliseconds without any byte in the middle of a message count as a pause. */
const pauseTime = 1_000
/** More than one, as a pause may only mean that the server was busy and could not read. */
const maxPauses = 10
