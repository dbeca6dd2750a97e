import {createHash} from 'node:crypto'
import {appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync} from 'node:fs'
import path from 'node:path'
import type {Fate} from './hunt.ts'
import type {Mutant} from './mutants.ts'

/** What became of the mutants so far, kept in a file, so that a run that was stopped can go on. */
export interface Progress {
  /** `undefined` for a mutant that was not tried yet. */
  fateOf(mutant: Mutant): Fate | undefined
  note(mutant: Mutant, fate: Fate): void
}

/**
 * Throws when a run is to go on that was about other sources or suites.
 * @param version of everything that a fate depends on
 * @param isResumed whether what the file holds is used; otherwise it is written from the start
 */
export function openProgress(file: string, version: string, isResumed: boolean): Progress {
  const fates = isResumed && existsSync(file) ? read(file, version) : new Map<string, Fate>()
  mkdirSync(path.dirname(file), {recursive: true})
  writeFileSync(file, [version, ...[...fates].map(it => JSON.stringify(it)), ''].join('\n'))
  return {
    fateOf: mutant => fates.get(keyOf(mutant)),
    note(mutant, fate) {
      fates.set(keyOf(mutant), fate)
      appendFileSync(file, `${JSON.stringify([keyOf(mutant), fate])}\n`)
    },
  }
}

/** A short text that changes with any JavaScript file in the folder. */
export function versionOf(folder: string): string {
  const hash = createHash('sha256')
  const names = readdirSync(folder, {recursive: true, encoding: 'utf8'}).filter(it => it.endsWith('.js'))
  for (const name of names.sort()) hash.update(`${name}\n`).update(readFileSync(path.join(folder, name)))
  return hash.digest('hex').slice(0, 16)
}

function read(file: string, version: string): Map<string, Fate> {
  // The last line is empty, or was not written to its end.
  const [found, ...lines] = readFileSync(file, 'utf8').split('\n').slice(0, -1)
  if (found !== version) throw new Error('The run before was of other sources or suites: leave out --resume.')
  return new Map(lines.map(it => JSON.parse(it) as [string, Fate]))
}

function keyOf({file, start, end, text}: Mutant): string {
  return `${file}:${start}-${end} ${text}`
}
