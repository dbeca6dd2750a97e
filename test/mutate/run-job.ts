import {fork} from 'node:child_process'
import {fileURLToPath} from 'node:url'
import type {FileResult, Job} from './worker.ts'

const worker = fileURLToPath(new URL('worker.js', import.meta.url))

export type Outcome =
  | {readonly kind: 'passed'}
  | {readonly kind: 'failed' | 'timed out'; readonly file: string; readonly test: string}

/** Seconds without a result after which a process is ended; not counted while this one is paused. */
const longestWait = 600

/**
 * Runs a job in a process of its own, so that nothing that was read or kept with other mutants is left in it.
 * @param onResult called after each file
 */
export function runJob(job: Job, onResult: (result: FileResult) => void = () => {}): Promise<Outcome> {
  return new Promise(resolve => {
    const child = fork(worker, {stdio: ['ignore', 'ignore', 'ignore', 'ipc'], execArgv: ['--max-old-space-size=1024']})
    let index = 0
    let outcome: Outcome | undefined
    let waited = 0
    const clock = setInterval(() => {
      if (longestWait < ++waited) child.kill('SIGKILL')
    }, 1000)
    child.on('message', (result: FileResult) => {
      onResult(result)
      waited = 0
      const file = job.files[index++]?.path ?? ''
      if (result.failure !== undefined) outcome = {kind: 'failed', file, test: result.failure}
    })
    child.on('close', (_code, signal) => {
      clearInterval(clock)
      const file = job.files[index]?.path
      if (file === undefined || outcome) return resolve(outcome ?? {kind: 'passed'})
      const isKilled = signal === 'SIGKILL'
      resolve(isKilled ? {kind: 'timed out', file, test: ''} : {kind: 'failed', file, test: 'The process ended.'})
    })
    child.send(job)
  })
}

/** Calls a function on every item, on so many at a time. */
export async function forEachAtOnce<T>(
  items: readonly T[],
  jobs: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const queue = [...items]
  const next = async (): Promise<void> => {
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) await work(item)
  }
  await Promise.all(Array.from({length: jobs}, next))
}
