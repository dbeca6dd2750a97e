import {defineRule, type RuleDocs} from '../rule.ts'
import {mismatch} from './duration-mismatch.ts'

export const docs: RuleDocs = {
  why: 'With two different ends of one incident, the reader has to guess which one is right.',
  source: 'ALX project 0x19; PagerDuty postmortem guide (impact against detection).',
  bad: [
    {text: '# Outage\n\n## Impact\n\nJobs that were scheduled in the cluster did not start («18:26 - 19:30»).\n\n## Timeline (UTC)\n\n- 18:26 Outage begins\n- 19:58 Service restored\n'},
    {text: '# Outage\n\n## Summary\n\nDown from «18:26 to 19:30 UTC».\n\n## Timeline (UTC)\n\n- 18:26 Outage begins\n- 19:58 Service restored\n'},
  ],
  good: [{text: '# Outage\n\n## Summary\n\nDown from 18:26 to 19:58 UTC.\n\n## Timeline (UTC)\n\n- 18:26 Outage begins\n- 19:58 Service restored\n'}],
}

export default defineRule({
  id: 'summary/window-mismatch',
  severity: 'warning',
  summary: 'A stated start or end of the incident is not in the timeline',

  *check({claims}, {text}) {
    for (const claim of claims) if (claim.form === 'window' && claim.agrees === false) yield mismatch(claim, text)
  },
})
