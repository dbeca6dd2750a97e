import {statSync} from 'node:fs'
import {bundle} from './protocol.ts'

/** What each bundle may weigh, in bytes: what is read when it starts, not what it loads later. */
export const bundleLimits: Readonly<Record<string, number>> = {'server/main.cjs': 420_000, 'server-worker.js': 380_000}

export function bundleSize(name: string): number {
  return statSync(bundle(name)).size
}
