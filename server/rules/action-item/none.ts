import {t} from '../../text/l10n.ts'
import {defineRule, type RuleDocs} from '../rule.ts'

export const docs: RuleDocs = {
  why: 'An incident from which nothing follows will happen again; if nothing is to follow, that decision belongs here.',
  source: 'SRE Workbook, chapter 10; PagerDuty postmortem guide ("document the decision not to act").',
  bad: [
    {
      text: `# Outage

## Timeline

- 10:00 UTC Down

## «Action items»

We talked about it.
`,
    },
  ],
  good: [
    {
      text: `# Outage

## Timeline

- 10:00 UTC Down

## Action items

- Add an alert
`,
    },
    {
      text: `# Outage

## Timeline

- 10:00 UTC Down

## Action items

No action: the service is switched off next week.
`,
    },
  ],
}

export default defineRule({
  id: 'action-item/none',
  severity: 'warning',
  severityWhen: {draft: 'hint'},
  summary: 'The section for action items lists none',

  *check({sections, actionItems}, {text}) {
    const own = sections.filter(it => it.kinds.includes('action-items'))
    const first = own[0]
    if (!first || own.every(it => it.isEmpty)) return
    const isListed = actionItems.some(it => !isRemark(it.title.value))
    const isDeclined = own.some(it => declined.test(text.slice(it.body.start, it.body.end)))
    if (!isListed && !isDeclined)
      yield {
        span: first.heading.title.span,
        message: t`"${first.heading.title.value}" lists no action items; add one, or say why none is needed.`,
      }
  },
})

/** "We talked about it." tells what was done, not what will be. */
function isRemark(title: string): boolean {
  return /^(?:we|the team|it|there) (?:talked|discussed|had|was|were|is|are)\b/i.test(title)
}

const declined =
  /\b(?:none|no (?:further |additional )?(?:actions?|follow-?ups?|changes)|not needed|n\/a)\b|https?:\/\//i
