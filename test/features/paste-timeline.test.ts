import assert from 'node:assert/strict'
import type {CodeAction, TextEdit} from 'vscode-languageserver'
import {TextDocument} from 'vscode-languageserver-textdocument'
import {codeAction} from '../../server/features/code-action/code-action.ts'
import {resolveCodeAction} from '../../server/features/code-action/resolve.ts'
import {toRange} from '../../server/features/convert.ts'
import {insertTimelineEntry} from '../../server/features/insert-timeline-entry.ts'
import {pasteTimeline} from '../../server/features/paste-timeline.ts'
import type {PastedTimeline} from '../../server/protocol/requests.ts'
import {setBundle} from '../../server/text/l10n.ts'
import type {Settings} from '../../server/config/settings.ts'
import {readMarkers} from '../markers.ts'
import {noon, snapshotOf, uri} from './snapshot-of.ts'

function paste(
  marked: string,
  pasted: string | undefined,
  settings: Partial<Settings> = {},
): {result: PastedTimeline; text: string} {
  const {text, spans, cursor = 0} = readMarkers(marked)
  const snapshot = snapshotOf(text, settings)
  const range = toRange(snapshot.document, spans[0] ?? {start: cursor, end: cursor})
  const result = pasteTimeline(snapshot, {textDocument: {uri}, range, ...(pasted !== undefined && {text: pasted})})
  return {result, text: TextDocument.applyEdits(snapshot.document, result.edits as TextEdit[])}
}

/** The timeline of a document about 2020-06-15, and the text that is pasted at the cursor. */
function check(timeline: string, pasted: string, expected: string, settings: Partial<Settings> = {}): PastedTimeline {
  const {result, text} = paste(page + timeline, pasted, settings)
  assert.equal(text, page + expected)
  return result
}

function checkTurned(marked: string, expected: string): void {
  const {text} = paste(marked, undefined)
  assert.equal(text, expected)
}

function checkInserted(marked: string, expected: string, now = noon): void {
  const {text, cursor = 0} = readMarkers(marked)
  const snapshot = snapshotOf(text, {}, now)
  const result = insertTimelineEntry(snapshot, {textDocument: {uri}, position: snapshot.document.positionAt(cursor)})
  assert.ok(result)
  const after = TextDocument.create(
    uri,
    'markdown',
    2,
    TextDocument.applyEdits(snapshot.document, result.edits as TextEdit[]),
  )
  const at = after.offsetAt(result.cursor)
  assert.equal(`${after.getText().slice(0, at)}<|>${after.getText().slice(at)}`, expected)
}

const page = `# Outage

## Summary

It broke on 2020-06-15.

`
const bullets = `## Timeline

- 10:00 UTC Alert fires
<|>- 10:20 UTC Restart
`

