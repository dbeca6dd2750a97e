import {createHash} from 'node:crypto'
import {existsSync, mkdirSync, readFileSync, renameSync, writeFileSync} from 'node:fs'
import {homedir} from 'node:os'
import path from 'node:path'

/**
 * Results by all that they depend on, from one run to the next. A folder that cannot be written to is no cache, and no
 * error.
 */
export interface ResultCache<T> {
  get(key: string): T | undefined
  set(key: string, value: T): void
  /** Writes what is new. */
  save(): void
}

/**
 * @param folder where it is; one file in it for each working folder
 * @param most entries that are kept, those that were used last
 */
export function openCache<T>(folder: string, most = 20_000): ResultCache<T> {
  const file = path.join(folder, `${keyOf(process.cwd())}.txt`)
  // Read when it is asked for: most runs ask for few of many.
  const lines = readLines(file)
  const used = new Map<string, string>()
  let isNew = false
  return {
    get(key) {
      const line = used.get(key) ?? lines.get(key)
      if (line === undefined) return undefined
      const value = parse<T>(line)
      if (value !== undefined) used.set(key, line)
      return value
    },
    set(key, value) {
      isNew = true
      used.set(key, JSON.stringify(value))
    },
    save() {
      if (!isNew) return
      const all = [...new Map([...lines, ...used])]
        .filter(([key]) => !used.has(key))
        .concat([...used])
        .slice(-most)
      write(file, all.map(([key, line]) => `${key} ${line}\n`).join(''))
    },
  }
}

/** Where programs keep such things on this system. */
export function usualFolder(): string {
  const {platform, env} = process
  const base =
    platform === 'win32'
      ? (env['LOCALAPPDATA'] ?? path.join(homedir(), 'AppData', 'Local'))
      : platform === 'darwin'
        ? path.join(homedir(), 'Library', 'Caches')
        : (env['XDG_CACHE_HOME'] ?? path.join(homedir(), '.cache'))
  return path.join(base, 'postmortem')
}

/** A short name for texts and bytes; equal only when all are equal. */
export function keyOf(...parts: readonly (string | Buffer)[]): string {
  const hash = createHash('sha1')
  for (const it of parts) hash.update(`${it.length}:`).update(it)
  return hash.digest('base64url')
}

/** What results depend on beside documents: the build of the program, and what Node.js knows of letters and zones. */
export function programKey(build: string): string {
  return `${build} ${process.version} ${process.versions.icu ?? ''} ${process.versions['tz'] ?? ''}`
}

function readLines(file: string): Map<string, string> {
  const lines = new Map<string, string>()
  for (const line of readIfThere(file).split('\n')) {
    const space = line.indexOf(' ')
    if (0 < space) lines.set(line.slice(0, space), line.slice(space + 1))
  }
  return lines
}

/** `undefined` for what was damaged. */
function parse<T>(line: string): T | undefined {
  try {
    return JSON.parse(line) as T
  } catch {
    return undefined
  }
}

function readIfThere(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}

/** Another run may write at the same time: the last one counts, and no half. */
function write(file: string, text: string): void {
  try {
    makeFolder(path.dirname(file))
    const temporary = `${file}.${process.pid}`
    writeFileSync(temporary, text)
    renameSync(temporary, file)
  } catch {
    // The next run does the work again.
  }
}

/** With those above it. Below `/proc`, the `recursive` option of `mkdirSync` tries for ever. */
function makeFolder(folder: string): void {
  const parent = path.dirname(folder)
  if (existsSync(folder) || parent === folder) return
  makeFolder(parent)
  try {
    mkdirSync(folder)
  } catch (error) {
    // Another run may have made it in between.
    if (!existsSync(folder)) throw error
  }
}
