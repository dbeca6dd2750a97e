import assert from 'node:assert/strict'
import {createRequire} from 'node:module'

/**
 * Whether the language client is loaded, beside the extension itself: the extension host has all modules of all
 * extensions in one process.
 */
export async function isClientLoaded(): Promise<boolean> {
  const files = Object.keys(createRequire(import.meta.url).cache)
  assert.ok(
    files.some(it => /[\\/]dist[\\/]extension\.cjs$/.test(it)),
    'the extension itself is loaded',
  )
  return files.some(it => /[\\/]dist[\\/]client\.cjs$/.test(it))
}
