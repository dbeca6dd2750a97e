import assert from 'node:assert/strict'
import {fieldInsertion} from '../server/edit/insert-field.ts'
import {applyEdits} from '../server/text/span.ts'
import {snapshotOf} from './features/snapshot-of.ts'

/** The document with its day to fill in. */
function withDate(text: string): string {
  return applyEdits(text, [fieldInsertion(snapshotOf(text).model, text, ['date'])])
}

describe('a field that is inserted', () => {
  it('stands below the title', () =>
    assert.equal(
      withDate('# Outage\n\n## Summary\n'),
      `# Outage

- **Date:** YYYY-MM-DD

## Summary
`,
    ))

  it('stands on a line of its own below front matter whose last line has no end', () => {
    for (const newline of ['\n', '\r\n']) {
      const front = ['---', 'type: postmortem', '---'].join(newline)
      assert.equal(withDate(front), [front, '', '- **Date:** YYYY-MM-DD', ''].join(newline))
    }
  })
})
