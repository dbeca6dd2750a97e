import {statSync} from 'node:fs'
import {bundle} from './protocol.ts'

/**
 * The bytes that each bundle may have. Of the server in Node.js: what answers `initialize`, vscode-languageserver, and
 * what is loaded directly after that. Parts that are read later do not count.
 */
export const bundleLimits: Readonly<Record<string, number>> = {
  'server/main.cjs': 10_000, 'server/library.cjs': 195_000, 'server/session.cjs': 410_000, 'server-worker.js': 610_000,
}

export function bundleSize(name: string): number {
  return statSync(bundle(name)).size
}
