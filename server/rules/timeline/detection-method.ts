import {t} from '../../text/l10n.ts'
import {defineRule, type RuleDocs} from '../rule.ts'
import {regex} from '../../text/regex.ts'

export const docs: RuleDocs = {
  why: 'Whether an alert or a customer was first decides what has to be improved; "was detected" does not say.',
  source:
    'ALX project 0x19 (how it was detected: alert, engineer, customer); Wikimedia and Atlassian templates, '
    + 'section Detection.',
  bad: [
    {
      text: `# Outage

## Timeline (UTC)

- 07:30 «The issue was detected»
- 07:50 Service restored
`,
      fixed: `# Outage

## Timeline (UTC)

- 07:30 The issue was detected by an alert
- 07:50 Service restored
`,
    },
  ],
  good: [
    {
      text: `# Outage

## Key events

- Team aware by an alert 2026-02-25 07:36 UTC
- Resolved 2026-02-25 17:07 UTC
`,
    },
    {
      text: `# Outage

## Timeline (UTC)

- 07:30 The issue was detected
- 07:32 First look at the alerts
- 07:50 Service restored
`,
    },
    {
      text: `# Outage

## Timeline (UTC)

- 06:26 PM: Pagers alerted teams
- 07:50 PM: Service restored
`,
    },
    {
      text: `# Outage

## Timeline (UTC)

- 07:30 The issue was detected
  - a customer wrote to support
- 07:50 Service restored
`,
    },
    {
      text: `# Outage

## Detection

An alert fired.

## Timeline (UTC)

- 07:30 The issue was detected
- 07:50 Service restored
`,
    },
    {
      text: `# Outage

## Summary

A customer noticed that the shop was empty.

## Timeline (UTC)

- 07:30 The issue was detected
- 07:50 Service restored
`,
    },
    {
      text: `# Outage

## Timeline (UTC)

- 07:30 Built the core, detected that no agents were allocated
- 07:50 Service restored
`,
    },
    {
      text: `# Outage

## Summary

During a routine check, wrong amounts were discovered.

## Timeline (UTC)

- 07:30 Wrong amounts discovered
- 07:50 Service restored
`,
    },
  ],
}

export default defineRule({
  id: 'timeline/detection-method',
  severity: 'info',
  severityWhen: {draft: 'hint'},
  summary: 'Nothing says how the incident was noticed',

  *check({language, incident, timelines, sections, metadata}, {text}) {
    const entries = timelines[incident.timeline ?? -1]?.entries ?? []
    const entry = entries[incident.detected ?? -1]
    if (language !== 'en' || !entry || entry.description.value === '') return
    if (
      sections.some(it => it.kinds.includes('detection') && !it.isEmpty)
      || metadata.some(it => /detect/i.test(it.key.value))
    )
      return
    if (
      !passive.test(entry.description.value)
      || how.test(text.slice(entry.timestamp.span.end, entry.span.end))
      || /\bby\b/i.test(entry.description.value)
      || told.test(text.slice(0))
    )
      return
    const next = entries[(incident.detected ?? 0) + 1]
    if (next && source.test(next.description.value)) return
    const {span} = entry.description
    const end = span.start + text.slice(span.start, span.end).replace(/[\s.*_\\]{1,20}$/, '').length
    yield {
      span,
      message: t`How was it noticed: by an alert, a customer, or by chance?`,
      fixes: ['by an alert', 'by a customer', 'by an engineer'].map(by => ({
        title: t`Add "${by}"`,
        edits: [{span: {start: end, end}, text: ` ${by}`}],
      })),
    }
  },
})

/** It was noticed, and that is all; a sentence whose subject does something tells who it was. */
const passive = regex('i')`
    ^(?:first )?(?:detect(?:ed|ion)|noticed|discovered|observed)\b|\b(?:issue|problem|incident|outage|error|fault
    |failure|bug|disruption|downtime|amount|irregularit)\w{0,3}s? (?:\w+ ){0,5}(?:detected|noticed|discovered
    |observed|identified)\b|\baware\b
  `

/** Somebody or something that can notice. */
const how = regex('i')`
    @\w|\b(?:alert|alarm|monitor|pager|paged|probe|slos?\b|customer|user|client|visitor|support|ticket|engineer
    |developer|operator|admin|team|member|staff|employee|tweet|complain|report|dashboard|grafana|datadog|prometheus
    |sentry|pingdom|uptime|logs?\b|log[gs]|metric|graph|call|email|slack|discord|check|test|audit|review|investigat
    |debugging|he\b|she\b|we\b|i\b|they\b|someone|somebody|by\b|when\b|while\b|after\b|during\b|via\b|through\b
    |from\b)
  `

/** What the entry behind it speaks of, when that is what noticed. */
const source = /\b(?:alerts?|alarms?|pagers?|paged|customers? (?:report|complain|call)\w*|tickets?)\b/i

/** The same in a sentence elsewhere in the document. */
const told = regex('i')`
    \b(?:alert|alarm|monitoring|pager|customer|user|support|engineer|developer|operator|team
    |we)s?\b[^.\n]{0,60}\b(?:fired|noticed|notices|detected|reported|reports|discovered|observed|found|complained
    |alerted|spotted|triggered|saw|identified)\b|\b(?:detected|noticed|discovered|reported|observed|identified|found
    |alerted|notified|flagged|spotted)\b[^.\n]{0,40}\b(?:by|via|through|from|thanks to)\b|\b(?:during|while
    |whilst)\b[^.\n]{0,60}\b(?:detected|noticed|discovered|observed|found|spotted)\b|\bannounced\b
  `