describe('paste-timeline writes', () => {
  it('at its place in time', () =>
    void check(
      bullets,
      '2020-06-15T10:05:00Z Down',
      `## Timeline

- 10:00 UTC Alert fires
- 10:05 UTC Down
- 10:20 UTC Restart
`,
    ))
  it('in the zone of the document', () =>
    void check(
      bullets.replaceAll('UTC', 'CEST'),
      '2020-06-15T08:05:00Z Down',
      `## Timeline

- 10:00 CEST Alert fires
- 10:05 CEST Down
- 10:20 CEST Restart
`,
    ))
  it('in a zone that only the heading names, on its summer time', () =>
    void check(
      `## Timeline (PT)

- 3:00 AM - Alert
<|>`,
      '2020-06-15T10:05:00Z Down',
      `## Timeline (PT)

- 3:00 AM - Alert
- 3:05 AM - Down
`,
    ))
  it('seconds where the document has them', () =>
    void check(
      `## Timeline

- 10:00:01 UTC Alert
<|>`,
      '2020-06-15T10:05:07Z Down',
      `## Timeline

- 10:00:01 UTC Alert
- 10:05:07 UTC Down
`,
    ))
  it('days where the document has them', () =>
    void check(
      `## Timeline

- Jun 15, 2020 10:00 UTC: Alert
<|>`,
      '2020-06-16T00:05:07Z Down',
      `## Timeline

- Jun 15, 2020 10:00 UTC: Alert
- Jun 16, 2020 00:05 UTC: Down
`,
    ))
  it('the day where it changes, and keeps that of the entry below', () =>
    void check(
      bullets,
      '2020-06-16T00:05:00Z Down\n2020-06-14T23:50:00Z Before',
      `## Timeline

- 2020-06-14 23:50 UTC Before
- 2020-06-15 10:00 UTC Alert fires
- 10:20 UTC Restart
- 2020-06-16 00:05 UTC Down
`,
    ))
  it('under the heading of its day', () =>
    void check(
      `## Timeline (UTC)

### 2020-06-15

- 23:50 a
<|>
### 2020-06-16

- 00:10 b
`,
      '2020-06-16T00:05:00Z Down\n2020-06-15T23:55:00Z Up',
      `## Timeline (UTC)

### 2020-06-15

- 23:50 a
- 23:55 Up

### 2020-06-16

- 00:05 Down
- 00:10 b
`,
    ))
  it('a row, the author in his column', () =>
    void check(
      `## Timeline

| Time (UTC) | Event | Who |
|---|---|---|
| 10:00 | Alert | Ann |
<|>`,
      '[10:05] <bob> a | b',
      `## Timeline

| Time (UTC) | Event | Who |
|---|---|---|
| 10:00 | Alert | Ann |
| 10:05 | a \\| b | bob |
`,
    ))
  it('the first row below a header', () =>
    void check(
      `## Timeline

| Event | Time (UTC) |
| --- | --- |
<|>`,
      '2020-06-15T10:05:00Z Down',
      `## Timeline

| Event | Time (UTC) |
| --- | --- |
| Down | 10:05 |
`,
    ))
  it('a row into a table whose time comes last and whose columns have names of their own', () =>
    void check(
      `## Timeline

| Foo | Time (UTC) |
|---|---|
| Alert | 10:00 |
<|>`,
      '10:05 Down',
      `## Timeline

| Foo | Time (UTC) |
|---|---|
| Alert | 10:00 |
| Down | 10:05 |
`,
    ))
  for (const rows of ['', '| 10:00 |\n']) {
    const table = `## Timeline

| Time (UTC) |
|---|
${rows}`
    it(`nothing into a table that has a column for the time only: ${JSON.stringify(rows)}`, () => {
      const {message, edits} = check(`${table}<|>`, '10:05 Down', table)
      assert.match(message, /no column for what happened/)
      assert.deepEqual(edits, [])
      checkTurned(
        `${page}${table}
«10:05 UTC Down
10:20 UTC Up»
`,
        `${page}${table}
10:05 UTC Down
10:20 UTC Up
`,
      )
    })
    it(`the time of a new entry there, with the cursor behind it: ${JSON.stringify(rows)}`, () =>
      checkInserted(
        `${page}${table}<|>`,
        `${page}${table}| 12:00 <|> |
`,
      ))
  }
  it('plain lines', () =>
    void check(
      `## Timeline

10:00 UTC: Alert \x20
10:20 UTC: Restart \x20
10:40 UTC: Over<|>
`,
      `Jun 15 10:05:00 web app: Down
  with a trace
`,
      `## Timeline

10:00 UTC: Alert \x20
10:05 UTC: web app: Down / with a trace \x20
10:20 UTC: Restart \x20
10:40 UTC: Over
`,
    ))
  const openings = [
    '## Root cause',
    '#Root cause',
    '**Root cause**',
    'Root cause:',
    '#incident #sev1',
    'Root cause\n---',
  ]
  for (const opening of openings) {
    it(`plain lines above ${JSON.stringify(opening)}`, () => {
      const before = `## Timeline

10:00 UTC: Alert
10:20 UTC: Restart
with the old image`
      const behind = `${opening}
It was full.
`
      check(
        `${before}<|>
${behind}`,
        '2020-06-15T10:40:00Z Over',
        `${before}
10:40 UTC: Over
${behind}`,
      )
    })
  }
  it('plain lines behind the last one, each with its break', () => {
    for (const end of ['\\', '  ', '<br>']) {
      const lines = `## Timeline

10:00 UTC a${end}
10:05 UTC b${end}
10:08 UTC c`
      check(
        `${lines}<|>\n`,
        '2020-06-15T10:15:00Z d\n2020-06-15T10:20:00Z e',
        `${lines}${end}
10:15 UTC d${end}
10:20 UTC e
`,
      )
      check(`${lines}\nand more<|>\n`, '2020-06-15T10:15:00Z d', `${lines}\nand more${end}\n10:15 UTC d\n`)
      check(`${lines}${end}<|>\n`, '2020-06-15T10:15:00Z d', `${lines}${end}\n10:15 UTC d${end}\n`)
    }
  })
  it('headings', () =>
    void check(
      `## Timeline

### 10:00 UTC – Alert

Text.

### 10:20 UTC – Over
<|>`,
      '2020-06-15T10:05:00Z Down\n',
      `## Timeline

### 10:00 UTC – Alert

Text.

### 10:05 UTC – Down

### 10:20 UTC – Over
`,
    ))
  it('headings that hold nothing but the time', () =>
    void check(
      `## Timeline

### 10:00 UTC

Alert.

### 10:20 UTC

Over.
<|>`,
      '2020-06-15T10:05:00Z Down\n',
      `## Timeline

### 10:00 UTC

Alert.

### 10:05 UTC

Down

### 10:20 UTC

Over.
`,
    ))
  it('UTC in a document that names no zone, and says so', () =>
    assert.match(
      check(
        `## Timeline

- 10:00 Alert
<|>`,
        '2020-06-15T12:05:00+02:00 Down\n',
        `## Timeline

- 10:00 Alert
- 10:05 UTC Down
`,
      ).message,
      /written in UTC/,
    ))
  it('in the zone that an empty timeline gets from the rest of the document', () =>
    assert.equal(
      paste(
        `# Outage

## Summary

Down from 2020-06-15T10:00+02:00 on.

## Timeline
<|>`,
        '2020-06-15T10:05:00Z Down',
      ).text,
      `# Outage

## Summary

Down from 2020-06-15T10:00+02:00 on.

## Timeline

- 12:05 UTC+02:00 Down
`,
    ))
  it('numbers that count on', () =>
    void check(
      `## Timeline

1. 10:00 UTC Alert
<|>2. 10:20 UTC Over
`,
      '2020-06-15T10:05:00Z Down\n',
      `## Timeline

1. 10:00 UTC Alert
2. 10:05 UTC Down
3. 10:20 UTC Over
`,
    ))
  it('newest first where the document does', () =>
    void check(
      `## Timeline

- 12:00 UTC c
- 11:00 UTC b
- 10:00 UTC a
<|>`,
      `2020-06-15T10:05:00Z x
2020-06-15T11:05:00Z y
`,
      `## Timeline

- 12:00 UTC c
- 11:05 UTC y
- 11:00 UTC b
- 10:05 UTC x
- 10:00 UTC a
`,
    ))
  it('entries in a code block', () =>
    void check(
      `## Timeline

\`\`\`
10:00 UTC Alert
10:20 UTC Over
\`\`\`
<|>`,
      '2020-06-15T10:05:00Z a*b*\n',
      `## Timeline

\`\`\`
10:00 UTC Alert
10:05 UTC a*b*
10:20 UTC Over
\`\`\`
`,
    ))
  it('bullets into an empty section, with the zone of the source', () =>
    void check(
      `## Timeline

<|>## Impact
`,
      '2020-06-15T12:05:00+02:00 Down\n',
      `## Timeline

- 10:05 UTC Down

## Impact
`,
    ))
  it('bullets below what the empty section says of its zone', () =>
    void check(
      `## Timeline

All times CEST.<|>`,
      '2020-06-15T10:05:00Z Down\n',
      `## Timeline

All times CEST.

- 12:05 Down
`,
    ))
  it('no zone that nobody named', () => {
    const {message} = check('## Timeline\n\n<|>', '10:05 Down\n', '## Timeline\n\n- 10:05 Down\n')
    assert.match(
      message,
      /^Added 1 entry, date 2020-06-15\. The time zone is unknown, so times were kept as they are\.$/,
    )
  })
  it('details as a list below the entry', () =>
    void check(
      bullets,
      `commit a1b2c3d4e5f
Author: Ann <a@x>
Date:   Mon Jun 15 10:05:00 2020 +0000

    Close it

    # because
    1. it leaked
`,
      `## Timeline

- 10:00 UTC Alert fires
- 10:05 UTC Ann: Close it (a1b2c3d4e5)
  - \\# because
  - 1\\. it leaked
- 10:20 UTC Restart
`,
    ))
  it('no list within a list', () =>
    void check(
      bullets,
      '2020-06-15T10:05:00Z Down\n  * sub',
      `## Timeline

- 10:00 UTC Alert fires
- 10:05 UTC Down
  - \\* sub
- 10:20 UTC Restart
`,
    ))
  it('no block below a heading that holds nothing but the time', () =>
    void check(
      `## Timeline

### 10:00 UTC

Alert.
<|>`,
      '2020-06-15T10:05:00Z # Down',
      `## Timeline

### 10:00 UTC

Alert.

### 10:05 UTC

\\# Down
`,
    ))
  it('with the line ends of the document', () =>
    assert.equal(
      paste(`${page}${bullets}`.replaceAll('\n', '\r\n'), '2020-06-15T10:05:00Z Down\n').text,
      `${page}## Timeline

- 10:00 UTC Alert fires
- 10:05 UTC Down
- 10:20 UTC Restart
`.replaceAll('\n', '\r\n'),
    ))
  it('a gap behind which the text is no part of the time', () =>
    void check(
      `## Timeline (UTC)

- 10:00 Alert
<|>`,
      '2020-06-15T10:05:00Z EST servers fail',
      `## Timeline (UTC)

- 10:00 Alert
- 10:05: EST servers fail
`,
    ))
  it('in the first timeline when the cursor is elsewhere', () =>
    void check(
      `## Impact

Much.<|>

## Timeline

- 10:00 UTC Alert
`,
      '2020-06-15T10:05:00Z Down',
      `## Impact

Much.

## Timeline

- 10:00 UTC Alert
- 10:05 UTC Down
`,
    ))
  it('instead of what is selected', () =>
    assert.equal(
      paste(
        `${page}## Timeline

- 10:00 UTC Alert
«- TODO
»`,
        '2020-06-15T10:05:00Z Down',
      ).text,
      `${page}## Timeline

- 10:00 UTC Alert
- 10:05 UTC Down
`,
    ))
})

