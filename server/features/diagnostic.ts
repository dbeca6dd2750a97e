import {DocumentDiagnosticReportKind, type Diagnostic, type FullDocumentDiagnosticReport} from 'vscode-languageserver'
import type {Snapshot} from '../snapshot.ts'
import {toDiagnostic} from './convert.ts'

/** The problems of the document, in document order. */
export function diagnostic(snapshot: Snapshot): FullDocumentDiagnosticReport {
  return {kind: DocumentDiagnosticReportKind.Full, items: diagnosticsOf(snapshot)}
}

/** For clients that do not pull. */
export function diagnosticsOf({document, problems}: Snapshot): Diagnostic[] {
  return problems.map(it => toDiagnostic(document, it))
}
