import type {LintResult} from '../lint/types.ts'
import type {TextDocumentContentChangeEvent} from 'vscode-languageserver'
import type {Snapshot} from './snapshot.ts'

/**
 * The lines on which a person is typing, after a change: letters, a deletion or a new line, perhaps at several cursors.
 * `undefined` for any other change, such as a paste, a fix or a command.
 */
export function typedLines(changes: readonly TextDocumentContentChangeEvent[]): number[] | undefined {
  const lines: number[] = []
  const first = changes[0]
  if (!first || maxCursors < changes.length) return undefined
  for (const change of changes) {
    // The same text is typed at all cursors.
    if (!('range' in change) || change.text !== first.text) return undefined
    const {start, end} = change.range
    const isNewLine = /^\r?\n[ \t]{0,40}$/.test(change.text)
    if (!isNewLine && /[\r\n]/.test(change.text)) return undefined
    if (1 < end.line - start.line || (start.line < end.line && change.text !== '')) return undefined
    if (isNewLine && 1 < changes.length) return undefined
    lines.push(isNewLine ? start.line + 1 : start.line)
  }
  return lines
}

const maxCursors = 100

/** The problems to report while a person types on some lines of a document. */
export interface FilteredProblems {
  readonly shown: readonly LintResult[]
  /** Whether other problems are deferred until the person pauses. */
  readonly hasDeferred: boolean
}

/**
 * Defers new problems on lines that are being typed on, because half a word often looks like a problem. Problems that
 * were reported before stay. Errors, and problems that span several lines, are never deferred.
 * @param known the `problemKey`s of the problems that were reported last
 */
export function filterProblems(
  snapshot: Snapshot,
  lines: readonly number[],
  known: ReadonlySet<string>,
): FilteredProblems {
  const {document, problems} = snapshot
  const shown = problems.filter(problem => {
    if (problem.severity === 'error') return true
    const first = document.positionAt(problem.span.start).line
    const last = document.positionAt(problem.span.end).line
    if (maxDeferredLines <= last - first || !lines.some(it => first <= it && it <= last)) return true
    return known.has(problemKey(snapshot, problem))
  })
  return {shown, hasDeferred: shown.length < problems.length}
}

/** A problem is deferred only if it spans at most this many lines. */
const maxDeferredLines = 3

/** Identifies a problem across versions of a document: its rule and the text that it is about. */
export function problemKey({text}: Snapshot, {ruleId, span}: LintResult): string {
  return `${ruleId} ${text.slice(span.start, Math.min(span.end, span.start + 100))}`
}