describe('paste-timeline takes', () => {
  it('the day of the document for times without one, past midnight too', () => {
    const {message} = check(
      `## Timeline (UTC)

- 23:50 Alert
<|>`,
      `[23:55] <ann> Slow
[00:05] <ann> Down
`,
      `## Timeline (UTC)

- 23:50 Alert
- 2020-06-15 23:55 ann: Slow
- 2020-06-16 00:05 ann: Down
`,
    )
    assert.equal(
      message,
      [
        "Added 2 entries, times read as UTC (the document's zone), date 2020-06-15.",
        'Where the clock jumps back, midnight was assumed.',
        'The date was added where the day changes.',
      ].join(' '),
    )
  })
  it('the day before where a text is newest first', () =>
    void check(
      `## Timeline (UTC)

- 23:50 Alert
<|>`,
      `[00:05] <ann> Down
[23:55] <ann> Slow
`,
      `## Timeline (UTC)

- 23:50 Alert
- 2020-06-15 23:55 ann: Slow
- 2020-06-16 00:05 ann: Down
`,
    ))
  it('the year of the document, also across its end', () => {
    const {result, text} = paste(
      `# Outage

## Timeline

- 2020-12-31 23:50 UTC Alert
<|>`,
      'Jan  1 00:05:00 web app: Down\n',
    )
    assert.equal(
      text,
      `# Outage

## Timeline

- 2020-12-31 23:50 UTC Alert
- 2021-01-01 00:05 UTC web app: Down
`,
    )
    assert.match(result.message, /The year was taken from the document/)
  })
  it("the reader's own zone for a chat", () => {
    const {message} = check(
      bullets,
      `Ann
  12:05 PM
Down
`,
      `## Timeline

- 10:00 UTC Alert fires
- 10:05 UTC Ann: Down
- 10:20 UTC Restart
`,
      {timeZone: 'Europe/Berlin'},
    )
    assert.equal(message, 'Added 1 entry, time read as Europe/Berlin (your time zone setting), date 2020-06-15.')
  })
  it("the document's zone for a log", () => {
    const {message} = check(
      bullets.replaceAll('UTC', 'CEST'),
      '2020/06/15 10:05:00 [error] 1#1: x',
      `## Timeline

- 10:00 CEST Alert fires
- 10:05 CEST [error] 1#1: x
- 10:20 CEST Restart
`,
    )
    assert.equal(message, "Added 1 entry, time read as CEST (the document's zone).")
  })
  it('a document that names no day for that of the text', () =>
    assert.equal(
      paste(
        `# Outage

## Timeline

- 10:00 UTC a
- 10:20 UTC b
<|>`,
        '2019-01-02T10:05:00Z x',
      ).text,
      `# Outage

## Timeline

- 10:00 UTC a
- 10:05 UTC x
- 10:20 UTC b
`,
    ))
})

