import {readFileSync} from 'node:fs'

/**
 * Megabytes of memory of a running process, the most it ever held and what it holds now; `undefined` where the system
 * does not tell.
 */
export function peakMemory(pid: number | undefined): {peak: number; now: number} | undefined {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8')
    const read = (name: string): number => Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)?.[1]) / 1024
    return {peak: read('VmHWM'), now: read('VmRSS')}
  } catch {
    return undefined
  }
}
