import assert from 'node:assert/strict'
import {TextDocument} from 'vscode-languageserver-textdocument'
import {readDocument} from '../../server/document/read-document.ts'
import {defaultSettings} from '../../server/config/settings.ts'
import {takeSnapshot, type Snapshot} from '../../server/features/snapshot.ts'

const now = Date.UTC(2026, 0, 15, 12)

/** A timeline without a title above, and far below it a line that begins at that offset. */
function documentWith(line: string, offset: number, newline: string): string {
  const head = `## Timeline

- 2024-03-05 10:00 Deployed
- 10:20 Restored

## Root cause

`.replaceAll('\n', newline)
  const filler = `${'A word and another one. '.repeat(400)}`
  return `${head}${filler.slice(0, offset - head.length - newline.length)}${newline}${line}${newline}`
}

function snapshotOf(document: TextDocument, before?: Snapshot): Snapshot {
  return takeSnapshot(document, defaultSettings, now, undefined, undefined, before)
}

describe('what is looked for at the opening of a document', () => {
  for (const newline of ['\n', '\r\n', '\r']) {
    it(`does not go on beyond an empty line, with ${JSON.stringify(newline)}`, () => {
      const text = ['# Outage', '', '## Summary', '', 'It broke in May', '', '5, 2024 requests failed.', ''].join(
        newline,
      )
      assert.deepEqual(
        readDocument(
          `${text}${newline}## Timeline${newline}${newline}- 10:00 UTC Down${newline}`,
          'a.md',
          defaultSettings,
        ).model.timelines[0]?.entries[0]?.date,
        undefined,
      )
    })

    for (const offset of [7000, 7990, 7999, 8000, 8001, 8100]) {
      for (const [line, mark] of [
        ['All of the times are in Paris here.', 'Paris'],
        ['It was at 09:00 in Paris here.', 'in Paris'],
      ] as const) {
        it(`is the same after a change of "${line}" at ${offset}, with ${JSON.stringify(newline)}`, () => {
          const text = documentWith(line, offset, newline)
          assert.equal(text.indexOf(line), offset)
          const document = TextDocument.create('file:///a.md', 'markdown', 1, text)
          const before = snapshotOf(document)
          void before.problems
          const position = document.positionAt(text.lastIndexOf(mark))
          const changed = TextDocument.update(document, [{range: {start: position, end: position}, text: 'UTC '}], 2)
          const again = snapshotOf(changed, before)
          const fresh = snapshotOf(TextDocument.create('file:///a.md', 'markdown', 1, changed.getText()))
          assert.deepEqual(JSON.parse(JSON.stringify(again.model)), JSON.parse(JSON.stringify(fresh.model)))
        })
      }
    }
  }

  const notes = `# Outage

## Notes

It broke.

`
  const timeline = `

## Timeline

- 2026-02-03 10:00 Down
- 10:20 Up
`
  /**
   * What stands in front of what is told, which begins at an end of the opening or lies across it, and behind which
   * word a letter is typed.
   */
  const told: readonly (readonly [string, string, string, string])[] = [
    [
      'a zone that moves out of it',
      `${notes}${'Word. '.repeat(2000).slice(0, 8000 - notes.length - 2)}

`,
      'It was at 09:00 JST.',
      'It broke',
    ],
    [
      'a day that moves out of it',
      `${notes}${'Word. '.repeat(2000).slice(0, 6000 - notes.length - 2)}

`,
      'It was on 2026-01-02.',
      'It broke',
    ],
    [
      'a zone that stands on both sides of its end',
      `${notes}${'Word. '.repeat(2000).slice(0, 7985 - notes.length - 2)}

`,
      'It was at 09:00 JST here\nand at 09:00 JST there.',
      'It was at 09:00 JST',
    ],
  ]
  for (const [name, head, line, place] of told) {
    it(`is the same after a change for ${name}`, () => {
      const document = TextDocument.create('file:///a.md', 'markdown', 1, head + line + timeline)
      const before = snapshotOf(document)
      void before.problems
      const position = document.positionAt((head + line).lastIndexOf(place, head.length) + place.length)
      const changed = TextDocument.update(document, [{range: {start: position, end: position}, text: 'x'}], 2)
      const fresh = snapshotOf(TextDocument.create('file:///a.md', 'markdown', 1, changed.getText()))
      assert.deepEqual(
        JSON.parse(JSON.stringify(snapshotOf(changed, before).model)),
        JSON.parse(JSON.stringify(fresh.model)),
      )
    })
  }
})
