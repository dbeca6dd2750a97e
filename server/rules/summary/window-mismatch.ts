import {defineRule, type RuleDocs} from '../rule.ts'
import {mismatch} from './duration-mismatch.ts'

export const docs: RuleDocs = {
  why: 'With two different ends of one incident, the reader has to guess which one is right.',
  source: 'ALX project 0x19; PagerDuty postmortem guide (impact against detection).',
  bad: [
    {
      text: `# Outage

## Impact

Jobs that were scheduled in the cluster did not start («18:26 - 19:30»).

## Timeline (UTC)

- 18:26 Outage begins
- 19:58 Service restored
`,
    },
    {
      text: `# Outage

## Summary

Down from «18:26 to 19:30 UTC».

## Timeline (UTC)

- 18:26 Outage begins
- 19:58 Service restored
`,
    },
  ],
  good: [
    {
      text: `# Outage

## Summary

Down from 18:26 to 19:58 UTC.

## Timeline (UTC)

- 18:26 Outage begins
- 19:58 Service restored
`,
    },
  ],
}

export default defineRule({
  id: 'summary/window-mismatch',
  severity: 'warning',
  summary: 'A stated start or end of the incident is not in the timeline',

  *check({claims}, {text}) {
    for (const claim of claims) if (claim.form === 'window' && claim.agrees === false) yield mismatch(claim, text)
  },
})
