import assert from 'node:assert/strict'
import {inlayHint} from '../../server/features/inlay-hint.ts'
import {snapshotOf} from './snapshot-of.ts'

const everything = {start: {line: 0, character: 0}, end: {line: 1000, character: 0}}

function hintsOf(text: string, range = everything, enabled = true) {
  const snapshot = snapshotOf(text, {inlayHints: {enabled}})
  return inlayHint(snapshot, {textDocument: {uri: snapshot.document.uri}, range})
}

/** The text of each line that has a hint, with the hint in place. */
function check(text: string, ...expected: string[]): void {
  const lines = text.split('\n')
  assert.deepEqual(
    hintsOf(text).map(
      ({position: {line, character}, label}) =>
        `${lines[line]?.slice(0, character)}‹${label}›${lines[line]?.slice(character)}`,
    ),
    expected,
  )
}

describe('inlay-hint', () => {
  it('counts from the start of the impact and names what was recognised', () =>
    check(
      `# Outage

## Timeline (UTC)

- 09:50 Version 12 was deployed
- 10:00 Outage begins
- 10:05 Alert fires
  - on Ana
- 10:35 Rolled back
- 11:40 Outage ends
`,
      '- 09:50 Version 12 was deployed‹−10 min · change›',
      '- 10:00 Outage begins‹start of impact›',
      '- 10:05 Alert fires‹+5 min · detected›',
      '- 10:35 Rolled back‹+35 min · mitigated›',
      '- 11:40 Outage ends‹+1 h 40 min · resolved›',
    ))

  it('counts from the first entry where no start is told, and says nothing of it', () =>
    check(
      `# Outage

## Timeline (UTC)

- 10:00 Node looked at
- ~10:20 Node looked at again
`,
      '- ~10:20 Node looked at again‹≈+20 min›',
    ))

  it('stands behind the time of a row', () =>
    check(
      `# Outage

## Timeline

| Time (UTC) | Event |
| --- | --- |
| **10:00** | Node looked at |
| **10:20** | And again |
`,
      '| **10:20**‹+20 min› | And again |',
    ))

  it('stands before the line end of Windows', () => {
    const [hint] = hintsOf('# Outage\r\n\r\n## Timeline (UTC)\r\n\r\n- 10:00 a\r\n- 10:20 b\r\n')
    assert.deepEqual(hint?.position, {line: 5, character: 9})
  })

  it('counts over midnight, and from the first in time of a list that is newest first', () => {
    check(
      `# Outage

## Timeline (UTC)

- 23:50 a
- 00:20 b
`,
      '- 00:20 b‹+30 min›',
    )
    check(
      `# Outage

## Timeline (UTC)

- 12:00 c
- 11:00 b
- 10:00 a
`,
      '- 12:00 c‹+2 h›',
      '- 11:00 b‹+1 h›',
    )
  })

  it('counts nothing between a known zone and an unknown one', () =>
    check(
      `# Outage

## Timeline

- 10:00 UTC a
- 11:00 IST b
- 10:20 UTC c
`,
      '- 10:20 UTC c‹+20 min›',
    ))

  it('explains itself and writes nothing when it is accepted', () => {
    const [, hint] = hintsOf(`# Outage

## Timeline (UTC)

- 10:00 Outage begins
- 10:05 Alert fires
`)
    assert.deepEqual(hint?.tooltip, {
      kind: 'markdown',
      value: `5 min since the start of the impact

Read as: detected. Durations of the incident are measured from here`,
    })
    assert.equal(hint?.textEdits, undefined)
  })

  it('answers for the visible lines alone, and nothing when it is switched off', () => {
    const text = `# Outage

## Timeline (UTC)

- 10:00 a
- 10:05 b
- 10:10 c
`
    assert.equal(hintsOf(text, {start: {line: 6, character: 0}, end: {line: 7, character: 0}}).length, 1)
    assert.equal(hintsOf(text).length, 2)
    assert.deepEqual(hintsOf(text, everything, false), [])
  })

  it('has nothing to say outside of timelines', () =>
    check(`# Outage

## Summary

Down from 10:00 to 10:20 UTC.
`))
})
