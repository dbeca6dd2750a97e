import type {Fix} from '../../edit/fix.ts'
import type {ActionItem, PostmortemModel} from '../../document/types.ts'
import {t} from '../../text/l10n.ts'
import {lineEndOf} from '../../text/line-end.ts'
import type {Edit} from '../../text/span.ts'
import {formatDuration} from '../../time/duration.ts'
import {defineRule, type RuleDocs} from '../rule.ts'
import type {Parts} from '../../text/parts.ts'
import {regex} from '../../text/regex.ts'

export const docs: RuleDocs<{minutes: number}> = {
  why: 'The time until anybody notices is often the largest part of an outage, and the cheapest to shorten.',
  source:
    'Wikimedia incident report (noticed by people only: add alerting); SRE Workbook, chapter 10 (a detection '
    + 'item follows from a late page).',
  bad: [
    {
      text: `# Outage

## Timeline (UTC)

- 10:00 Outage begins
- «10:42» A customer reports that it is down
- 11:00 Outage ends

## Action items

- [ ] Renew certificates by a job
`,
      fixed: `# Outage

## Timeline (UTC)

- 10:00 Outage begins
- 10:42 A customer reports that it is down
- 11:00 Outage ends

## Action items

- [ ] Renew certificates by a job
- [ ] Add an alert that notices this within 15 minutes
`,
    },
  ],
  good: [
    {
      text: `# Outage

## Timeline (UTC)

- 10:00 Outage begins
- 10:42 A customer reports that it is down
- 11:00 Outage ends

## Action items

- [ ] Alert on expiring certificates
`,
    },
    {
      text: `# Outage

## Timeline (UTC)

- 10:00 Outage begins
- 10:42 A customer reports that it is down

## Action items

| Item | Type |
| --- | --- |
| Add smoke test for ingress | detect |
`,
    },
    {
      text: `# Outage

## Timeline (UTC)

- 10:00 Outage begins
- 10:10 A customer reports that it is down

## Action items

- [ ] Renew certificates by a job
`,
    },
    {
      text: `# Outage

## Timeline (UTC)

- 10:00 Outage begins
- 10:42 A customer reports that it is down
`,
    },
  ],
}

export default defineRule<{minutes: number}>({
  id: 'metrics/detection-gap',
  severity: 'info',
  severityWhen: {draft: 'hint'},
  summary: 'It took a long time to notice the incident, and no action item is about noticing it sooner',
  options: {
    minutes: {default: 15, summary: 'Most minutes that detection may take'},
  },

  *check(model, {text, wholeText, options: {minutes: limit}}) {
    const {incident, timelines, actionItems, language} = model
    const metric = incident.metrics.find(it => it.name === 'time-to-detect')
    const entry = timelines[incident.timeline ?? -1]?.entries[incident.detected ?? -1]
    if (language !== 'en' || !entry || metric?.minutes === undefined || metric.isApproximate || metric.minutes <= limit)
      return
    const last = actionItems.at(-1)
    if (!last || isAboutDetection(model, text)) return
    const edit = itemLike(last, wholeText, `Add an alert that notices this within ${limit} minutes`)
    const fixes: Fix[] = edit ? [{title: t`Add an action item for an alert`, edits: [edit]}] : []
    const {span} = entry.timestamp
    yield {
      span,
      message: t`Detection took ${formatDuration(metric.minutes)}, and no action item makes it faster.`,
      fixes,
    }
  },
})

const detection = regex('i')`
    \b(?:alert|alarm|monitor|detect|notif|observab|health ?check|probe|watch|dashboard|log(?:s|ging)?\b|metric|slo\b
    |slos\b|page[rd]?\b|paging|canary|smoke|test|check|sentry|grafana|prometheus|datadog|pingdom|warn|notice|visib)
  `

/** Anywhere in the sections of action items, so that an item whose words are not understood counts as well. */
function isAboutDetection({sections, actionItems}: PostmortemModel, text: Parts): boolean {
  const spans = [
    ...sections
      .filter(it => it.kinds.some(kind => kind === 'action-items' || kind === 'recurrence'))
      .map(it => it.span),
    ...actionItems.map(it => it.span),
  ]
  return spans.some(it => detection.test(text.slice(it.start, it.end)))
}

/** A new item below one that is written in a list, with its mark and box. */
function itemLike(item: ActionItem, text: string, title: string): Edit | undefined {
  const start = text.lastIndexOf('\n', item.span.start) + 1
  const mark = /^\s{0,8}[-*+]\s{1,4}(?:\[[ xX]\]\s{1,4})?/.exec(text.slice(start, item.span.end))?.[0]
  if (mark === undefined) return undefined
  return {
    span: {start: item.span.end, end: item.span.end},
    text: `${lineEndOf(text)}${mark.replace(/\[[xX]\]/, '[ ]')}${title}`,
  }
}
