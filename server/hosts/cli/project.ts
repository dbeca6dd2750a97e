import {existsSync} from 'node:fs'
import path from 'node:path'
import {fileURLToPath, pathToFileURL} from 'node:url'
import {tooManyProjectFileBytes} from '../../config/project-file/size-limit.ts'
import {projectFileUris} from '../../config/project-file/walk.ts'
import {readStartSync} from '../regular-file.ts'
import type {Project} from './finding.ts'

/**
 * Finds the project files of documents up to the repository; outside of one, up to the working folder. The same object
 * for one folder.
 */
export function projectFinder(): (file: string) => Project {
  const known = new Map<string, Project>()
  return file => {
    const folder = path.dirname(path.resolve(file))
    let project = known.get(folder)
    if (!project) {
      const uris = projectFileUris(pathToFileURL(path.join(folder, 'any.md')).href, [
        pathToFileURL(repositoryOf(folder) ?? process.cwd()).href,
      ])
      known.set(folder, (project = {uris, files: uris.flatMap(readIfThere)}))
    }
    return project
  }
}

function readIfThere(uri: string): Project['files'] {
  try {
    const bytes = readStartSync(fileURLToPath(uri), tooManyProjectFileBytes)
    return bytes ? [{uri, text: bytes.toString('utf8')}] : []
  } catch {
    return []
  }
}

function repositoryOf(folder: string): string | undefined {
  if (existsSync(path.join(folder, '.git'))) return folder
  const parent = path.dirname(folder)
  return parent === folder ? undefined : repositoryOf(parent)
}
