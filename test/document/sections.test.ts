import assert from 'node:assert/strict'
import {kindsOfTitle, misspellingOf} from '../../server/document/data/section-names.ts'
import {readSections} from '../../server/document/sections/sections.ts'
import {readMarkdown} from '../../server/markdown/markdown-text.ts'

/** One line per section: its title indented by its nesting, its kinds, and its style where that is not `atx`. */
function outline(text: string): string {
  const sections = readSections(readMarkdown(text), {isStamp: title => /^\d\d:\d\d/.test(title), kindsOf: kindsOfTitle})
  const depth = (index: number): number =>
    sections[index]?.parent === undefined ? 0 : 1 + depth(sections[index]?.parent ?? 0)
  return sections
    .map(
      (it, index) =>
        `${'  '.repeat(depth(index))}${it.heading.title.value}: ${it.kinds.join('+')}${it.heading.style === 'atx' ? '' : ` (${it.heading.style})`}`,
    )
    .join('\n')
}

const tagLines = {
  hashtags: '#incident #sev1 #checkout',
  'capital hashtags': '#Incident #Postmortem',
  'names of sections as hashtags': '#timeline #impact',
  'hashtags with commas': '#incident, #sev1',
  'hashtags in Japanese': '#障害 #決済',
  'known names as hashtags in Japanese': '#影響 #概要',
  'lines of hashtags': '#incident #sev1\n#impact #outage',
  'hashtags below each other': '#incident\n#impact\n#checkout',
  'one hashtag below several': '#incident #sev1\n#impact',
}

/** The tags where people write them. */
function documentsWith(tags: string): Readonly<Record<string, string>> {
  return {
    'at the top': `${tags}

# Outage

## Summary

It broke.
`,
    'below the title': `# Outage
${tags}

## Summary

It broke.
`,
    'at the end': `# Outage

## Summary

It broke.

${tags}
`,
    'right below a paragraph': `# Outage

## Summary

It broke.
${tags}
`,
    'below a list item': `# Outage

## Action items

- Add a test
${tags.replace(/^/gm, '  ')}
`,
    'in a list item': `# Outage

## Action items

- Add a test
- ${tags.replaceAll('\n', '\n  ')}
`,
    'in a table cell': `# Outage

## Action items

| Action | Tags |
| --- | --- |
| Add a test | ${tags.replaceAll('\n', ' ')} |
| ${tags.replaceAll('\n', ' ')} | |
`,
    'among headings without the space': `#Outage of the shop

#Impact
3 % of orders
${tags}

#Timeline
10:00 UTC: Down
`,
  }
}

