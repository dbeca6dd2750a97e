import assert from 'node:assert/strict'
import type {CodeAction, CodeActionContext} from 'vscode-languageserver'
import {TextDocument} from 'vscode-languageserver-textdocument'
import {codeAction} from '../../server/features/code-action/code-action.ts'
import {toDiagnostic, toRange} from '../../server/features/convert.ts'
import {readMarkers} from '../markers.ts'
import {snapshotOf, uri} from './snapshot-of.ts'

const client = {
  workspace: {workspaceEdit: {documentChanges: true}},
  textDocument: {codeAction: {isPreferredSupport: true}},
}

function actionsOf(marked: string, only?: string[]): {text: string; actions: CodeAction[]} {
  const {text, spans, cursor = 0} = readMarkers(marked)
  const snapshot = snapshotOf(text)
  const range = toRange(snapshot.document, spans[0] ?? {start: cursor, end: cursor})
  const context: CodeActionContext = {
    diagnostics: snapshot.problems.map(it => toDiagnostic(snapshot.document, it, {})),
    ...(only && {only}),
  }
  return {text, actions: codeAction(snapshot, {textDocument: {uri}, range, context}, client)}
}

function apply(text: string, {edit}: CodeAction): string {
  const edits = edit?.documentChanges?.flatMap(it => ('edits' in it ? it.edits : [])) ?? []
  return TextDocument.applyEdits(TextDocument.create(uri, 'markdown', 1, text), edits as never)
}

/** Applies the one action with that title. */
function check(marked: string, title: string | RegExp, expected: string, only?: string[]): void {
  const {text, actions} = actionsOf(marked, only)
  const chosen = actions.filter(it => (typeof title === 'string' ? it.title === title : title.test(it.title)))
  assert.equal(chosen.length, 1, `one of: ${actions.map(it => it.title).join(', ')}`)
  assert.equal(apply(text, chosen[0] as CodeAction), expected)
}

function checkNone(marked: string, title: RegExp, only?: string[]): void {
  const titles = actionsOf(marked, only)
    .actions.map(it => it.title)
    .filter(it => title.test(it))
  assert.deepEqual(titles, [])
}

const complete = `# Outage

## Summary

It broke.

## Impact

3 % of orders failed.

## Timeline

- 10:00 UTC Alert fires

## Root cause

A bug in the release of Monday, which no test had found because the tests have one user only, and which the canary did not show since it serves no orders.

## Resolution

A fix.

## Action items

- [ ] Test (@maria, SHOP-12)
`

function without(section: string): string {
  return complete.replace(new RegExp(`## ${section}\\n\\n.*\\n\\n`), '')
}

function withPrompt(section: string, prompt: string): string {
  return complete.replace(new RegExp(`(## ${section}\\n\\n).*`), `$1${prompt}`)
}

function timelines(...all: string[]): string {
  return `# Outage\n\n${all.map(it => `## Timeline\n\n${it.replace(/^/gm, '- ')}\n`).join('\n')}`
}

