import {Worker} from 'node:worker_threads'
import Mocha from 'mocha'

/** Runs test files, one after the other until a test fails, with some mutants switched on. */
export interface Job {
  readonly mutants: readonly number[]
  readonly files: readonly {
    /** Absolute path. */
    readonly path: string
    /** Milliseconds of processor time after which the process ends itself. */
    readonly limit: number
  }[]
  /** Titles of tests that are not run. */
  readonly without?: string
}

export interface FileResult {
  /** Title of the first test that failed. */
  readonly failure?: string
  /** Mutants that were asked for, switched on or not, by this file or one before it. */
  readonly reached: readonly number[]
  /** Milliseconds of processor time. */
  readonly cost: number
}

const reached = new Set<number>()

// Nobody waits for the results any more.
process.once('disconnect', () => process.exit())
process.once('message', async (job: Job) => {
  const watchdog = startWatchdog()
  const active = new Set(job.mutants)
  Object.assign(globalThis, {
    __mutant(id: number): boolean {
      reached.add(id)
      return active.has(id)
    },
  })
  for (const {path, limit} of job.files) {
    const start = processorTime()
    watchdog.postMessage(start + limit)
    const failure = await run(path, job.without)
    const cost = processorTime() - start
    const result: FileResult = {...(failure !== undefined && {failure}), reached: [...reached], cost}
    await new Promise(resolve => process.send?.(result, resolve))
    if (failure !== undefined) break
  }
  process.exit()
})

/**
 * Ends this process at the processor time that it was sent last: a program that loops cannot do so itself, and how long
 * something takes by the clock depends on what else runs.
 */
function startWatchdog(): Worker {
  const code = `
    let end = Infinity
    require('node:worker_threads').parentPort.on('message', it => { end = it })
    setInterval(() => {
      const {user, system} = process.cpuUsage()
      if (end < (user + system) / 1000) process.kill(process.pid, 'SIGKILL')
    }, 100)`
  const watchdog = new Worker(code, {eval: true})
  watchdog.unref()
  return watchdog
}

function processorTime(): number {
  const {user, system} = process.cpuUsage()
  return (user + system) / 1000
}

/** The title of the first test that fails, if any. */
async function run(file: string, without: string | undefined): Promise<string | undefined> {
  // No time limit of a test: a machine with much to do must not look like a failure.
  const mocha = new Mocha({timeout: 0, bail: true, reporter: Silent, ...(without && {grep: without, invert: true})})
  mocha.addFile(file)
  try {
    await mocha.loadFilesAsync()
  } catch (error) {
    return `${file} could not be loaded: ${error}`
  }
  let failure: string | undefined
  await new Promise(resolve =>
    mocha.run(resolve).on('fail', test => {
      failure ??= test.fullTitle()
    }),
  )
  return failure
}

/** A reporter that says nothing. */
class Silent extends Mocha.reporters.Base {
  override epilogue(): void {}
}
