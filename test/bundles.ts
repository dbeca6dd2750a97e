import {readFileSync, statSync} from 'node:fs'
import path from 'node:path'
import {bundle} from './protocol.ts'

/**
 * The bytes that each program may have: what is loaded when it starts, not what it loads later. A fifth of the worker,
 * and most of what the server starts with, is vscode-languageserver.
 */
export const bundleLimits: Readonly<Record<string, number>> = {
  'server/main.mjs': 205_000,
  'cli/main.mjs': 20_000,
  'server-worker.js': 1_080_000,
}

/** The bytes that are loaded with a bundle. */
export function bundleSize(name: string): number {
  return loadedWith(name).reduce((sum, it) => sum + statSync(bundle(it)).size, 0)
}

/** A bundle and those that it imports, directly or not, but by `import()`. */
export function loadedWith(name: string): string[] {
  const found = new Set([name])
  for (const file of found) importsOf(file, /\b(?:from|import)\s?"(\.[^"]+)"/g).forEach(it => found.add(it))
  return [...found]
}

/** The bundles that a bundle, or one that is loaded with it, imports by `import()`, with all that they load in turn. */
export function loadedLater(name: string): string[] {
  const first = loadedWith(name)
  const found = new Set<string>()
  const add = (file: string) => {
    for (const it of importsOf(file, /\bimport\("(\.[^"]+)"\)/g).flatMap(loadedWith)) found.add(it)
  }
  first.forEach(add)
  for (const file of found) add(file)
  return [...found].filter(it => !first.includes(it))
}

/** The text of bundles. */
export function textOf(...names: readonly string[]): string {
  return names.map(it => readFileSync(bundle(it), 'utf8')).join('\n')
}

function importsOf(file: string, pattern: RegExp): string[] {
  return [...textOf(file).matchAll(pattern)].map(([, it = '']) => path.posix.join(path.posix.dirname(file), it))
}
