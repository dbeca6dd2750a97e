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
    assert.deepEqual(found.map(({span}) => text.slice(span.start, span.end)), spans.map(it => text.slice(it.start, it.end)))
    assert.deepEqual(found.map(it => it.span.start), spans.map(it => it.start))
  }
}

const head = '# Outage\n\n## Timeline\n\n- 10:00 UTC Down\n\n## Impact\n\n'

describe('suppressions', () => {
  it('leaves the next paragraph out, and nothing behind it', () =>
    check(`${head}«TBD» a\n\n<!-- postmortem-ignore doc/placeholder -->\n\nIt is\nTBD\n\n«TBD» b\n`))
  it('takes a reason', () => check(`${head}<!-- postmortem-ignore doc/placeholder: see TODO, it -> is known -->\nTBD\n\n«TBD»\n`))
  it('takes several ids', () => check(`${head}<!-- postmortem-ignore section/empty, doc/placeholder -->\nTBD\n`))
  it('means all rules without an id', () => check(`${head}<!-- postmortem-ignore -->\nTBD\n\n<!-- postmortem-ignore: for now -->\nTBD\n\n«TBD»\n`))
  it('does not mean other rules', () => check(`${head}<!-- postmortem-ignore section/empty -->\n«TBD»\n`))
  it('covers a whole list', () => check(`${head}<!-- postmortem-ignore doc/placeholder -->\n- a\n  - TBD a\n\n  TBD b\n\n- TBD c\n\n«TBD» d\n`))
  it('covers one item within a list', () =>
    check(`${head}- a\n- «TBD» a\n  <!-- postmortem-ignore doc/placeholder -->\n- b\n  - TBD b\n- «TBD» c\n`))
  it('covers a whole table', () => check(`${head}<!-- postmortem-ignore doc/placeholder -->\n| a | b |\n| - | - |\n| 1 | TBD |\n| 2 | TBD |\n\n«TBD»\n`))
  it('covers a heading, not what stands below it', () =>
    check(`${head}3 %\n\n<!-- postmortem-ignore section/empty -->\n## Lessons learned\n\n## «Resolution»\n`, 'section/empty'))
  it('covers a region', () =>
    check(`${head}«TBD» a\n\n<!-- postmortem-disable doc/placeholder -->\n\nTBD b\n\nTBD c\n\n<!-- postmortem-enable doc/placeholder -->\n\n«TBD» d\n`))
  it('covers a region to the end', () => check(`${head}«TBD» a\n\n<!-- postmortem-disable -->\n\nTBD b\n`))
  it('enables all at once', () => check(`${head}<!-- postmortem-disable doc/placeholder, section/empty -->\nTBD b\n\n<!-- postmortem-enable -->\n\n«TBD» d\n`))
  it('enables only what is named', () =>
    check(`${head}<!-- postmortem-disable -->\nTBD b\n\n<!-- postmortem-enable section/empty -->\n\nTBD d\n`))
  it('covers the whole file from wherever it stands', () => check(`${head}TBD a\n\n<!-- postmortem-disable-file doc/placeholder -->\n\nTBD b\n`))
  it('reads no comment in code', () =>
    check(`${head}\`<!-- postmortem-disable-file -->\`\n\n\`\`\`\n<!-- postmortem-disable-file -->\n\`\`\`\n\n«TBD»\n`))
  it('reads no other comment', () => check(`${head}<!-- postmortem-disabled doc/placeholder --><!-- ignore doc/placeholder -->\n\n«TBD»\n`))
  it('tells where each id stands', () => {
    const text = '<!-- postmortem-ignore a/b , c/d: why, e/f -->\n<!--postmortem-disable x/y-->\n'
    const {ids} = readSuppressions({markdown: readMarkdown(text), steps: new Steps()})
    assert.deepEqual(ids.map(({value, span}) => [value, text.slice(span.start, span.end)]), [['a/b', 'a/b'], ['c/d', 'c/d'], ['x/y', 'x/y']])
  })
  it('holds for a comment at the end of a document', () => check(`${head}«TBD»\n\n<!-- postmortem-ignore`.concat(' doc/placeholder -->')))
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
        assert.deepEqual(summary(edited), before.filter(it => !it.startsWith(`${ruleId} `)), `${ruleId} in ${JSON.stringify(edited)}`)
      }
    }
  }).timeout(60_000)
})
