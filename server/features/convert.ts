import type {LintResult} from '../lint/types.ts'
import {
  DiagnosticSeverity,
  DiagnosticTag,
  type Diagnostic,
  type DiagnosticsCapabilities,
  type Position,
  type Range,
  type TextEdit,
} from 'vscode-languageserver'
import type {TextDocument} from 'vscode-languageserver-textdocument'
import {docsUrl} from '../lint/docs-url.ts'
import type {Severity} from '../document/profiles/profile.ts'
import type {Edit, Span} from '../text/span.ts'

/** What stands before each of our diagnostics in a list of problems. */
const diagnosticSource = 'postmortem'

/** Offsets beyond the text become its ends. */
export function toRange(document: TextDocument, {start, end}: Span): Range {
  return {start: document.positionAt(start), end: document.positionAt(end)}
}

/**
 * The same for many spans, which is fast when each begins near the one before: the lines between are counted, not
 * searched.
 */
export function rangesOf(document: TextDocument): (span: Span) => Range {
  const start = cursorIn(document)
  const end = cursorIn(document)
  return span => ({start: start(span.start), end: end(span.end)})
}

function cursorIn(document: TextDocument): (offset: number) => Position {
  let line = 0
  let from = 0
  let next = document.offsetAt({line: 1, character: 0})
  return offset => {
    // Far away, or at the end of the text, a search is better.
    if (offset < from || document.lineCount <= line + 1 || farthest < offset - from) {
      const position = document.positionAt(offset)
      line = position.line
      from = document.offsetAt({line, character: 0})
      next = document.offsetAt({line: line + 1, character: 0})
      return position
    }
    while (next <= offset && line + 1 < document.lineCount) {
      line++
      from = next
      next = document.offsetAt({line: line + 1, character: 0})
    }
    return {line, character: offset - from}
  }
}

/** Characters. */
const farthest = 20_000

/** Positions beyond the text become its ends; a range that is turned round is read the right way. */
export function toSpan(document: TextDocument, {start, end}: Range): Span {
  const [first, last] = [document.offsetAt(start), document.offsetAt(end)]
  return {start: Math.min(first, last), end: Math.max(first, last)}
}

export function toTextEdit(document: TextDocument, {span, text}: Edit): TextEdit {
  return {range: toRange(document, span), newText: text}
}

/** @param shown what the client can show beside the message */
export function toDiagnostic(document: TextDocument, problem: LintResult, shown: DiagnosticsCapabilities): Diagnostic {
  return {
    range: toRange(document, problem.span),
    severity: severities[problem.severity],
    code: problem.ruleId,
    ...(shown.codeDescriptionSupport && {codeDescription: {href: docsUrl(problem.ruleId)}}),
    source: diagnosticSource,
    message: problem.message,
    ...(isFaded(problem.ruleId, shown) && {tags: [DiagnosticTag.Unnecessary]}),
    ...(shown.relatedInformation
      && problem.related && {
        relatedInformation: problem.related.map(({span, message}) => ({
          location: {uri: document.uri, range: toRange(document, span)},
          message,
        })),
      }),
  }
}

const severities: Record<Severity, DiagnosticSeverity> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
}

/** What is left of a template is shown faded out, as text that can go. */
function isFaded(ruleId: string, {tagSupport}: DiagnosticsCapabilities): boolean {
  // Older clients say no more than `true`.
  return ruleId === 'doc/placeholder' && tagSupport?.valueSet?.includes(DiagnosticTag.Unnecessary) === true
}
