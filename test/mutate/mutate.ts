import {cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import path from 'node:path'
import {fileURLToPath} from 'node:url'
import {type Fate, hunt, type Suite} from './hunt.ts'
import {instrument, type NumberedMutant} from './instrument.ts'
import {isIn, layers} from './layers.ts'
import {findMutants} from './mutants.ts'
import {options, type Options} from './options.ts'
import {openProgress, versionOf} from './progress.ts'
import {type LayerReport, printLayer, writeReport} from './report.ts'
import {forEachAtOnce, runJob} from './run-job.ts'
import {shuffle} from './shuffle.ts'
import {testFiles} from './test-files.ts'

const root = fileURLToPath(new URL('../../../', import.meta.url))

/** A copy of `out` in which sources are mutated; as deep as `out`, so that tests find what they read. */
const copy = path.join(root, 'out-mutated')

/** More than a layer has. */
const mostMutants = 1_000_000

/** Measures how many mutants of each layer the tests notice. A report, never a gate. */
const start = performance.now()
const chosen = options(process.argv.slice(2))
const samples = chosen.layers.map(it => takeSample(it, chosen))
const total = samples.reduce((sum, it) => sum + it.mutants.length, 0)
console.log(`Seed ${chosen.seed}: ${total} mutants of ${chosen.layers.join(', ')}`)
const {fates, leftOut} = await tryAll(
  samples.flatMap(it => it.mutants),
  chosen,
)
const reports = samples.map(
  ({name, of, mutants}): LayerReport => ({
    name,
    of,
    results: mutants.map(mutant => ({mutant, fate: fates.get(mutant) ?? {kind: 'survived'}})),
  }),
)
reports.forEach(printLayer)
if (leftOut.length) console.log(`Not run: ${leftOut.join(', ')}`)
const file = writeReport(root, chosen, reports, leftOut)
console.log(`${secondsSince(start)} s; all mutants are in ${path.relative(root, file)}.`)

interface Sample {
  readonly name: string
  /** How many mutants the layer has. */
  readonly of: number
  readonly mutants: readonly NumberedMutant[]
}

function takeSample(name: string, {layers: names, seed, count, range}: Options): Sample {
  const offset = names.indexOf(name) * mostMutants
  const all = findMutants(sourcesOf(name)).map((it, index) => ({...it, id: offset + index}))
  const inRange = all.filter(it => !range || (it.file === range.file && range.from <= it.line && it.line <= range.to))
  const mutants = shuffle(inRange, seed)
    .slice(0, count)
    .sort((a, b) => a.id - b.id)
  return {name, of: inRange.length, mutants}
}

/** All layers at once, so that the suites are measured once. */
async function tryAll(
  mutants: readonly NumberedMutant[],
  {isQuick, isResumed, jobs}: Options,
): Promise<{fates: ReadonlyMap<NumberedMutant, Fate>; leftOut: readonly string[]}> {
  const version = `${versionOf(path.join(root, 'out'))} ${isQuick ? 'quick' : 'all'}`
  const progress = openProgress(path.join(root, 'artifacts', 'mutation-progress.jsonl'), version, isResumed)
  const fates = new Map<NumberedMutant, Fate>()
  const onFate = (mutant: NumberedMutant, fate: Fate): void => {
    fates.set(mutant, fate)
    progress.note(mutant, fate)
    if (process.stderr.isTTY) process.stderr.write(`\r${fates.size} of ${mutants.length} `)
  }
  for (const mutant of mutants) {
    const fate = progress.fateOf(mutant)
    if (fate) fates.set(mutant, fate)
  }
  const left = mutants.filter(it => !fates.has(it))
  writeCopy(left)
  const {files, without, leftOut} = testFiles(root, copy, isQuick)
  const suites = left.length ? await measure(files, without, jobs) : []
  if (suites.length) console.log(`${suites.length} test files pass without a mutant, after ${secondsSince(start)} s`)
  await hunt(left, {suites, jobs, onFate, ...(without !== undefined && {without})})
  if (process.stderr.isTTY) process.stderr.write('\r\u001b[K')
  rmSync(copy, {recursive: true})
  return {fates, leftOut}
}

function secondsSince(time: number): number {
  return Math.round((performance.now() - time) / 1000)
}

/** The sources of a layer by their paths from the root. */
function sourcesOf(name: string): Record<string, string> {
  const layer = layers[name] ?? []
  const names = readdirSync(path.join(root, 'server'), {recursive: true, encoding: 'utf8'}).map(
    it => `server/${it.replaceAll('\\', '/')}`,
  )
  for (const prefix of layer.map(it => it.replace('!', ''))) {
    if (names.some(it => it.startsWith(prefix))) continue
    throw new Error(`No path begins with ${prefix}, which layers.ts names for "${name}".`)
  }
  const files = names.filter(it => it.endsWith('.ts') && isIn(layer, it))
  return Object.fromEntries(files.sort().map(it => [it, readFileSync(path.join(root, it), 'utf8')]))
}

function writeCopy(mutants: readonly NumberedMutant[]): void {
  rmSync(copy, {recursive: true, force: true})
  mkdirSync(copy)
  cpSync(path.join(root, 'out'), copy, {recursive: true, filter: it => !it.endsWith('.map')})
  for (const file of new Set(mutants.map(it => it.file))) {
    const code = instrument(
      readFileSync(path.join(root, file), 'utf8'),
      mutants.filter(it => it.file === file),
    )
    writeFileSync(path.join(copy, file.replace(/\.ts$/, '.js')), code)
  }
}

/** Runs each file by itself without a mutant. Throws when a test fails. */
async function measure(files: readonly string[], without: string | undefined, jobs: number): Promise<Suite[]> {
  const suites: Suite[] = []
  await forEachAtOnce(files, jobs, async file => {
    const reached = new Set<number>()
    let cost = 0
    const job = {mutants: [], files: [{path: file, limit: 600_000}], ...(without !== undefined && {without})}
    const outcome = await runJob(job, result => {
      result.reached.forEach(it => reached.add(it))
      cost = result.cost
    })
    if (outcome.kind !== 'passed') {
      throw new Error(`Without a mutant, ${file.slice(copy.length)} ${outcome.kind}: ${outcome.test}`)
    }
    suites.push({file, cost, reached})
  })
  return suites
}
