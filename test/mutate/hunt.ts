import type {NumberedMutant} from './instrument.ts'
import {forEachAtOnce, type Outcome, runJob} from './run-job.ts'

/** How the tests of one file do without a mutant. */
export interface Suite {
  /** Absolute path of the compiled file. */
  readonly file: string
  /** Milliseconds of processor time, in a process of its own. */
  readonly cost: number
  readonly reached: ReadonlySet<number>
}

export type Fate = Exclude<Outcome, {kind: 'passed'}> | {readonly kind: 'survived' | 'not reached'}

export interface Hunt {
  readonly suites: readonly Suite[]
  readonly jobs: number
  readonly without?: string
  /** Called when the fate of a mutant is known. */
  readonly onFate: (mutant: NumberedMutant, fate: Fate) => void
}

/** Suites that a mutant is tried against alone: all near ones, and others that cost so many milliseconds. */
const nearCost = 2_500

/** Mutants that are tried together against the others. */
const groupSize = 6

/**
 * Finds out which mutants make a test fail. Each is tried alone against the suites that are near to it. Those that
 * survive are tried in groups against all other suites that reach them, and a group that fails is halved until one
 * mutant is left. In rare cases, a mutant is counted as a survivor because another one of its group hid it.
 */
export async function hunt(mutants: readonly NumberedMutant[], options: Hunt): Promise<void> {
  const {onFate, jobs} = options
  const left: {mutant: NumberedMutant; files: string[]}[] = []
  await forEachAtOnce(mutants, jobs, async mutant => {
    const suites = byNearness(
      mutant,
      options.suites.filter(it => it.reached.has(mutant.id)),
    )
    if (!suites.length) return onFate(mutant, {kind: 'not reached'})
    const count = nearCount(mutant, suites)
    const files = suites.map(it => it.file)
    const outcome = await run([mutant], files.slice(0, count), options)
    if (outcome.kind !== 'passed') onFate(mutant, outcome)
    else if (count === files.length) onFate(mutant, {kind: 'survived'})
    else left.push({mutant, files: files.slice(count)})
  })
  await forEachAtOnce(groupsOf(left), jobs, async group => {
    const files = [...new Set(group.flatMap(it => it.files))]
    await halve(
      group.map(it => it.mutant),
      byCost(files, options.suites),
      options,
    )
  })
}

function run(mutants: readonly NumberedMutant[], files: readonly string[], {suites, without}: Hunt): Promise<Outcome> {
  const costs = new Map(suites.map(it => [it.file, it.cost]))
  const limited = files.map(path => ({path, limit: 2_000 + 3 * (costs.get(path) ?? 0)}))
  return runJob({mutants: mutants.map(it => it.id), files: limited, ...(without !== undefined && {without})})
}

async function halve(mutants: readonly NumberedMutant[], files: readonly string[], options: Hunt): Promise<void> {
  const outcome = files.length ? await run(mutants, files, options) : ({kind: 'passed'} as const)
  const [only] = mutants
  if (outcome.kind === 'passed') return mutants.forEach(it => options.onFate(it, {kind: 'survived'}))
  if (mutants.length === 1 && only) return options.onFate(only, outcome)
  // The files before it passed with all of the mutants, so they pass with a half.
  const rest = files.slice(files.indexOf(outcome.file))
  const middle = mutants.length >> 1
  await halve(mutants.slice(0, middle), rest, options)
  await halve(mutants.slice(middle), rest, options)
}

/** Mutants of one file are kept apart: one may hide the other. */
function groupsOf<T extends {mutant: NumberedMutant}>(items: readonly T[]): T[][] {
  const groups: T[][] = []
  for (const item of items) {
    const group = groups.find(it => it.length < groupSize && it.every(({mutant}) => mutant.file !== item.mutant.file))
    if (group) group.push(item)
    else groups.push([item])
  }
  return groups
}

/** The tests of the same file first, then those of the same folder, then all others; the quickest of each first. */
function byNearness(mutant: NumberedMutant, suites: readonly Suite[]): Suite[] {
  return [...suites].sort((a, b) => distance(mutant, a) - distance(mutant, b) || a.cost - b.cost)
}

function distance({file}: NumberedMutant, suite: Suite): 0 | 1 | 2 {
  const name = wordsOf(suite.file).at(-1)
  const path = wordsOf(file)
  if (name === path.at(-1)) return 0
  return path.some(it => it === name || it === wordsOf(suite.file).at(-2)) ? 1 : 2
}

/** Folders and name below `server` and `test`. */
function wordsOf(file: string): string[] {
  return file
    .replace(/^.*?\b(?:server|test)\//, '')
    .replace(/(?:\.test)?\.[jt]s$/, '')
    .split('/')
}

function nearCount(mutant: NumberedMutant, suites: readonly Suite[]): number {
  let total = 0
  const count = suites.findIndex(it => {
    total += it.cost
    return nearCost < total && distance(mutant, it) === 2
  })
  return count < 0 ? suites.length : Math.max(1, count)
}

function byCost(files: readonly string[], suites: readonly Suite[]): string[] {
  const costs = new Map(suites.map(it => [it.file, it.cost]))
  return [...files].sort((a, b) => (costs.get(a) ?? 0) - (costs.get(b) ?? 0))
}
