import assert from 'node:assert/strict'
import type {CodeAction, CodeActionContext} from 'vscode-languageserver'
import {TextDocument} from 'vscode-languageserver-textdocument'
import {codeAction} from '../../server/features/code-action.ts'
import {toDiagnostic, toRange} from '../../server/features/convert.ts'
import {readMarkers} from '../markers.ts'
import {snapshotOf, uri} from './snapshot-of.ts'

const client = {workspace: {workspaceEdit: {documentChanges: true}}}

function actionsOf(marked: string, only?: string[]): {text: string; actions: CodeAction[]} {
  const {text, spans, cursor = 0} = readMarkers(marked)
  const snapshot = snapshotOf(text)
  const range = toRange(snapshot.document, spans[0] ?? {start: cursor, end: cursor})
  const context: CodeActionContext = {diagnostics: snapshot.problems.map(it => toDiagnostic(snapshot.document, it)), ...only && {only}}
  return {text, actions: codeAction(snapshot, {textDocument: {uri}, range, context}, client)}
}

function apply(text: string, {edit}: CodeAction): string {
  const edits = edit?.documentChanges?.flatMap(it => 'edits' in it ? it.edits : []) ?? []
  return TextDocument.applyEdits(TextDocument.create(uri, 'markdown', 1, text), edits as never)
}

/** Applies the one action with that title. */
function check(marked: string, title: string | RegExp, expected: string, only?: string[]): void {
  const {text, actions} = actionsOf(marked, only)
  const chosen = actions.filter(it => typeof title === 'string' ? it.title === title : title.test(it.title))
  assert.equal(chosen.length, 1, `one of: ${actions.map(it => it.title).join(', ')}`)
  assert.equal(apply(text, chosen[0] as CodeAction), expected)
}

function checkNone(marked: string, title: RegExp, only?: string[]): void {
  const titles = actionsOf(marked, only).actions.map(it => it.title).filter(it => title.test(it))
  assert.deepEqual(titles, [])
}

const complete = `# Outage

## Summary

It broke.

## Impact

Much.

## Timeline

- 10:00 UTC Alert fires

## Root cause

A bug.

## Resolution

A fix.

## Action items

- [ ] Test
`

function without(section: string): string {
  return complete.replace(new RegExp(`## ${section}\\n\\n.*\\n\\n`), '')
}

function withPrompt(section: string, prompt: string): string {
  return complete.replace(new RegExp(`(## ${section}\\n\\n).*`), `$1${prompt}`)
}

describe('code-action', () => {
  it('adds the space of a heading', () =>
    check(complete.replace('## Impact', '##Imp<|>act'), /space/i, complete))
  it('offers nothing where nothing is wrong', () => checkNone(complete.replace('A bug', 'A <|>bug'), /./))
  it('offers nothing beside a problem', () => checkNone(complete.replace('## Impact', '##Impact').replace('A bug', 'A <|>bug'), /space/i))
  it('gives only the kinds that are asked for', () =>
    checkNone(complete.replace('## Impact', '##Imp<|>act'), /./, ['refactor']))
  it('fixes all when that is asked for', () =>
    check(`<|>${complete.replace('## Impact', '##Impact').replace('## Timeline', '##Timeline')}`, /^Fix all/, complete, ['source.fixAll']))
  it('does not offer to fix all among the quick fixes', () => checkNone(complete.replace('## Impact', '##Imp<|>act'), /^Fix all/))
  it('inserts one missing section where the profile wants it', () =>
    check(without('Impact').replace('## Summary', '## Sum<|>mary'), 'Insert "Impact"', withPrompt('Impact', 'TODO: Who was affected and how badly, in numbers.')))
  it('inserts all missing sections', () => {
    const {text, actions} = actionsOf('# Outage\n\n## Sum<|>mary\n\nIt broke.\n')
    const all = actions.filter(it => it.title === 'Insert all 4 missing sections')
    assert.equal(all.length, 1, actions.map(it => it.title).join(', '))
    const headings = apply(text, all[0] as CodeAction).match(/^#.*$|^\n\n\n/gm)
    assert.deepEqual(headings, ['# Outage', '## Summary', '## Impact', '## Timeline', '## Root Cause', '## Action Items'])
  })
  it('does not offer to insert all when one is missing', () => checkNone(without('Impact').replace('## Summary', '## Sum<|>mary'), /^Insert all/))
  it('sorts the timeline, and offers that once', () =>
    check(
      complete.replace('- 10:00 UTC Alert fires', '«- 10:05 UTC a\n- 10:03 UTC b\n- 10:20 UTC c\n- 10:10 UTC d»'),
      'Sort the timeline',
      complete.replace('- 10:00 UTC Alert fires', '- 10:03 UTC b\n- 10:05 UTC a\n- 10:10 UTC d\n- 10:20 UTC c'),
    ))
  it('says which diagnostics it fixes', () => {
    const {actions} = actionsOf(complete.replace('## Impact', '##Imp<|>act'))
    assert.deepEqual(actions.map(it => it.diagnostics?.map(({code}) => code)), [['markdown/heading-missing-space']])
  })
  it('names the version that its edits are for', () => {
    const {actions} = actionsOf(complete.replace('## Impact', '##Imp<|>act'))
    assert.deepEqual(actions[0]?.edit?.documentChanges?.map(it => 'textDocument' in it && it.textDocument), [{uri, version: 1}])
  })
  it('serves clients that know no versions', () => {
    const snapshot = snapshotOf(complete.replace('## Impact', '##Impact'))
    const range = toRange(snapshot.document, {start: 0, end: snapshot.text.length})
    const [action] = codeAction(snapshot, {textDocument: {uri}, range, context: {diagnostics: []}}, {})
    assert.deepEqual(Object.keys(action?.edit?.changes ?? {}), [uri])
  })
})
