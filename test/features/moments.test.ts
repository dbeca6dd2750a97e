import assert from 'node:assert/strict'
import type {CodeAction, TextEdit} from 'vscode-languageserver'
import {TextDocument} from 'vscode-languageserver-textdocument'
import {codeAction} from '../../server/features/code-action/code-action.ts'
import {convertSpan} from '../../server/features/paste-timeline.ts'
import {rules} from '../../server/rules/index.ts'
import type {Snapshot} from '../../server/features/snapshot.ts'
import {readMarkers} from '../markers.ts'
import {snapshotOf, uri} from './snapshot-of.ts'

/** All rules are on. */
const settings = {rules: Object.fromEntries(rules.map(it => [it.id, 'warning' as const]))}

function actionsAt(snapshot: Snapshot, cursor: number, only?: string[]): CodeAction[] {
  const at = snapshot.document.positionAt(cursor)
  const context = {diagnostics: [], ...(only && {only})}
  return codeAction(snapshot, {textDocument: {uri}, range: {start: at, end: at}, context}, {})
}

/** Applies the one action of that title as a client does, which refuses edits that overlap. */
function apply(text: string, cursor: number, title: string, only?: string[]): string {
  const snapshot = snapshotOf(text, settings)
  const actions = actionsAt(snapshot, cursor, only)
  const chosen = actions.filter(it => it.title === title)
  assert.equal(chosen.length, 1, `one of: ${actions.map(it => it.title).join(', ')}`)
  const edits = chosen[0]?.edit?.changes?.[uri] ?? []
  assert.equal(new Set(edits.map(it => JSON.stringify(it))).size, edits.length, 'each edit is made once')
  return TextDocument.applyEdits(snapshot.document, edits)
}

/** What was described happened when, in UTC where that is known. */
function momentsOf(text: string): string[] {
  const entries = snapshotOf(text).model.timelines.flatMap(it => it.entries)
  return entries.map(it => `${it.description.value} ${it.instant ?? it.at}`).sort()
}

function checkConversion(marked: string, zone: string, expected: string): void {
  const {text, cursor = 0} = readMarkers(marked)
  const after = apply(text, cursor, `Convert Timeline to ${zone}`)
  assert.equal(after, expected)
  assert.deepEqual(momentsOf(after), momentsOf(text))
}

const organize = ['source.organizeTimeline']

function checkSort(text: string, expected: string): void {
  const after = apply(text, 0, 'Sort the timeline', organize)
  assert.equal(after, expected)
  assert.deepEqual(momentsOf(after), momentsOf(text))
  checkUnsorted(after)
}

function checkUnsorted(text: string): void {
  const snapshot = snapshotOf(text, settings)
  assert.deepEqual(
    actionsAt(snapshot, 0, organize).map(it => it.title),
    [],
  )
}

describe('a timeline that is sorted', () => {
  it('says the zone of the document where a zone that moved up would be inherited', () =>
    checkSort(
      `# Outage

All times in PT.

## Timeline

- 2026-01-02 04:39 a
- 2026-01-02 05:21 b
- 2026-01-02 05:54 UTC c
`,
      `# Outage

All times in PT.

## Timeline

- 2026-01-02 05:54 UTC c
- 2026-01-02 04:39 PT a
- 2026-01-02 05:21 PT b
`,
    ))

  it('says the zone that was inherited from the previous entry', () =>
    checkSort(
      `# Outage

**Date:** 2026-01-02

## Timeline

- 04:39 PT a
- 05:21 b
- 05:54 UTC c
- 05:58 d
`,
      `# Outage

**Date:** 2026-01-02

## Timeline

- 05:54 UTC c
- 04:39 PT a
- 05:21 PT b
- 05:58 PT d
`,
    ))

  it('says the day that was inherited from the previous entry, as others say it', () =>
    checkSort(
      `# Outage

**Date:** 2026-01-01

## Timeline (UTC)

| When | What |
| --- | --- |
| Jan 3, 2026 10:40 | a |
| 10:20 | b |
| 10:30 | c |
`,
      `# Outage

**Date:** 2026-01-01

## Timeline (UTC)

| When | What |
| --- | --- |
| Jan 3, 2026 10:20 | b |
| 10:30 | c |
| Jan 3, 2026 10:40 | a |
`,
    ))

  it('says the day that was inherited from the document', () =>
    checkSort(
      `# Outage

**Date:** 2026-01-03

## Timeline (UTC)

- 10:40 a
- 2026-01-02 10:30 b
`,
      `# Outage

**Date:** 2026-01-03

## Timeline (UTC)

- 2026-01-02 10:30 b
- 2026-01-03 10:40 a
`,
    ))

  it('stays as it is around a time that a change of the clocks skipped', () =>
    checkUnsorted(`# Outage

## Timeline (all times Europe/Berlin)

- 2026-03-29 01:50 a
- 2026-03-29 02:30 b
- 2026-03-29 03:10 c
`))

  it('stays as it is in the hour that comes twice', () =>
    checkUnsorted(`# Outage

## Timeline (all times Europe/Berlin)

- 2026-10-25 02:50 a
- 2026-10-25 02:10 b
- 2026-10-25 03:10 c
`))

  it('stays as it is where words tell the day', () =>
    checkUnsorted(`# Outage

## Timeline (UTC)

- 09:00 a
- 15:00 b
- 08:00 (next day) c
`))

  it('stays as it is where an offset was not read', () =>
    checkUnsorted(`# Outage

## Timeline

- 2026-05-07 12:00 (+0200) a
- 2026-05-07 10:30 UTC b
`))

  it('stays as it is where its zone can be one of several', () =>
    checkUnsorted(`# Outage

## Timeline

- 2026-05-07 10:00 IST a
- 2026-05-07 05:00 UTC b
`))

  it('stays as it is where an entry takes its day from one in a wrong place', () =>
    checkUnsorted(`# Outage

## Timeline (UTC)

- 2026-01-03 10:00 a
- 2026-01-02 09:00 b
- 11:00 c
`))

  it('is sorted without the timeline that stands in one of its entries', () =>
    checkSort(
      `# 7:13
## 6:23
#Zeitleiste
6h32
5h57
`,
      `# 7:13
## 6:23
#Zeitleiste
5h57
6h32
`,
    ))

  it('is sorted together with others', () =>
    checkSort(
      `# Outage

## Timeline (UTC)

- 2026-01-02 10:40 a
- 2026-01-02 10:30 b

## Events of the next day (CET)

- 2026-01-03 10:40 c
- 2026-01-03 10:30 d
- 2026-01-03 10:50 e
`,
      `# Outage

## Timeline (UTC)

- 2026-01-02 10:30 b
- 2026-01-02 10:40 a

## Events of the next day (CET)

- 2026-01-03 10:30 d
- 2026-01-03 10:40 c
- 2026-01-03 10:50 e
`,
    ))
})