describe('readSections', () => {
  it('reads headings without the space', () =>
    assert.equal(
      outline(`##My first postmortem
#Issue Summary\x20
text
#Timeline
`),
      `My first postmortem: title (unspaced)
Issue Summary: summary (unspaced)
Timeline: timeline (unspaced)`,
    ))
  it('leaves hashtags, channels and issue numbers alone', () =>
    assert.equal(
      outline(`#123 is fixed

#sig-testing was asked

#!/bin/sh
`),
      '',
    ))
  for (const [name, tags] of Object.entries(tagLines)) {
    for (const [place, document] of Object.entries(documentsWith(tags))) {
      it(`does not read ${name} ${place} as a heading`, () => {
        assert.equal(outline(document), outline(documentsWith('Seen.')[place] as string))
      })
    }
  }
  it('reads a number behind a hash as a part of the heading', () =>
    assert.equal(outline('#Incident #42\n\ntext\n'), 'Incident #42: title (unspaced)'))
  it('reads lower-case headings below each other that have text below them', () =>
    assert.equal(
      outline(`#outage
#impact

3 % of orders
`),
      'impact: impact (unspaced)',
    ))
  it('reads no heading where a paragraph goes on with a deep indent', () =>
    assert.equal(
      outline(`Summary of it
    #Timeline

text
`),
      '',
    ))
  it('reads an indented heading in a list', () =>
    assert.equal(
      outline(`1. Summary of it

    #Timeline

text
`),
      'Timeline: timeline (unspaced)',
    ))
  it('reads setext headings', () =>
    assert.equal(
      outline(`Timeline
--------

- 10:00 a
`),
      'Timeline: timeline (setext)',
    ))
  it('takes a field above a rule for no heading', () => assert.equal(outline('Status: Draft\n---\n'), ''))
  it('reads bold lines and labels', () =>
    assert.equal(
      outline(`# Outage

**Timeline**

- 10:00 a

Root cause:

A bug.
`),
      `Outage: title
  Timeline: timeline (bold)
  Root cause: root-cause (label)`,
    ))
  it('reads list items that are only a label', () =>
    assert.equal(
      outline(`# Incident

- **Key events**
  - Down 10:00

- **Identified**: by an alert
`),
      'Incident: title\n  Key events: timeline (bullet)',
    ))
  it('reads labels in a list below a bold line as its parts', () =>
    assert.equal(
      outline(`# A

**Issue Summary:**
- **Duration:**
  - From 03:45

**Timeline:**

- 10:00 a
`),
      `A: title
  Issue Summary: summary (bold)
    Duration: metadata (bullet)
  Timeline: timeline (bold)`,
    ))
  it('takes fields that stand alone for no headings', () =>
    assert.equal(
      outline(`# A

Status: Resolved

Severity: SEV-2

## Summary

text
`),
      'A: title\nSummary: summary'.replace('\n', '\n  '),
    ))
  it('takes the first heading for no title where the front matter has one', () => {
    assert.equal(
      outline(`---
title: Outage
---

## Foo

text
`),
      'Foo: other',
    )
    assert.equal(
      outline(`---
author: Ana
---

## Foo

text
`),
      'Foo: title',
    )
    assert.equal(
      outline(`---
title: Outage
---

# Foo

text
`),
      'Foo: title',
    )
  })
  it('reads HTML headings', () =>
    assert.equal(
      outline(`<h1 align="center">POSTMORTEM</h1>
<h2>Impact</h2>
`),
      'POSTMORTEM: title (html)\n  Impact: impact (html)',
    ))
  it('gives a child of unknown name the kind of what it divides', () =>
    assert.equal(
      outline(`## Action items
### Deployment
## Timeline
### 10:00
`),
      `Action items: action-items
  Deployment: action-items
Timeline: timeline
  10:00: timeline`,
    ))
  it('ends a heading without a level where one with a level begins', () =>
    assert.equal(
      outline(`# A

- **Review actions**:
  - x

### Summary

text
`),
      `A: title
  Review actions: action-items (bullet)
  Summary: summary`,
    ))
  it('knows when there is nothing in a section', () => {
    const sections = (text: string) =>
      readSections(readMarkdown(text), {isStamp: () => false, kindsOf: kindsOfTitle}).map(it => it.isEmpty)
    assert.deepEqual(
      sections(`## Impact

## Timeline
text
## Lessons
### What went well
-
`),
      [true, false, false, true],
    )
  })
  it('ends each section before the next that is not below it', () => {
    const text = `# A
## B
b
### C
c
## D
`
    const sections = readSections(readMarkdown(text), {isStamp: () => false, kindsOf: kindsOfTitle})
    assert.deepEqual(
      sections.map(it => text.slice(it.span.start, it.span.end)),
      [
        text,
        `## B
b
### C
c
`,
        `### C
c
`,
        '## D\n',
      ],
    )
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
  for (const [title, kinds] of cases)
    it(`${title} → ${kinds || 'nothing'}`, () => assert.equal(kindsOfTitle(title).join('+'), kinds))
})

describe('misspellingOf', () => {
  it('finds the name that was meant', () =>
    assert.deepEqual(misspellingOf('Timline'), {kind: 'timeline', name: 'timeline'}))
  it('leaves real words alone', () => assert.equal(misspellingOf('Clauses'), undefined))
  it('leaves words of other languages, and words that are near, alone', () => {
    for (const title of ['Prévention', 'Prevención', 'Symptômes', 'Current State', 'What works', 'Detektion'])
      assert.equal(misspellingOf(title), undefined, title)
  })
  it('leaves short words alone', () => assert.equal(misspellingOf('Date'), undefined))
})
