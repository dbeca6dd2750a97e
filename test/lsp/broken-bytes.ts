const body = '{"jsonrpc":"2.0","id":9,"method":"x"}'

/** Bytes that are no message, but whose end is known, by what they are. */
export const skipped: Readonly<Record<string, string>> = {
  'JSON that is cut off': 'Content-Length: 3\r\n\r\n{"a',
  'JSON that is cut off in a request': `Content-Length: ${body.length - 1}\r\n\r\n${body.slice(1)}`,
  nothing: 'Content-Length: 0\r\n\r\n',
  null: 'Content-Length: 4\r\n\r\nnull',
  'a number': 'Content-Length: 1\r\n\r\n5',
  'a batch': `Content-Length: ${body.length + 2}\r\n\r\n[${body}]`,
  'an empty object': 'Content-Length: 2\r\n\r\n{}',
  'an answer that nobody waits for': 'Content-Length: 36\r\n\r\n{"jsonrpc":"2.0","id":9,"result":{}}',
  'headers that are not known': 'Content-Type: x; charset=utf-8\r\ncontent-length:2\r\n\r\n{}',
  'a header twice': 'Content-Length: 9\r\nContent-Length: 2\r\n\r\n{}',
}

/** Bytes after which it cannot be known where the next message begins, by what is wrong with them. */
export const unreadable: Readonly<Record<string, string>> = {
  'have no header': `${body}\r\n\r\n`,
  'have no length in the header': `Content-Type: x\r\n\r\n${body}`,
  'have no colon in the header': `Hello\r\n\r\n${body}`,
  'have a space before the colon': `Content-Length : ${body.length}\r\n\r\n${body}`,
  'have a length that is not a number': `Content-Length: x\r\n\r\n${body}`,
  'have line feeds only': `Content-Length: ${body.length}\n\n${body}`,
  'have a byte order mark': `\ufeffContent-Length: ${body.length}\r\n\r\n${body}`,
  'have a length that is too short': `Content-Length: ${body.length - 5}\r\n\r\n${body}`,
  'have a length that is too long': `Content-Length: ${body.length + 5}\r\n\r\n${body}`,
  'have a negative length': `Content-Length: -5\r\n\r\n${body}`,
}
