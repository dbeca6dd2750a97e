import type {FileProblem} from './check.ts'
import {readProject, type ProjectPart} from './read.ts'

/** The names that a project file may have. */
export const projectFileNames = ['.postmortemrc.json', '.postmortemrc.yaml'] as const

/** Whether a URI names a project file. */
export function isProjectFile(uri: string): boolean {
  return projectFileNames.some(name => uri.endsWith(`/${name}`))
}

/**
 * Where the project files of a document may be, the nearest first: in its folder and in those above it, up to the workspace folder.
 * Outside of all workspace folders only its own folder counts.
 */
export function projectFileUris(document: string, workspaceFolders: readonly string[]): string[] {
  const roots = withoutSlash(workspaceFolders)
  const place = placeOf(document, workspaceFolders)
  const root = roots.filter(it => place.startsWith(`${it}/`)).sort((a, b) => b.length - a.length)[0]
  const folders: string[] = []
  for (let folder = parentOf(place); folder !== undefined && folder !== ''; folder = parentOf(folder)) {
    folders.push(folder)
    if (root === undefined || folder === root) break
  }
  return folders.flatMap(folder => projectFileNames.map(name => `${folder}/${name}`))
}

/**
 * Where a document is, or will be once it is saved: one that is not yet may have the path of its place, but never its scheme. One that has
 * no folder at all takes the first workspace folder.
 */
export function placeOf(document: string, workspaceFolders: readonly string[]): string {
  if (!document.startsWith('untitled:')) return document
  const roots = withoutSlash(workspaceFolders)
  const [first] = roots
  const path = pathOf(document)
  if (!path.startsWith('/')) return first === undefined ? document : `${first}/untitled`
  const root = roots.find(it => path.startsWith(`${pathOf(it)}/`)) ?? first ?? 'file:///'
  return root.slice(0, root.length - pathOf(root).length) + path
}

function withoutSlash(folders: readonly string[]): string[] {
  return folders.map(it => it.replace(/\/$/, ''))
}

/** With its authority, if it has one. */
function pathOf(uri: string): string {
  return uri.replace(/^[\w+.-]{1,40}:(?:\/\/(?=\/))?/, '')
}

function parentOf(uri: string): string | undefined {
  const slash = uri.lastIndexOf('/')
  return slash < 0 ? undefined : uri.slice(0, slash)
}

export interface ProjectText {
  readonly uri: string
  readonly text: string
}

/** What the project files say that hold for a document. */
export interface DocumentProject {
  /** The nearest first. The same object as long as no file changes. */
  readonly parts: readonly ProjectPart[]
  /** The file that comes before all others; where there is none, without text, the one that would hold for the whole workspace folder. */
  readonly file: {readonly uri: string; readonly text: string | undefined} | undefined
}

export const noProject: DocumentProject = {parts: [], file: undefined}

/**
 * Reads the project files of one document.
 * @param uris where they may be, the nearest first
 * @param found those that are there, in the same order
 */
export function readProjectTexts(uris: readonly string[], found: readonly ProjectText[]): DocumentProject & {problems: ReadonlyMap<string, readonly FileProblem[]>} {
  const parts: ProjectPart[] = []
  const problems = new Map<string, readonly FileProblem[]>()
  for (const {uri, text} of [...found].reverse()) {
    const read = readProject(text, uri, parts)
    parts.unshift(read.part)
    problems.set(uri, read.problems)
  }
  const last = uris.at(-1)
  return {parts, problems, file: found[0] ?? (last === undefined ? undefined : {uri: last, text: undefined})}
}
