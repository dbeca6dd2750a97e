import type {CompletionList, CompletionParams, DidChangeWorkspaceFoldersParams, InitializeParams} from 'vscode-languageserver'
import {TextDocument} from 'vscode-languageserver-textdocument'
import {diagnosticSupport} from './capabilities.ts'
import {log, register, type Connection} from './connection.ts'
import type {Documents} from './documents.ts'
import {toDiagnostic} from '../features/convert.ts'
import {projectCompletion} from '../features/completion/project-file.ts'
import type {FileProblem} from '../config/project-file/check.ts'
import {toResult} from '../config/project-file/document-settings.ts'
import {isProjectFile, noProject, placeOf, projectFileNames, projectFileUris, readProjectTexts, type DocumentProject, type ProjectText} from '../config/project-file/walk.ts'

/** The text of a file, by its URI; `undefined` when there is none, or the host cannot read it. */
export type ReadFile = (uri: string) => Promise<string | undefined>

/** The project files of the documents. */
export interface ProjectFiles {
  /** What holds for one document; reads the first time, and answers at once later. Never rejects. */
  of(uri: string): DocumentProject | Promise<DocumentProject>
  /** To be told of every file that has changed, on disk or in the editor; others than project files do not matter. */
  changed(uris: readonly string[]): void
  /** Reads the files of a document again if nobody tells when they change. */
  refresh(uri: string): Promise<void>
  /** Where a document is, or is to be saved. */
  placeOf(uri: string): string
  /** What may stand at a place in a project file, where the client does not know that by the schema. */
  complete(params: CompletionParams): CompletionList | null
  /** Asks to be told of changes, where the client wants to be asked for that. */
  register(): void
}

/** What of `initializationOptions` is for project files. */
interface Offer {
  /** Whether the client reads files for the server, as VS Code does where there is no disk. */
  readonly readsFiles?: unknown
  /** Whether the client checks open files in JSON and YAML against the shipped schema, and completes them. */
  readonly validatesJson?: unknown
  readonly validatesYaml?: unknown
}

/**
 * Follows the project files of all documents, and reports what is wrong in them.
 * @param documents what is open in the editor counts, also when it is not saved
 * @param readFile reads from the host's own disk
 * @param onChange told when documents have other settings than before
 */
export function followProjectFiles(
  connection: Connection, {capabilities, initializationOptions, workspaceFolders, rootUri}: InitializeParams, documents: Documents,
  readFile: ReadFile | undefined, onChange: () => void,
): ProjectFiles {
  const {readsFiles, validatesJson, validatesYaml}: Offer = initializationOptions ?? {}
  const shown = diagnosticSupport(capabilities)
  const isTold = capabilities.workspace?.didChangeWatchedFiles?.dynamicRegistration === true
  const hasSchema = (uri: string): boolean => (uri.endsWith('.json') ? validatesJson : validatesYaml) === true
  const known = new Map<string, DocumentProject | Promise<DocumentProject>>()
  /** As they were read last, by their URI. */
  const lastRead = new Map<string, string | undefined>()
  const reported = new Set<string>()
  let folders = workspaceFolders?.map(it => it.uri) ?? (rootUri ? [rootUri] : [])

  return {
    of,
    changed,
    async refresh(uri) {
      if (isTold) return
      const uris = projectFileUris(uri, folders).filter(it => lastRead.has(it))
      const texts = await Promise.all(uris.map(read))
      changed(uris.filter((it, index) => lastRead.get(it) !== texts[index]))
    },
    placeOf: uri => placeOf(uri, folders),
    complete({textDocument: {uri}, position}) {
      const document = documents.get(uri)
      if (!document || !uri.endsWith('.yaml') || hasSchema(uri)) return null
      return projectCompletion(document, position, capabilities)
    },
    register() {
      if (isTold) {
        const watchers = projectFileNames.map(name => ({globPattern: `**/${name}`}))
        void register(connection, 'workspace/didChangeWatchedFiles', {watchers})
      }
      if (!capabilities.workspace?.workspaceFolders) return
      connection.onNotification<DidChangeWorkspaceFoldersParams>('workspace/didChangeWorkspaceFolders', ({event: {added, removed}}) => {
        folders = [...folders.filter(uri => !removed.some(it => it.uri === uri)), ...added.map(it => it.uri)]
        known.clear()
        for (const uri of reported) report(uri, undefined, [])
        onChange()
      })
    },
  }

  function changed(uris: readonly string[]): void {
    const files = uris.filter(isProjectFile)
    if (files.length === 0) return
    known.clear()
    // Its own problems are told also when no document asks for it.
    for (const uri of files) void of(uri)
    onChange()
  }

  function of(uri: string): DocumentProject | Promise<DocumentProject> {
    const uris = projectFileUris(uri, folders)
    const key = uris.join('\n')
    const project = known.get(key)
    if (project) return project
    const asked: Promise<DocumentProject> = load(uris, () => known.get(key) === asked).then(loaded => {
      if (known.get(key) === asked) known.set(key, loaded)
      return loaded
    })
    known.set(key, asked)
    return asked
  }

  /** `isWanted`: not forgotten in the meantime, which makes the answer stale. */
  async function load(uris: readonly string[], isWanted: () => boolean): Promise<DocumentProject> {
    try {
      const texts = await Promise.all(uris.map(async uri => ({uri, text: await read(uri)})))
      for (const {uri, text} of texts) lastRead.set(uri, text)
      const found = texts.filter((it): it is ProjectText => it.text !== undefined)
      const {problems, ...project} = readProjectTexts(uris, found)
      if (isWanted()) for (const {uri, text} of texts) report(uri, text, problems.get(uri) ?? [])
      return project
    } catch (error) {
      log(connection, 'error', `The project files could not be read: ${error instanceof Error ? error.message : error}`)
      return noProject
    }
  }

  async function read(uri: string): Promise<string | undefined> {
    const open = documents.get(uri)
    if (open) return open.getText()
    if (readFile && uri.startsWith('file:')) return readFile(uri)
    if (readsFiles !== true) return undefined
    return await connection.ask('postmortem/readFile', {uri}) as string | null ?? undefined
  }

  /** Of a file that is gone, that nothing is wrong any more; never of one that was not there. */
  function report(uri: string, text: string | undefined, problems: readonly FileProblem[]): void {
    if (text !== undefined) reported.add(uri)
    else if (!reported.delete(uri)) return
    const isChecked = hasSchema(uri) && documents.get(uri) !== undefined
    const document = TextDocument.create(uri, 'yaml', 0, text ?? '')
    const own = problems.filter(it => !isChecked || !it.isBySchema)
    const diagnostics = own.map(it => toDiagnostic(document, toResult(it), shown))
    connection.notify('textDocument/publishDiagnostics', {uri, diagnostics})
  }
}
