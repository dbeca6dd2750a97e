import assert from 'node:assert/strict'
import {InlineCompletionTriggerKind} from 'vscode-languageserver'
import {inlineCompletion} from '../../server/features/inline-completion.ts'
import {readMarkers} from '../markers.ts'
import {snapshotOf, uri} from './snapshot-of.ts'

const page = `# Outage

## Timeline

`

/** What is shown first at the cursor; nothing without `expected`. */
function check(marked: string, expected?: string | {kind: string; value: string}): void {
  const {text, cursor = 0} = readMarkers(marked)
  const snapshot = snapshotOf(text)
  const position = snapshot.document.positionAt(cursor)
  const found = inlineCompletion(
    snapshot,
    {textDocument: {uri}, position, context: {triggerKind: InlineCompletionTriggerKind.Automatic}},
    {},
  )
  assert.deepEqual(found?.items[0]?.insertText, expected)
}

describe('inline completion', () => {
  it('shows the next entry on a new line', () => check(`${page}- 10:00 UTC Down\n<|>\n`, '- 12:00 UTC '))
  it('shows the time of the entry before where the incident is over for long', () =>
    check(
      `${page}- 2020-05-01 10:00 UTC Down
<|>
`,
      '- 2020-05-01 10:00 UTC ',
    ))
  it('shows the next row', () =>
    check(
      `${page}| Time (UTC) | Event |
| --- | --- |
| 10:00 | Down |
<|>
`,
      {kind: 'snippet', value: '| 12:00 | $0 |'},
    ))
  it('replaces the indentation that the editor made', () => check(`${page}- 10:00 UTC Down\n  <|>\n`, '- 12:00 UTC '))
  it('shows nothing where something is typed, and behind a blank line', () => {
    check(`${page}- 10:00 UTC Down\n-<|>\n`)
    check(`${page}- 10:00 UTC Down\n\n<|>\n`)
    check(`${page}- 10:00 UTC Down<|>\n`)
    check(`# Outage

## Summary

Down.
<|>
`)
  })
})
