import type {LintResult} from '../lint/types.ts'
import type {ClientCapabilities, Connection, Diagnostic} from 'vscode-languageserver'
import {canRefresh, diagnosticSupport, pulls} from './capabilities.ts'
import {diagnosticsOf} from '../features/diagnostic.ts'
import {isProjectFile} from '../config/project-file/walk.ts'
import type {Snapshot} from '../features/snapshot.ts'
import type {Snapshots} from './snapshot-cache.ts'
import type {Typing} from './typing-tracker.ts'
import type {Answers} from './answers.ts'
import {ask, logError} from './connection/requests.ts'
import type {OpenDocuments} from './documents.ts'

/** Reports problems in the way that the client supports: it asks for them, or they are pushed. */
export interface DiagnosticReports {
  /** The problems to report now; others wait until the person pauses. */
  problemsOf(snapshot: Snapshot): readonly LintResult[]
  /** To be called after a document was opened or changed. */
  changed(uri: string): void
  /** To be called after a document was closed. */
  closed(uri: string): void
  /**
   * To be called when a document has other problems than before although its text is the same.
   * @param uri of the document; without it, all documents may have other problems
   */
  reportAgain(uri?: string): void
}

export function reportDiagnostics(
  connection: Connection, client: ClientCapabilities, documents: OpenDocuments, snapshots: Snapshots, typing: Typing,
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

  /** Nothing waits if the client could not be notified later. */
  function problemsOf(snapshot: Snapshot): readonly LintResult[] {
    return !isPulled || canRefresh(client) ? typing.problemsOf(snapshot) : snapshot.problems
  }

  function push(uri: string): void {
    pushWhenSettled(uri).catch(error => logError(connection, 'diagnostic', error))
  }

  async function pushWhenSettled(uri: string): Promise<void> {
    if (isProjectFile(uri)) return
    const version = documents.get(uri)?.version
    await snapshots.settled(uri)
    const document = documents.get(uri)
    // A change that came in the meantime is pushed on its own.
    if (!document || document.version !== version) return
    send(uri, attempt('diagnostic', uri, it => diagnosticsOf(it, problemsOf(it), shown), []), version)
  }

  function send(uri: string, diagnostics: Diagnostic[], version?: number): void {
    const params = version === undefined ? {uri, diagnostics} : {uri, version, diagnostics}
    connection.sendDiagnostics(params).catch(error => logError(connection, 'diagnostic', error))
  }
}
