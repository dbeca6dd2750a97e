export const usage = `Usage:
  postmortem check PATH… [--format text|json] [--cache FOLDER] [--no-cache]   print what is wrong
  postmortem inspect PATH… [--format text|json]                               print what was read
A path is a file, a folder with all Markdown below it, or a glob.
Exit code: 0 nothing wrong, 1 errors or warnings found, 2 could not run.`

/** What was asked for on the command line. */
export interface Request {
  readonly command: 'check' | 'inspect'
  readonly format: 'text' | 'json'
  /** Where results are kept: a folder, the usual one, or none. */
  readonly cache: string | boolean
  readonly paths: readonly string[]
}

/** What was asked for, or a sentence that says what is wrong with it. */
export function readArguments(args: readonly string[]): Request | string {
  const [command, ...rest] = args
  if (command !== 'check' && command !== 'inspect') return command && !command.startsWith('-') ? `There is no command "${command}".\n${usage}` : usage
  let format: Request['format'] = 'text'
  let cache: Request['cache'] = true
  const paths: string[] = []
  for (let i = 0; i < rest.length; i++) {
    const it = rest[i] as string
    const [name, value = rest[i + 1]] = it.startsWith('--') && it.includes('=') ? [it.slice(0, it.indexOf('=')), it.slice(it.indexOf('=') + 1)] : [it]
    const takesNext = name === it
    if (it === '--help' || it === '-h') return usage
    if (it === '--no-cache') cache = false
    else if (name === '--format' || name === '--cache') {
      if (takesNext) i++
      if (name === '--cache') {
        if (!value) return '--cache takes a folder.'
        cache = value
      } else if (value === 'text' || value === 'json') format = value
      else return `--format takes text or json, not "${value ?? ''}".`
    } else if (it.startsWith('--')) return `There is no option "${it}".\n${usage}`
    else paths.push(it)
  }
  return paths.length ? {command, format, cache, paths} : `${command} needs at least one file.\n${usage}`
}
