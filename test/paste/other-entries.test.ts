import assert from 'node:assert/strict'
import type {TextEdit} from 'vscode-languageserver'
import {TextDocument} from 'vscode-languageserver-textdocument'
import {insertTimelineEntry} from '../../server/features/insert-timeline-entry.ts'
import {pasteTimeline} from '../../server/features/paste-timeline.ts'
import type {Snapshot} from '../../server/features/snapshot.ts'
import {noon, snapshotOf, uri} from '../features/snapshot-of.ts'
import {readMarkers} from '../markers.ts'

/** The document with the text pasted at the cursor; without a text, with an entry for now. */
function changed(marked: string, pasted: string | undefined, now: number): {before: Snapshot; after: Snapshot} {
  const {text, cursor = 0} = readMarkers(marked)
  const before = snapshotOf(text, {}, now)
  const {document} = before
  const position = document.positionAt(cursor)
  const result =
    pasted === undefined
      ? insertTimelineEntry(before, {textDocument: {uri}, position})
      : pasteTimeline(before, {textDocument: {uri}, range: {start: position, end: position}, text: pasted})
  assert.ok(result)
  return {before, after: snapshotOf(TextDocument.applyEdits(document, result.edits as TextEdit[]), {}, now)}
}

const momentsOf = ({model}: Snapshot): number[] =>
  model.timelines.flatMap(it => it.entries.flatMap(({instant}) => instant ?? []))

/** The timeline has the new entry, and the moments of all others. */
function check(marked: string, pasted: string | undefined, expected: string, now = noon): void {
  const {before, after} = changed(marked, pasted, now)
  assert.equal(after.text, expected)
  const moments = momentsOf(after)
  for (const it of momentsOf(before)) assert.ok(moments.includes(it), `${new Date(it).toISOString()} is still there`)
}

describe('entries beside a new one keep their moments', () => {
  const lastYear = `# Outage of 2019-03-16

## Timeline

- Mar 16 12:43 UTC Down
- Mar 16 13:00 UTC Up<|>
`

  it('when they say no year, and the new one is of the next', () =>
    check(lastYear, undefined, `${lastYear.replace('<|>', '')}- 2020-06-15 12:00 UTC \n`))

  it('when the new one takes the day of the end of theirs', () =>
    check(
      `# Outage

## Timeline

- 2020-06-15 23:00 UTC Down
<|>- 24:00 Up
`,
      '2020-06-14T10:00:00Z Deployed\n2020-06-15T23:50:00Z Restarted',
      `# Outage

## Timeline

- 2020-06-14 10:00 UTC Deployed
- 2020-06-15 23:00 UTC Down
- 2020-06-15 23:50 UTC Restarted
- 24:00 Up
`,
    ))

  it('when the day of the end of theirs is written', () =>
    check(
      `# Outage of 2020-06-15

## Timeline (UTC)

- 24:00 Up<|>
`,
      '2020-06-14T10:00:00Z Deployed',
      `# Outage of 2020-06-15

## Timeline (UTC)

- 2020-06-14 10:00 Deployed
- 2020-06-15 24:00 Up
`,
    ))
})

describe('a new entry is written like the others', () => {
  it('where the clock is bold and the day is not', () =>
    check(
      `# Outage of 2020-06-15

## Timeline (UTC)

- Jun 15th **10:00** Down<|>
`,
      '2020-06-15T10:05:00Z Up',
      `# Outage of 2020-06-15

## Timeline (UTC)

- Jun 15th **10:00** Down
- Jun 15th **10:05** Up
`,
    ))

  it('where the day stands in brackets behind the clock', () =>
    check(
      `# Outage

## Timeline

- 10:00 UTC (2020-06-15) Down<|>
`,
      '2020-06-16T10:05:00Z Up',
      `# Outage

## Timeline

- 10:00 UTC (2020-06-15) Down
- 10:05 UTC (2020-06-16) Up
`,
    ))

  it('where the day stands in brackets behind another clock', () =>
    check(
      `# Outage

## Timeline

- 10:00 UTC (June 15, 2020) Down
- 10:10 UTC Up<|>
`,
      '2020-06-16T10:05:00Z Mail sent',
      `# Outage

## Timeline

- 10:00 UTC (June 15, 2020) Down
- 10:10 UTC Up
- June 16, 2020 10:05 UTC Mail sent
`,
    ))
})

describe('a text that gives other entries another day', () => {
  // An entry of another year in front of a day without a year.
  const text = `# Outage

## Timeline

<|>- Mar 16 2019 12:43 UTC Down
- Mar 17 12:43 UTC Up
`
  const pasteInto = (marked: string, pasted: string) => {
    const {text, cursor = 0} = readMarkers(marked)
    const snapshot = snapshotOf(text)
    const at = snapshot.document.positionAt(cursor)
    return pasteTimeline(snapshot, {textDocument: {uri}, range: {start: at, end: at}, text: pasted})
  }
  const note = /Some existing entries now have another date or time zone\./

  it('says so, and is not pasted unasked', () => {
    const undated = `# Outage

## Timeline

<|>- Mar 16 12:43 UTC Down
- 2019-03-17 12:43 UTC Up
`
    const {isSure, message} = pasteInto(undated, '2018-03-01T10:00:00Z Deployed')
    assert.match(message, note)
    assert.equal(isSure, false)
  })

  it('is no other text', () => {
    const {isSure, message} = pasteInto(text, '2019-03-01T10:00:00Z Deployed')
    assert.doesNotMatch(message, note)
    assert.equal(isSure, true)
  })
})
