import {t} from '../../text/l10n.ts'
import {defineRule, type RuleDocs} from '../rule.ts'

export const docs: RuleDocs = {
  why: 'A priority that all share does not say what to do first.',
  source: 'SRE Workbook, chapter 10 (the items of the bad example all have one priority).',
  bad: [
    {text: '# Outage\n\n## Timeline\n\n- 10:00 UTC Down\n\n## «Action items»\n\n| Action | Priority |\n| --- | --- |\n| Add an alert | P2 |\n| Limit the size | P2 |\n| Limit the rate | p2 |\n'},
  ],
  good: [
    {text: '# Outage\n\n## Timeline\n\n- 10:00 UTC Down\n\n## Action items\n\n- Add an alert (P0)\n- Limit the size (P1)\n- Limit the rate (P2)\n'},
    {text: '# Outage\n\n## Timeline\n\n- 10:00 UTC Down\n\n## Action items\n\n- Add an alert (P2)\n- Limit the size (P2)\n'},
    {text: '# Outage\n\n## Timeline\n\n- 10:00 UTC Down\n\n## Action items\n\n- P0: Add an alert\n- P0: Limit the size\n- P0: Limit the rate\n'},
    {text: '# Outage\n\n## Timeline\n\n- 10:00 UTC Down\n\n## Action items\n\n### P2\n\n- Add an alert\n- Limit the size\n- Limit the rate\n'},
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
    yield {span, message: t`All ${actionItems.length} action items have the priority "${priority.value}", so nothing says what comes first.`}
  },
})

/** All of them may be needed at once. */
const urgent = /^(?:p0|highest|critical|urgent|<.*)$/i
