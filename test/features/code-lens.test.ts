import assert from 'node:assert/strict'
import {codeLens} from '../../server/features/code-lens.ts'
import {snapshotOf} from './snapshot-of.ts'

/** Lines count from 0. */
function check(text: string, ...expected: string[]): void {
  assert.deepEqual(
    codeLens(snapshotOf(text)).map(({range, command}) => `${range.start.line}: ${command?.title}`),
    expected,
  )
}

describe('code-lens', () => {
  it('tells the lengths above the heading of the timeline', () =>
    check(
      `# Outage

## Timeline (UTC)

- 10:00 Outage begins
- 10:00 Alert fires
- 10:10 Cause found
- 10:20 Rolled back
- 10:20 Outage ends
`,
      '2: 20 min · detected after 0 min · mitigated after 20 min · 5 events',
    ))

  it('leaves out what is not known', () => {
    check(
      `# Outage

## Timeline (UTC)

- 10:00 Node looked at
`,
      '2: 1 event',
    )
    check(
      `# Outage

## Timeline (UTC)

- 10:00 Outage begins
- ~10:05 Alert fires
`,
      '2: detected after about 5 min · 2 events',
    )
  })

  it('stands above the first entry where the timeline has no heading of its own', () =>
    check(
      `# Outage

Down.

- 10:00 UTC a
- 10:05 UTC b
- 10:10 UTC c
`,
      '4: 3 events',
    ))

  it('shows plain text: there is nothing to click on', () => {
    const [lens] = codeLens(
      snapshotOf(`# Outage

## Timeline (UTC)

- 10:00 a
- 10:01 b
`),
    )
    assert.deepEqual(lens?.command, {title: '2 events', command: ''})
  })

  it('answers nothing when it is switched off, and where there is no timeline', () => {
    assert.deepEqual(
      codeLens(
        snapshotOf(
          `# Outage

## Timeline (UTC)

- 10:00 a
`,
          {codeLens: {enabled: false}},
        ),
      ),
      [],
    )
    check(`# Outage

## Summary

Down.
`)
  })
})
