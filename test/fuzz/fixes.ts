import type {CodeAction} from 'vscode-languageserver'
import {TextDocument} from 'vscode-languageserver-textdocument'
import type {Fix} from '../../server/edit/fix.ts'
import {hasMomentsOf} from './moments.ts'
import {codeAction} from '../../server/features/code-action/code-action.ts'
import type {Snapshot} from '../../server/features/snapshot.ts'
import type {LintResult} from '../../server/lint/types.ts'
import {fixAllKind, organizeTimelineKind} from '../../server/protocol/requests.ts'
import {orderEdits} from '../../server/text/edits.ts'
import {applyEdits, type Edit, type Span} from '../../server/text/span.ts'
import {open, snapshotOf} from '../incremental/as-fresh.ts'
import {documentsFrom} from './documents.ts'
import {definePart, Failure} from './part.ts'
import {lostWords} from './words.ts'

/** A fix makes its problem go; what is done unseen loses no word, section or moment, and comes to an end. */
export const fixes = definePart({
  name: 'fixes',
  checks: 'that fixes solve their problems, and that nothing is lost by what is changed unseen',
  share: 1,
  cases: seeds => documentsFrom(seeds).map(text => ({text, steps: []})),
  check({text}) {
    const snapshot = snapshotOf(open(text))
    for (const [problem, fix] of differentFixes(snapshot.problems)) checkFix(snapshot, problem, fix)
    checkUnseen(snapshot, fixAllKind)
    checkUnseen(snapshot, organizeTimelineKind)
    checkConversions(snapshot)
  },
})

/** One of each kind that a rule has; others of that kind differ in their values only, mostly. */
function differentFixes(problems: readonly LintResult[]): Iterable<readonly [LintResult, Fix]> {
  const all = problems.flatMap(problem => problem.fixes?.map(fix => [problem, fix] as const) ?? [])
  return new Map(all.map(it => [`${it[0].ruleId} ${it[1].title.replace(/"[^"]*"|[\d:-]+/g, '')}`, it])).values()
}

function checkFix(before: Snapshot, problem: LintResult, fix: Fix): void {
  const {text} = before
  const name = `${problem.ruleId}, "${fix.title.replace(/"[^"]*"/g, '…')}"`
  const edits = orderEdits(fix.edits)
  if (!edits) throw new Failure(`edits of a fix overlap, ${name}: ${JSON.stringify(fix.edits)}`)
  const outside = edits.find(({span}) => span.start < 0 || span.end < span.start || text.length < span.end)
  if (outside) throw new Failure(`an edit of a fix is outside of the text, ${name}: ${JSON.stringify(outside)}`)
  if (edits.length === 0) return
  const after = snapshotOf(open(applyEdits(text, edits)))
  const place = startAfter(problem.span, edits)
  // What adds an action item leaves the sentence that it is about, and is done once.
  const isSame = ({ruleId, message, span, fixes = []}: LintResult) =>
    ruleId === problem.ruleId
    && message === problem.message
    && span.start === place
    && fixes.some(it => it.title === fix.title && 0 < it.edits.length)
  if (after.problems.some(isSame)) {
    throw new Failure(`a fix leaves its problem, ${name}: ${problem.message}\n${shown(before, after)}`)
  }
  if (fix.isSafe) checkKept(before, after, name)
}

/** Where a span begins after the edits. */
function startAfter({start}: Span, edits: readonly Edit[]): number {
  const before = edits.filter(({span}) => span.end <= start)
  return before.reduce((at, {span, text}) => at + text.length - (span.end - span.start), start)
}

function checkKept(before: Snapshot, after: Snapshot, name: string): void {
  const loss = lossOf(before, after)
  if (loss) throw new Failure(`${name} loses ${loss}\n${shown(before, after)}`)
}

function lossOf(before: Snapshot, after: Snapshot): string | undefined {
  const had = (rule: string) => before.problems.some(it => it.ruleId === rule)
  // What was decoded with the wrong character set gets other letters.
  const words = had('doc/mojibake') ? [] : lostWords(before.text, after.text)
  if (words.length) return `words: ${words.join(' ')}`
  // A paragraph above a line of dashes is not meant as a heading.
  const isLess = after.model.sections.length < before.model.sections.length
  if (isLess && !had('markdown/accidental-setext')) return 'sections'
  return hasMomentsOf(before.model, after.model) ? undefined : 'moments'
}

/** What is changed without a person who looks at it is changed again and again, as on each save. */
function checkUnseen(given: Snapshot, kind: string): void {
  let snapshot = given
  for (let round = 0; round < mostRounds; round++) {
    const [action] = actionsOn(snapshot, {start: 0, end: 0}, kind)
    if (!action) return
    const after = applied(snapshot, action)
    checkKept(snapshot, after, kind)
    snapshot = after
  }
  throw new Failure(`${kind} comes to no end\n${shown(given, snapshot)}`)
}

const mostRounds = 4

/** To convert a timeline changes no moment, and is done once. */
function checkConversions(snapshot: Snapshot): void {
  for (const [
    index,
    {
      entries: [entry],
    },
  ] of snapshot.model.timelines.slice(0, 3).entries()) {
    const actions = entry ? actionsOn(snapshot, entry.timestamp.span, 'refactor.rewrite') : []
    for (const action of actions.filter(it => it.title.startsWith('Convert'))) {
      const after = applied(snapshot, action)
      const name = `"${action.title}"`
      if (!hasMomentsOf(snapshot.model, after.model)) {
        throw new Failure(`${name} changes moments\n${shown(snapshot, after)}`)
      }
      const converted = after.model.timelines[index]?.entries[0]
      const again = converted ? actionsOn(after, converted.timestamp.span, 'refactor.rewrite') : []
      if (again.some(it => it.title === action.title)) {
        throw new Failure(`${name} is offered again\n${shown(snapshot, after)}`)
      }
    }
  }
}

function actionsOn(snapshot: Snapshot, span: Span, kind: string): CodeAction[] {
  const {document} = snapshot
  const range = {start: document.positionAt(span.start), end: document.positionAt(span.end)}
  return codeAction(snapshot, {textDocument: {uri: document.uri}, range, context: {diagnostics: [], only: [kind]}}, {})
}

/** Throws if edits overlap. */
function applied({document}: Snapshot, {edit}: CodeAction): Snapshot {
  return snapshotOf(open(TextDocument.applyEdits(document, edit?.changes?.[document.uri] ?? [])))
}

function shown(before: Snapshot, after: Snapshot): string {
  return `${JSON.stringify(before.text)}\n${JSON.stringify(after.text)}`
}
