import {writeSync} from 'node:fs'
import {isMainThread, parentPort, Worker} from 'node:worker_threads'

/** Ends the process when a round that runs in it never ends, which nothing in the same thread could do. */
export interface Watchdog {
  /** To be called before a round, with what to print if the round does not end. */
  begin(label: string): void
  stop(): Promise<unknown>
}

/** @param milliseconds that a round may take */
export function startWatchdog(milliseconds: number): Watchdog {
  const thread = new Worker(new URL(import.meta.url))
  thread.unref()
  return {
    begin: label => thread.postMessage({label, milliseconds}),
    stop: () => thread.terminate(),
  }
}

if (!isMainThread) {
  let timer: NodeJS.Timeout | undefined
  parentPort?.on('message', ({label, milliseconds}: {label: string; milliseconds: number}) => {
    clearTimeout(timer)
    timer = setTimeout(() => {
      // The streams of Node.js are those of the main thread, which is busy.
      writeSync(2, `${label} did not end within ${milliseconds / 1000} s.\n`)
      process.kill(process.pid, 'SIGKILL')
    }, milliseconds)
  })
}
