import {t} from '../../text/l10n.ts'
import {ask} from '../../text/prompt.ts'
import {isListed, lacking, openItems} from '../shared/open-items.ts'
import {fillIn, type Lack} from '../../edit/fill-in-item.ts'
import {defineRule, type RuleDocs} from '../rule.ts'

export const docs: RuleDocs = {
  why: 'Work without a date is put off forever; a date says when somebody will ask.',
  source: 'GitLab issue template rca.md; Atlassian Incident Management Handbook (4 or 8 weeks); PagerDuty (15 or 30 days); M. Kehoe\'s incident report template.',
  bad: [
    {
      text: '# Outage\n\n## Timeline\n\n- 10:00 UTC Down\n\n## «Action items»\n\n- Add an alert (@maria, SHOP-12)\n- Limit the size (@tom, SHOP-13)\n',
      fixed: '# Outage\n\n## Timeline\n\n- 10:00 UTC Down\n\n## Action items\n\n- Add an alert (@maria, SHOP-12) (due: [until when])\n- Limit the size (@tom, SHOP-13) (due: [until when])\n',
    },
    {
      text: '# Outage\n\n## Timeline\n\n- 10:00 UTC Down\n\n## Action items\n\n| Action | Due date |\n|---|---|\n| «Add an alert» ||\n| Limit the size | 2026-12-15 |\n',
      fixed: '# Outage\n\n## Timeline\n\n- 10:00 UTC Down\n\n## Action items\n\n| Action | Due date |\n|---|---|\n| Add an alert | [until when] |\n| Limit the size | 2026-12-15 |\n',
    },
  ],
  good: [
    {text: '# Outage\n\n## Timeline\n\n- 10:00 UTC Down\n\n## Action items\n\n- Add an alert (@maria, due 2026-12-15)\n- Limit the size by end of Q1 2027\n'},
    {text: '# Outage\n\n## Timeline\n\n- 10:00 UTC Down\n\n## Action items\n\n### Next steps (next 2 weeks)\n\n- Add an alert\n- Limit the size\n'},
    {text: '# Outage\n\n## Timeline\n\n- 10:00 UTC Down\n\n## Action items\n\n- [x] Add an alert\n'},
  ],
}

export default defineRule({
  id: 'action-item/missing-due-date',
  severity: 'off',
  severityWhen: {draft: 'hint'},
  summary: 'Action items without a due date',

  *check(model, {text, wholeText, profile}) {
    const all = openItems(model, text, profile).filter(it => isListed(it, text))
    const without = all.filter(it => !it.due)
    yield* lacking(model, all, without, lack, () => fillIn(model, wholeText, without, lack))
  },
})

const lack: Lack = {
  what: () => t`due date`,
  column: 'due',
  header: 'Due date',
  blank: ask('until when'),
  inBrackets: `(due: ${ask('until when')})`,
  fixTitle: () => t`Add placeholders for due dates`,
}
