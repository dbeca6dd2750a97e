import {
  CodeActionKind, CodeLensRefreshRequest, DocumentSymbolRequest, LSPErrorCodes, ResponseError, TextDocumentSyncKind, TextDocuments,
  type CancellationToken, type ClientCapabilities, type CompletionList, type CompletionParams, type Connection, type Disposable, type ServerCapabilities,
} from 'vscode-languageserver'
import {TextDocument} from 'vscode-languageserver-textdocument'
import {followConfiguration, type Configuration} from './configuration.ts'
import {codeAction, fixAllKind, organizeTimelineKind} from './features/code-action.ts'
import {codeLens} from './features/code-lens.ts'
import {completion, triggerCharacters} from './features/completion.ts'
import {diagnostic, diagnosticsOf} from './features/diagnostic.ts'
import {documentLink} from './features/document-link.ts'
import {documentSymbol} from './features/document-symbol.ts'
import {foldingRange} from './features/folding-range.ts'
import {hover} from './features/hover.ts'
import {inlayHint} from './features/inlay-hint.ts'
import {insertTimelineEntry} from './features/insert-timeline-entry.ts'
import {choices, newDocument} from './features/new-document.ts'
import {pasteTimeline} from './features/paste-timeline.ts'
import {peopleOf} from './features/people.ts'
import {readiness} from './features/readiness.ts'
import {setProfile} from './features/set-profile.ts'
import type {LintResult} from './lint.ts'
import {followProjectFiles, type ProjectFiles, type ReadFile} from './project-files.ts'
import {isProjectFile, type DocumentProject} from './project/walk.ts'
import {settingsOfDocument} from './project/document.ts'
import {
  choicesRequest, insertTimelineEntryRequest, newDocumentRequest, pasteTimelineRequest, readinessRequest, setProfileRequest,
  type ChoicesParams, type DocumentEdit, type InsertedTimelineEntry, type InsertTimelineEntryParams, type NewDocumentParams, type PastedTimeline,
  type PasteTimelineParams, type Readiness, type ReadinessParams, type SetProfileParams,
} from './protocol.ts'
import type {Settings} from './settings.ts'
import {takeSnapshot, type Snapshot} from './snapshot.ts'
import {followTyping} from './typing.ts'
import type {Instant} from './time/calendar.ts'

