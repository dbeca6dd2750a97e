import type {LintResult} from '../lint/types.ts'
import type {TextDocumentContentChangeEvent} from 'vscode-languageserver'
import type {Snapshot} from './snapshot.ts'

/**
 * The lines that a change leaves the cursor on when a person types: letters, a deletion, or a new line, perhaps at several cursors.
 * `undefined` for anything else, such as a paste, a fix or a command.
 */
export function typedLines(changes: readonly TextDocumentContentChangeEvent[]): number[] | undefined {
  const lines: number[] = []
  const first = changes[0]
  if (!first || most < changes.length) return undefined
  for (const change of changes) {
    // At several cursors the same is typed.
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

/** Cursors. */
const most = 100

/** What is told of a document while a person types on some of its lines. */
export interface QuietProblems {
  readonly told: readonly LintResult[]
  /** Whether some wait until the person pauses. */
  readonly isHolding: boolean
}

/**
 * Of the problems on lines that are being typed on, those that were told already stay, and new ones wait: half a word is often one.
 * Errors, and what is about more than the lines, do not wait.
 * @param known what was told last, by `problemKey`
 */
export function quietProblems(snapshot: Snapshot, lines: readonly number[], known: ReadonlySet<string>): QuietProblems {
  const {document, problems} = snapshot
  const told = problems.filter(problem => {
    if (problem.severity === 'error') return true
    const first = document.positionAt(problem.span.start).line
    const last = document.positionAt(problem.span.end).line
    if (farthest <= last - first || !lines.some(it => first <= it && it <= last)) return true
    return known.has(problemKey(snapshot, problem))
  })
  return {told, isHolding: told.length < problems.length}
}

/** Lines. */
const farthest = 3

/** What makes a problem the same in the next version: its rule and the text that it is about. */
export function problemKey({text}: Snapshot, {ruleId, span}: LintResult): string {
  return `${ruleId} ${text.slice(span.start, Math.min(span.end, span.start + 100))}`
}
