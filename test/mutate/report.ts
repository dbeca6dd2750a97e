import {mkdirSync, writeFileSync} from 'node:fs'
import path from 'node:path'
import type {Fate} from './hunt.ts'
import type {Mutant} from './mutants.ts'
import type {Options} from './options.ts'

export interface LayerReport {
  readonly name: string
  /** How many mutants there are to take the sample from. */
  readonly of: number
  readonly results: readonly {readonly mutant: Mutant; readonly fate: Fate}[]
}

/** The score, and the mutants that no test noticed. */
export function printLayer({name, of, results}: LayerReport): void {
  const count = (kind: Fate['kind']): number => results.filter(it => it.fate.kind === kind).length
  const [failed, timedOut] = [count('failed'), count('timed out')]
  const score = Math.round(((failed + timedOut) / Math.max(1, results.length)) * 100)
  console.log(`${name}: ${score} % of ${results.length} mutants, of ${of}`)
  console.log(
    `  ${failed} failed a test, ${timedOut} timed out, ${count('survived')} survived, `
      + `${count('not reached')} were reached by no test`,
  )
  for (const {mutant, fate} of results) {
    if (fate.kind === 'survived') console.log(`  ${describeMutant(mutant)}`)
    if (fate.kind === 'not reached') console.log(`  ${describeMutant(mutant)} (not reached)`)
  }
}

/**
 * Writes all mutants and what became of them. Returns the path of the file.
 * @param leftOut tests that were not run
 */
export function writeReport(
  root: string,
  {seed, count}: Options,
  reports: readonly LayerReport[],
  leftOut: readonly string[],
): string {
  const file = path.join(root, 'artifacts', 'mutation.json')
  mkdirSync(path.dirname(file), {recursive: true})
  const layers = reports.map(({results, ...rest}) => ({
    ...rest,
    mutants: results.map(({mutant: {text: mutated, file, line, column, original}, fate}) => ({
      file,
      line,
      column,
      original,
      mutated,
      fate,
    })),
  }))
  writeFileSync(file, JSON.stringify({seed, count, leftOut, layers}, undefined, 1))
  return file
}

function describeMutant({file, line, column, original, text}: Mutant): string {
  return `${file}:${line}:${column} ${brief(original)} → ${brief(text) || 'nothing'}`
}

/** On one line, and short. */
function brief(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length <= 90 ? line : `${line.slice(0, 60)} … ${line.slice(-25)}`
}
