import type {LintResult} from '../../server/lint/types.ts'
import assert from 'node:assert/strict'
import {TextDocument} from 'vscode-languageserver-textdocument'
import {symbolTree} from '../../server/features/document-symbol.ts'
import {buildModel} from '../../server/document/read-document.ts'
import {rules} from '../../server/rules/index.ts'
import {defaultSettings, type Settings} from '../../server/config/settings.ts'
import {takeSnapshot, type Snapshot} from '../../server/features/snapshot.ts'
import {readMarkers} from '../markers.ts'

export const now = Date.UTC(2026, 0, 15, 12)

/** All rules are on, those that are off by default included. */
export const settings: Settings = {...defaultSettings, rules: Object.fromEntries(rules.map(it => [it.id, 'warning']))}

export function open(text: string): TextDocument {
  return TextDocument.create('file:///postmortems/a.md', 'markdown', 1, text)
}

export interface Change {
  readonly at: number
  /** Characters that are replaced. */
  readonly length: number
  readonly text: string
}

/** Makes the changes one by one, and compares model, problems and symbols after each with those of a new reading. */
export function checkAt(
  text: string, changes: readonly Change[], offsetOf: (change: Change, length: number) => number = ({at}) => at,
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
    snapshot = snapshotOf(document, snapshot)
    const after = document.getText()
    const fresh = snapshotOf(open(after))
    const near = JSON.stringify(after.slice(Math.max(0, start - 80), start + 80))
    const where = `after ${JSON.stringify(change)} at ${start} in ${near}`
    const problems = seen(snapshot.problems)
    assert.deepEqual(plain(snapshot.model), plain(buildModel(after, '/postmortems/a.md', settings)), where)
    assert.deepEqual(problems, seen(fresh.problems), where)
    assert.deepEqual(symbolTree(snapshot), symbolTree(fresh), where)
  }
}

/** Types the words at `<|>` letter by letter, deletes them again, and compares after each letter. */
export function checkTyping(marked: string, words: string): void {
  const {text, cursor = 0} = readMarkers(marked)
  const forth = [...words].map((letter, index) => ({at: cursor + index, length: 0, text: letter}))
  checkAt(text, [...forth, ...forth.toReversed().map(({at}) => ({at, length: 1, text: ''}))])
}

function snapshotOf(document: TextDocument, before?: Snapshot): Snapshot {
  const onError = (rule: string, error: unknown): never => {
    throw new Error(rule, {cause: error})
  }
  return takeSnapshot(document, settings, now, onError, undefined, before)
}

/** What can be seen of the problems, the fixes included. */
function seen(problems: readonly LintResult[]): unknown {
  return plain(problems.map(({ruleId, severity, span, message, related, fixes}) =>
    ({ruleId, severity, span, message, related, fixes: fixes ?? []})))
}

function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value))
}
