import {existsSync, readdirSync, statSync} from 'node:fs'
import path from 'node:path'
import {matchesGlob} from '../model/globs.ts'

/** The files that paths and globs name, in their order; of a folder, all Markdown below it, by name. Hidden folders and `node_modules` are passed over. */
export function findFiles(paths: readonly string[]): string[] {
  const found = new Set<string>()
  for (const it of paths) for (const file of filesOf(it)) found.add(file)
  return [...found]
}

function filesOf(name: string): string[] {
  if (isFolder(name)) return markdownBelow(name)
  // What does not exist is told when it is read.
  if (existsSync(name) || !/[*?[{]/.test(name)) return [name]
  const fixed = name.split(/[\\/]/)
  const folder = fixed.slice(0, fixed.findIndex(it => /[*?[{]/.test(it))).join('/') || (name.startsWith('/') ? '/' : '.')
  const glob = toSlashes(path.resolve(folder, ...fixed.slice(fixed.findIndex(it => /[*?[{]/.test(it)))))
  return isFolder(folder) ? markdownBelow(folder).filter(it => matchesGlob(toSlashes(path.resolve(it)), glob)) : []
}

function markdownBelow(folder: string): string[] {
  const files: string[] = []
  for (const entry of readdirSync(folder, {withFileTypes: true}).sort((a, b) => a.name < b.name ? -1 : 1)) {
    const name = path.join(folder, entry.name)
    if (entry.isDirectory()) {
      if (!entry.name.startsWith('.') && entry.name !== 'node_modules') files.push(...markdownBelow(name))
    } else if (/\.(?:md|markdown)$/i.test(entry.name)) files.push(name)
  }
  return files
}

function isFolder(name: string): boolean {
  return statSync(name, {throwIfNoEntry: false})?.isDirectory() === true
}

function toSlashes(name: string): string {
  return name.replaceAll('\\', '/')
}
