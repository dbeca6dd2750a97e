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
