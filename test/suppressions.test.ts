import type {LintResult} from '../server/lint/types.ts'
import assert from 'node:assert/strict'
import {lint} from '../server/lint/lint.ts'
import {readDocument} from '../server/document/read-document.ts'
import {profileOf} from '../server/document/profiles/choose-profile.ts'
import {documentedRules as rules} from '../server/rules/documented.ts'
import {defaultSettings} from '../server/config/settings.ts'
import {suppressionEdits} from '../server/lint/suppression-comments.ts'
import {readMarkdown} from '../server/markdown/markdown-text.ts'
import {Steps} from '../server/text/kept.ts'
import {readSuppressions} from '../server/lint/suppressions.ts'
import {applyEdits} from '../server/text/span.ts'
import {readMarkers} from './markers.ts'

function problemsOf(text: string): readonly LintResult[] {
  const parsed = readDocument(text, 'postmortem.md', defaultSettings)
  const {model} = parsed
  const severities = Object.fromEntries(rules.map(rule => [rule.id, 'warning' as const]))
  return lint(parsed, {profile: profileOf(model), settings: {rules: severities}, now: 0}).results
}

/** `«»` stand around what the rule must still report. */
function check(marked: string, rule = 'doc/placeholder'): void {
  for (const newline of ['\n', '\r\n']) {
    const {text, spans} = readMarkers(marked.replaceAll('\n', newline))
    const found = problemsOf(text).filter(it => it.ruleId === rule)
    assert.deepEqual(
      found.map(({span}) => text.slice(span.start, span.end)),
      spans.map(it => text.slice(it.start, it.end)),
    )
    assert.deepEqual(
      found.map(it => it.span.start),
      spans.map(it => it.start),
    )
  }
}

const head = `# Outage

## Timeline

- 10:00 UTC Down

## Impact

`

describe('suppressions', () => {
  it('leaves the next paragraph out, and nothing behind it', () =>
    check(`${head}«TBD» a

<!-- postmortem-ignore doc/placeholder -->

It is
TBD

«TBD» b
`))
  it('takes a reason', () =>
    check(`${head}<!-- postmortem-ignore doc/placeholder: see TODO, it -> is known -->
TBD

«TBD»
`))
  it('takes several ids', () => check(`${head}<!-- postmortem-ignore section/empty, doc/placeholder -->\nTBD\n`))
  it('means all rules without an id', () =>
    check(`${head}<!-- postmortem-ignore -->
TBD

<!-- postmortem-ignore: for now -->
TBD

«TBD»
`))
  it('does not mean other rules', () => check(`${head}<!-- postmortem-ignore section/empty -->\n«TBD»\n`))
  it('covers a whole list', () =>
    check(`${head}<!-- postmortem-ignore doc/placeholder -->
- a
  - TBD a

  TBD b

- TBD c

«TBD» d
`))
  it('covers one item within a list', () =>
    check(`${head}- a
- «TBD» a
  <!-- postmortem-ignore doc/placeholder -->
- b
  - TBD b
- «TBD» c
`))
  it('covers a whole table', () =>
    check(`${head}<!-- postmortem-ignore doc/placeholder -->
| a | b |
| - | - |
| 1 | TBD |
| 2 | TBD |

«TBD»
`))
  it('covers a heading, not what stands below it', () =>
    check(
      `${head}3 %

<!-- postmortem-ignore section/empty -->
## Lessons learned

## «Resolution»
`,
      'section/empty',
    ))
  it('covers a region', () =>
    check(`${head}«TBD» a

<!-- postmortem-disable doc/placeholder -->

TBD b

TBD c

<!-- postmortem-enable doc/placeholder -->

«TBD» d
`))
  it('covers a region to the end', () =>
    check(`${head}«TBD» a

<!-- postmortem-disable -->

TBD b
`))
  it('enables all at once', () =>
    check(`${head}<!-- postmortem-disable doc/placeholder, section/empty -->
TBD b

<!-- postmortem-enable -->

«TBD» d
`))
  it('enables only what is named', () =>
    check(`${head}<!-- postmortem-disable -->
TBD b

<!-- postmortem-enable section/empty -->

TBD d
`))
  it('covers the whole file from wherever it stands', () =>
    check(`${head}TBD a

<!-- postmortem-disable-file doc/placeholder -->

TBD b
`))
  it('reads no comment in code', () =>
    check(`${head}\`<!-- postmortem-disable-file -->\`

\`\`\`
<!-- postmortem-disable-file -->
\`\`\`

«TBD»
`))
  it('reads no other comment', () =>
    check(`${head}<!-- postmortem-disabled doc/placeholder --><!-- ignore doc/placeholder -->

«TBD»
`))
  it('tells where each id stands', () => {
    const text = '<!-- postmortem-ignore a/b , c/d: why, e/f -->\n<!--postmortem-disable x/y-->\n'
    const {ids} = readSuppressions({markdown: readMarkdown(text), steps: new Steps()})
    assert.deepEqual(
      ids.map(({value, span}) => [value, text.slice(span.start, span.end)]),
      [
        ['a/b', 'a/b'],
        ['c/d', 'c/d'],
        ['x/y', 'x/y'],
      ],
    )
  })
  it('holds for a comment at the end of a document', () =>
    check(
      `${head}«TBD»

<!-- postmortem-ignore`.concat(' doc/placeholder -->'),
    ))
})

/** What is reported, without where: an inserted comment moves it. */
function summary(text: string): string[] {
  return problemsOf(text).map(({ruleId, span}) => `${ruleId} ${text.slice(span.start, span.end)}`)
}

describe('comments that suppress @slow', () => {
  const documents = [...new Set(rules.flatMap(rule => rule.bad).map(it => readMarkers(it.text).text))]

  it('stand where they silence the problem and change nothing else', () => {
    for (const text of documents) {
      const before = summary(text)
      for (const {ruleId, span} of problemsOf(text)) {
        const edit = suppressionEdits(text).here(ruleId, span.start)
        if (!edit) continue
        const edited = applyEdits(text, [edit])
        const after = summary(edited)
        const others = (it: string) => !it.startsWith(`${ruleId} `)
        assert.deepEqual(after.filter(others), before.filter(others), `${ruleId} in ${JSON.stringify(edited)}`)
        assert.ok(after.length < before.length, `${ruleId} in ${JSON.stringify(edited)}`)
      }
    }
  }).timeout(60_000)

  it('silence the rule in the whole file and nothing else', () => {
    for (const text of documents) {
      const before = summary(text)
      for (const ruleId of new Set(problemsOf(text).map(it => it.ruleId))) {
        const edited = applyEdits(text, [suppressionEdits(text).inFile(ruleId)])
        assert.deepEqual(
          summary(edited),
          before.filter(it => !it.startsWith(`${ruleId} `)),
          `${ruleId} in ${JSON.stringify(edited)}`,
        )
      }
    }
  }).timeout(60_000)
})