describe('paste-timeline says first what a person has to check', () => {
  const chat = `Ann
  12:05 PM
Down
:eyes: 3
Bo
  12:08 PM
Rolled back
3 replies
`

  it('of a chat: the zone and the day, and how many lines were skipped', () => {
    const {result} = paste(page + bullets, chat, {timeZone: ''})
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
    const read = `Added 2 entries, times read as ${zone} (this machine's zone), date 2020-06-15.`
    assert.equal(result.message, `${read} Skipped 2 lines.`)
    assert.deepEqual(result.leftOut, [
      {line: 3, why: 'reactions'},
      {line: 7, why: 'a line of Slack itself'},
    ])
  })
  it('and nothing where the text says all', () =>
    assert.equal(paste(page + bullets, '2020-06-15T10:05:00Z x').result.message, 'Added 1 entry.'))
  it('where only some times lack it', () => {
    const {result} = paste(page + bullets, '10:05 x\n10:06 CEST y\n2020-06-15 10:07 z\n')
    assert.equal(
      result.message,
      [
        'Added 3 entries.',
        'Entries without a date were read as 2020-06-15.',
        "Times without a time zone were read as UTC (the document's zone).",
      ].join(' '),
    )
  })
  it('when no zone is known', () => {
    const {result} = paste(page + bullets.replaceAll(' UTC', ''), '2020-06-15 10:05:00 x\n')
    assert.equal(result.message, 'Added 1 entry. The time zone is unknown, so times were kept as they are.')
  })
})

