import type {Section, SectionKind} from '../../document/types.ts'
import {t} from '../../text/l10n.ts'
import {defineRule, type RuleDocs} from '../rule.ts'

export const docs: RuleDocs = {
  why:
    'Two sections with the same name answer the same question twice; one of them goes stale. Often a template was '
    + 'pasted into a document that already had it.',
  source: 'Seen in published postmortems: a document pasted twice, a template left below the text.',
  bad: [
    {
      text: `# Outage

## Impact

3 % of orders.

## Timeline

- 10:00 UTC Down

## «Impact»

TBC
`,
    },
  ],
  good: [
    {
      text: `# Outage

## Root cause

A leak.

## Lessons

### Impact

Large.

## Impact

3 %.
`,
    },
    {
      text: `# Outage

## Impact

3 %.

## Customer impact

12 customers.
`,
    },
  ],
}

export default defineRule({
  id: 'section/duplicate',
  severity: 'warning',
  summary: 'The same section appears twice',

  *check({sections}) {
    const seen = new Map<string, Section>()
    for (const section of sections) {
      const {title} = section.heading
      if (!section.kinds.some(kind => once.has(kind))) continue
      const key = `${section.parent ?? ''} ${title.value.toLowerCase()}`
      const before = seen.get(key)
      if (!before) {
        seen.set(key, section)
        continue
      }
      yield {
        span: title.span,
        message: t`The section "${before.heading.title.value}" appears twice; merge them or rename one.`,
        related: [{span: before.heading.title.span, message: t`The first one`}],
      }
    }
  },
})

/** Sections of which a postmortem has one. Days and entries of a timeline may repeat their names. */
const once = new Set<SectionKind>([
  'summary',
  'impact',
  'root-cause',
  'trigger',
  'detection',
  'resolution',
  'action-items',
  'lessons',
  'lessons-well',
  'lessons-wrong',
  'lessons-lucky',
  'contributing-factors',
  'five-whys',
])
