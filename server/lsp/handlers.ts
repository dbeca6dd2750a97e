import type {
  ClientCapabilities,
  CodeAction,
  CodeActionParams,
  CompletionParams,
  PrepareRenameParams,
  RenameParams,
} from 'vscode-languageserver'
import {diagnosticSupport} from './capabilities.ts'
import {codeAction} from '../features/code-action/code-action.ts'
import {resolveCodeAction, conversionDataOf} from '../features/code-action/resolve.ts'
import {codeLens} from '../features/code-lens.ts'
import {completion} from '../features/completion/completion.ts'
import {diagnostic} from '../features/diagnostic.ts'
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
import {prepareRename, rename} from '../features/rename.ts'
import {selectionRange} from '../features/selection-range.ts'
import {setProfile} from '../features/set-profile.ts'
import {settingsOfDocument} from '../config/project-file/document-settings.ts'
import {isProjectFile} from '../config/project-file/walk.ts'
import {
  choicesRequest,
  insertTimelineEntryRequest,
  newDocumentRequest,
  pasteTimelineRequest,
  readinessRequest,
  setProfileRequest,
  type ChoicesParams,
  type NewDocumentParams,
} from '../protocol/requests.ts'
import type {Settings} from '../config/settings.ts'
import type {Snapshot} from '../features/snapshot.ts'
import type {SnapshotCache} from './snapshot-cache.ts'
import type {Answers, RequestHandler} from './answers.ts'
import type {Configuration} from './configuration.ts'
import type {DiagnosticReports} from './diagnostics.ts'
import type {ProjectFiles} from './project-files.ts'

/** What the handlers need to answer requests. */
export interface Sources {
  readonly client: ClientCapabilities
  readonly snapshots: SnapshotCache
  readonly configuration: Configuration
  readonly projectFiles: ProjectFiles
  readonly diagnostics: DiagnosticReports
  /** Whether the client itself renames Markdown headings, including links from other files, as VS Code does. */
  readonly renamesHeadings: boolean
}

interface ActionParams {
  readonly textDocument: {readonly uri: string}
  readonly action: CodeAction
}

/** The handlers of all requests, by their methods. */
export function requestHandlers({answer}: Answers, sources: Sources): Readonly<Record<string, RequestHandler>> {
  const {client, snapshots, configuration, projectFiles, diagnostics, renamesHeadings} = sources
  const shown = diagnosticSupport(client)

  const peopleElsewhere = (snapshot: Snapshot) => snapshots.othersThan(snapshot).flatMap(it => peopleOf(it.model))
  const complete = answer(
    'completion',
    (snapshot: Snapshot, params: CompletionParams) =>
      completion(snapshot, params, client, () => peopleElsewhere(snapshot)),
    null,
  )
  const act = answer('code action', codeAction, null)
  const resolve = answer(
    'code action resolve',
    (snapshot: Snapshot, {action}: ActionParams) => resolveCodeAction(snapshot, action, client),
    null,
  )

  /** The settings of a document that need not be open, or exist. */
  async function settingsAt(uri: string): Promise<Settings> {
    const [settings, project] = await Promise.all([configuration.of(uri), projectFiles.of(uri)])
    return settingsOfDocument('', settings, project.parts).settings
  }

  return {
    'textDocument/diagnostic': answer('diagnostic', it => diagnostic(it, diagnostics.problemsOf(it), shown), {
      kind: 'full',
      items: [],
    }),
    'textDocument/hover': answer('hover', hover, null),
    'textDocument/completion': (params: CompletionParams, token) =>
      isProjectFile(params.textDocument.uri) ? projectFiles.complete(params) : complete(params, token),
    'textDocument/inlineCompletion': answer('inline completion', inlineCompletion, null),
    async 'textDocument/codeAction'(params: CodeActionParams, token) {
      await projectFiles.refresh(params.textDocument.uri)
      return act(params, token)
    },
    async 'codeAction/resolve'(action: CodeAction, token) {
      const textDocument = conversionDataOf(action)
      return textDocument ? ((await resolve({textDocument, action}, token)) ?? action) : action
    },
    'textDocument/documentSymbol': answer('document symbol', documentSymbol, null),
    'textDocument/documentLink': answer('document link', documentLink, null),
    'textDocument/documentHighlight': answer('document highlight', documentHighlight, null),
    'textDocument/references': answer('references', references, null),
    'textDocument/prepareRename': answer(
      'prepare rename',
      (it, params: PrepareRenameParams) => prepareRename(it, params, renamesHeadings),
      null,
    ),
    'textDocument/rename': answer(
      'rename',
      (it, params: RenameParams) => rename(it, params, client, renamesHeadings),
      null,
    ),
    'textDocument/selectionRange': answer('selection range', selectionRange, null),
    'textDocument/foldingRange': answer('folding range', foldingRange, null),
    'textDocument/codeLens': answer('code lens', codeLens, null),
    'textDocument/inlayHint': answer('inlay hint', inlayHint, null),
    [pasteTimelineRequest]: answer('paste timeline', pasteTimeline, null),
    [insertTimelineEntryRequest]: answer('insert timeline entry', insertTimelineEntry, null),
    [setProfileRequest]: answer('set profile', setProfile, null),
    [readinessRequest]: answer('readiness', readiness, null),
    [choicesRequest]: async ({uri}: ChoicesParams) => choices(await settingsAt(uri)),
    [newDocumentRequest]: async (params: NewDocumentParams) => newDocument(await settingsAt(params.uri), params),
  }
}
