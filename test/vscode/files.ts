import {readdir} from 'node:fs/promises'
import path from 'node:path'
import {fileURLToPath} from 'node:url'

/**
 * The paths of the files that one window runs, in their order; with the variable `POSTMORTEM_TEST_FILES` only those
 * whose name, such as `paste` or `folders/`, begins so.
 * @param set the name that `run.mjs` gives them
 */
export async function filesOf(set: string): Promise<string[]> {
  const names = sets[set] ?? (await readdir(here)).filter(it => it.endsWith('.test.js')).sort()
  return names.filter(it => it.startsWith(process.env['POSTMORTEM_TEST_FILES'] ?? '')).map(it => path.join(here, it))
}

const here = path.dirname(fileURLToPath(import.meta.url))

/** All other sets are all files beside this one. */
const sets: Readonly<Record<string, readonly string[]>> = {
  package: ['package/installed.test.js'],
  // The first ends with the person's trust, in which the second works.
  folders: ['folders/restricted.test.js', 'folders/multi-root.test.js'],
  // Not run in the window, but by `run.mjs` on it.
  start: ['first-window.mjs'],
}
