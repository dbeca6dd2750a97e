import {readdirSync, statSync, type Dirent} from 'node:fs'
import path from 'node:path'
import {standardInput} from './arguments.ts'
import {reasonOf} from './terminal.ts'

/**
 * The files that paths and globs name, in their order, each once; of a folder, all Markdown below it, by name. What is
 * hidden there, leads nowhere or was installed is passed over.
 * @param complain gets a sentence about each path that names nothing
 */
export async function findFiles(paths: readonly string[], complain: (message: string) => void): Promise<string[]> {
  const found = new Map<string, string>()
  for (const it of paths) {
    for (const file of await filesOf(it, complain)) {
      const place = file === standardInput ? file : path.resolve(file)
      if (!found.has(place)) found.set(place, file)
    }
  }
  return [...found.values()]
}

async function filesOf(name: string, complain: (message: string) => void): Promise<string[]> {
  if (name === standardInput) return [name]
  const kind = kindOf(name)
  // What does not exist is reported when it is read.
  if (kind !== 'folder' && (kind !== undefined || !globStart.test(name))) return [name]
  const files = kind === 'folder' ? markdownBelow(name, complain) : await filesMatching(name, complain)
  if (files?.length === 0) complain(`No Markdown files in "${name}".`)
  return files ?? []
}

const globStart = /[*?[{]/

/** `undefined` for a glob that cannot be matched, which is reported. */
async function filesMatching(name: string, complain: (message: string) => void): Promise<string[] | undefined> {
  const parts = name.split(/[\\/]/)
  const first = parts.findIndex(it => globStart.test(it))
  const folder = parts.slice(0, first).join('/') || (name.startsWith('/') ? '/' : '.')
  // The names of the folders before it are not a pattern, whatever characters they have.
  const glob = parts.slice(first).join('/')
  // Shells resolve most globs, so few runs need this.
  const [{globProblem}, {matchesGlob}] = await Promise.all([
    import('../../config/glob-problem.ts'),
    import('../../document/recognition/globs.ts'),
  ])
  const problem = globProblem(glob)
  if (problem) {
    complain(problem)
    return undefined
  }
  if (kindOf(folder) !== 'folder') return []
  const place = (file: string): string => `/${toSlashes(path.relative(folder, file))}`
  return markdownBelow(folder, complain).filter(it => matchesGlob(place(it), `/${glob}`))
}

function markdownBelow(folder: string, complain: (message: string) => void): string[] {
  const files: string[] = []
  for (const entry of entriesOf(folder, complain)) {
    const name = path.join(folder, entry.name)
    if (entry.name.startsWith('.')) continue
    if (entry.isDirectory()) {
      if (entry.name !== 'node_modules') files.push(...markdownBelow(name, complain))
    } else if (/\.(?:md|markdown)$/i.test(entry.name) && (entry.isFile() || kindOf(name) === 'file')) files.push(name)
  }
  return files
}

function entriesOf(folder: string, complain: (message: string) => void): Dirent[] {
  try {
    return readdirSync(folder, {withFileTypes: true}).sort((a, b) => (a.name < b.name ? -1 : 1))
  } catch (error) {
    complain(`Cannot read ${folder}: ${reasonOf(error)}.`)
    return []
  }
}

/** Behind links; `undefined` for what is not there or cannot be. */
function kindOf(name: string): 'file' | 'folder' | 'other' | undefined {
  try {
    const stats = statSync(name)
    return stats.isDirectory() ? 'folder' : stats.isFile() ? 'file' : 'other'
  } catch {
    return undefined
  }
}

function toSlashes(name: string): string {
  return name.replaceAll('\\', '/')
}
