import type {LintResult} from '../lint/types.ts'
import type {
  ClientCapabilities, CodeAction, CodeActionParams, CompletionList, CompletionParams, Diagnostic, DiagnosticsCapabilities, DidChangeConfigurationParams,
  DidChangeWatchedFilesParams, InitializeParams, InitializeResult, PrepareRenameParams, RenameParams, WorkspaceEdit,
} from 'vscode-languageserver'
import {AnswerError, requestCancelled} from '../protocol/response-error.ts'
import {canRefresh, diagnosticSupport, outlineLabel, pulls, registersOutline, serverCapabilities} from './capabilities.ts'
import {followConfiguration, type Configuration} from './configuration.ts'
import {logError, register, type Connection, type Token} from './connection.ts'
import {followDocuments} from './documents.ts'
import {codeAction} from '../features/code-action/code-action.ts'
import {resolveCodeAction, turnDataOf} from '../features/code-action/resolve.ts'
import {codeLens} from '../features/code-lens.ts'
import {completion} from '../features/completion/completion.ts'
import {diagnostic, diagnosticsOf} from '../features/diagnostic.ts'
import {documentHighlight} from '../features/document-highlight.ts'
import {documentLink} from '../features/document-link.ts'
import {documentSymbol} from '../features/document-symbol.ts'
import {foldingRange} from '../features/folding-range.ts'
import {hover} from '../features/hover/hover.ts'
import {inlayHint} from '../features/inlay-hint.ts'
import {inlineCompletion} from '../features/inline-completion.ts'
import {insertTimelineEntry} from '../features/insert-timeline-entry.ts'
import {choices, newDocument} from '../features/new-document.ts'
import {pasteTimeline} from '../features/paste-timeline.ts'
import {peopleOf} from '../features/names/named-people.ts'
import {readiness} from '../features/readiness.ts'
import {references} from '../features/references.ts'
import {prepareRename, rename, type Renamable} from '../features/rename.ts'
import {selectionRange} from '../features/selection-range.ts'
import {setProfile} from '../features/set-profile.ts'
import {followLifecycle} from './lifecycle.ts'
import {followProjectFiles, type ProjectFiles, type ReadFile} from './project-files.ts'
import {settingsOfDocument} from '../config/project-file/document-settings.ts'
import {isProjectFile} from '../config/project-file/walk.ts'
import {
  choicesRequest, insertTimelineEntryRequest, newDocumentRequest, pasteTimelineRequest, readinessRequest, setProfileRequest,
  type ChoicesParams, type DocumentEdit, type InsertedTimelineEntry, type InsertTimelineEntryParams, type NewDocumentParams, type PastedTimeline,
  type PasteTimelineParams, type Readiness, type ReadinessParams, type SetProfileParams,
} from '../protocol/requests.ts'
import type {Settings} from '../config/settings.ts'
import type {Snapshot} from '../features/snapshot.ts'
import {keepSnapshots, type Snapshots} from './snapshot-cache.ts'
import {followTyping} from './typing-tracker.ts'
import {setBundle} from '../text/l10n.ts'
import type {Instant} from '../time/calendar.ts'
import {warmUp} from './warm-up.ts'

/** What the place where the server runs gives it. */
export interface Host {
  now(): Instant
  /** Ends the server, 0 when the client has asked for it in order. */
  exit(code: 0 | 1): void
  /** Ends the server when this process is gone, where the host can tell. */
  endWith?(processId: number): void
  /** Hears how long an open document is, which all else grows with. */
  makeRoomFor?(characters: number): void
  /** Reads from its own disk; without it, the client is asked for files. */
  readonly readFile?: ReadFile
}

