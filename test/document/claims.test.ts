import assert from 'node:assert/strict'
import {buildModel} from '../../server/document/read-document.ts'
import type {Claim} from '../../server/document/types.ts'
import {defaultSettings} from '../../server/config/settings.ts'

/** What a paragraph of so many lines states, whose last two lines are one clause. */
function claimsOf(lines: number): readonly Claim[] {
  const story = Array.from({length: lines - 2}, () => 'We looked at one node after the other.')
  const text = `# Outage

## Summary

${story.join('\n')}
The outage lasted
20 minutes.

## Timeline (UTC)

- 10:00 Outage begins
- 10:30 Outage ends
`
  return buildModel(text, 'postmortem.md', defaultSettings).claims
}

describe('a stated length', () => {
  it('is found in a clause that goes on in the next line', () =>
    assert.deepEqual(
      claimsOf(2).map(it => [it.minutes, it.of, it.agrees]),
      [[20, 'impact', false]],
    ))

  it('is found at the end of a paragraph of up to 41 lines; a longer one is read in parts', () => {
    assert.deepEqual(
      [6, 40, 41, 42].map(it => claimsOf(it).length),
      [1, 1, 1, 0],
    )
  })
})
