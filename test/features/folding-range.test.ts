import assert from 'node:assert/strict'
import {foldingRange} from '../../server/features/folding-range.ts'
import {snapshotOf} from './snapshot-of.ts'

/** Lines count from 0. */
function check(text: string, ...expected: string[]): void {
  assert.deepEqual(
    foldingRange(snapshotOf(text)).map(it => `${it.startLine}-${it.endLine}`),
    expected,
  )
}

describe('folding-range', () => {
  it('folds sections without the blank lines behind them', () =>
    check(
      `# Outage

## Summary

It broke.

## Impact

Much.
`,
      '0-8',
      '2-4',
      '6-8',
    ))
  it('folds sections with headings that Markdown does not know', () =>
    check(
      `#Summary
It broke.
#Timeline
10:00 UTC a
`,
      '0-1',
      '2-3',
    ))
  it('folds entries with details', () =>
    check(
      `## Timeline

- 10:00 UTC a
  - detail
- 10:05 UTC b
`,
      '0-4',
      '2-3',
    ))
  it('folds nothing in an empty document', () => check(''))
})
