import {printable} from './terminal.ts'

const usage = `Usage:
  postmortem check PATH… [--format text|json] [--cache FOLDER] [--no-cache]   print problems
  postmortem inspect PATH… [--format text|json]                               print what was read
  postmortem --version                                                        print the version
A path is a file, a folder with Markdown files below it, a glob, or - for standard input; everything after -- is a path.
Project files are checked too. Named pipes are not read; send their text to standard input instead.
--stdin-filename PATH checks standard input as if it were that file.
Exit codes: 0 no errors or warnings, 1 at least one, 2 could not run.`

/** The path that stands for standard input; a file of that name is `./-`. */
export const standardInput = '-'

/** What was asked for on the command line. */
export interface Request {
  readonly command: 'check' | 'inspect'
  readonly format: 'text' | 'json'
  /** Where results are kept: a folder, the usual one, or none. */
  readonly cache: string | boolean
  /** The path of the file on standard input. */
  readonly stdinName: string | undefined
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
  const options: Options = {format: 'text', cache: true, stdinName: undefined}
  const paths: string[] = []
  for (let i = 0; i < rest.length; i++) {
    const it = rest[i] as string
    const equals = it.startsWith('--') ? it.indexOf('=') : -1
    const name = equals < 0 ? it : it.slice(0, equals)
    if (it === '--no-cache') options.cache = false
    else if (takingValue.has(name)) {
      const fault = setOption(options, name, equals < 0 ? rest[++i] : it.slice(equals + 1))
      if (fault) return {text: fault, exitCode: 2}
    } else if (isOption(it)) return noOption(it)
    else paths.push(it)
  }
  if (options.stdinName !== undefined && !paths.includes(standardInput)) {
    return {text: '--stdin-filename needs standard input; add - to the paths.', exitCode: 2}
  }
  paths.push(...args.slice(end + 1).map(it => (it === standardInput ? `./${it}` : it)))
  return paths.length ? {command, ...options, paths} : refusal(`${command} needs at least one file, folder or glob.`)
}

type Options = {-readonly [K in 'format' | 'cache' | 'stdinName']: Request[K]}

const takingValue: ReadonlySet<string> = new Set(['--format', '--cache', '--stdin-filename'])

/** What is wrong with the value, if anything. */
function setOption(options: Options, name: string, value: string | undefined): string | undefined {
  if (name === '--format') {
    if (value !== 'text' && value !== 'json') return `--format must be text or json, not "${printable(value ?? '')}".`
    options.format = value
  } else if (name === '--cache') {
    if (!value) return '--cache needs a folder.'
    options.cache = value
  } else {
    if (!value) return '--stdin-filename needs a path.'
    options.stdinName = value
  }
  return undefined
}

function isOption(argument: string): boolean {
  return argument.startsWith('-') && argument !== standardInput
}

function noCommand(command = ''): Reply {
  const [name = ''] = command.split('=')
  if (takingValue.has(name) || name === '--no-cache') return refusal(`Write ${name} after the command.`)
  if (isOption(command)) return noOption(command)
  return refusal(command ? `Unknown command "${printable(command)}".` : '')
}

function noOption(option: string): Reply {
  return refusal(`Unknown option "${printable(option)}"; if it is the name of a file, write -- before it.`)
}

function refusal(message: string): Reply {
  return {text: message ? `${message}\n${usage}` : usage, exitCode: 2}
}
