import {defineRule, type RuleDocs} from '../rule.ts'
import {mismatch} from '../summary/duration-mismatch.ts'

export const docs: RuleDocs = {
  why: 'These figures go into statistics; nobody looks at a wrong one again. Every usual definition is tried before a figure is reported.',
  source: 'Kehoe template (times and metrics side by side); Seeking SRE, chapter 4 (definitions).',
  bad: [{text: '# Outage\n\n- **Time to detect**: «40 minutes»\n\n## Timeline (UTC)\n\n- 10:00 Outage begins\n- 10:05 Alert fires\n- 10:30 Outage ends\n', fixed: '# Outage\n\n- **Time to detect**: 5 minutes\n\n## Timeline (UTC)\n\n- 10:00 Outage begins\n- 10:05 Alert fires\n- 10:30 Outage ends\n'}],
  good: [
    {text: '# Outage\n\n- **Time to recovery**: 15 minutes\n\n## Timeline (UTC)\n\n- 11:00 Maintenance\n- 12:20 Wrong configuration applied\n- 12:25 Alert fires\n- 12:35 Issue mitigated by hand\n- 13:13 Issue resolved for good\n'},
    {text: '# Outage\n\n- **Time to detection**: 60 minutes\n\n## Timeline (UTC)\n\n- 08:00 Outage begins\n- 09:00 - 11:00 Alert fires, investigation\n- 12:00 Outage ends\n'},
    {text: '# Outage\n\n## Timeline (UTC)\n\n- 10:00 Outage begins\n- 11:05 Alert fires\n- 12:20 Root cause identified\n- 12:25 Outage ends\n\n## Impact\n\nIt took 5 minutes to fix once the cause was identified.\n'},
    {text: '# Outage\n\n- **Time to detect**: 5 minutes\n\n## Timeline (UTC)\n\n- 10:00 Outage begins\n- 10:05 Alert fires\n- 10:30 Outage ends\n'},
  ],
}

export default defineRule({
  id: 'metrics/mismatch',
  severity: 'warning',
  summary: 'A stated time to detect, mitigate or recover contradicts the timeline',

  *check({claims}, {text}) {
    for (const claim of claims) if (claim.form === 'length' && claim.of !== 'impact' && claim.agrees === false) yield mismatch(claim, text)
  },
})
