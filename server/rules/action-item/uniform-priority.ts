import {t} from '../../text/l10n.ts'
import {defineRule, type RuleDocs} from '../rule.ts'

export const docs: RuleDocs = {
  why: 'A priority that all share does not say what to do first.',
  source: 'SRE Workbook, chapter 10 (the items of the bad example all have one priority).',
  bad: [
    {
      text: `# Outage

## Timeline

- 10:00 UTC Down

## «Action items»

| Action | Priority |
| --- | --- |
| Add an alert | P2 |
| Limit the size | P2 |
| Limit the rate | p2 |
`,
    },
  ],
  good: [
    {
      text: `# Outage

## Timeline

- 10:00 UTC Down

## Action items

- Add an alert (P0)
- Limit the size (P1)
- Limit the rate (P2)
`,
    },
    {
      text: `# Outage

## Timeline

- 10:00 UTC Down

## Action items

- Add an alert (P2)
- Limit the size (P2)
`,
    },
    {
      text: `# Outage

## Timeline

- 10:00 UTC Down

## Action items

- P0: Add an alert
- P0: Limit the size
- P0: Limit the rate
`,
    },
    {
      text: `# Outage

## Timeline

- 10:00 UTC Down

## Action items

### P2

- Add an alert
- Limit the size
- Limit the rate
`,
    },
  ],
}

export default defineRule({
  id: 'action-item/uniform-priority',
  severity: 'hint',
  summary: 'All action items have the same priority',

  *check({actionItems, sections}) {
    const [first, ...rest] = actionItems
    const priority = first?.priority
    if (!priority || rest.length < 2 || urgent.test(priority.value)) return
    // What a heading says is said of a part of the items on purpose.
    const isShared = rest.some(it => it.priority?.span.start === priority.span.start)
    if (isShared || rest.some(it => it.priority?.value.toLowerCase() !== priority.value.toLowerCase())) return
    const span = sections[first.section ?? -1]?.heading.title.span ?? priority.span
    yield {
      span,
      message: t`All ${actionItems.length} action items have the priority "${priority.value}", so nothing says what comes first.`,
    }
  },
})

/** All of them may be needed at once. */
const urgent = /^(?:p0|highest|critical|urgent|<.*)$/i
