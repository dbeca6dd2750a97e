import assert from 'node:assert/strict'
import {readdirSync, readFileSync} from 'node:fs'
import path from 'node:path'
import fc from '../property.ts'
import {TextDocument} from 'vscode-languageserver-textdocument'
import {documentedRules as rules} from '../../server/rules/documented.ts'
import type {Settings} from '../../server/config/settings.ts'
import {takeSnapshot, type Snapshot} from '../../server/features/snapshot.ts'
import {readMarkers} from '../markers.ts'
import {change, checkChanges, now, open, settings, type Change} from './as-fresh.ts'

const check = (text: string, changes: readonly Change[]): void =>
  checkChanges(text, changes, ({at}, length) => Math.floor(at * (length + 1)))

const examples = rules.flatMap(rule => [...rule.bad, ...rule.good]).map(it => readMarkers(it.text).text)

describe('a document that is read again after a change', function () {
  this.timeout(120_000)

  it('has the model, the problems and the symbols of a new one, for the examples of all rules', () => {
    fc.assert(fc.property(fc.constantFrom(...examples), fc.array(change, {minLength: 1, maxLength: 6}), check), {
      numRuns: 500,
    })
  })

  const page = `# Outage

## Summary

It broke.

## Timeline

- 14:00 UTC Down<|>
- 14:35 UTC Outage ends

## Action Items

- [ ] Close it @maria SHOP-12
`
  const typed = [
    '\n- 14:05 UTC Alert fires ',
    '\n- 14:05 – 14:06 UTC x',
    '\n- Resolved 2020-02-25 17:07 ',
    '\n- **14:05 UTC** ',
    '\n14:05: ',
  ]
  for (const text of typed) {
    it(`has the same while ${JSON.stringify(text)} is typed at the end of a line, and deleted`, () => {
      const {text: before, cursor = 0} = readMarkers(page)
      const forth = [...text].map((letter, index) => ({at: cursor + index, length: 0, text: letter}))
      checkChanges(before, [...forth, ...forth.toReversed().map(({at}) => ({at, length: 1, text: ''}))], ({at}) => at)
    })
  }

  const entries = [
    '- 14:05 UTC — Alert fires on `db` for 5 minutes',
    '- **14:05 UTC**: Alert fires',
    '- 14:05 - 14:20 UTC: Down',
    '- [2020-02-25 14:05] Rolled back the deploy',
    '- ~14:05 Someone noticed',
    '- 14:05',
    '- Resolved 2020-02-25 14:05',
    '- Feb 25 (14:05) Deployed',
    '- 2:05 pm PST | Resolved, see #12',
    '- 14:05:30 (UTC+2), up',
  ]
  const letters = ['x', '9', ' ', '-', ':', 'p', ')', '*', '.', '`', ',']
  for (const entry of entries) {
    it(`has the same while a letter is typed, and deleted, anywhere in "${entry}"`, () => {
      const {text, cursor = 0} = readMarkers(`# Outage

## Summary

It broke on 2020-02-25.

## Timeline

- 14:00 UTC Down
<|>${entry}
- 14:35 UTC Outage ends
`)
      const changes = [...entry].flatMap((_, index) => {
        const at = cursor + index
        return [
          {at, length: 0, text: letters[index % letters.length] as string},
          {at, length: 1, text: ''},
        ]
      })
      checkChanges(text, changes, ({at}) => at)
    })
  }

  const typedAt: readonly (readonly [string, number, string])[] = [
    [
      `# Outage

## Summary

T<|>he outage lasted 2 hours.

## Timeline

- 14:05 UTC Outage starts
- 22:05 UTC Resolved
`,
      0,
      'h',
    ],
    [
      `# Outage

## Timeline

10:00 UTC Down<br>
<|>5 hosts were down

11:00 UTC Up
`,
      0,
      'x',
    ],
    [
      `# Outage

## Timeline

- 07:30 on 2020-01-01 UTC<|>
- 08:00 Down
`,
      0,
      ' ',
    ],
    [
      `---
---
Outage<|>

Text.
`,
      0,
      '10:00',
    ],
    ['---\n---\n<|>Postmortem\n', 4, ''],
    ['#\n4:05:30\n- 4:05-4:20 <|>Down\n<li><b>4:31', 1, 'a'],
    [
      `# Outage

## Timeline

  - 14:05 UTC Deployed<|>, down from 14:05 to 14:20 UTC
  - 14:20 UTC Up
`,
      0,
      'x',
    ],
    [
      `# Outage

## Action items

| Action | Due |
| --- | --- |
| Add a test | 2026-03-0<|>5 |
`,
      1,
      '6',
    ],
    [
      `# Outage

## Action items

- Add a test
- 2026-03-05<|>: Add an alert
`,
      11,
      '',
    ],
    [
      `# Outage

## Context

- 10:00 UTC The outage <|>lasted 20 minutes
- 10:10 UTC Rolled back
- 10:50 UTC Resolved
`,
      0,
      'x',
    ],
  ]
  const belowEntries = [
    'Root cause<|>',
    'Root cause<|>:',
    '#inciden<|>t #sev1',
    'Lessons\n==<|>',
    'Lessons\n=<|>==',
    '**Lesson<|>**',
  ]
  for (const [marked, mark] of belowEntries.flatMap(
    it =>
      [
        [it, ''],
        [it, '- '],
      ] as const,
  )) {
    it(`has the same while ${JSON.stringify(marked)} is typed on right below "${mark}10:05 UTC looked"`, () => {
      const {text, cursor = 0} = readMarkers(`# Outage

## Timeline

${mark}10:00 UTC Outage begins

${mark}10:05 UTC looked
${marked}
Nothing else
`)
      const type = (letter: string) => [
        {at: cursor, length: 0, text: letter},
        {at: cursor, length: 1, text: ''},
      ]
      const changes = [':', '=', 's'].flatMap(type)
      checkChanges(text, changes, ({at}) => at)
    })
  }
  // What rules know of where entries end, by lines that are not theirs, or become so.
  const belowLast: readonly (readonly [string, number, string])[] = [
    ['- 10:10 UTC Up\n\n<|>See https://example.com/a\n', 0, '  '],
    ['- 10:10 UTC Up\n\n<|>  See https://example.com/a\n', 2, ''],
    ['- 10:10 UTC Up\n<|>## https://example.com/a\n', 3, ''],
    ['- 10:10 UTC Up\nsee https://example.com/a<|>\n', 0, '\n=='],
    ['- 10:10 UTC Up<|>\n\n  See https://example.com/a\n', 0, '\n\nThat was all.'],
  ]
  for (const [end, length, typed] of belowLast) {
    it(`has the same once ${length} letters below entries are ${JSON.stringify(typed)}: ${JSON.stringify(end)}`, () => {
      const head = `# Outage

## Timeline

- 10:00 UTC Deployed
- 10:05 UTC Looked
`
      const {text, cursor = 0} = readMarkers(head + end)
      checkChanges(text, [{at: cursor, length, text: typed}], ({at}) => at)
    })
  }
  for (const [marked, length, typed] of typedAt) {
    it(`has the same once ${length} letters at the mark are ${JSON.stringify(typed)}: ${JSON.stringify(marked)}`, () => {
      const {text, cursor = 0} = readMarkers(marked)
      checkChanges(text, [{at: cursor, length, text: typed}], ({at}) => at)
    })
  }

  it(
    'has the same while a row of action items is typed in, with its columns, what stands above them, and the '
      + 'tickets of the team',
    () => {
      const text = `# Outage

## Action items

Owner: @ana, due 2026-03-05

| Action | Who | When |
| --- | --- | --- |
| Add a test for TEAM 12 | Bob Lee | end of Q2 |
| Other | | |
`
      const own: Settings = {
        ...settings,
        project: {...settings.project, tickets: [{pattern: 'TEAM {number}', link: undefined}]},
      }
      const itemsOf = (document: TextDocument, before?: Snapshot) => {
        const snapshot = takeSnapshot(document, own, now, undefined, undefined, before)
        return {snapshot, items: JSON.parse(JSON.stringify(snapshot.model.actionItems)) as unknown}
      }
      let document = open(text)
      let {snapshot} = itemsOf(document)
      for (const words of ['test', 'Other', 'Bob Lee', 'Other']) {
        const at = document.positionAt(document.getText().indexOf(words) + words.length)
        document = TextDocument.update(document, [{range: {start: at, end: at}, text: 's'}], document.version + 1)
        const again = itemsOf(document, snapshot)
        assert.deepEqual(again.items, itemsOf(open(document.getText())).items)
        ;({snapshot} = again)
      }
    },
  )

  /** What is said once for all: the day, the order of day and month, the zone, the language. */
  const toldOnce: readonly (readonly [string, string])[] = [
    [
      `# Outage

## Summary

It broke<|> on 2026-01-02.

## Timeline

- 10:00 UTC Down
- 10:20 UTC Up
`,
      ', not on 2025-12-31 but',
    ],
    [
      `# Outage

## Summary

The log of 03/04/2026 is lost<|>.

## Timeline

- 03/04 10:00 UTC Down
- 10:20 UTC Up
`,
      ', and that of 25/04/2026',
    ],
    [
      `# Outage

## Summary

It broke.<|>

## Timeline

- 2026-01-02 10:00 Down
- 10:20 Up
`,
      ' All times are in CET.',
    ],
    [
      `# Outage

## Summary
It broke at 10:00<|>.

## Timeline

- 2026-01-02 10:00 Down
- 10:20 Up
`,
      ' JST',
    ],
    [
      `# Outage

## Resumen

Servicio<|>.

## Timeline

- 2026-01-02 10:00 UTC Down
- 10:20 UTC Up
`,
      ' de la red sin los datos del',
    ],
    [
      `# Outage

## Summary

Down<|>.

## Timeline

- 2026-01-02 10:00 UTC Down
- 10:20 UTC Up
`,
      'サービスが停止した',
    ],
  ]
  for (const [marked, typed] of toldOnce) {
    it(`has the same while ${JSON.stringify(typed)} is typed, and deleted, in ${JSON.stringify(marked)}`, () => {
      const {text, cursor = 0} = readMarkers(marked)
      const filled = `${text}\n## Root cause\n\n${'Pool full.\n\n'.repeat(6)}`
      const forth = [...typed].map((letter, index) => ({at: cursor + index, length: 0, text: letter}))
      checkChanges(filled, [...forth, ...forth.toReversed().map(({at}) => ({at, length: 1, text: ''}))], ({at}) => at)
    })
  }

  const untitled = [
    `# Outage

The shop was down<|>.

## Timeline

- 14:00 UTC Down
`,
    'The outage of the shop was from 14:00 to 14:20 UTC on 2026-01-02<|>.\n',
    `Down<|>.

## Timeline

- 14:00 UTC Down

## Other

Text.
`,
  ]
  for (const marked of untitled) {
    it(`has the same while it is told in ${JSON.stringify(marked)} who was affected and why`, () => {
      const {text: before, cursor = 0} = readMarkers(marked)
      const forth = [...', because customers could not pay any more'].map((letter, index) => ({
        at: cursor + index,
        length: 0,
        text: letter,
      }))
      checkChanges(before, [...forth, ...forth.toReversed().map(({at}) => ({at, length: 1, text: ''}))], ({at}) => at)
    })
  }

  // A folder of documents may be named, to be tested with as well.
  const folder = process.env['POSTMORTEM_DOCUMENTS']
  for (const name of folder ? readdirSync(folder).filter(it => it.endsWith('.md')) : []) {
    it(`has the same of ${name}`, () => {
      const text = readFileSync(path.join(folder as string, name), 'utf8')
      fc.assert(
        fc.property(fc.array(change, {minLength: 4, maxLength: 10}), changes => check(text, changes)),
        {numRuns: 5},
      )
    })
  }
})
