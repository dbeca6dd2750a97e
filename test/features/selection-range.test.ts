import assert from 'node:assert/strict'
import type {SelectionRange} from 'vscode-languageserver'
import {selectionRange} from '../../server/features/selection-range.ts'
import {readMarkers} from '../markers.ts'
import {snapshotOf, uri} from './snapshot-of.ts'

/** What is selected at the cursor, from the narrowest on; the whole document is left out. */
function check(marked: string, ...expected: string[]): void {
  const {text, cursor = 0} = readMarkers(marked)
  const {document, ...rest} = snapshotOf(text)
  const [first] = selectionRange({document, ...rest} as ReturnType<typeof snapshotOf>, {
    textDocument: {uri},
    positions: [document.positionAt(cursor)],
  })
  const selected: string[] = []
  for (let at: SelectionRange | undefined = first; at; at = at.parent) selected.push(document.getText(at.range))
  assert.equal(selected.pop(), text)
  assert.deepEqual(selected, expected)
}

const title = '# Outage\n\n'

describe('selection-range', () => {
  it('grows from a word to its sentence, paragraph and section', () =>
    check(
      `${title}## Summary

It was bro<|>ken. We saw it.

## Impact

Much.
`,
      'broken',
      'It was broken.',
      'It was broken. We saw it.',
      '## Summary\n\nIt was broken. We saw it.',
      `${title}## Summary

It was broken. We saw it.

## Impact

Much.`,
    ))
  it('grows from a time to its entry and the timeline', () =>
    check(
      `${title}## Timeline

- 10:<|>00 UTC Down
  - in the log
- 10:30 UTC Up
`,
      '00',
      '10:00 UTC',
      '10:00 UTC Down',
      '- 10:00 UTC Down\n  - in the log',
      `- 10:00 UTC Down
  - in the log
- 10:30 UTC Up`,
      `## Timeline

- 10:00 UTC Down
  - in the log
- 10:30 UTC Up`,
      `${title}## Timeline

- 10:00 UTC Down
  - in the log
- 10:30 UTC Up`,
    ))
  it('grows from a cell to its row and table', () =>
    check(
      `${title}## Action Items

| Action | Owner |
| --- | --- |
| Close it | ma<|>ria |
`,
      'maria',
      '| Close it | maria |',
      '| Action | Owner |\n| --- | --- |\n| Close it | maria |',
      `## Action Items

| Action | Owner |
| --- | --- |
| Close it | maria |`,
      `${title}## Action Items

| Action | Owner |
| --- | --- |
| Close it | maria |`,
    ))
  it('grows from a value to its field', () =>
    check(`${title}**Status:** Dr<|>aft\n`, 'Draft', '**Status:** Draft', `${title}**Status:** Draft`))
  it('selects the document where there is nothing else', () => check('<|>'))
})
