import {defineRule, type RuleDocs} from '../rule.ts'
import {mismatch} from '../summary/duration-mismatch.ts'

export const docs: RuleDocs = {
  why:
    'These figures go into statistics; nobody looks at a wrong one again. Every usual definition is tried before a '
    + 'figure is reported.',
  source: 'Kehoe template (times and metrics side by side); Seeking SRE, chapter 4 (definitions).',
  bad: [
    {
      text: `# Outage

- **Time to detect**: «40 minutes»

## Timeline (UTC)

- 10:00 Outage begins
- 10:05 Alert fires
- 10:30 Outage ends
`,
      fixed: `# Outage

- **Time to detect**: 5 minutes

## Timeline (UTC)

- 10:00 Outage begins
- 10:05 Alert fires
- 10:30 Outage ends
`,
    },
  ],
  good: [
    {
      text: `# Outage

- **Time to recovery**: 15 minutes

## Timeline (UTC)

- 11:00 Maintenance
- 12:20 Wrong configuration applied
- 12:25 Alert fires
- 12:35 Issue mitigated by hand
- 13:13 Issue resolved for good
`,
    },
    {
      text: `# Outage

- **Time to detection**: 60 minutes

## Timeline (UTC)

- 08:00 Outage begins
- 09:00 - 11:00 Alert fires, investigation
- 12:00 Outage ends
`,
    },
    {
      text: `# Outage

## Timeline (UTC)

- 10:00 Outage begins
- 11:05 Alert fires
- 12:20 Root cause identified
- 12:25 Outage ends

## Impact

It took 5 minutes to fix once the cause was identified.
`,
    },
    {
      text: `# Outage

- **Time to detect**: 5 minutes

## Timeline (UTC)

- 10:00 Outage begins
- 10:05 Alert fires
- 10:30 Outage ends
`,
    },
  ],
}

export default defineRule({
  id: 'metrics/mismatch',
  severity: 'warning',
  summary: 'A stated time to detect, mitigate or recover contradicts the timeline',

  *check({claims}, {text}) {
    for (const claim of claims)
      if (claim.form === 'length' && claim.of !== 'impact' && claim.agrees === false) yield mismatch(claim, text)
  },
})
