import type {ProjectPart} from './read.ts'

/** The names that a project file may have. */
export const projectFileNames = ['.postmortemrc.json', '.postmortemrc.yaml', '.postmortemrc.yml'] as const

/** Whether a URI names a project file. */
export function isProjectFile(uri: string): boolean {
  return projectFileNames.some(name => uri.endsWith(`/${name}`))
}

/**
 * Where the project files of a document may be, the nearest first: in its folder and in those above it, up to the
 * workspace folder. Outside of all workspace folders only its own folder counts; a document that has no place yet takes
 * the first workspace folder.
 */
export function projectFileUris(document: string, workspaceFolders: readonly string[]): string[] {
  const saved = placeOf(document, workspaceFolders)
  const place = saved.startsWith(unsaved) ? `${(workspaceFolders[0] ?? '').replace(/\/$/, '')}/untitled` : saved
  const root = innermostFirst(workspaceFolders).find(it => place.startsWith(`${it}/`))
  const folders: string[] = []
  for (let folder = parentOf(place); folder !== undefined && folder !== ''; folder = parentOf(folder)) {
    folders.push(folder)
    if (root === undefined || folder === root) break
  }
  return folders.flatMap(folder => projectFileNames.map(name => `${folder}/${name}`))
}

/** What a document has for its URI when it is saved; one that has no folder yet keeps the one that it has. */
export function placeOf(document: string, workspaceFolders: readonly string[]): string {
  const path = pathOf(document)
  if (!document.startsWith(unsaved) || !path.startsWith('/')) return document
  // A new document that is to be saved in a folder has the path of a file of that folder, and another scheme.
  const root =
    innermostFirst(workspaceFolders).find(it => path.startsWith(`${pathOf(it)}/`)) ?? workspaceFolders[0] ?? 'file:///'
  return root.slice(0, root.length - pathOf(root).length) + path
}

const unsaved = 'untitled:'

function innermostFirst(workspaceFolders: readonly string[]): string[] {
  return workspaceFolders.map(it => it.replace(/\/$/, '')).sort((a, b) => b.length - a.length)
}

/** With the host, if there is one: `/path` or `//host/path`. */
function pathOf(uri: string): string {
  const rest = uri.slice(uri.indexOf(':') + 1)
  return rest === '//' || rest.startsWith('///') ? rest.slice(2) : rest
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
  /**
   * The file that comes before all others; where there is none, without text, the one that would hold for the whole
   * workspace folder.
   */
  readonly file: {readonly uri: string; readonly text: string | undefined} | undefined
}

export const noProject: DocumentProject = {parts: [], file: undefined}
