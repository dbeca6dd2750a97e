import {readProject, type ProjectPart} from './read.ts'
import {projectFileNames} from './schema.ts'
import type {FileProblem} from './check.ts'

/** Whether a URI names a project file. */
export function isProjectFile(uri: string): boolean {
  return projectFileNames.some(name => uri.endsWith(`/${name}`))
}

/**
 * Where the project files of a document may be, the nearest first: in its folder and in those above it, up to the workspace folder.
 * Outside of all workspace folders only its own folder counts; a document that has no place yet takes the first workspace folder.
 */
export function projectFileUris(document: string, workspaceFolders: readonly string[]): string[] {
  const roots = workspaceFolders.map(it => it.replace(/\/$/, ''))
  const place = document.startsWith('untitled:') ? `${roots[0] ?? ''}/untitled` : document
  const root = roots.filter(it => place.startsWith(`${it}/`)).sort((a, b) => b.length - a.length)[0]
  const folders: string[] = []
  for (let folder = parentOf(place); folder !== undefined && folder !== ''; folder = parentOf(folder)) {
    folders.push(folder)
    if (root === undefined || folder === root) break
  }
  return folders.flatMap(folder => projectFileNames.map(name => `${folder}/${name}`))
}

function parentOf(uri: string): string | undefined {
  const slash = uri.lastIndexOf('/')
  return slash < 0 ? undefined : uri.slice(0, slash)
}

export interface ProjectText {
  readonly uri: string
  readonly text: string
}

/** Reads the files of one document, given the nearest first; the parts are in the same order. */
export function readProjectTexts(texts: readonly ProjectText[]): {parts: readonly ProjectPart[]; problems: ReadonlyMap<string, readonly FileProblem[]>} {
  const parts: ProjectPart[] = []
  const problems = new Map<string, readonly FileProblem[]>()
  for (const {uri, text} of [...texts].reverse()) {
    const read = readProject(text, uri, parts)
    parts.unshift(read.part)
    problems.set(uri, read.problems)
  }
  return {parts, problems}
}