describe('a timeline that is converted', () => {
  it('leaves its zone to another one that took it from there', () =>
    checkConversion(
      `# Outage

## Timeline

- 2026-01-02 10:<|>00 PST a
- 2026-01-02 10:30 PST b

## Key events

- 2026-01-02 10:05 c
- 2026-01-02 10:20 d
- 2026-01-02 10:30 e
`,
      'UTC',
      `# Outage

## Timeline

- 2026-01-02 18:00 UTC a
- 2026-01-02 18:30 UTC b

## Key events

- 2026-01-02 10:05 PST c
- 2026-01-02 10:20 PST d
- 2026-01-02 10:30 PST e
`,
    ))

  it('leaves its day to another one that took it from there', () =>
    checkConversion(
      `# 2026-01-02 23:<|>00 PST

Down.

# Key events (UTC)

- 07:05 a
- 07:15 b
- 07:20 c
`,
      'UTC',
      `# 2026-01-03 07:00 UTC

Down.

# Key events (UTC)

- 2026-01-02 07:05 a
- 07:15 b
- 07:20 c
`,
    ))

  it('leaves its zone to the times in the text around it', () =>
    checkConversion(
      `# 2026-01-02 10:<|>00 PST

We were down from 10:00 to 10:35, not 2:30 h, as \`10:00\` in the log of 18:40 UTC shows.

## Timeline

- 10:00 a
- 10:30 p.m. b
`,
      'UTC',
      `# 2026-01-02 18:00 UTC

We were down from 10:00 to 10:35 PST, not 2:30 h, as \`10:00\` in the log of 18:40 UTC shows.

## Timeline

- 10:00 PST a
- 10:30 p.m. PST b
`,
    ))

  it('leaves its zone and its day to the times in the text around it', () =>
    checkConversion(
      `# Outage

We were down from 23:00 to 23:35.

## Timeline (PT)

- 2026-01-02 23:<|>00 a
- 2026-01-02 23:35 b
`,
      'UTC',
      `# Outage

We were down from 2026-01-02 23:00 to 23:35 PT.

## Timeline (UTC)

- 2026-01-03 07:00 a
- 2026-01-03 07:35 b
`,
    ))

  it('is converted once where a heading is an entry and says the zone of all', () =>
    checkConversion('# 2017-11-30 4:<|>23PM PST\n', 'UTC', '# 2017-12-01 12:23AM UTC\n'))

  it('keeps the end of a day', () =>
    checkConversion(
      `# Outage

## Timeline

- 2026-01-02 23:<|>50 UTC a
- 2026-01-02 24:00 UTC b
- 2026-01-03 01:30 CET c
`,
      'UTC',
      `# Outage

## Timeline

- 2026-01-02 23:50 UTC a
- 2026-01-02 24:00 UTC b
- 2026-01-03 00:30 UTC c
`,
    ))

  it('keeps and moves the end of a day that ends a range', () =>
    checkConversion(
      `# Outage

## Timeline

- 2026-01-02 22:<|>00 – 2026-01-02 24:00 UTC a
- 2026-01-03 22:00 – 24:00 UTC b
- 2026-01-04 22:00 – 2026-01-04 24:00 CET c
`,
      'UTC',
      `# Outage

## Timeline

- 2026-01-02 22:00 – 2026-01-02 24:00 UTC a
- 2026-01-03 22:00 – 24:00 UTC b
- 2026-01-04 21:00 – 2026-01-04 23:00 UTC c
`,
    ))

  it('moves the end of a day', () =>
    checkConversion(
      `# Outage

## Timeline (CET)

- 2026-01-02 23:<|>50 a
- 24:00 b
- 01:30 c
`,
      'UTC',
      `# Outage

## Timeline (UTC)

- 2026-01-02 22:50 a
- 23:00 b
- 2026-01-03 00:30 c
`,
    ))
})

