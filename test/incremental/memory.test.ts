import assert from 'node:assert/strict'
import {setFlagsFromString} from 'node:v8'
import {runInNewContext} from 'node:vm'
import {TextDocument} from 'vscode-languageserver-textdocument'
import {defaultSettings} from '../../server/config/settings.ts'
import {takeSnapshot, type Snapshot} from '../../server/features/snapshot.ts'

setFlagsFromString('--expose-gc')
const collectGarbage = runInNewContext('gc') as () => void

function heap(): number {
  collectGarbage()
  return process.memoryUsage().heapUsed
}

function snapshotOf(document: TextDocument, before?: Snapshot): Snapshot {
  const snapshot = takeSnapshot(document, defaultSettings, Date.UTC(2026, 3, 1), undefined, undefined, before)
  void snapshot.problems
  return snapshot
}

describe('an editing session', function () {
  this.timeout(120_000)

  // With marks that remark-parse is asked of, a blank, and an item.
  const lines = [
    'It ran `deploy` on a host and TODO',
    '- 10:00 UTC We ran `deploy` again',
    '- [ ] Add an alert for `deploy`, see https://example.com/a',
  ]
  const typedBehind = ['It ran', 'We ran', 'Add an alert']
  const text = [
    '# Outage',
    '',
    '## Summary',
    '',
    lines[0],
    '',
    '## Timeline',
    '',
    lines[1],
    '',
    '## Root cause',
    '',
    ...Array.from(
      {length: 4000},
      (_, index) => `The pool of host ${index} was full, and nobody could see that before it was.\n`,
    ),
    '## Action items',
    '',
    lines[2],
    '',
  ].join('\n')

  it('keeps no version of the document but the last, nor more pieces than it has', () => {
    let document = TextDocument.create('file:///postmortem.md', 'markdown', 1, text)
    let snapshot = snapshotOf(document)
    const type = (words: string, letters: number) => {
      for (let nth = 0; nth < letters; nth++) {
        const at = document.positionAt(document.getText().indexOf(words) + words.length)
        document = TextDocument.update(
          document,
          [{range: {start: at, end: at}, text: 'abcdefghij '[nth % 11] as string}],
          document.version + 1,
        )
        snapshot = snapshotOf(document, snapshot)
      }
    }
    for (const words of typedBehind) type(words, 20)
    const before = heap()
    for (const words of typedBehind) type(words, 100)
    const grown = heap() - before
    // Each version has 300 KB.
    assert.ok(grown < 10 * text.length, `${Math.round(grown / 1024)} KB`)
  })
})
