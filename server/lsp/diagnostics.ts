import type {LintResult} from '../lint/types.ts'
import type {ClientCapabilities, Connection, Diagnostic} from 'vscode-languageserver'
import {canRefresh, diagnosticSupport, pulls} from './capabilities.ts'
import {diagnosticsOf} from '../features/diagnostic.ts'
import {isProjectFile} from '../config/project-file/walk.ts'
import type {Snapshot} from '../features/snapshot.ts'
import type {SnapshotCache} from './snapshot-cache.ts'
import type {TypingTracker} from './typing-tracker.ts'
import type {Answers} from './answers.ts'
import {ask, logError} from './connection/requests.ts'
import type {OpenDocuments} from './documents.ts'

/** Reports problems in the way that the client supports: it asks for them, or they are pushed. */
export interface DiagnosticReports {
  /** The problems to report now; others are reported when the person stops typing. */
  problemsOf(snapshot: Snapshot): readonly LintResult[]
  /** Must be called after a document was opened or changed. */
  changed(uri: string): void
  /** Must be called after a document was closed. */
  closed(uri: string): void
  /**
   * Must be called when the problems of a document may have changed although its text has not.
   * @param uri of the document; without it, all documents may have other problems
   */
  reportAgain(uri?: string): void
}

export function reportDiagnostics(
  connection: Connection,
  client: ClientCapabilities,
  documents: OpenDocuments,
  snapshots: SnapshotCache,
  typing: TypingTracker,
  {attempt}: Answers,
): DiagnosticReports {
  const isPulled = pulls(client)
  const shown = diagnosticSupport(client)

  return {
    problemsOf,
    changed: uri => {
      if (!isPulled) push(uri)
    },
    closed: uri => {
      if (!isPulled) send(uri, [])
    },
    reportAgain(uri) {
      if (!isPulled) (uri === undefined ? documents.uris() : [uri]).forEach(push)
      else if (canRefresh(client)) void ask(connection, 'workspace/diagnostic/refresh')
    },
  }

  /** Reports everything at once if the client could not be notified later. */
  function problemsOf(snapshot: Snapshot): readonly LintResult[] {
    return !isPulled || canRefresh(client) ? typing.problemsOf(snapshot) : snapshot.problems
  }

  function push(uri: string): void {
    pushWhenIdle(uri).catch(error => logError(connection, 'diagnostic', error))
  }

  async function pushWhenIdle(uri: string): Promise<void> {
    if (isProjectFile(uri)) return
    const version = documents.get(uri)?.version
    await snapshots.whenIdle(uri)
    const document = documents.get(uri)
    // A change that came in the meantime has its own push.
    if (!document || document.version !== version) return
    send(
      uri,
      attempt('diagnostic', uri, it => diagnosticsOf(it, problemsOf(it), shown), []),
      version,
    )
  }

  function send(uri: string, diagnostics: Diagnostic[], version?: number): void {
    const params = version === undefined ? {uri, diagnostics} : {uri, version, diagnostics}
    connection.sendDiagnostics(params).catch(error => logError(connection, 'diagnostic', error))
  }
}
