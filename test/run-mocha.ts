import {format} from 'node:util'
import Mocha from 'mocha'

/** How many tests there were. A test that did not run counts as failed: none is to be skipped. */
export interface Tally {
  readonly passed: number
  readonly failed: number
}

/** Runs compiled test files in this process and prints a line for each test, through `print`. A file that cannot be loaded counts as failed. */
export async function runMocha(files: readonly string[], print: (line: string) => void = console.log, timeout = 10_000): Promise<Tally> {
  Mocha.reporters.Base.consoleLog = (...args: unknown[]) => print(format(...args))
  const mocha = new Mocha({timeout, color: process.stdout.isTTY === true})
  files.forEach(it => mocha.addFile(it))
  try {
    await mocha.loadFilesAsync()
  } catch (error) {
    print(format('A test file could not be loaded:', error))
    return {passed: 0, failed: 1}
  }
  return new Promise(resolve => {
    const runner = mocha.run(() => {
      const {passes = 0, failures = 0, pending = 0} = runner.stats ?? {}
      resolve({passed: passes, failed: failures + pending})
    })
  })
}
