import {availableParallelism} from 'node:os'
import {parseArgs} from 'node:util'
import {layers} from './layers.ts'

export interface Options {
  /** Names of `layers.ts`. */
  readonly layers: readonly string[]
  /** Mutants of each layer. */
  readonly count: number
  readonly seed: number
  /** Where mutants must lie; lines are 1-based, both included. */
  readonly range?: {readonly file: string; readonly from: number; readonly to: number}
  /** Whether slow suites are left out. */
  readonly isQuick: boolean
  /** Whether mutants that the run before tried are not tried again. */
  readonly isResumed: boolean
  /** Processes at a time. */
  readonly jobs: number
}

const usage = `npm run mutate -- [--layer ${Object.keys(layers).join('|')}]…
  [--count 300] [--seed 1] [--in FILE] [--quick] [--resume] [--jobs 2]

  --in server/time/duration.ts:40-60   only mutants of these lines, or of the file, of the one layer that has it
  --quick                              leaves out most of the suites that npm run test:quick leaves out
  --resume                             goes on with a run that was stopped`

/** Ends the process where the arguments make no sense. */
export function options(args: readonly string[]): Options {
  try {
    return read(args)
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}\n\n${usage}`)
    process.exit(2)
  }
}

function read(args: readonly string[]): Options {
  const {values} = parseArgs({
    args: [...args],
    options: {
      layer: {type: 'string', multiple: true},
      count: {type: 'string', default: '300'},
      seed: {type: 'string', default: '1'},
      in: {type: 'string'},
      jobs: {type: 'string', default: String(availableParallelism())},
      quick: {type: 'boolean', default: false},
      resume: {type: 'boolean', default: false},
    },
  })
  const wanted = values.layer?.flatMap(it => it.split(',')) ?? Object.keys(layers)
  const unknown = wanted.find(it => !Object.hasOwn(layers, it))
  if (unknown !== undefined) throw new Error(`There is no layer "${unknown}".`)
  const range = values.in === undefined ? undefined : rangeOf(values.in)
  return {
    layers: wanted,
    count: whole('count', values.count),
    seed: whole('seed', values.seed),
    jobs: whole('jobs', values.jobs),
    isQuick: values.quick,
    isResumed: values.resume,
    ...(range && {range}),
  }
}

function whole(name: string, text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new Error(`--${name} must be a whole number, not "${text}".`)
  return Number(text)
}

function rangeOf(text: string): NonNullable<Options['range']> {
  const [, file, from, to] = /^([^:]{1,300})(?::(\d{1,6})(?:-(\d{1,6}))?)?$/.exec(text) ?? []
  if (!file) throw new Error(`--in must be a file, or a file with lines such as "a.ts:1-9", not "${text}".`)
  return {file, from: Number(from ?? 1), to: Number(to ?? from ?? Infinity)}
}
