import {existsSync, statSync} from 'node:fs'

/** What was asked for on the command line. */
export interface Options {
  /** Of the first round; the next one has the next number. */
  readonly seed: number
  /** Of each part; `Infinity` when only the time counts. */
  readonly rounds: number
  /** For each part. */
  readonly minutes: number
  /** The names of parts; empty for all. */
  readonly only: readonly string[]
  /** With Markdown that serves as seeds. */
  readonly folders: readonly string[]
}

/**
 * @param names of all parts
 * @param randomSeed taken when no seed is given
 * @returns a sentence when an argument is wrong
 */
export function readOptions(args: readonly string[], names: readonly string[], randomSeed: number): Options | string {
  const values = new Map<string, string>()
  const folders: string[] = []
  for (let index = 0; index < args.length; index++) {
    const it = args[index] as string
    if (/^--(?:seed|rounds|minutes|only)$/.test(it)) values.set(it, args[++index] ?? '')
    else if (!it.startsWith('--') && existsSync(it) && statSync(it).isDirectory()) folders.push(it)
    else return `"${it}" is neither an option nor a folder.`
  }
  for (const [name, value] of values) {
    if (name !== '--only' && !/^\d+(?:\.\d+)?$/.test(value)) return `${name} takes a number, not "${value}".`
  }
  const only = values.get('--only')?.split(',') ?? []
  const unknown = only.find(it => !names.includes(it))
  if (unknown !== undefined) return `There is no part "${unknown}".`
  const numberOf = (name: string, usual: number) => (values.has(name) ? Number(values.get(name)) : usual)
  return {
    seed: numberOf('--seed', randomSeed),
    rounds: numberOf('--rounds', values.has('--minutes') ? Infinity : 200),
    minutes: numberOf('--minutes', Infinity),
    only,
    folders,
  }
}
