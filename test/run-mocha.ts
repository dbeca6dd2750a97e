import {format} from 'node:util'
import Mocha from 'mocha'
import {failureOf} from './failure-of.ts'

/** How many tests there were. A test that did not run counts as failed: none is to be skipped. */
export interface Tally {
  readonly passed: number
  readonly failed: number
  /** What failed and why, a line each: told once more at the end, where nobody has to look for it. */
  readonly failures: readonly string[]
}

/**
 * Runs compiled test files in this process and prints a line for each test, through `print`. A file that cannot be
 * loaded counts as failed.
 */
export async function runMocha(
  files: readonly string[],
  print: (line: string) => void = console.log,
  timeout = 10_000,
): Promise<Tally> {
  Mocha.reporters.Base.consoleLog = (...args: unknown[]) => print(format(...args))
  const mocha = new Mocha({timeout, color: process.stdout.isTTY === true})
  files.forEach(it => mocha.addFile(it))
  try {
    await mocha.loadFilesAsync()
  } catch (error) {
    print(format('A test file could not be loaded:', error))
    return {passed: 0, failed: 1, failures: [`A test file could not be loaded: ${error}`]}
  }
  return new Promise(resolve => {
    const failures: string[] = []
    const runner = mocha.run(failed => {
      const {passes = 0, pending = 0} = runner.stats ?? {}
      resolve({passed: passes, failed: failed + pending, failures})
    })
    runner.on('fail', (test, error) => failures.push(failureOf(test, error)))
    runner.on('pending', test => failures.push(`${test.fullTitle()}: was not run`))
  })
}
