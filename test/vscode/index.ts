import {writeFile} from 'node:fs/promises'
import {runMocha} from '../run-mocha.ts'
import {filesOf} from './files.ts'
import {print} from './screen.ts'

/** What VS Code calls: runs the tests of this window. Rejects when one fails. */
export async function run(): Promise<void> {
  const tally = await runMocha(await filesOf(process.env['POSTMORTEM_TEST_SET'] ?? ''), print, testMilliseconds)
  const results = process.env['POSTMORTEM_TEST_RESULTS']
  print(`tally:${JSON.stringify(tally)}`)
  if (results) await writeFile(results, JSON.stringify(tally))
  if (0 < tally.failed) throw new Error(`${tally.failed} failed`)
}

const testMilliseconds = 30_000
