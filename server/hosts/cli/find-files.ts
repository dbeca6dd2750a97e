import {readdirSync, statSync, type Dirent} from 'node:fs'
import path from 'node:path'
import {matchesGlob} from '../../document/recognition/globs.ts'
import {standardInput} from './arguments.ts'

/**
 * The files that paths and globs name, in their order, each once; of a folder, all Markdown below it, by name. What is hidden there, leads
 * nowhere or was installed is passed over.
 * @param complain told in a sentence of a path that names nothing
 */
export function findFiles(paths: readonly string[], complain: (message: string) => void): string[] {
  const found = new Map<string, string>()
  for (const it of paths) {
    const files = filesOf(it, complain)
    if (files.length === 0) complain(`There is no Markdown file in "${it}".`)
    for (const file of files) {
      const place = file === standardInput ? file : path.resolve(file)
      if (!found.has(place)) found.set(place, file)
    }
  }
  return [...found.values()]
}

function filesOf(name: string, complain: (message: string) => void): string[] {
  if (name === standardInput) return [name]
  const kind = kindOf(name)
  if (kind === 'folder') return markdownBelow(name, complain)
  // What does not exist is told when it is read.
  if (kind !== undefined || !/[*?[{]/.test(name)) return [name]
  const parts = name.split(/[\\/]/)
  const first = parts.findIndex(it => /[*?[{]/.test(it))
  const folder = parts.slice(0, first).join('/') || (name.startsWith('/') ? '/' : '.')
  // The folder's own name is no pattern, whatever signs are in it, so that another stands for it.
  const glob = `/folder/${parts.slice(first).join('/')}`
  return kindOf(folder) === 'folder' ? markdownBelow(folder, complain).filter(it => matchesGlob(`/folder/${toSlashes(path.relative(folder, it))}`, glob)) : []
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
    return readdirSync(folder, {withFileTypes: true}).sort((a, b) => a.name < b.name ? -1 : 1)
  } catch (error) {
    complain(`${folder} could not be read: ${error instanceof Error ? error.message : String(error)}`)
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