describe('a fix', () => {
  it('writes an abbreviation once where a heading is an entry and says the zone of all', () =>
    assert.equal(apply('# 9:19  IST\n', 10, 'Write UTC+05:30 (India)'), '# 9:19  UTC+05:30\n'))

  it('leaves the zone of others when one of them says its offset', () =>
    assert.equal(
      apply(
        `# Outage

**Date:** 2026-11-01

## Timeline

- 01:30 PT a
- 03:00 b
`,
        48,
        'Write UTC-07:00, the first time',
      ),
      `# Outage

**Date:** 2026-11-01

## Timeline

- 01:30 UTC-07:00 a
- 03:00 PT b
`,
    ))

  it('gives a mistyped day to the entries that take it from there, and to no others', () =>
    assert.equal(
      apply(
        `# Outage

## Timeline (UTC)

- 2026-01-11 14:22 a
- 2025-01-11 14:40 b
- 14:51 c
- 2026-01-11 15:50 d
`,
        60,
        'Write 2026-01-11',
      ),
      `# Outage

## Timeline (UTC)

- 2026-01-11 14:22 a
- 2026-01-11 14:40 b
- 14:51 c
- 2026-01-11 15:50 d
`,
    ))
})

describe('a comment that ignores a problem', () => {
  it('leaves the paragraph below it an entry', () => {
    const text = `# Outage

**2026-07-30, 02:33 UTC.** The line tripped.

**2026-07-31, 13:00 PT.** The next one tripped.
`
    const after = apply(text, 12, 'Ignore timeline/implausible-date here')
    assert.match(after, /<!-- postmortem-ignore timeline\/implausible-date -->\n\*\*2026/)
    assert.deepEqual(momentsOf(after), momentsOf(text))
  })
})

describe('a sentence to fill in', () => {
  it('gives no zone to the timeline', () => {
    const text = `# Outage

## Timeline

- 08:15 Errors
- 08:17 Status checked

## Root cause

A typo.
`
    const filled = text.replace(
      '## Timeline',
      `## Summary

It lasted from <start time> to <end time> UTC.

## Timeline`,
    )
    assert.deepEqual(momentsOf(filled), momentsOf(text))
    assert.deepEqual(
      snapshotOf(filled).model.timelines[0]?.entries.map(it => it.zone),
      [undefined, undefined],
    )
  })
})

describe('a section to fill in', () => {
  it('gives no other zone to a timeline, though it comes to stand first', () => {
    const text = `All times in PT.

## Timeline (all times UTC)

- 2026-03-28 10:00 a
- 2026-03-28 10:10 b

## Events after the incident

- 2026-03-28 12:00 c
- 2026-03-28 12:20 d
- 2026-03-28 12:40 e
`
    const filled = text.replace(
      '## Timeline',
      `## Summary

TODO: What happened.

## Timeline`,
    )
    assert.deepEqual(momentsOf(filled), momentsOf(text))
  })

  it('gives no other day to a timeline, though it is the first paragraph', () => {
    const text = `# Outage

## Timeline (UTC)

- 2026-03-28 10:00 a
- 2026-03-28 10:10 b

## Key events (UTC)

10:02 c
10:04 d
10:06 e
`
    const filled = text.replace(
      '## Timeline',
      `## Summary

TODO: What happened.

## Timeline`,
    )
    assert.deepEqual(momentsOf(filled), momentsOf(text))
  })
})

describe('a selection that is turned into entries', () => {
  it('tells nothing of a date that can be read in two ways', () => {
    const text = `# Outage

## Timeline

- 11/02/2026 00:00 UTC Outage begins
- 11/02/2026 00:30 UTC Outage ends

## Log

2026-03-28 00:10 UTC Alert fires
2026-03-28 00:20 UTC Rolled back
`
    const snapshot = snapshotOf(text)
    const span = {start: text.indexOf('2026-03-28'), end: text.length}
    const {edits} = convertSpan(snapshot, span)
    const after = TextDocument.applyEdits(snapshot.document, [...edits] as TextEdit[])
    assert.match(after, /- 2026-03-28 00:10 UTC Alert fires\n/)
    const momentsOfOutage = (it: string) => momentsOf(it).filter(it => it.startsWith('Outage'))
    assert.deepEqual(momentsOfOutage(after), momentsOfOutage(text))
  })
})