describe('paste-timeline leaves out', () => {
  const checkLeftOut = (pasted: string, message: string, ...leftOut: object[]) => {
    const result = check(
      bullets,
      pasted,
      `## Timeline

- 10:00 UTC Alert fires
- 10:05 UTC x
- 10:20 UTC Restart
`,
    )
    assert.equal(result.message, message)
    assert.deepEqual(result.leftOut, leftOut)
  }
  it('what is there already, and says so', () => {
    const {entries, message} = check(
      bullets,
      '2020-06-15T10:00:30Z Alert fires\n2020-06-15T10:20:00Z Restart',
      `## Timeline

- 10:00 UTC Alert fires
- 10:20 UTC Restart
`,
    )
    assert.equal(entries, 0)
    assert.match(message, /^No new entries from log with ISO times\. Skipped lines 1, 2 \(already in the timeline\)\.$/)
  })
  it('the second of two lines that are the same', () =>
    checkLeftOut('2020-06-15T10:05:00Z x\n2020-06-15T10:05:00Z x', 'Added 1 entry. Skipped 1 line.', {
      line: 1,
      why: 'the same as an earlier line',
    }))
  it('times that do not exist', () =>
    checkLeftOut(
      '2020-06-15T10:05:00Z x\n2020-06-31T10:05:00Z y\n2020-06-15T25:05:00Z z',
      'Added 1 entry. Skipped 2 lines.',
      {line: 1, why: 'not a calendar date'},
      {line: 2, why: 'not a time of day'},
    ))
  it('everything in a document without a timeline', () => {
    const {result} = paste(
      `# Outage

## Summary

Down on 2020-06-15.

## Root cause

A bug.
<|>`,
      '2020-06-15T10:05:00Z x',
    )
    assert.deepEqual([result.edits, result.message], [[], 'This document has no timeline yet; add a section for it.'])
  })
})

describe('paste-timeline is sure', () => {
  const isSure = (marked: string, pasted: string) => paste(marked, pasted).result.isSure
  it('of a log in a timeline', () => assert.ok(isSure(page + bullets, '2020-06-15T10:05:00Z x')))
  it('never of prose', () =>
    assert.ok(!isSure(page + bullets, '10:05 UTC we restarted it, and at 10:10 all was well.\nNobody was paged.')))
  it('not of entries that are moved', () => assert.ok(!isSure(page + bullets, '- 10:05 UTC Down\n- 10:06 UTC Up\n')))
  it('not of a log with prose around it', () =>
    assert.ok(
      !isSure(
        page + bullets,
        `This is what we saw:

2020-06-15T10:05:00Z x

and then it was over.`,
      ),
    ))
  it('not of a log outside of a timeline', () =>
    assert.ok(!isSure(`${page}<|>${bullets.replace('<|>', '')}`, '2020-06-15T10:05:00Z x')))
  it('not inside of code, a comment or an address', () => {
    const inside = (marked: string) =>
      assert.ok(
        !isSure(
          `${page}## Timeline

- 10:00 UTC a

${marked}
`,
          '2020-06-15T10:05:00Z x\n2020-06-15T10:06:00Z y',
        ),
        marked,
      )
    for (const marked of [
      `  \`\`\`
  LOG<|>
  \`\`\``,
      `\`\`\`json
<|>
\`\`\``,
      '- 10:05 UTC see `a<|>b`',
      '- 10:05 UTC see [x](ht<|>tp://y)',
      '- 10:05 UTC see [x](<|>)',
      '<!-- <|> -->',
      '- 10:05 UTC <!-- a<|> --> b',
      '```\n<|>',
    ])
      inside(marked)
    assert.ok(
      isSure(
        `# Outage

## Timeline

\`\`\`
10:00 UTC Alert
<|>10:20 UTC Over
\`\`\`
`,
        '2020-06-15T10:05:00Z x',
      ),
    )
    assert.ok(isSure(`${page}## Timeline\n\n- 10:00 UTC \`a\`<|>\n`, '2020-06-15T10:05:00Z x'))
  })
  it('of a chat with marks of the program around the messages', () => {
    assert.ok(
      isSure(
        page + bullets,
        `Alice Smith:house_with_garden:
  12:14 PM
Shop answers 502
:eyes: 3
3 replies
Deployer
APP  12:16 PM
rolled back`,
      ),
    )
    assert.ok(
      isSure(
        page + bullets,
        `[6/15 10:14 AM] Smith, Alice
Shop answers 502
like 1
[6/15 10:16 AM] Smith, Alice
rolled back`,
      ),
    )
  })
  it('not of JSON that has more than an entry holds', () => {
    assert.ok(isSure(page + bullets, '{"time":"2020-06-15T10:05:00Z","msg":"x","host":"web1"}'))
    assert.ok(!isSure(page + bullets, `{"time":"2020-06-15T10:05:00Z","msg":"x","trace":"${'web1 '.repeat(60)}"}`))
  })
  it('not of entries with more than five other lines each', () => {
    const withLines = (count: number) =>
      isSure(page + bullets, `2020-06-15T10:05:00Z Down${'\n  at the next line'.repeat(count)}`)
    assert.deepEqual([4, 5, 6].map(withLines), [true, true, false])
  })
  it('not of what is there already', () => assert.ok(!isSure(page + bullets, '2020-06-15T10:00:00Z Alert fires')))
})