/** Joins a connection to the features. */
export function startServer(connection: Connection, {now, exit, endWith, makeRoomFor, readFile}: Host): void {
  let client: ClientCapabilities = {}
  let shown: DiagnosticsCapabilities = {}
  let configuration: Configuration
  let projectFiles: ProjectFiles
  let snapshots: Snapshots
  /** What takes the outline back, while it is registered. */
  let outline: Promise<(() => Promise<undefined>) | undefined> = Promise.resolve(undefined)

  /** Whether the client renames headings that Markdown knows, with the links of other files, as VS Code does. */
  let leavesHeadings = false
  const failed = (name: string, error: unknown) => logError(connection, name, error)
  const end = followLifecycle(connection, exit)
  const typing = followTyping(reportAgain)
  const documents = followDocuments(connection, typing.update, changed, closed)

  connection.onRequest<InitializeParams>('initialize', (given): InitializeResult => {
    const params = {...given, capabilities: given?.capabilities ?? {}}
    client = params.capabilities
    shown = diagnosticSupport(client)
    if (params.processId) endWith?.(params.processId)
    setBundle(params.initializationOptions?.l10nBundle)
    configuration = followConfiguration(connection, client, params.initializationOptions, uri => projectFiles.placeOf(uri))
    leavesHeadings = params.initializationOptions?.renamesHeadings === true
    projectFiles = followProjectFiles(connection, params, documents, readFile, reportAgain)
    snapshots = keepSnapshots(documents, configuration, projectFiles, now, failed)
    return {capabilities: serverCapabilities(client), serverInfo: {name: 'postmortem'}}
  })
  connection.onNotification('initialized', async () => {
    configuration.register()
    projectFiles.register()
    await configuration.reload()
    updateOutline()
    setTimeout(warmUpWhileIdle, idleTime)
  })
  connection.onNotification<DidChangeConfigurationParams>('workspace/didChangeConfiguration', async ({settings}) => {
    await configuration.reload(settings?.postmortem)
    snapshots.clear()
    updateOutline()
    refreshHints()
    reportAgain()
  })
  connection.onNotification<DidChangeWatchedFilesParams>(
    'workspace/didChangeWatchedFiles', ({changes}) => projectFiles.changed(changes.map(it => it.uri)))

  connection.onRequest('textDocument/diagnostic', answer('diagnostic', it => diagnostic(it, toldOf(it), shown), {kind: 'full', items: []}))
  connection.onRequest('textDocument/hover', answer('hover', hover, null))
  const complete = answer<CompletionParams, CompletionList | null>(
    'completion', (snapshot, params, client) => completion(snapshot, params, client, () => snapshots.othersThan(snapshot).flatMap(it => peopleOf(it.model))), null)
  connection.onRequest<CompletionParams>('textDocument/completion', (params, token) =>
    isProjectFile(params.textDocument.uri) ? projectFiles.complete(params) : complete(params, token))
  connection.onRequest('textDocument/inlineCompletion', answer('inline completion', inlineCompletion, null))
  const act = answer<CodeActionParams, CodeAction[] | null>('code action', codeAction, null)
  connection.onRequest<CodeActionParams>('textDocument/codeAction', async (params, token) => {
    await projectFiles.refresh(params.textDocument.uri)
    return act(params, token)
  })
  const resolve = answer<{textDocument: {uri: string}; action: CodeAction}, CodeAction | null>(
    'code action resolve', (snapshot, {action}, client) => resolveCodeAction(snapshot, action, client), null)
  connection.onRequest<CodeAction>('codeAction/resolve', async (action, token) => {
    const textDocument = turnDataOf(action)
    return textDocument ? await resolve({textDocument, action}, token) ?? action : action
  })
  connection.onRequest('textDocument/documentSymbol', answer('document symbol', documentSymbol, null))
  connection.onRequest('textDocument/documentLink', answer('document link', documentLink, null))
  connection.onRequest('textDocument/documentHighlight', answer('document highlight', documentHighlight, null))
  connection.onRequest('textDocument/references', answer('references', references, null))
  connection.onRequest('textDocument/prepareRename', answer<PrepareRenameParams, Renamable | null>('prepare rename', (it, params) => prepareRename(it, params, leavesHeadings), null))
  connection.onRequest('textDocument/rename', answer<RenameParams, WorkspaceEdit | null>('rename', (it, params) => rename(it, params, client, leavesHeadings), null))
  connection.onRequest('textDocument/selectionRange', answer('selection range', selectionRange, null))
  connection.onRequest('textDocument/foldingRange', answer('folding range', foldingRange, null))
  connection.onRequest('textDocument/codeLens', answer('code lens', codeLens, null))
  connection.onRequest('textDocument/inlayHint', answer('inlay hint', inlayHint, null))
  connection.onRequest(
    pasteTimelineRequest, answer<PasteTimelineParams, PastedTimeline | null>('paste timeline', pasteTimeline, null))
  connection.onRequest(
    insertTimelineEntryRequest,
    answer<InsertTimelineEntryParams, InsertedTimelineEntry | null>('insert timeline entry', insertTimelineEntry, null))
  connection.onRequest(setProfileRequest, answer<SetProfileParams, DocumentEdit | null>('set profile', setProfile, null))
  connection.onRequest(readinessRequest, answer<ReadinessParams, Readiness | null>('readiness', readiness, null))
  connection.onRequest(choicesRequest, async ({uri}: ChoicesParams) => choices(await settingsAt(uri)))
  connection.onRequest(newDocumentRequest, async (params: NewDocumentParams) => newDocument(await settingsAt(params.uri), params))

  connection.listen(end)

  /** When it fails, answers come later; that is all. */
  function warmUpWhileIdle(round = 0): void {
    try {
      if (warmUp(now(), documents, round)) setTimeout(warmUpWhileIdle, 0, round + 1)
    } catch (error) {
      failed('warm-up', error)
    }
  }

  function changed(uri: string): void {
    makeRoomFor?.(documents.get(uri)?.getText().length ?? 0)
    projectFiles.changed([uri])
    snapshots.prepare(uri)
    if (!pulls(client)) void push(uri)
  }

  function closed(uri: string): void {
    // What was not saved does not count any more.
    projectFiles.changed([uri])
    if (isProjectFile(uri)) return
    snapshots.forget(uri)
    configuration.forget(uri)
    typing.forget(uri)
    if (!pulls(client)) send(uri, [])
  }

  /**
   * Makes a request handler of a pure feature: it answers `nothing` for a document that is no postmortem, and when the feature fails; an
   * `AnswerError` is the answer.
   *
   * Features are synchronous and short, and messages are read between two requests. So a request is either cancelled
   * before it starts or not at all, and no feature takes a token.
   */
  function answer<P extends {textDocument: {uri: string}}, R>(
    name: string, feature: (snapshot: Snapshot, params: P, client: ClientCapabilities) => R, nothing: R,
  ) {
    return async (params: P, token: Token): Promise<R> => {
      await snapshots.settled(params.textDocument.uri)
      if (token.isCancelled) throw new AnswerError(requestCancelled, 'cancelled')
      return attempt(name, params.textDocument.uri, snapshot => feature(snapshot, params, client), nothing)
    }
  }

  function attempt<R>(name: string, uri: string, feature: (snapshot: Snapshot) => R, nothing: R): R {
    try {
      const snapshot = snapshots.of(uri)
      return snapshot?.model.isPostmortem ? feature(snapshot) : nothing
    } catch (error) {
      if (error instanceof AnswerError) throw error
      failed(name, error)
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
    await snapshots.settled(uri)
    const document = documents.get(uri)
    // A change that came meanwhile has its own push.
    if (!document || document.version !== version) return
    send(uri, attempt('diagnostic', uri, it => diagnosticsOf(it, toldOf(it), shown), []), version)
  }

  function send(uri: string, diagnostics: readonly Diagnostic[], version?: number): void {
    connection.notify('textDocument/publishDiagnostics', {uri, version, diagnostics})
  }

  /** Nothing waits where the client could not be told of it later. */
  function toldOf(snapshot: Snapshot): readonly LintResult[] {
    return !pulls(client) || canRefresh(client) ? typing.problemsOf(snapshot) : snapshot.problems
  }

  /** The documents, or the one that is given, have other problems than before, though they have not changed. */
  function reportAgain(uri?: string): void {
    if (pulls(client)) refresh()
    else if (uri !== undefined) void push(uri)
    else documents.uris().forEach(uri => void push(uri))
  }

  /**
   * Registers the outline, or takes it back, as the settings want; a client that cannot do that gets no symbols
   * instead. One after the other: a client may answer late, and both have the same id.
   */
  function updateOutline(): void {
    if (!registersOutline(client)) return
    outline = outline.then(takeBack => {
      if (configuration.global().outline.enabled === !!takeBack) return takeBack
      return takeBack ? takeBack() : register(connection, 'textDocument/documentSymbol', {documentSelector: null, label: outlineLabel})
    })
  }

  function refresh(): void {
    if (canRefresh(client)) void connection.ask('workspace/diagnostic/refresh')
  }

  /** Editors ask for these again only when the text changes. */
  function refreshHints(): void {
    for (const it of ['inlayHint', 'codeLens'] as const) if (client.workspace?.[it]?.refreshSupport) void connection.ask(`workspace/${it}/refresh`)
  }
}

/** Milliseconds without a document, after which there is time to prepare for the first one. */
const idleTime = 30