describe('code-action', () => {
  it('adds the space of a heading', () =>
    check(complete.replace('## Impact', '##Imp<|>act'), /^Add the space/, complete))
  for (const [indent, kept] of [
    [' ', ' '],
    ['   ', '   '],
    ['\u00a0', ''],
    [' \u00a0', ''],
  ] as const) {
    it(`adds the space of a heading behind its indent ${JSON.stringify(indent)}, and is done`, () => {
      const wrong = complete.replace('## Impact', `${indent}##Imp<|>act`)
      const right = complete.replace('## Impact', `${kept}## Impact`)
      check(wrong, /^Add the space/, right)
      check(wrong, /^Apply all safe fixes/, right, ['source.fixAll'])
      checkNone(right, /./, ['source.fixAll'])
    })
  }
  it('makes no heading of hashtags', () =>
    checkNone(`${complete}\n#incident #sev1 #check<|>out\n`, /./, ['source.fixAll', 'quickfix']))
  it('offers nothing where nothing is wrong', () => checkNone(complete.replace('A bug', 'A <|>bug'), /./))
  it('offers nothing beside a problem', () =>
    checkNone(complete.replace('## Impact', '##Impact').replace('A bug', 'A <|>bug'), /space/i))
  it('gives only the kinds that are asked for', () =>
    checkNone(complete.replace('## Impact', '##Imp<|>act'), /./, ['refactor']))
  it('fixes all when that is asked for', () =>
    check(
      `<|>${complete.replace('## Impact', '##Impact').replace('## Timeline', '##Timeline')}`,
      /^Apply all safe fixes/,
      complete,
      ['source.fixAll'],
    ))
  it('makes only the first of two fixes that change the same text', () => {
    const fixesAll = (timeline: string, expected: string) =>
      check(
        `<|># Outage

## Timeline

${timeline}
`,
        /^Apply all safe fixes/,
        `# Outage

## Timeline

${expected}
`,
        ['source.fixAll'],
      )
    fixesAll(
      `
- 10:05 UTC Node â€” restarted
- 10:03 UTC Node down
- 10:20 UTC Node â€” up`,
      `
- 10:03 UTC Node down
- 10:05 UTC Node â€” restarted
- 10:20 UTC Node — up`,
    )
    fixesAll(
      `
- 10:05 UTC Node restarted
- 10:03 UTC Node â€” down
- 10:20 UTC Node â€” up`,
      `
- 10:03 UTC Node â€” down
- 10:05 UTC Node restarted
- 10:20 UTC Node — up`,
    )
  })
  it('gives a kind to those who ask for it, for a part of its name up to a dot, or for all', () => {
    const kindsOf = (...only: string[]) => {
      const {actions} = actionsOf(complete.replace('## Impact', '##Imp<|>act'), only)
      return [...new Set(actions.map(it => it.kind))]
    }
    assert.deepEqual(kindsOf(''), ['quickfix', 'source.fixAll.postmortem'])
    assert.deepEqual(kindsOf('quickfix'), ['quickfix'])
    assert.deepEqual(kindsOf('quick'), [])
    assert.deepEqual(kindsOf('quickfixes'), [])
    assert.deepEqual(kindsOf('quickfix.foo'), [])
    assert.deepEqual(kindsOf('source'), ['source.fixAll.postmortem'])
    assert.deepEqual(kindsOf('source.fix'), [])
    assert.deepEqual(kindsOf('source.fixAll'), ['source.fixAll.postmortem'])
  })
  it('does not offer to fix all among the quick fixes', () =>
    checkNone(complete.replace('## Impact', '##Imp<|>act'), /^Apply all safe fixes/))
  it('inserts one missing section where the profile wants it', () =>
    check(
      without('Impact').replace('## Summary', '## Sum<|>mary'),
      'Insert "Impact"',
      withPrompt('Impact', 'TODO: Who was affected and how badly, in numbers.'),
    ))
  it('inserts all sections that are missing at one place', () => {
    const {text, actions} = actionsOf(`# Outage

## Sum<|>mary

It broke.
`)
    const all = actions.filter(it => /^Insert (?:all|the)/.test(it.title))
    assert.deepEqual(
      all.map(it => it.title),
      ['Insert all 4 missing sections'],
    )
    const headings = apply(text, all[0] as CodeAction).match(/^#.*$|^\n\n\n/gm)
    assert.deepEqual(headings, [
      '# Outage',
      '## Summary',
      '## Impact',
      '## Timeline',
      '## Root Cause',
      '## Action Items',
    ])
  })
  it('inserts all sections that are missing anywhere', () => {
    const {text, actions} = actionsOf(`# Outage

## Sum<|>mary

It broke.

## Root Cause

A bug.
`)
    const all = actions.filter(it => it.title === 'Insert all 3 missing sections')
    assert.equal(all.length, 1, actions.map(it => it.title).join(', '))
    const headings = apply(text, all[0] as CodeAction).match(/^#.*$|^\n\n\n/gm)
    assert.deepEqual(headings, [
      '# Outage',
      '## Summary',
      '## Impact',
      '## Timeline',
      '## Root Cause',
      '## Action Items',
    ])
  })
  it('does not offer to insert all when one is missing', () =>
    checkNone(without('Impact').replace('## Summary', '## Sum<|>mary'), /^Insert all/))
  it('sorts the timeline, and offers that once', () =>
    check(
      complete.replace('- 10:00 UTC Alert fires', '«- 10:05 UTC a\n- 10:03 UTC b\n- 10:20 UTC c\n- 10:10 UTC d»'),
      'Sort the timeline',
      complete.replace('- 10:00 UTC Alert fires', '- 10:03 UTC b\n- 10:05 UTC a\n- 10:10 UTC d\n- 10:20 UTC c'),
    ))
  it('offers some of the fixes for which the document is read again, however many there are', () => {
    const nights = Array.from({length: 15}, () => '- 23:50 UTC Down\n- 00:10 UTC Up\n').join('')
    const timeline = `«- 2026-01-02 10:00 UTC Alert fires\n${nights}»`
    const {actions} = actionsOf(complete.replace('- 10:00 UTC Alert fires', timeline))
    const fixes = actions.filter(it => it.title.startsWith('Add '))
    assert.equal(fixes.length, 20)
    assert.equal(new Set(fixes.map(it => it.title)).size, 11)
  })
  it('says which diagnostics it fixes', () => {
    const {actions} = actionsOf(complete.replace('## Impact', '##Imp<|>act'))
    assert.deepEqual(
      actions.map(it => it.diagnostics?.map(({code}) => code)),
      Array(3).fill(['markdown/heading-missing-space']),
    )
  })
  it('names the version that its edits are for', () => {
    const {actions} = actionsOf(complete.replace('## Impact', '##Imp<|>act'))
    assert.deepEqual(
      actions[0]?.edit?.documentChanges?.map(it => 'textDocument' in it && it.textDocument),
      [{uri, version: 1}],
    )
  })
  it('serves clients that know no versions', () => {
    const snapshot = snapshotOf(complete.replace('## Impact', '##Impact'))
    const range = toRange(snapshot.document, {start: 0, end: snapshot.text.length})
    const [action] = codeAction(snapshot, {textDocument: {uri}, range, context: {diagnostics: []}}, {})
    assert.deepEqual(Object.keys(action?.edit?.changes ?? {}), [uri])
    assert.equal(action?.isPreferred, undefined)
  })
  it('offers to ignore a problem behind what mends it', () => {
    const {actions} = actionsOf(complete.replace('## Impact', '##Imp<|>act'))
    assert.deepEqual(
      actions.map(it => [it.title, it.isPreferred ?? false]),
      [
        ['Add the space', true],
        ['Ignore markdown/heading-missing-space here', false],
        ['Ignore markdown/heading-missing-space in this file', false],
      ],
    )
  })
  it('puts the comment before a heading', () =>
    check(
      complete.replace('## Impact', '##Imp<|>act'),
      /here$/,
      complete.replace('## Impact', '<!-- postmortem-ignore markdown/heading-missing-space -->\n##Impact'),
    ))
  it('puts the comment before a paragraph', () =>
    check(
      complete.replace('3 % of orders failed.', 'Some say\nT<|>BD.'),
      /placeholder here$/,
      complete.replace(
        '3 % of orders failed.',
        `<!-- postmortem-ignore doc/placeholder -->
Some say
TBD.`,
      ),
    ))
  it('puts the comment before a whole list', () =>
    check(
      complete.replace(
        '- 10:00 UTC Alert fires',
        `- 10:00 UTC a
- 10:05 UTC b
  - T<|>BD
- 10:06 UTC c`,
      ),
      /placeholder here$/,
      complete.replace(
        '- 10:00 UTC Alert fires',
        `<!-- postmortem-ignore doc/placeholder -->
- 10:00 UTC a
- 10:05 UTC b
  - TBD
- 10:06 UTC c`,
      ),
    ))
  it('puts the comment before a whole table', () =>
    check(
      complete.replace(
        '- 10:00 UTC Alert fires',
        `| Time (UTC) | Event |
| --- | --- |
| 10:00 | a |
| 10:05 | T<|>BD |`,
      ),
      /placeholder here$/,
      complete.replace(
        '- 10:00 UTC Alert fires',
        `<!-- postmortem-ignore doc/placeholder -->
| Time (UTC) | Event |
| --- | --- |
| 10:00 | a |
| 10:05 | TBD |`,
      ),
    ))
  it('keeps the line ends of the document when it ignores', () =>
    check(
      complete.replace('3 % of orders failed.', 'T<|>BD').replaceAll('\n', '\r\n'),
      /placeholder here$/,
      complete
        .replace('3 % of orders failed.', '<!-- postmortem-ignore doc/placeholder -->\nTBD')
        .replaceAll('\n', '\r\n'),
    ))
  it('ignores in the whole file at its top', () =>
    check(
      complete.replace('3 % of orders failed.', 'T<|>BD'),
      /placeholder in this file$/,
      `<!-- postmortem-disable-file doc/placeholder -->\n${complete.replace('3 % of orders failed.', 'TBD')}`,
    ))
  it('ignores in the whole file behind the front matter', () =>
    check(
      `---
title: Outage
---

${complete.replace('3 % of orders failed.', 'T<|>BD')}`.replaceAll('\n', '\r\n'),
      /placeholder in this file$/,
      `---
title: Outage
---
<!-- postmortem-disable-file doc/placeholder -->

${complete.replace('3 % of orders failed.', 'TBD')}`.replaceAll('\n', '\r\n'),
    ))
  it('offers to ignore once for several problems of a block', () => {
    const {actions} = actionsOf(
      complete.replace(
        '- 10:00 UTC Alert fires',
        `«- 10:05 UTC a
- 10:03 UTC b
- 10:20 UTC c
- 10:10 UTC d»`,
      ),
    )
    const ignoring = actions.filter(it => it.title.startsWith('Ignore'))
    assert.deepEqual(
      ignoring.map(it => it.title),
      ['Ignore timeline/out-of-order here', 'Ignore timeline/out-of-order in this file'],
    )
    assert.deepEqual(
      ignoring.map(it => it.diagnostics?.length),
      [2, 2],
    )
  })

  describe('sorts timelines', () => {
    const unsorted = `# Outage

## Timeline

- 11:08 UTC Rolled back
- 11:07 UTC Cause found
  - in the log
`
    const sorted = `# Outage

## Timeline

- 11:07 UTC Cause found
  - in the log
- 11:08 UTC Rolled back
`

    it('when that is asked for by name', () =>
      check(`<|>${unsorted}`, 'Sort the timeline', sorted, ['source.organizeTimeline']))
    it('also where nothing is reported', () =>
      check(
        `<|><!-- postmortem-disable-file -->\n${unsorted}`,
        'Sort the timeline',
        `<!-- postmortem-disable-file -->\n${sorted}`,
        ['source.organizeTimeline.postmortem'],
      ))
    for (const kind of ['source.organizeTimeline', 'source.fixAll']) {
      it(`that tell each other the day, together: ${kind}`, () =>
        check(
          `<|>${timelines('2026-03-04 10:00 UTC a\n2026-03-02 10:00 UTC b', '10:30 UTC c\n10:20 UTC d')}`,
          /^Sort|^Apply all safe fixes/,
          timelines('2026-03-02 10:00 UTC b\n2026-03-04 10:00 UTC a', '2026-03-04 10:20 UTC d\n10:30 UTC c'),
          [kind],
        ))
      it(`beside one that cannot be sorted, as another takes its day from there: ${kind}`, () => {
        const kept = ['2026-03-04 10:00 UTC a\n2026-03-02 10:00 UTC b', '10:20 UTC c']
        const [early, late] = ['2026-03-05 10:30 UTC d', '2026-03-05 10:40 UTC e']
        const [unsorted, sorted] = [`${late}\n${early}`, `${early}\n${late}`]
        check(
          `<|>${timelines(...kept, unsorted, unsorted)}`,
          /^Sort|^Apply all safe fixes/,
          timelines(...kept, sorted, sorted),
          [kind],
        )
      })
    }
    it('not when they are in order, or newest first', () => {
      checkNone(`<|>${sorted}`, /./, ['source.organizeTimeline'])
      checkNone(
        `# Outage

## Timeline

Newest first.

- 12:00 UTC Over
- 11:00 UTC Cause found
- 10:00 UTC Down
<|>`,
        /./,
        ['source.organizeTimeline'],
      )
    })
    it('not when something else is asked for', () => checkNone(`<|>${unsorted}`, /./, ['source.fixAll.eslint']))
  })

  describe('leaves alone', () => {
    const text = complete.replaceAll('UTC', 'CET').replace(
      '\n\n',
      `

- **Date:** 2026-01-05

`,
    )

    it('plain text: a lightbulb burns only on a problem, a time and the heading of a timeline', () => {
      const snapshot = snapshotOf(text)
      assert.deepEqual(snapshot.problems, [])
      const {
        model: {
          timelines: [timeline],
          sections,
        },
      } = snapshot
      const heading = sections.find(it => it.kinds.includes('timeline'))?.heading.span
      for (let offset = 0; offset <= text.length; offset++) {
        const at = snapshot.document.positionAt(offset)
        const found = codeAction(
          snapshot,
          {textDocument: {uri}, range: {start: at, end: at}, context: {diagnostics: []}},
          client,
        )
        const isTime = timeline?.entries.some(({timestamp: {span}}) => span.start <= offset && offset <= span.end)
        const isHeading = heading && heading.start <= offset && offset <= heading.end
        assert.equal(
          0 < found.length,
          Boolean(isTime || isHeading),
          `${found.map(it => it.title)} at ${text.slice(offset - 10, offset)}|${text.slice(offset, offset + 10)}`,
        )
      }
    })
  })

  describe('converts a timeline', () => {
    const convert = (marked: string, zone: string, expected: string): void =>
      check(marked, `Convert Timeline to ${zone}`, expected, ['refactor'])

    it('to UTC, each time in its own notation', () =>
      convert(
        `# Outage

## Time<|>line (all times in PT)

- **2013-04-30 6:26 PM:** Outage begins
- **April 30, 2013, 7:15 pm - 7:58 pm** Rolled back
`,
        'UTC',
        `# Outage

## Timeline (all times in UTC)

- **2013-05-01 1:26 AM:** Outage begins
- **May 1, 2013, 2:15 am - 2:58 am** Rolled back
`,
      ))

    it('and says the day where it is another one', () =>
      convert(
        `# Outage

Date: 2026-02-03

## Timeline (CET)

- 00:<|>30 Alert fires
- 00:50 Cause found
- 01:10 Over
`,
        'UTC',
        `# Outage

Date: 2026-02-03

## Timeline (UTC)

- 2026-02-02 23:30 Alert fires
- 23:50 Cause found
- 2026-02-03 00:10 Over
`,
      ))

    it('below headings of days', () =>
      convert(
        `# Outage

## Timeline (CET)

### 2026-02-03

- 00:<|>30 Alert fires
- 02:10 Cause found

### 2026-02-04

- 10:10 Over
`,
        'UTC',
        `# Outage

## Timeline (UTC)

### 2026-02-03

- 2026-02-02 23:30 Alert fires
- 2026-02-03 01:10 Cause found

### 2026-02-04

- 09:10 Over
`,
      ))

    it('in a table', () =>
      convert(
        `# Outage

## Timeline

| Date | Time (EST) | Event |
| --- | --- | --- |
| 2026-02-03 | 2<|>3:30 | Down |
`,
        'UTC',
        `# Outage

## Timeline

| Date | Time (UTC) | Event |
| --- | --- | --- |
| 2026-02-04 | 04:30 | Down |
`,
      ))

    it('to the zone of most entries, offsets as offsets', () =>
      convert(
        `# Outage

## Timeline

- 2026-07-01T10:<|>00+02:00 a
- 2026-07-01T10:05+02:00 b
- 2026-07-01T08:07Z c
`,
        '+02:00',
        `# Outage

## Timeline

- 2026-07-01T10:00+02:00 a
- 2026-07-01T10:05+02:00 b
- 2026-07-01T10:07+02:00 c
`,
      ))

    it('that takes its zone from elsewhere, and says the new one', () =>
      convert(
        `# Outage

**Start**: 2026-02-03 10:30 CET

## Timeline

- 10:<|>30 Down
- 10:50 Up
`,
        'UTC',
        `# Outage

**Start**: 2026-02-03 10:30 CET

## Timeline (all times UTC)

- 09:30 Down
- 09:50 Up
`,
      ))

    it('without any date, by fixed offsets within the day', () => {
      convert(
        `# Outage

## Timeline (CET)

- 10:<|>30 Down
`,
        'UTC',
        `# Outage

## Timeline (UTC)

- 09:30 Down
`,
      )
      checkNone(
        `# Outage

## Timeline (CET)

- 00:<|>30 Down
`,
        /^Convert/,
      )
    })

    it('not when a time is not known for sure, is UTC already, or the cursor is elsewhere', () => {
      checkNone(
        `# Outage

## Timeline (IST)

- 10:<|>30 Down
`,
        /^Convert/,
      )
      checkNone(
        `# Outage

## Timeline (PT)

- 10:<|>30 Down
`,
        /^Convert/,
      )
      checkNone(
        `# Outage

## Timeline (CET)

- 10:<|>30 Down
- 10:?? Up
`,
        /^Convert/,
      )
      checkNone(
        `# Outage

## Timeline (UTC)

- 10:<|>30 Down
`,
        /^Convert/,
      )
      checkNone(
        `# Out<|>age

## Timeline (CET)

- 10:30 Down
`,
        /^Convert/,
      )
      checkNone(
        `# Outage

## Timeline (CET)

- 10:<|>30 Down
`,
        /^Convert/,
        ['quickfix'],
      )
    })
  })
})