describe('turning a selection into entries', () => {
  const notes = `## Timeline

- 10:00 UTC Alert

## Notes

`

  it('takes a log out of another section', () =>
    checkTurned(
      `${page}${notes}«2020-06-15T10:05:00Z Down
»
## Impact
`,
      `${page}## Timeline

- 10:00 UTC Alert
- 10:05 UTC Down

## Notes

## Impact
`,
    ))
  it('leaves lines there that have no time', () =>
    checkTurned(
      `${page}${notes}«Some words

2020-06-15T10:05:00Z Down»
`,
      `${page}## Timeline

- 10:00 UTC Alert
- 10:05 UTC Down

## Notes

Some words

`,
    ))
  it('leaves them in every language, also one in which all reasons have the same words', () => {
    setBundle({'no time': 'übersprungen', 'already in the timeline': 'übersprungen'})
    try {
      checkTurned(
        `${page}${notes}«Some words\n\n2020-06-15T10:05:00Z Down»\n`,
        `${page}## Timeline

- 10:00 UTC Alert
- 10:05 UTC Down

## Notes

Some words

`,
      )
    } finally {
      setBundle(undefined)
    }
  })
  it('leaves paragraphs, rules and headings around it as they are', () => {
    checkTurned(
      `${page}${notes}«First \x20

2020-06-15T10:05:00Z Down

Se\u00adc\u00a0ond \x20
---»
`,
      `${page}## Timeline

- 10:00 UTC Alert
- 10:05 UTC Down

## Notes

First \x20

Se\u00adc\u00a0ond \x20
---
`,
    )
    checkTurned(
      `${page}${notes}«First

2020-06-15T10:05:00Z Down

---»
`,
      `${page}## Timeline

- 10:00 UTC Alert
- 10:05 UTC Down

## Notes

First

---
`,
    )
    checkTurned(
      `${page}${notes}«First

Second

2020-06-15T10:05:00Z Down
## Impact»
`,
      `${page}## Timeline

- 10:00 UTC Alert
- 10:05 UTC Down

## Notes

First

Second

## Impact
`,
    )
  })
  it('leaves entries as they are', () => {
    const timeline = `## Timeline

- 2020-06-15T10:00:00Z a
  - det **x**
`
    checkTurned(`${page}«${timeline}»`, page + timeline)
    checkTurned(
      `${page}«${timeline}2020-06-15T10:05:00Z Down»\n`,
      `${page}${timeline.replace('  - det', '  - det')}- 2020-06-15T10:05:00Z Down\n`,
    )
    assert.match(paste(`${page}«${timeline}»`, undefined).result.message, /is already an entry\.$/)
  })
  it('leaves Markdown as it is, and code as it is shown', () => {
    checkTurned(
      `${page}## Timeline

- 10:00 UTC Alert

«2020-06-15T10:05:00Z **b** [l](http://x)»
`,
      `${page}## Timeline

- 10:00 UTC Alert
- 10:05 UTC **b** [l](http://x)

`,
    )
    checkTurned(
      `${page}${notes}«- 2020-06-15T10:05:00Z a
  - det **x**»
`,
      `${page}## Timeline

- 10:00 UTC Alert
- 10:05 UTC a
  - det **x**

## Notes

`,
    )
    checkTurned(
      `${page}## Timeline

| Time (UTC) | Event |
|--|--|
| 10:00 | a |

«2020-06-15T10:05:00Z *a* | b»
`,
      `${page}## Timeline

| Time (UTC) | Event |
|--|--|
| 10:00 | a |
| 10:05 | *a* \\| b |

`,
    )
    checkTurned(
      `${page}${notes}\`\`\`
«2020-06-15T10:05:00Z *a*
»b
\`\`\`
`,
      `${page}## Timeline

- 10:00 UTC Alert
- 10:05 UTC \\*a\\*

## Notes

\`\`\`
b
\`\`\`
`,
    )
  })
  it('takes the fence with it in which nothing is left', () => {
    const fenced = `\`\`\`text
2020-06-15T10:05:00Z Down

2020-06-15T10:06:00Z Up
\`\`\`
`
    const expected = `${page}## Timeline

- 10:00 UTC Alert
- 10:05 UTC Down
- 10:06 UTC Up

## Notes

Words.
`
    checkTurned(`${page}${notes}«${fenced}»\nWords.\n`, expected)
    checkTurned(`${page}${notes}${fenced.replace('2020', '«2020').replace('Up', 'Up»')}\nWords.\n`, expected)
  })
  it('leaves lines whose time cannot be', () => {
    checkTurned(
      `${page}${notes}«2020-06-15T10:05:00Z Down
2020-06-31T10:06:00Z no \x20
  such day
2020-06-15T10:07:00Z Up»
`,
      `${page}## Timeline

- 10:00 UTC Alert
- 10:05 UTC Down
- 10:07 UTC Up

## Notes

2020-06-31T10:06:00Z no \x20
  such day
`,
    )
    const chat = `${page}${notes}Ann\n  12:05 PM\nDown\n`
    assert.equal(
      paste(
        `${chat}«commit a1b2c3d4e5f
Author: Ann <a@x>
Date:   Mon Jun 31 10:05:00 2020 +0000

    Close it
»`,
        undefined,
      ).text,
      `${chat}commit a1b2c3d4e5f
Author: Ann <a@x>
Date:   Mon Jun 31 10:05:00 2020 +0000

    Close it
`,
    )
  })
  it('leaves what stands below the next heading', () => {
    checkTurned(
      `${page}${notes}«Ann
  10:05 AM
Down

## Impact

Much.

  Indented.»
`,
      `${page}## Timeline

- 10:00 UTC Alert
- 10:05 UTC Ann: Down

## Notes

## Impact

Much.

  Indented.
`,
    )
    checkTurned(
      `${page}${notes}«2020-06-15T10:05:00Z Down
---
  Indented.»
`,
      `${page}## Timeline

- 10:00 UTC Alert
- 10:05 UTC Down

## Notes

---
  Indented.
`,
    )
  })
  it('takes what stands above the time of an event, in code too', () =>
    checkTurned(
      `${page}${notes}«\`\`\`
Resolved - Fixed it
Jun 15, 10:05 UTC

Identified - Found it
Jun 15, 10:03 UTC
\`\`\`»
`,
      `${page}## Timeline

- 10:00 UTC Alert
- 10:03 UTC Identified: Found it
- 10:05 UTC Resolved: Fixed it

## Notes

`,
    ))
  it('changes nothing when all is already in the timeline', () =>
    assert.deepEqual(paste(`${page}${notes}«2020-06-15T10:00:00Z Alert»\n`, undefined).result.edits, []))
  it('counts on in a numbered list, from lines between its entries', () =>
    checkTurned(
      `${page}## Timeline

1. 10:00 UTC a

«2020-06-15T10:05:00Z b
»
2. 10:10 UTC c
`,
      `${page}## Timeline

1. 10:00 UTC a

2. 10:05 UTC b

3. 10:10 UTC c
`,
    ))
  it('begins a timeline with what stands in its section', () => {
    checkTurned(
      `${page}## Timeline (UTC)

\`\`\`
«2020-06-15T10:05:00Z Down»
\`\`\`
`,
      `${page}## Timeline (UTC)

- 10:05 Down
`,
    )
    checkTurned(
      `${page}## Timeline (UTC)\r\n\r\n\`\`\`\r\n«2020-06-15T10:05:00Z Down»\r\n\`\`\`\r\n\r\n## Impact\r\n`,
      `${page}## Timeline (UTC)\r\n\r\n- 10:05 Down\r\n\r\n## Impact\r\n`,
    )
  })
  it('sorts what was pasted as it was', () =>
    checkTurned(
      `${page}## Timeline

- 10:00 UTC Alert

«[10:05] <ann> Down
[09:55] <bob> Slow»
`,
      `${page}## Timeline

- 09:55 UTC bob: Slow
- 10:00 UTC Alert
- 10:05 UTC ann: Down

`,
    ))

  const titles = (marked: string, only?: string[]) => {
    const {text, spans} = readMarkers(marked)
    const snapshot = snapshotOf(text)
    const range = toRange(snapshot.document, spans[0] ?? {start: 0, end: 0})
    return codeAction(snapshot, {textDocument: {uri}, range, context: {diagnostics: [], ...(only && {only})}}, {})
      .map(it => it.title)
      .filter(it => it.startsWith('Turn'))
  }
  it('is offered for a log', () =>
    assert.deepEqual(titles(`${page}${notes}«2020-06-15T10:05:00Z Down»\n`), ['Turn selection into timeline entries']))
  it('is offered when rewrites are asked for', () =>
    assert.equal(titles(`${page}${notes}«2020-06-15T10:05:00Z Down»\n`, ['refactor']).length, 1))
  it('is worked out when it is chosen, where the client can wait for that', () => {
    const client = {textDocument: {codeAction: {dataSupport: true, resolveSupport: {properties: ['edit']}}}}
    const {text, spans} = readMarkers(`${page}${notes}«2020-06-15T10:05:00Z Down\n»\n## Impact\n`)
    const snapshot = snapshotOf(text)
    const range = toRange(snapshot.document, spans[0] ?? {start: 0, end: 0})
    const [action] = codeAction(
      snapshot,
      {textDocument: {uri}, range, context: {diagnostics: [], only: ['refactor']}},
      client,
    )
    assert.ok(action && !action.edit)
    const sent = JSON.parse(JSON.stringify(action)) as CodeAction
    const edits = resolveCodeAction(snapshot, sent, client).edit?.changes?.[uri] as TextEdit[]
    assert.equal(
      TextDocument.applyEdits(snapshot.document, edits),
      `${page}## Timeline

- 10:00 UTC Alert
- 10:05 UTC Down

## Notes

## Impact
`,
    )
    assert.equal(
      resolveCodeAction(snapshot, {...sent, data: {...(sent.data as object), version: 2}}, client).edit,
      undefined,
    )
    assert.deepEqual(resolveCodeAction(snapshot, {title: 'a', data: 'b'}, client), {title: 'a', data: 'b'})
  })
  it('is not offered among quick fixes', () =>
    assert.deepEqual(titles(`${page}${notes}«2020-06-15T10:05:00Z Down»\n`, ['quickfix']), []))
  it('is not offered for entries', () =>
    assert.deepEqual(
      titles(`${page}## Timeline

«- 10:00 UTC Alert
- 10:05 UTC b»
`),
      [],
    ))
  it('is not offered for entries with ISO times', () =>
    assert.deepEqual(
      titles(`${page}## Timeline

«- 2020-06-15T10:00:00Z Alert
- 2020-06-15T10:05:00Z b»
`),
      [],
    ))
  it('is not offered for prose', () =>
    assert.deepEqual(titles(page.replace('It broke on 2020-06-15.', '«It broke on 2020-06-15.»')), []))
  it('is not offered without a selection', () =>
    assert.deepEqual(titles(`${page}${notes}2020-06-15T10:05:00Z Down\n`), []))
})

