import type {LintResult} from '../../server/lint/types.ts'
import assert from 'node:assert/strict'
import fc from '../property.ts'
import {TextDocument} from 'vscode-languageserver-textdocument'
import {defaultSettings, type Settings} from '../../server/config/settings.ts'
import {buildModel} from '../../server/document/read-document.ts'
import {symbolTree} from '../../server/features/document-symbol.ts'
import {takeSnapshot, type Snapshot} from '../../server/features/snapshot.ts'
import {rules} from '../../server/rules/index.ts'
import {firstDifference} from '../first-difference.ts'
import {readMarkers} from '../markers.ts'

export const now = Date.UTC(2026, 0, 15, 12)

/** With all rules, also those that are off by default. */
export const settings: Settings = {
  ...defaultSettings,
  rules: Object.fromEntries(rules.map(it => [it.id, 'warning'])),
}

/** A replacement of some characters. What `at` is depends on who makes the change. */
export interface Change {
  readonly at: number
  readonly length: number
  readonly text: string
  /** Whether the next change comes before anybody asks for the document. */
  readonly isUnread?: boolean
}

export function open(text: string): TextDocument {
  return TextDocument.create('file:///postmortems/a.md', 'markdown', 1, text)
}

/** A rule that throws fails the test. */
export function snapshotOf(document: TextDocument, before?: Snapshot): Snapshot {
  const fail = (rule: string, error: unknown) => {
    throw new Error(`${rule} failed`, {cause: error})
  }
  return takeSnapshot(document, settings, now, fail, undefined, before)
}

/**
 * Makes the changes one by one, and compares the document after each with one that is read afresh.
 * @param offsetOf gives the offset of a change in a text of that length; by default, `at`
 * @param answer what else must be the same; by default, the outline
 */
export function checkChanges(
  text: string,
  changes: readonly Change[],
  offsetOf: (change: Change, length: number) => number = ({at}) => at,
  answer: (snapshot: Snapshot, at: number) => unknown = symbolTree,
): void {
  let document = open(text)
  let snapshot = snapshotOf(document)
  void snapshot.problems
  let version = 1
  for (const change of changes) {
    const length = document.getText().length
    const start = offsetOf(change, length)
    const range = {start: document.positionAt(start), end: document.positionAt(Math.min(length, start + change.length))}
    document = TextDocument.update(document, [{range, text: change.text}], ++version)
    if (change.isUnread) continue
    snapshot = snapshotOf(document, snapshot)
    const around = document.getText().slice(Math.max(0, start - 80), start + 80)
    compare(snapshot, start, answer, `after ${JSON.stringify(change)} at ${start} in ${JSON.stringify(around)}`)
  }
}

/** Types the words at `<|>` letter by letter, deletes them again, and compares after each letter. */
export function checkTyping(marked: string, words: string): void {
  const {text, cursor = 0} = readMarkers(marked)
  const forth = [...words].map((letter, index) => ({at: cursor + index, length: 0, text: letter}))
  checkChanges(text, [...forth, ...forth.toReversed().map(({at}) => ({at, length: 1, text: ''}))])
}

function compare(
  snapshot: Snapshot,
  at: number,
  answer: (snapshot: Snapshot, at: number) => unknown,
  where: string,
): void {
  // Before the model: a rule is to ask for it first, as it does in an editor.
  const problems = seen(snapshot.problems)
  const fresh = snapshotOf(open(snapshot.text))
  const assertSame = (what: string, kept: unknown, anew: unknown) => {
    const difference = firstDifference(kept, anew)
    assert.ok(difference === undefined, `${what} of a changed document and a new one differ: ${difference}, ${where}`)
  }
  assertSame('the model', snapshot.model, buildModel(snapshot.text, '/postmortems/a.md', settings))
  assertSame('the problems', problems, seen(fresh.problems))
  assertSame('the answers', answer(snapshot, at), answer(fresh, at))
}

/** What a person sees of problems: plain data, with the fixes. */
function seen(problems: readonly LintResult[]): unknown {
  return JSON.parse(
    JSON.stringify(
      problems.map(({ruleId, severity, span, message, related, fixes}) => ({
        ruleId,
        severity,
        span,
        message,
        related,
        fixes: fixes ?? [],
      })),
    ),
  )
}

/** Texts that change how the text around them is read. */
export const hostile: readonly string[] = [
  '-',
  '- ',
  '#',
  '# ',
  '\n',
  '\n\n',
  '\r\n',
  '`',
  '```',
  '~~~\n',
  '<!--',
  '-->',
  '|',
  '| - |',
  '---',
  '---\n',
  '...',
  ':',
  '**',
  '**Impact**',
  '[',
  ']',
  '](',
  '(',
  ')',
  '<',
  '>',
  '> ',
  '1.',
  '10:00',
  '10:00 UTC',
  '2020-01-01',
  '25:61',
  'IST',
  ' ',
  '\t',
  '    ',
  'x',
  'TODO',
  'Timeline',
  '## Timeline\n',
  'should have checked',
  'human error',
  '!!',
  '\u00a0',
  'é',
  'â€”',
  '😀',
  '\\',
  '- [ ] ',
  'for 20 minutes',
  'from 10:00 to 11:00',
  'Alert fires',
  'resolved',
  'MTTR: 5 min',
  'password=hunter2x',
  '<br>',
  'UTC',
  'postmortem-ignore',
  'All times in CET. ',
  'ß',
  '\ud800',
  'Status: Final',
  '@jane',
]

/** At a part of the length of the text, from 0 to 1. */
export const change: fc.Arbitrary<Change> = fc.record({
  at: fc.double({min: 0, max: 1, noNaN: true}),
  length: fc.oneof(
    {weight: 4, arbitrary: fc.constant(0)},
    {weight: 2, arbitrary: fc.constant(1)},
    fc.integer({min: 2, max: 40}),
  ),
  text: fc.oneof({weight: 3, arbitrary: fc.constantFrom('e', 'a', ' ', 'x', '.')}, fc.constantFrom(...hostile), {
    weight: 1,
    arbitrary: fc.constant(''),
  }),
})