/** Joins a connection to the features; the caller has chosen the host, gives the clock, and reads files where the client does not. */
export function startServer(connection: Connection, now: () => Instant, readFile?: ReadFile): void {
  const typing = followTyping(reportAgain)
  const documents = new TextDocuments({create: TextDocument.create, update: typing.update})
  const snapshots = new Map<string, {snapshot: Snapshot; settings: Settings; project: DocumentProject}>()
  let client: ClientCapabilities = {}
  let configuration: Configuration
  let projectFiles: ProjectFiles
  let outline: Promise<Disposable> | undefined

  connection.onInitialize(params => {
    client = params.capabilities
    configuration = followConfiguration(connection, client, params.initializationOptions)
    projectFiles = followProjectFiles(connection, params, documents, readFile, reportAgain)
    return {capabilities: serverCapabilities(client), serverInfo: {name: 'postmortem'}}
  })
  connection.onInitialized(async () => {
    configuration.register()
    projectFiles.register()
    await configuration.reload()
    updateOutline()
  })
  connection.onDidChangeConfiguration(async ({settings}) => {
    await configuration.reload(settings?.postmortem)
    snapshots.clear()
    updateOutline()
    refreshHints()
    reportAgain()
  })
  connection.onDidChangeWatchedFiles(({changes}) => projectFiles.changed(changes.map(it => it.uri)))

  documents.onDidChangeContent(({document: {uri}}) => {
    projectFiles.changed([uri])
    if (!pulls(client)) void push(uri)
  })
  documents.onDidClose(({document: {uri}}) => {
    // What was not saved does not count any more.
    projectFiles.changed([uri])
    if (isProjectFile(uri)) return
    snapshots.delete(uri)
    configuration.forget(uri)
    typing.forget(uri)
    if (!pulls(client)) void connection.sendDiagnostics({uri, diagnostics: []})
  })

  connection.languages.diagnostics.on(answer('diagnostic', it => diagnostic(it, toldOf(it)), {kind: 'full', items: []}))
  connection.onHover(answer('hover', hover, null))
  connection.onCompletion(answer<CompletionParams, CompletionList | null>(
    'completion', (snapshot, params, client) => completion(snapshot, params, client, () => peopleElsewhere(snapshot)), null))
  connection.onCodeAction(answer('code action', codeAction, null))
  connection.onDocumentSymbol(answer('document symbol', documentSymbol, null))
  connection.onDocumentLinks(answer('document link', documentLink, null))
  connection.onFoldingRanges(answer('folding range', foldingRange, null))
  connection.onCodeLens(answer('code lens', codeLens, null))
  connection.languages.inlayHint.on(answer('inlay hint', inlayHint, null))
  connection.onRequest(
    pasteTimelineRequest, answer<PasteTimelineParams, PastedTimeline | null>('paste timeline', pasteTimeline, null))
  connection.onRequest(
    insertTimelineEntryRequest,
    answer<InsertTimelineEntryParams, InsertedTimelineEntry | null>('insert timeline entry', insertTimelineEntry, null))
  connection.onRequest(setProfileRequest, answer<SetProfileParams, DocumentEdit | null>('set profile', setProfile, null))
  connection.onRequest(readinessRequest, answer<ReadinessParams, Readiness | null>('readiness', readiness, null))
  connection.onRequest(choicesRequest, async ({uri}: ChoicesParams) => choices(await settingsAt(uri)))
  connection.onRequest(newDocumentRequest, async (params: NewDocumentParams) => newDocument(await settingsAt(params.uri), params))

  documents.listen(connection)
  connection.listen()

  /**
   * Makes a request handler of a pure feature: it answers `nothing` for a document that is no postmortem, and when the feature fails.
   *
   * Features are synchronous and short, and messages are read between two requests. So a request is either cancelled
   * before it starts or not at all, and no feature takes a token.
   */
  function answer<P extends {textDocument: {uri: string}}, R>(
    name: string, feature: (snapshot: Snapshot, params: P, client: ClientCapabilities) => R, nothing: R,
  ) {
    return async (params: P, token: CancellationToken): Promise<R | ResponseError<never>> => {
      await settled(params.textDocument.uri)
      if (token.isCancellationRequested) return new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled')
      return attempt(name, params.textDocument.uri, snapshot => feature(snapshot, params, client), nothing)
    }
  }

  function attempt<R>(name: string, uri: string, feature: (snapshot: Snapshot) => R, nothing: R): R {
    try {
      const snapshot = snapshotOf(uri)
      return snapshot?.model.isPostmortem ? feature(snapshot) : nothing
    } catch (error) {
      logError(name, error)
      return nothing
    }
  }

  /** What holds for a document that need not be open, or exist. */
  async function settingsAt(uri: string): Promise<Settings> {
    const [settings, project] = await Promise.all([configuration.of(uri), projectFiles.of(uri)])
    return settingsOfDocument('', settings, project.parts).settings
  }

  async function push(uri: string): Promise<void> {
    if (isProjectFile(uri)) return
    const version = documents.get(uri)?.version
    await settled(uri)
    const document = documents.get(uri)
    // A change that came meanwhile has its own push.
    if (!document || document.version !== version) return
    await connection.sendDiagnostics({uri, version, diagnostics: attempt('diagnostic', uri, it => diagnosticsOf(it, toldOf(it)), [])})
  }

  /**
   * Waits until the settings are known and all changes that were queued have been read: only the newest version is
   * worth the work.
   */
  async function settled(uri: string): Promise<void> {
    await Promise.all([configuration.of(uri), projectFiles.of(uri)])
    let version: number | undefined
    do {
      version = documents.get(uri)?.version
      await nextTurn()
    } while (documents.get(uri)?.version !== version)
  }

  function snapshotOf(uri: string): Snapshot | undefined {
    const document = documents.get(uri)
    const settings = configuration.of(uri)
    const project = projectFiles.of(uri)
    if (!document || settings instanceof Promise || project instanceof Promise || isProjectFile(uri)) return undefined
    const known = snapshots.get(uri)
    const isFresh = known?.snapshot.version === document.version && known.settings === settings && known.project === project
      && now() - known.snapshot.now < maxAge
    if (isFresh) return known.snapshot
    const snapshot = takeSnapshot(document, settings, now(), (rule, error) => logError(rule, error), project, known?.snapshot)
    snapshots.set(uri, {snapshot, settings, project})
    return snapshot
  }

  /** Those of the other open postmortems. */
  function peopleElsewhere(snapshot: Snapshot): string[] {
    return [...snapshots.values()].flatMap(it => it.snapshot === snapshot || !it.snapshot.model.isPostmortem ? [] : peopleOf(it.snapshot.model))
  }

  /** Nothing waits where the client could not be told of it later. */
  function toldOf(snapshot: Snapshot): readonly LintResult[] {
    return !pulls(client) || canRefresh(client) ? typing.problemsOf(snapshot) : snapshot.problems
  }

  /** The documents, or the one that is given, have other problems than before, though they have not changed. */
  function reportAgain(uri?: string): void {
    if (pulls(client)) refresh()
    else if (uri !== undefined) void push(uri)
    else documents.keys().forEach(uri => void push(uri))
  }

  /**
   * Registers the outline, or takes it back, as the settings want; a client that cannot do that gets no symbols
   * instead.
   */
  function updateOutline(): void {
    if (!registersOutline(client)) return
    const isWanted = configuration.global().outline.enabled
    const {type} = DocumentSymbolRequest
    if (isWanted && !outline) outline = connection.client.register(type, {documentSelector: null, label})
    if (isWanted || !outline) return
    void outline.then(it => it.dispose())
    outline = undefined
  }

  function refresh(): void {
    if (canRefresh(client)) void connection.languages.diagnostics.refresh()
  }

  /** Editors ask for these again only when the text changes. */
  function refreshHints(): void {
    if (client.workspace?.inlayHint?.refreshSupport) void connection.languages.inlayHint.refresh()
    if (client.workspace?.codeLens?.refreshSupport) void connection.sendRequest(CodeLensRefreshRequest.type)
  }

  function logError(name: string, error: unknown): void {
    connection.console.error(`${name}: ${error instanceof Error ? error.stack ?? error.message : error}`)
  }
}

