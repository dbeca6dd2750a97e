import {printable} from './terminal.ts'

const usage = `Usage:
  postmortem check PATH… [--format text|json] [--cache FOLDER] [--no-cache]   print what is wrong
  postmortem inspect PATH… [--format text|json]                               print what was read
  postmortem --version                                                        print the version
A path is a file, a folder with all Markdown below it, a glob, or - for the standard input; what stands behind -- is a path.
Exit code: 0 nothing wrong, 1 errors or warnings found, 2 could not run.`

/** The path that stands for the standard input; a file of that name is `./-`. */
export const standardInput = '-'

/** What was asked for on the command line. */
export interface Request {
  readonly command: 'check' | 'inspect'
  readonly format: 'text' | 'json'
  /** Where results are kept: a folder, the usual one, or none. */
  readonly cache: string | boolean
  readonly paths: readonly string[]
}

/** All that is to be done is to print this. */
export interface Reply {
  readonly text: string
  /** 0 when it was asked for, 2 when it says what is wrong with the arguments. */
  readonly exitCode: 0 | 2
}

/** What was asked for, or what there is to say of it. */
export function readArguments(args: readonly string[], version: string): Request | Reply {
  const end = args.includes('--') ? args.indexOf('--') : args.length
  const [command, ...rest] = args.slice(0, end)
  if (args.slice(0, end).some(it => it === '--help' || it === '-h')) return {text: usage, exitCode: 0}
  if (command === '--version') return {text: version, exitCode: 0}
  if (command !== 'check' && command !== 'inspect') return noCommand(command)
  let format: Request['format'] = 'text'
  let cache: Request['cache'] = true
  const paths: string[] = []
  for (let i = 0; i < rest.length; i++) {
    const it = rest[i] as string
    const [name, value = rest[i + 1]] = it.startsWith('--') && it.includes('=') ? [it.slice(0, it.indexOf('=')), it.slice(it.indexOf('=') + 1)] : [it]
    const takesNext = name === it
    if (it === '--no-cache') cache = false
    else if (name === '--format' || name === '--cache') {
      if (takesNext) i++
      if (name === '--cache') {
        if (!value) return {text: '--cache takes a folder.', exitCode: 2}
        cache = value
      } else if (value === 'text' || value === 'json') format = value
      else return {text: `--format takes text or json, not "${printable(value ?? '')}".`, exitCode: 2}
    } else if (isOption(it)) return noOption(it)
    else paths.push(it)
  }
  paths.push(...args.slice(end + 1))
  return paths.length ? {command, format, cache, paths} : refusal(`${command} needs at least one file.`)
}

function isOption(argument: string): boolean {
  return argument.startsWith('-') && argument !== standardInput
}

function noCommand(command = ''): Reply {
  if (isOption(command)) return noOption(command)
  return refusal(command ? `There is no command "${printable(command)}".` : '')
}

function noOption(option: string): Reply {
  return refusal(`There is no option "${printable(option)}"; a file of that name is written behind --.`)
}

function refusal(message: string): Reply {
  return {text: message ? `${message}\n${usage}` : usage, exitCode: 2}
}
