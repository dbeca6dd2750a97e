import assert from 'node:assert/strict'
import {inspect} from '../../server/hosts/cli/inspect.ts'
import {buildModel} from '../../server/document/read-document.ts'
import {defaultSettings} from '../../server/config/settings.ts'

const read = (text: string) => buildModel(text, 'postmortem.md', defaultSettings)

/** How the second entry of a timeline is written. */
const layouts: Readonly<Record<string, string>> = {
  'plain lines': `10:00 UTC: Outage begins
10:05 UTC: looked`,
  'lines with hard breaks': `10:00 UTC: Outage begins\\
10:05 UTC: looked`,
  paragraphs: `10:00 UTC: Outage begins

10:05 UTC: looked`,
  'bold times': `**10:00 UTC** Outage begins

**10:05 UTC** looked`,
  bullets: `- 10:00 UTC: Outage begins
- 10:05 UTC: looked`,
  numbers: `1. 10:00 UTC: Outage begins
2. 10:05 UTC: looked`,
  'bullets that go on': `- 10:00 UTC: Outage begins
- 10:05 UTC: looked
  at the graphs`,
  'a table': `| When | What |
| --- | --- |
| 10:00 UTC | Outage begins |
| 10:05 UTC | looked |`,
  headings: `### 10:00 UTC: Outage begins

### 10:05 UTC: looked`,
  'headings with text': `### 10:00 UTC: Outage begins

In the shop.

### 10:05 UTC: looked

At the graphs.`,
  'a quote': `> 10:00 UTC: Outage begins
>
> 10:05 UTC: looked`,
}

/** How the next section opens. */
const openings: Readonly<Record<string, string>> = {
  'a heading': '## Root Cause and Resolution',
  'a heading without the space': '#Root Cause and Resolution',
  'a heading of two hashes without the space': '##Root Cause and Resolution',
  'an indented heading without the space': '  ##Root Cause and Resolution',
  'a bold line': '**Root Cause and Resolution**',
  'a bold line with a colon': '**Root Cause and Resolution:**',
  'a line underlined with dashes': 'Root Cause and Resolution\n-------------------------',
  'a line underlined with equals signs': 'Root Cause and Resolution\n=========================',
  'a heading of HTML': '<h2>Root Cause and Resolution</h2>',
  'a label': 'Root Cause and Resolution:',
  'a list item that is a label': '- **Root Cause and Resolution**',
}

const cause = 'The root cause was found in the config and the service was restored.'

describe('an entry', () => {
  for (const [layout, entries] of Object.entries(layouts)) {
    for (const [name, opening] of Object.entries(openings)) {
      for (const [place, gap] of [
        ['directly above', '\n'],
        ['with a blank line above', '\n\n'],
      ] as const) {
        it(`of ${layout} ends ${place} ${name}`, () => {
          const text = `# Outage

## Timeline

${entries}${gap}${opening}
${opening.startsWith('-') ? '  ' : ''}${cause}
`
          const model = read(text)
          // Right below text, Markdown sees headings with hashes and of HTML only; a table takes in the rest.
          const takesAll = layout === 'a table' || layout === 'a quote'
          const isHash = opening.startsWith('## ') || (!takesAll && opening.includes('#'))
          const isSeen = place !== 'directly above' || isHash || opening.startsWith('<')
          if (isSeen)
            assert.ok(
              model.sections.some(it => it.kinds.includes('root-cause')),
              'the section is seen',
            )
          const found = model.timelines.flatMap(it => it.entries)
          if (layout !== 'a quote') assert.equal(found.length, 2)
          for (const it of found) assert.doesNotMatch(text.slice(it.span.start, it.span.end), /Root|restored/)
          assert.deepEqual(
            found.slice(1).flatMap(it => it.events),
            [],
          )
        })
      }
    }
    it(`of ${layout} ends above hashtags`, () => {
      const text = `# Outage

## Timeline

${entries}
#incident #resolved
`
      const found = read(text).timelines.flatMap(it => it.entries)
      assert.deepEqual(
        found.slice(1).flatMap(it => it.events),
        [],
      )
    })
  }

  it('goes on with what is nested in it', () => {
    const text = `# Outage

## Timeline

- 10:00 UTC: Outage begins
- 10:05 UTC: looked
  **Details**
  The graphs show it.

  - one

### 10:20 UTC: Call
`
    const {timelines} = read(text.slice(0, text.indexOf('###')))
    const last = timelines[0]?.entries.at(-1)
    assert.ok(last)
    assert.match(text.slice(last.span.start, last.span.end), /Details\*\*\n {2}The graphs show it\.\n\n {2}- one$/)
  })
  it('that is a heading goes on with the bold lines below it', () => {
    const text = `# Outage

## Timeline

### 10:00 UTC: Outage begins

**Details**

The graphs show it.

### 10:05 UTC: looked
`
    const [first] = read(text).timelines[0]?.entries ?? []
    assert.ok(first)
    assert.match(text.slice(first.span.start, first.span.end), /The graphs show it\.$/)
  })

  it('does not end an outage by the words of the next section', () => {
    const text = `##PM
#Timeline
10:00 UTC: Outage begins
10:05 UTC: looked
#Root Cause and Resolution
The root cause was found in the config and the service was restored.
`
    const {metrics, timeline} = inspect('postmortem.md', text, read(text))
    assert.deepEqual(
      timeline.map(it => it.events),
      [['impact-start'], []],
    )
    assert.equal(metrics['impact'] ?? undefined, undefined)
  })
})
