import type {LintResult} from '../lint/types.ts'
import type {Diagnostic, DiagnosticsCapabilities, FullDocumentDiagnosticReport} from 'vscode-languageserver'
import type {Severity} from '../document/profiles/profile.ts'
import type {Snapshot} from './snapshot.ts'
import {toDiagnostic} from './convert.ts'

/** The problems of the document, for clients that pull; with what the client shows of each. */
export function diagnostic(
  snapshot: Snapshot,
  problems: readonly LintResult[] = snapshot.problems,
  shown: DiagnosticsCapabilities = {},
): FullDocumentDiagnosticReport {
  return {kind: 'full', items: diagnosticsOf(snapshot, problems, shown)}
}

/** The problems in the order of the text, for clients that do not pull. Of very many, the most severe. */
export function diagnosticsOf(
  {document}: Snapshot,
  problems: readonly LintResult[],
  shown: DiagnosticsCapabilities,
): Diagnostic[] {
  return mostSevere(problems).map(it => toDiagnostic(document, it, shown))
}

/** An editor shows a thousand of one document; more only cost, ten megabytes of messages on a hostile document. */
const limit = 1000

const severities: readonly Severity[] = ['error', 'warning', 'info', 'hint']

export function mostSevere(problems: readonly LintResult[]): readonly LintResult[] {
  if (problems.length <= limit) return problems
  const kept = new Set(severities.flatMap(severity => problems.filter(it => it.severity === severity)).slice(0, limit))
  return problems.filter(it => kept.has(it))
}
