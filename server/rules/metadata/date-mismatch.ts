import {isField} from '../../document/metadata/known-fields.ts'
import type {MetadataField, PostmortemModel, TimelineEntry} from '../../document/types.ts'
import {t} from '../../text/l10n.ts'
import {daysBetween, type CivilDate} from '../../time/calendar.ts'
import {printTimestamp, styleOf} from '../../edit/timestamp-style.ts'
import {stampOf, type DatedStamp} from '../shared/field-day.ts'
import {defineRule, type RuleDocs} from '../rule.ts'
import {harmless} from '../../edit/harmless-fix.ts'

export const docs: RuleDocs = {
  why: 'Incidents are found and counted by the stated date; graphs and logs of another day show nothing.',
  source: 'Seen in a published postmortem that declares the day after the one on which its timeline begins.',
  bad: [
    {
      text: `# Outage

**Date/time**: «2023-08-26 21:14» PDT

## Timeline (PDT)

- 2023-08-25 21:14 **Outage begins**
- 2023-08-26 12:55 **Outage ends**
`,
      fixed: `# Outage

**Date/time**: 2023-08-25 21:14 PDT

## Timeline (PDT)

- 2023-08-25 21:14 **Outage begins**
- 2023-08-26 12:55 **Outage ends**
`,
    },
    {
      text: `# Outage

**Incident date**: «March 12, 2025»

## Timeline (UTC)

### 2026-03-12

- 10:00 Outage begins
- 10:20 Outage ends
`,
      fixed: `# Outage

**Incident date**: March 12, 2026

## Timeline (UTC)

### 2026-03-12

- 10:00 Outage begins
- 10:20 Outage ends
`,
    },
    {
      text: `# Outage

**Start**: «2026-03-12 10:30» UTC

## Timeline (UTC)

- 2026-03-12 10:00 Outage begins
- 2026-03-12 11:20 Outage ends
`,
      fixed: `# Outage

**Start**: 2026-03-12 10:00 UTC

## Timeline (UTC)

- 2026-03-12 10:00 Outage begins
- 2026-03-12 11:20 Outage ends
`,
    },
  ],
  good: [
    {
      text: `# Outage

**Date**: 2015-10-21

## Timeline (UTC)

- 2015-10-21 14:54 Outage begins
`,
    },
    {
      text: `# Outage

**Date**: 2015-10-24

**Published**: 2015-10-29

## Timeline (UTC)

- 2015-10-21 14:54 Outage begins
`,
    },
    {
      text: `# Outage

**Incident date**: 2015-10-22

## Timeline (UTC)

- 2015-10-21 23:54 Outage begins
- 2015-10-22 00:54 Outage ends
`,
    },
    {
      text: `# Outage

**Start**: 2015-10-21 16:54 CEST

## Timeline (UTC)

- 2015-10-21 14:54 Outage begins
`,
    },
    {
      text: `# Outage

**Start**: 2015-10-21 14:30

## Timeline (UTC)

- 2015-10-21 14:30 Deploy of the bad version
- 2015-10-21 14:54 Outage begins
`,
    },
    {
      text: `# Outage

**Date**: 2015-10-19 – 2015-10-20

## Timeline (UTC)

- 2015-10-21 14:54 Outage begins
`,
    },
  ],
}

export default defineRule({
  id: 'metadata/date-mismatch',
  severity: 'warning',
  summary: 'The stated date of the incident differs from that of the timeline',

  *check(model, context) {
    const {text} = context
    const fields = model.metadata.filter(isOfIncident)
    const days = fields.length ? daysOf(model) : undefined
    const start = model.timelines[model.incident.timeline ?? -1]?.entries[model.incident.start ?? -1]
    for (const field of fields) {
      const stamp = stampOf(field, text)
      if (!stamp || !days) continue
      const meant =
        sameClock(stamp, start) ?? outside(stamp.day, field, days, start) ?? otherClock(stamp, field, start, model)
      if (!meant?.date) continue
      const written = printTimestamp(
        meant.date,
        meant.timestamp.clock ?? {hour: 0, minute: 0},
        styleOf(text.around(stamp.span), stamp),
      )
      const span = {start: stamp.span.start, end: Math.max(stamp.date?.span.end ?? 0, stamp.clock?.span.end ?? 0)}
      const shown = written.slice(0, written.length - (stamp.span.end - span.end))
      const isWhole = text.slice(span.end, stamp.span.end) === written.slice(shown.length)
      yield {
        span,
        message: t`The field "${field.key.value}" says ${text.slice(span.start, span.end)}, but the timeline starts on ${shown}.`,
        related: [{span: meant.timestamp.span, message: t`In the timeline`}],
        fixes: isWhole ? [harmless({title: t`Write ${shown}`, edits: [{span, text: shown}]}, model, context)] : [],
      }
    }
  },
})

