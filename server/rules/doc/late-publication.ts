import {isField} from '../../document/metadata/known-fields.ts'
import type {PostmortemModel} from '../../document/types.ts'
import {t} from '../../text/l10n.ts'
import {daysBetween, isoDate, type CivilDate} from '../../time/calendar.ts'
import {stampOf} from '../shared/field-day.ts'
import {defineRule, type RuleDocs} from '../rule.ts'
import type {Parts} from '../../text/parts.ts'

export const docs: RuleDocs<{days: number}> = {
  why: 'After weeks, memories have faded and logs are gone, and the incident may have happened again in the meantime.',
  source:
    'SRE Workbook, chapter 10 (four months are too late, less than a week is good); PagerDuty postmortem guide '
    + '(five business days); Azure (14 days).',
  bad: [
    {
      text: `# Outage

**Incident date**: 2014-08-11

**Published**: «2014-12-30»

## Summary

Down.
`,
    },
    {
      text: `# Outage

- Published: «March 20, 2026»

## Timeline (UTC)

- 2026-03-02 10:00 Outage begins
- 2026-03-03 11:00 Outage ends
`,
    },
  ],
  good: [
    {
      text: `# Outage

**Incident date**: 2014-08-11

**Published**: 2014-08-15

## Summary

Down.
`,
    },
    {
      text: `# Outage

**Incident date**: 2014-08-11

## Timeline (UTC)

- 2014-08-11 10:00 Outage begins
`,
    },
    {
      text: `# Outage

**Incident date**: 2014-08-11

**Published**: 2014-12-30 (second edition)

## Summary

Down.
`,
    },
  ],
}

export default defineRule<{days: number}>({
  id: 'doc/late-publication',
  severity: 'info',
  summary: 'The postmortem was published long after the incident',
  options: {
    days: {default: 14, summary: 'Most days allowed between the end of the incident and publication'},
  },

  *check(model, {text, options: {days: limit}}) {
    const field = model.metadata.find(it => isField(it, 'published'))
    const published = field && stampOf(field, text)
    const end = published && endOf(model, text)
    if (!published || !end || /edition|revis|update|version|again/i.test(field.value.value)) return
    const days = daysBetween(end, published.day)
    if (limit < days)
      yield {
        span: published.span,
        message: t`Published ${days} days after the incident ended on ${isoDate(end)}; ${limit} days are usual.`,
      }
  },
})

/** The last day of the incident: by its timeline, else by the field for its end, else for its date. */
function endOf(model: PostmortemModel, text: Parts): CivilDate | undefined {
  const last = model.timelines[model.incident.timeline ?? -1]?.entries[model.incident.resolved ?? -1]
  const day = last?.endDate ?? last?.date
  if (day) return day
  const fields = [
    ...model.metadata.filter(it => isField(it, 'end')),
    ...model.metadata.filter(it => isField(it, 'incident-date') && it.form !== 'front-matter'),
  ]
  return fields.map(it => stampOf(it, text)?.day).find(it => it)
}
