import type {Message, Transport} from './connection.ts'

/** The part of a stream that is read from, and that which is written to. */
interface Input {
  on(event: 'data', listener: (chunk: Buffer) => void): unknown
  on(event: 'close', listener: () => void): unknown
}
interface Output {
  write(bytes: Buffer): unknown
}

/** Messages between headers that tell their length in bytes, as the base protocol has them. */
export function streamTransport(input: Input, output: Output): Transport {
  return {
    listen(receive, close) {
      input.on('data', frameReader(receive))
      input.on('close', close)
    },
    send(message) {
      // A string that is joined and measured is made anew each time; bytes are not.
      const body = Buffer.from(JSON.stringify({jsonrpc: '2.0', ...message}))
      output.write(Buffer.concat([Buffer.from(`Content-Length: ${body.length}\r\n\r\n`), body]))
    },
  }
}

/** Takes bytes as they come, in any pieces. What is no message, or has no length, is passed over. */
export function frameReader(receive: (message: Message) => void): (chunk: Buffer) => void {
  let chunks: Buffer[] = []
  let size = 0
  /** Bytes that must be there before it is worth looking again. */
  let wanted = 0

  return chunk => {
    chunks.push(chunk)
    size += chunk.length
    if (size < wanted) return
    let bytes = chunks.length === 1 ? chunk : Buffer.concat(chunks, size)
    wanted = 0
    for (;;) {
      const headerEnd = bytes.indexOf('\r\n\r\n')
      if (headerEnd < 0) break
      const start = headerEnd + 4
      const length = Number(/^Content-Length:[ \t]{0,20}(\d{1,12})[ \t]{0,20}$/im.exec(bytes.toString('latin1', 0, headerEnd))?.[1] ?? 0)
      if (bytes.length < start + length) {
        wanted = start + length
        break
      }
      const message = parse(bytes.toString('utf8', start, start + length))
      if (message) receive(message)
      bytes = bytes.subarray(start + length)
    }
    chunks = bytes.length ? [bytes] : []
    size = bytes.length
  }
}

function parse(body: string): Message | undefined {
  try {
    const value: unknown = JSON.parse(body)
    return typeof value === 'object' && value !== null ? value : undefined
  } catch {
    return undefined
  }
}