/** `date` of front matter is when a page was published. */
function isOfIncident(field: MetadataField): boolean {
  if (field.form !== 'front-matter' && (isField(field, 'date') || isField(field, 'incident-date'))) return true
  return (
    isField(field, 'start') || /^(?:incident[ _-]date|date[ _-]of[ _-](?:the[ _-])?incident)$/i.test(field.key.value)
  )
}

/** The first and the last day of the entries, where the timeline itself states them. */
function daysOf(model: PostmortemModel): Days | undefined {
  let first: TimelineEntry | undefined
  let last: TimelineEntry | undefined
  for (const {entries} of model.timelines) {
    for (const entry of entries) {
      if (!entry.date || !entry.dateSource || !own.has(entry.dateSource)) continue
      if (!first?.date || 0 < daysBetween(entry.date, first.date)) first = entry
      if (!last?.date || 0 < daysBetween(last.date, entry.date)) last = entry
    }
  }
  return first && last && {first, last}
}

interface Days {
  readonly first: TimelineEntry
  readonly last: TimelineEntry
}

const own: ReadonlySet<string> = new Set([
  'entry',
  'range',
  'previous-entry',
  'day-heading',
  'table-header',
  'heading',
  'intro',
])

/** The same time on another day: the day is mistyped, or that of the end. */
function sameClock({day, clock}: DatedStamp, start: TimelineEntry | undefined): TimelineEntry | undefined {
  const other = start?.timestamp.clock
  if (!clock || !other || !start.date || !start.dateSource || !own.has(start.dateSource)) return undefined
  return clock.hour === other.hour && clock.minute === other.minute && daysBetween(day, start.date) !== 0
    ? start
    : undefined
}

/**
 * A day on which the timeline has no entry, before or behind it. A day more or less may be that of another zone, and a
 * plain "Date" behind the incident that of the document.
 */
function outside(
  day: CivilDate,
  {key}: MetadataField,
  {first, last}: Days,
  start: TimelineEntry | undefined,
): TimelineEntry | undefined {
  // Where entries are in several zones, their days need not be in order.
  if (start?.date && daysBetween(day, start.date) === 0) return undefined
  const before = daysBetween(day, first.date as CivilDate)
  const behind = daysBetween(last.date as CivilDate, day)
  return 1 < before || (1 < behind && !/^date(?:\/time)?$/i.test(key.value)) ? (start ?? first) : undefined
}

/** A start at a time of which the timeline knows nothing. */
function otherClock(
  {clock, zone, day, isApproximate}: DatedStamp,
  field: MetadataField,
  start: TimelineEntry | undefined,
  model: PostmortemModel,
): TimelineEntry | undefined {
  const other = start?.timestamp.clock
  if (!clock || !other || !start.date || !isField(field, 'start')) return undefined
  if (isApproximate || start.isApproximate || daysBetween(day, start.date) !== 0) return undefined
  if (zone && zone.value.name !== start.zone?.name) return undefined
  // A start and an end are a window, which has a rule of its own.
  if (model.claims.some(it => it.span.start <= field.value.span.start && field.value.span.start < it.span.end))
    return undefined
  const isThen = ({timestamp: {clock: told}}: TimelineEntry) =>
    told?.hour === clock.hour && Math.abs(told.minute - clock.minute) < 2
  return model.timelines.some(it => it.entries.some(isThen)) ? undefined : start
}
