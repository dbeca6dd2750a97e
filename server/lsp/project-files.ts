import type {
  CompletionList,
  CompletionParams,
  Connection,
  InitializeParams,
  WorkspaceFoldersChangeEvent,
} from 'vscode-languageserver'
import {TextDocument} from 'vscode-languageserver-textdocument'
import {diagnosticSupport} from './capabilities.ts'
import {toDiagnostic} from '../features/convert.ts'
import {projectCompletion} from '../features/completion/project-file.ts'
import type {FileProblem} from '../config/project-file/check.ts'
import {toResult} from '../config/project-file/document-settings.ts'
import {readProjectTexts} from '../config/project-file/read-texts.ts'
import {
  isProjectFile,
  noProject,
  placeOf,
  projectFileNames,
  projectFileUris,
  type DocumentProject,
  type ProjectText,
} from '../config/project-file/walk.ts'
import {maxProjectFileLength, tooManyProjectFileBytes} from '../config/project-file/size-limit.ts'
import {readFileRequest, type ReadFileParams} from '../protocol/requests.ts'
import {answerInTime, ask, logError, register} from './connection/requests.ts'
import type {OpenDocuments} from './documents.ts'

/** The text of a file, by its URI; `undefined` if it does not exist, or the host cannot read it. */
export type ReadFile = (uri: string) => Promise<string | undefined>

/** The project files of the documents. */
export interface ProjectFiles {
  /** What the project files say about one document: a promise while they are read. It never rejects. */
  of(uri: string): DocumentProject | Promise<DocumentProject>
  /** Must be called with every file that has changed, on disk or in the editor. Only project files matter. */
  changed(uris: readonly string[]): void
  /** Must be called when the client opens or closes workspace folders. */
  foldersChanged(event: WorkspaceFoldersChangeEvent): void
  /** Reads the files of a document again if the client does not say when they change. */
  refresh(uri: string): Promise<void>
  /** The URI at which a document is, or will be, saved. */
  placeOf(uri: string): string
  /** Completions in a project file, unless the client takes them from the schema. */
  complete(params: CompletionParams): CompletionList | null
  /** Asks the client to watch project files, if it can. */
  register(): void
}

/** The `initializationOptions` about project files. */
interface Options {
  /** Whether the client reads files for the server, as VS Code does where there is no disk. */
  readonly readsFiles?: unknown
  /** Whether the client checks open files in JSON and YAML against the shipped schema, and completes them. */
  readonly validatesJson?: unknown
  readonly validatesYaml?: unknown
}

export interface ProjectFilesHost {
  /** Reads from the host's own disk. Without it, the client is asked for files. */
  readonly readFile?: ReadFile
  wait(milliseconds: number): Promise<void>
}

/**
 * Tracks the project files of all documents, and reports what is wrong in them.
 * @param documents the text of an open project file takes precedence over the file on disk
 * @param onChange called when the settings of documents may have changed
 */
export function followProjectFiles(
  connection: Connection,
  {capabilities, initializationOptions, workspaceFolders, rootUri}: InitializeParams,
  documents: OpenDocuments,
  {readFile, wait}: ProjectFilesHost,
  onChange: () => void,
): ProjectFiles {
  const {readsFiles, validatesJson, validatesYaml}: Options = initializationOptions ?? {}
  const shown = diagnosticSupport(capabilities)
  const isNotified = capabilities.workspace?.didChangeWatchedFiles?.dynamicRegistration === true
  const hasSchema = (uri: string): boolean => (uri.endsWith('.json') ? validatesJson : validatesYaml) === true
  const known = new Map<string, DocumentProject | Promise<DocumentProject>>()
  /** The text as of the last read, by URI. */
  const lastRead = new Map<string, string | undefined>()
  /** Texts that the client sent too late, by URI, until the file changes. */
  const lateTexts = new Map<string, string | undefined>()
  const reported = new Set<string>()
  let folders = workspaceFolders?.map(it => it.uri) ?? (rootUri ? [rootUri] : [])

  return {
    of,
    changed,
    async refresh(uri) {
      if (isNotified) return
      const uris = projectFileUris(uri, folders).filter(it => lastRead.has(it))
      for (const it of uris) lateTexts.delete(it)
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
      if (!isNotified) return
      const watchers = projectFileNames.map(name => ({globPattern: `**/${name}`}))
      void register(connection, 'workspace/didChangeWatchedFiles', {watchers})
    },
    foldersChanged({added, removed}) {
      folders = [...folders.filter(uri => !removed.some(it => it.uri === uri)), ...added.map(it => it.uri)]
      known.clear()
      for (const uri of reported) report(uri, undefined, [])
      onChange()
    },
  }

  function changed(uris: readonly string[]): void {
    const files = uris.filter(isProjectFile)
    if (files.length === 0) return
    for (const uri of files) lateTexts.delete(uri)
    reload(files)
  }

  function reload(files: readonly string[]): void {
    known.clear()
    // The problems in these files are reported even if no document needs them.
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

  /** @param isWanted whether the files were not read again in the meantime */
  async function load(uris: readonly string[], isWanted: () => boolean): Promise<DocumentProject> {
    try {
      const texts = await Promise.all(uris.map(async uri => ({uri, text: await read(uri)})))
      for (const {uri, text} of texts) lastRead.set(uri, text)
      const found = texts.filter((it): it is ProjectText => it.text !== undefined)
      const {problems, ...project} = readProjectTexts(uris, found)
      if (isWanted()) for (const {uri, text} of texts) report(uri, text, problems.get(uri) ?? [])
      return project
    } catch (error) {
      connection.console.error(`Cannot read the project files: ${error instanceof Error ? error.message : error}`)
      return noProject
    }
  }

  async function read(uri: string): Promise<string | undefined> {
    const open = documents.get(uri)
    if (open) return open.getText()
    if (readFile && uri.startsWith('file:')) return readFile(uri)
    return readsFiles === true ? readFromClient(uri) : undefined
  }

  async function readFromClient(uri: string): Promise<string | undefined> {
    if (lateTexts.has(uri)) return lateTexts.get(uri)
    return answerInTime(connection, {
      answer: ask(connection, readFileRequest, {
        uri,
        maxBytes: tooManyProjectFileBytes - 1,
      } satisfies ReadFileParams).then(toText),
      wait,
      standIn: () => undefined,
      onLate(text) {
        lateTexts.set(uri, text)
        reload([uri])
      },
    })
  }

  /** Clears the problems of a file that was deleted; does nothing for a file that never existed. */
  function report(uri: string, text: string | undefined, problems: readonly FileProblem[]): void {
    if (text !== undefined) reported.add(uri)
    else if (!reported.delete(uri)) return
    const isChecked = hasSchema(uri) && documents.get(uri) !== undefined
    const document = TextDocument.create(uri, 'yaml', 0, text ?? '')
    const own = problems.filter(it => !isChecked || !it.isBySchema)
    const diagnostics = own.map(it => toDiagnostic(document, toResult(it), shown))
    connection.sendDiagnostics({uri, diagnostics}).catch(error => logError(connection, 'project file', error))
  }
}

/** For a file that is too long to be read, the shortest text that is reported as too long. */
function toText(answer: unknown): string | undefined {
  if (typeof answer === 'number') return ' '.repeat(maxProjectFileLength + 1)
  return typeof answer === 'string' ? answer : undefined
}