describe('insert-timeline-entry', () => {
  it('writes now at its place', () =>
    checkInserted(
      `${page}## Timeline

- 10:00 UTC Alert
- 13:00 UTC Over<|>
`,
      `${page}## Timeline

- 10:00 UTC Alert
- 12:00 UTC <|>
- 13:00 UTC Over
`,
    ))
  it('writes the day when it is another one', () =>
    checkInserted(
      `${page}## Timeline

- 10:00 UTC Alert<|>
`,
      `${page}## Timeline

- 10:00 UTC Alert
- 2020-06-16 12:00 UTC <|>
`,
      noon + 86_400_000,
    ))
  it('writes a line behind a hard break, and no break behind it', () =>
    checkInserted(
      `${page}## Timeline

10:00 UTC a\\
10:05 UTC b\\
10:08 UTC c<|>
`,
      `${page}## Timeline

10:00 UTC a\\
10:05 UTC b\\
10:08 UTC c\\
12:00 UTC <|>
`,
    ))
  it('writes a row', () =>
    checkInserted(
      `${page}## Timeline

| Time (CEST) | Event |
| --- | --- |
| 10:00 | Alert |
<|>`,
      `${page}## Timeline

| Time (CEST) | Event |
| --- | --- |
| 10:00 | Alert |
| 14:00 | <|> |
`,
    ))
  it('begins a timeline', () => checkInserted(`${page}## Timeline\n<|>`, `${page}## Timeline\n\n- 12:00 UTC <|>\n`))
  it('does nothing without a timeline', () => {
    const snapshot = snapshotOf(`# Outage

## Root cause

A bug.
`)
    assert.equal(insertTimelineEntry(snapshot, {textDocument: {uri}, position: {line: 0, character: 0}}), null)
  })
})

describe('lines that JSON encodes', () => {
  it('are Markdown no more once they are decoded', () =>
    checkTurned(
      `${page}## Timeline

- 10:00 UTC Alert fires

«{"time":"2020-06-15T10:05:00Z","msg":"\\u003cb>*up*\\u0026lt;"}»
`,
      `${page}## Timeline

- 10:00 UTC Alert fires
- 10:05 UTC \\<b>\\*up\\*\\&lt;

`,
    ))
})
