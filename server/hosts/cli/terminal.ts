/**
 * The text with its control characters written out, such as `\u001b`. Names and contents of files may have them: a
 * terminal obeys them, a line break forges a line of the output, and marks of direction change the order of a text.
 */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu, it => escapes[it] ?? escapeOf(it))
}

const escapes: Readonly<Record<string, string>> = {'\n': '\\n', '\r': '\\r', '\t': '\\t'}

function escapeOf(char: string): string {
  return `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`
}

/** Writes one line to the standard error stream. */
export function printError(message: string): void {
  process.stderr.write(`${printable(message)}\n`)
}

/** Why a file cannot be read, for people rather than for those who know Node.js. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const code = 'code' in error ? String(error.code) : ''
  return reasons.get(code) ?? error.message
}

const reasons: ReadonlyMap<string, string> = new Map([
  ['ENOENT', 'no such file or folder'],
  ['EACCES', 'permission denied'],
  ['EPERM', 'permission denied'],
  ['ELOOP', 'too many symbolic links'],
  ['ENAMETOOLONG', 'the name is too long'],
  ['ENOTDIR', 'no such file or folder'],
])
