import assert from 'node:assert/strict'
import {kindsOfTitle, misspellingOf} from '../../server/document/data/section-names.ts'
import {readSections} from '../../server/document/sections/sections.ts'
import {readMarkdown} from '../../server/markdown/markdown-text.ts'

/** One line per section: its title indented by its nesting, its kinds, and its style where that is not `atx`. */
function outline(text: string): string {
  const sections = readSections(readMarkdown(text), {isStamp: title => /^\d\d:\d\d/.test(title), kindsOf: kindsOfTitle})
  const depth = (index: number): number => (sections[index]?.parent === undefined ? 0 : 1 + depth(sections[index]?.parent ?? 0))
  return sections
    .map((it, index) => `${'  '.repeat(depth(index))}${it.heading.title.value}: ${it.kinds.join('+')}${it.heading.style === 'atx' ? '' : ` (${it.heading.style})`}`)
    .join('\n')
}

describe('readSections', () => {
  it('reads headings without the space', () =>
    assert.equal(outline('##My first postmortem\n#Issue Summary \ntext\n#Timeline\n'), 'My first postmortem: title (unspaced)\nIssue Summary: summary (unspaced)\nTimeline: timeline (unspaced)'))
  it('leaves hashtags, channels and issue numbers alone', () => assert.equal(outline('#123 is fixed\n\n#sig-testing was asked\n\n#!/bin/sh\n'), ''))
  it('reads setext headings', () => assert.equal(outline('Timeline\n--------\n\n- 10:00 a\n'), 'Timeline: timeline (setext)'))
  it('takes a field above a rule for no heading', () => assert.equal(outline('Status: Draft\n---\n'), ''))
  it('reads bold lines and labels', () =>
    assert.equal(outline('# Outage\n\n**Timeline**\n\n- 10:00 a\n\nRoot cause:\n\nA bug.\n'), 'Outage: title\n  Timeline: timeline (bold)\n  Root cause: root-cause (label)'))
  it('reads list items that are only a label', () =>
    assert.equal(outline('# Incident\n\n- **Key events**\n  - Down 10:00\n\n- **Identified**: by an alert\n'), 'Incident: title\n  Key events: timeline (bullet)'))
  it('reads labels in a list below a bold line as its parts', () =>
    assert.equal(outline('# A\n\n**Issue Summary:**\n- **Duration:**\n  - From 03:45\n\n**Timeline:**\n\n- 10:00 a\n'), 'A: title\n  Issue Summary: summary (bold)\n    Duration: metadata (bullet)\n  Timeline: timeline (bold)'))
  it('takes fields that stand alone for no headings', () => assert.equal(outline('# A\n\nStatus: Resolved\n\nSeverity: SEV-2\n\n## Summary\n\ntext\n'), 'A: title\nSummary: summary'.replace('\n', '\n  ')))
  it('takes the first heading for no title where the front matter has one', () => {
    assert.equal(outline('---\ntitle: Outage\n---\n\n## Foo\n\ntext\n'), 'Foo: other')
    assert.equal(outline('---\nauthor: Ana\n---\n\n## Foo\n\ntext\n'), 'Foo: title')
    assert.equal(outline('---\ntitle: Outage\n---\n\n# Foo\n\ntext\n'), 'Foo: title')
  })
  it('reads HTML headings', () => assert.equal(outline('<h1 align="center">POSTMORTEM</h1>\n<h2>Impact</h2>\n'), 'POSTMORTEM: title (html)\n  Impact: impact (html)'))
  it('gives a child of unknown name the kind of what it divides', () =>
    assert.equal(outline('## Action items\n### Deployment\n## Timeline\n### 10:00\n'), 'Action items: action-items\n  Deployment: action-items\nTimeline: timeline\n  10:00: timeline'))
  it('ends a heading without a level where one with a level begins', () =>
    assert.equal(outline('# A\n\n- **Review actions**:\n  - x\n\n### Summary\n\ntext\n'), 'A: title\n  Review actions: action-items (bullet)\n  Summary: summary'))
  it('knows when there is nothing in a section', () => {
    const sections = (text: string) => readSections(readMarkdown(text), {isStamp: () => false, kindsOf: kindsOfTitle}).map(it => it.isEmpty)
    assert.deepEqual(sections('## Impact\n\n## Timeline\ntext\n## Lessons\n### What went well\n-\n'), [true, false, false, true])
  })
  it('ends each section before the next that is not below it', () => {
    const text = '# A\n## B\nb\n### C\nc\n## D\n'
    const sections = readSections(readMarkdown(text), {isStamp: () => false, kindsOf: kindsOfTitle})
    assert.deepEqual(sections.map(it => text.slice(it.span.start, it.span.end)), [text, '## B\nb\n### C\nc\n', '### C\nc\n', '## D\n'])
  })
})

describe('kindsOfTitle', () => {
  const cases: readonly (readonly [title: string, kinds: string])[] = [
    ['Timeline (all times UTC)', 'timeline'],
    ['1. Root Cause(s)', 'root-cause'],
    ['Root Cause and Resolution', 'root-cause+resolution'],
    ['What went well & where did we get lucky?', 'lessons-well+lessons-lucky'],
    ['🛠️ Corrective and Preventative Measures', 'action-items'],
    ['Lessons learnt', 'lessons'],
    ['Corrective and preventive measures: what we will do', 'action-items'],
    ['5 Whys', 'five-whys'],
    ['Root cause identification: The Five Whys', 'root-cause+five-whys'],
    ['再発防止対策', 'action-items'],
    ['Lo que falló', 'lessons-wrong'],
    ['タイムライン', 'timeline'],
    ['Línea de tiempo', 'timeline'],
    ['Installation', ''],
  ]
  for (const [title, kinds] of cases) it(`${title} → ${kinds || 'nothing'}`, () => assert.equal(kindsOfTitle(title).join('+'), kinds))
})

describe('misspellingOf', () => {
  it('finds the name that was meant', () => assert.deepEqual(misspellingOf('Timline'), {kind: 'timeline', name: 'timeline'}))
  it('leaves real words alone', () => assert.equal(misspellingOf('Clauses'), undefined))
  it('leaves words of other languages, and words that are near, alone', () => {
    for (const title of ['Prévention', 'Prevención', 'Symptômes', 'Current State', 'What works', 'Detektion']) assert.equal(misspellingOf(title), undefined, title)
  })
  it('leaves short words alone', () => assert.equal(misspellingOf('Date'), undefined))
})
