import {readdir, writeFile} from 'node:fs/promises'
import path from 'node:path'
import {fileURLToPath} from 'node:url'
import {runMocha} from '../run-mocha.ts'
import {print} from './screen.ts'

/** What VS Code calls: runs all files beside this one that hold tests, or those of the installed package. Rejects when one fails. */
export async function run(): Promise<void> {
  const folder = path.dirname(fileURLToPath(import.meta.url))
  const only = process.env['POSTMORTEM_TEST_FILES']
  const names = process.env['POSTMORTEM_PACKAGE'] ? ['package/installed.test.js']
    : (await readdir(folder)).filter(it => it.endsWith('.test.js') && (!only || it.startsWith(only))).sort()
  const tally = await runMocha(names.map(it => path.join(folder, it)), print, testMilliseconds)
  const results = process.env['POSTMORTEM_TEST_RESULTS']
  print(`tally:${JSON.stringify(tally)}`)
  if (results) await writeFile(results, JSON.stringify(tally))
  if (0 < tally.failed) throw new Error(`${tally.failed} failed`)
}

const testMilliseconds = 30_000