/** Milliseconds. The current time is offered as a completion and decides what is overdue. */
const maxAge = 30_000

/** What the group in the outline is called. */
const label = 'Postmortem'

function serverCapabilities(client: ClientCapabilities): ServerCapabilities {
  return {
    textDocumentSync: TextDocumentSyncKind.Incremental,
    workspace: {workspaceFolders: {supported: true, changeNotifications: true}},
    hoverProvider: true,
    completionProvider: {triggerCharacters: [...triggerCharacters]},
    codeActionProvider: {codeActionKinds: [CodeActionKind.QuickFix, CodeActionKind.RefactorRewrite, fixAllKind, organizeTimelineKind]},
    foldingRangeProvider: true,
    documentLinkProvider: {resolveProvider: false},
    codeLensProvider: {resolveProvider: false},
    inlayHintProvider: true,
    ...!registersOutline(client) && {documentSymbolProvider: {label}},
    ...pulls(client) && {
      diagnosticProvider: {identifier: 'postmortem', interFileDependencies: false, workspaceDiagnostics: false},
    },
  }
}

function pulls(client: ClientCapabilities): boolean {
  return client.textDocument?.diagnostic !== undefined
}

function canRefresh(client: ClientCapabilities): boolean {
  return client.workspace?.diagnostics?.refreshSupport === true
}

function registersOutline(client: ClientCapabilities): boolean {
  return client.textDocument?.documentSymbol?.dynamicRegistration === true
}

/** One turn of the event loop, in which at most one queued message is read. A browser has no `setImmediate`. */
function nextTurn(): Promise<void> {
  return new Promise(resolve => {
    if (typeof setImmediate === 'function') setImmediate(resolve)
    else setTimeout(resolve, 0)
  })
}
