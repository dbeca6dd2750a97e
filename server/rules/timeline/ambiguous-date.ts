import type {Fix} from '../../edit/fix.ts'
import type {WrittenDate} from '../../time/types.ts'
import {dayFirst} from '../../document/facts/document-facts.ts'
import {t} from '../../text/l10n.ts'
import {isoDate} from '../../time/calendar.ts'
import type {Timeline, TimelineEntry} from '../../document/types.ts'
import type {Edit} from '../../text/span.ts'
import {findTimestamps} from '../../time/timestamp.ts'
import {defineRule, type RuleDocs} from '../rule.ts'
import {harmless} from '../../edit/harmless-fix.ts'

export const docs: RuleDocs = {
  why:
    '03/04/2026 is 4 March to half of the readers and 3 April to the other half, and nothing else in the document '
    + 'says which.',
  source: 'RFC 3339 and ISO 8601; AWS correction of errors guide (dates as YYYY-MM-DD).',
  bad: [
    {
      text: `# Outage

## Timeline (UTC)

- «03/04/2026» 10:00 Down
- 03/04/2026 10:20 Up
`,
      fixed: `# Outage

## Timeline (UTC)

- 2026-03-04 10:00 Down
- 2026-03-04 10:20 Up
`,
    },
    {
      text: `# Outage

**Date**: «03/04/2026»

## Timeline (UTC)

- 10:00 Down
- 10:20 Up
`,
      fixed: `# Outage

**Date**: 2026-03-04

## Timeline (UTC)

- 10:00 Down
- 10:20 Up
`,
    },
  ],
  good: [
    {
      text: `# Outage

## Timeline (UTC)

- 2026-04-03 10:00 Down
`,
    },
    {
      text: `# Outage

## Timeline (UTC)

- 13/04/2026 10:00 Down
`,
    },
    {
      text: `# Outage

**Date**: 13/04/2026

## Timeline (UTC)

- 03/04/2026 10:00 Configuration changed
`,
    },
    {
      text: `# Outage

## Timeline (UTC)

- 04/04/2026 10:00 Down
`,
    },
  ],
}

export default defineRule({
  id: 'timeline/ambiguous-date',
  severity: 'info',
  summary: 'A date can be read with the day or the month first',

  *check(model, context) {
    const {text} = context
    if (dayFirst.has(model.language)) return
    if (
      !model.timelines.some(it => it.entries.some(isAmbiguous))
      && !model.metadata.some(it => /\d/.test(it.value.value))
    )
      return
    const fields = model.metadata
      .flatMap(it => findTimestamps(text.around(it.value.span), it.value.span.start, it.value.span.end))
      .flatMap(it => it.date ?? [])
    if (
      [...fields, ...model.timelines.flatMap(datesOf)].some(
        it => it.order === 'day-first' || (it.order === 'month-first' && it.day !== it.month),
      )
    )
      return
    for (const dates of [fields, ...model.timelines.filter(it => !hasKnownOrder(it)).map(datesOf)]) {
      const ambiguous = dates.filter(it => it.order === 'ambiguous' && it.year !== undefined && !it.fault)
      const [first] = ambiguous
      if (!first) continue
      yield {
        span: first.span,
        message: t`${text.slice(first.span.start, first.span.end)} can mean ${print(first, 'month')} or ${print(first, 'day')}; write the date as YYYY-MM-DD.`,
        fixes: [fix(ambiguous, 'month'), fix(ambiguous, 'day')].map(it => harmless(it, model, context, isDoubtful)),
      }
    }
  },
})

/** Whether the day of an entry is not known as long as such a date can be read in two ways. */
function isDoubtful({date, dateSource, timestamp}: TimelineEntry): boolean {
  const isAmbiguous = [timestamp.date, timestamp.end?.date].some(it => it?.order === 'ambiguous')
  return isAmbiguous || date === undefined || dateSource !== 'entry'
}

function isAmbiguous({timestamp: {date, end}}: TimelineEntry): boolean {
  return date?.order === 'ambiguous' || end?.date?.order === 'ambiguous'
}

/** Every date that an entry writes, those of the other ends of ranges included. */
function datesOf({entries}: Timeline): WrittenDate[] {
  const dates: WrittenDate[] = []
  for (const {
    timestamp: {date, end},
  } of entries) {
    if (date) dates.push(date)
    if (end?.date) dates.push(end.date)
  }
  return dates
}

/** Whether the order of day and month was found elsewhere in the document. */
function hasKnownOrder({entries}: Timeline): boolean {
  return entries.some(it => it.timestamp.date?.order === 'ambiguous' && it.dateSource === 'entry')
}

function print({year, month, day}: WrittenDate, first: 'month' | 'day'): string {
  return isoDate({year: year ?? 0, month: first === 'month' ? month : day, day: first === 'month' ? day : month})
}

function fix(dates: readonly WrittenDate[], first: 'month' | 'day'): Fix {
  const edits = dates.map((it): Edit => ({span: it.span, text: print(it, first)}))
  const written = edits[0]?.text
  return {
    title: first === 'month' ? t`Write ${written} (the month comes first)` : t`Write ${written} (the day comes first)`,
    edits,
  }
}
