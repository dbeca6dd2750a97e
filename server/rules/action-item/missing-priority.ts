import {t} from '../../text/l10n.ts'
import {ask} from '../../text/prompt.ts'
import {isListed, lacking, openItems} from '../shared/open-items.ts'
import {fillIn, type Lack} from '../../edit/fill-in-item.ts'
import {defineRule, type RuleDocs} from '../rule.ts'

export const docs: RuleDocs = {
  why: 'Without one, the items that keep the incident from happening again wait behind the easy ones.',
  source: 'SRE Workbook, chapter 10 (each item has a priority, and they are not all the same).',
  bad: [
    {
      text: '# Outage\n\n## Timeline\n\n- 10:00 UTC Down\n\n## Action items\n\n- [P1] Add an alert\n- «Limit the size»\n',
      fixed: '# Outage\n\n## Timeline\n\n- 10:00 UTC Down\n\n## Action items\n\n- [P1] Add an alert\n- Limit the size (priority: [how urgent])\n',
    },
    {
      text: '# Outage\n\n## Timeline\n\n- 10:00 UTC Down\n\n## «Action items»\n\n| Action | Priority |\n| --- | --- |\n| Add an alert | |\n| Limit the size | |\n',
      fixed: '# Outage\n\n## Timeline\n\n- 10:00 UTC Down\n\n## Action items\n\n| Action | Priority |\n| --- | --- |\n| Add an alert | [how urgent] |\n| Limit the size | [how urgent] |\n',
    },
  ],
  good: [
    {text: '# Outage\n\n## Timeline\n\n- 10:00 UTC Down\n\n## Action items\n\n- Add an alert (@maria, P1)\n- Limit the size (priority: high)\n'},
    {text: '# Outage\n\n## Timeline\n\n- 10:00 UTC Down\n\n## Action items\n\n### P1\n\n- Add an alert\n- Limit the size\n'},
    {text: '# Outage\n\n## Timeline\n\n- 10:00 UTC Down\n\n## Action items\n\n- Add an alert\n'},
  ],
}

export default defineRule({
  id: 'action-item/missing-priority',
  severity: 'off',
  severityWhen: {draft: 'hint'},
  summary: 'Action items without a priority',

  *check(model, {text, wholeText, profile}) {
    const all = openItems(model, text, profile).filter(it => isListed(it, text))
    // A single item does not need a priority.
    if (all.length < 2) return
    const without = all.filter(it => !it.priority)
    yield* lacking(model, all, without, lack, () => fillIn(model, wholeText, without, lack))
  },
})

const lack: Lack = {
  what: () => t`priority`,
  column: 'priority',
  header: 'Priority',
  blank: ask('how urgent'),
  inBrackets: `(priority: ${ask('how urgent')})`,
  fixTitle: () => t`Add placeholders for priorities`,
}
