import type {PostmortemModel, Section} from '../../document/types.ts'
import {t} from '../../text/l10n.ts'
import {defineRule, type TextLine, type RuleDocs} from '../rule.ts'

export const docs: RuleDocs = {
  why:
    'Without times, nobody can tell how long it took to notice and to repair; and no tool can check, convert or '
    + 'add up times in an unusual format.',
  source: 'SRE Workbook, chapter 10; Wikimedia and Atlassian templates (each event of a timeline has its time).',
  bad: [
    {
      text: `# Outage

## «Timeline»

- In the morning the shop went down
- The cause was found by Ana
- Everything was fine before lunch
`,
    },
    {
      text: `# Outage

## «Timeline»

| When | What |
| --- | --- |
| Morning | Shop down |
| Noon | Cause found |
| Later | Shop up |
`,
    },
  ],
  good: [
    {
      text: `# Outage

## Timeline (UTC)

- The shop went down
- 10:05 The cause was found
- Everything was fine
`,
    },
    {
      text: `# Outage

## Timeline

- HH:MM <what happened>
- HH:MM <what happened>
- HH:MM <what happened>
`,
    },
    {
      text: `# Outage

## Timeline

See the log of the channel.

- Part one
- Part two
`,
    },
    {
      text: `# Outage

## Timeline (UTC)

### 10:05 Down

- Ana was paged
- Bo was paged
- Cy was paged
`,
    },
  ],
}

export default defineRule({
  id: 'timeline/no-times',
  severity: 'info',
  severityWhen: {draft: 'hint'},
  summary: 'No timeline entry starts with a readable time',

  *check(model, context) {
    for (const [index, section] of model.sections.entries()) {
      if (section.kinds[0] !== 'timeline' || isPart(model, section) || hasEntries(model, index)) continue
      if (
        3 <= countFilledItems(context.lines.filter(it => section.body.start <= it.start && it.start < section.span.end))
      ) {
        yield {
          span: section.heading.title.span,
          message: t`No entry of this timeline starts with a readable time, such as 14:05 or 2026-03-05 14:05 UTC.`,
        }
      }
    }
  },
})

function isPart({sections}: PostmortemModel, {parent}: Section): boolean {
  return sections[parent ?? -1]?.kinds.includes('timeline') ?? false
}

function hasEntries({sections, timelines}: PostmortemModel, index: number): boolean {
  const {span} = sections[index] as Section
  return timelines.some(it => it.span.start < span.end && span.start < it.span.end)
}

/** How many items and rows say something; blanks to fill in do not. */
function countFilledItems(lines: readonly TextLine[]): number {
  const rows = lines.filter(it => /^\s{0,9}\|/.test(it.text))
  const items = lines.filter(it => /^\s{0,9}(?:[-*+]|\d{1,2}[.)])\s/.test(it.text))
  return [...items, ...rows.slice(2)].filter(
    it => 2 <= (it.text.match(/\p{L}{2,}/gu)?.length ?? 0) && !blank.test(it.text),
  ).length
}

const blank = /\bHH\b|\bh?h:mm\b|<[^<>]{1,60}>|\[[^\][]{1,60}\](?!\()|\b(?:TODO|TBD)\b/i
