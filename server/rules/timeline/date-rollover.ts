import type {Parts} from '../../text/parts.ts'
import type {Fix} from '../../edit/fix.ts'
import {t} from '../../text/l10n.ts'
import {isoDate} from '../../time/calendar.ts'
import {writtenDay} from '../../document/timeline/entry-dates.ts'
import type {Timeline, TimelineEntry} from '../../document/types.ts'
import {defineRule, type RuleDocs} from '../rule.ts'
import {harmless} from '../../edit/harmless-fix.ts'
import {sayDay} from '../../edit/restate.ts'
import {saysDay} from '../../edit/said-after-time.ts'

export const docs: RuleDocs = {
  why: 'A reader who sees 23:58 above 00:40 has to work out that a new day began; a tool that sorts the list cannot.',
  source: 'Date headings of the Flutter and GitLab templates.',
  bad: [
    {
      text: `# Outage

Date: 2026-01-02

## Timeline (UTC)

- 23:55 Alert
- «00:05» Over
`,
      fixed: `# Outage

Date: 2026-01-02

## Timeline (UTC)

- 23:55 Alert
- 2026-01-03 00:05 Over
`,
    },
    {
      text: `# Outage

## Timeline (UTC)

- 23:55 Alert
- «00:05» Over
`,
      fixed: `# Outage

## Timeline (UTC)

- 23:55 Alert
- 00:05 (+1 day) Over
`,
    },
    {
      text: `# Outage

## Timeline (UTC)

- 2026-01-02 23:50 Alert
- 2026-01-02 «24:XX» Failover
`,
    },
  ],
  good: [
    {
      text: `# Outage

## Timeline (UTC)

- 2026-01-02 23:55 Alert
- 2026-01-03 00:05 Over
`,
    },
    {
      text: `# Outage

## Timeline (UTC)

### 2026-01-02

- 23:55 Alert

### 2026-01-03

- 00:05 Over
`,
    },
    {
      text: `# Outage

Date: 2026-01-02

## Timeline

- 23:55 UTC Alert
- 00:05 UTC (Jan 3) - Over
`,
    },
    {
      text: `# Outage

## Timeline (UTC)

- 23:55 Alert
- 00:05 (next day) Over
`,
    },
    {
      text: `# Outage

## Timeline (UTC)

23:55 Alert

24/07/25

00:05 Over
`,
    },
    {
      text: `# Outage

## Timeline (UTC)

- 2026-01-02 23:50 Alert
- 24:00 Failover
- 00:05 Over
`,
    },
    {
      text: `# Outage

## Timeline (UTC)

- 2026-01-02 23:50 Alert
- 2026-01-02 24:00 Over
`,
    },
  ],
}

export default defineRule({
  id: 'timeline/date-rollover',
  severity: 'info',
  yieldsTo: ['timeline/implausible-date'],
  summary: 'Midnight passes and nothing says so',

  *check(model, context) {
    const {text} = context
    for (const {entry, before, timeline} of model.timelines.flatMap(rollovers)) {
      if (!entry.timestamp.clock || saysDay(entry, text) || (before && dateBetween(before, entry, text))) continue
      const {span, clock} = entry.timestamp
      const date = writtenDay(entry.date, clock)
      const day = date && isoDate(date)
      const time = text.slice(clock.span.start, clock.span.end)
      yield {
        span: clock.span,
        message: day
          ? t`${time} is past midnight and is read as ${day}; add the date.`
          : t`${time} is past midnight, but no date says so; add the date.`,
        ...(before && {related: [{span: before.timestamp.span, message: t`The previous entry`}]}),
        get fixes(): Fix[] {
          if (clock.isEndOfDay) return []
          const said = day && sayDay(entry, timeline, context.wholeText)
          const fixes: Fix[] = [
            ...(said ? [{title: t`Add the date ${day}`, edits: [said]}] : []),
            {title: t`Add "(+1 day)"`, edits: [{span: {start: span.end, end: span.end}, text: ' (+1 day)'}]},
          ]
          return fixes.map(it => harmless(it, model, context))
        },
      }
    }
  },
})

interface Rollover {
  readonly entry: TimelineEntry
  readonly before: TimelineEntry | undefined
  readonly timeline: Timeline
}

function rollovers(timeline: Timeline): Rollover[] {
  const {entries} = timeline
  return entries.flatMap((entry, index) =>
    entry.order === 'rollover' ? [{entry, before: entries[index - 1], timeline}] : [],
  )
}

/** A line of its own tells the day, in whatever notation. */
function dateBetween(before: TimelineEntry, {span}: TimelineEntry, text: Parts): boolean {
  return /^\W{0,10}\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}\W{0,10}$/m.test(
    text.slice(Math.min(before.span.end, span.start), span.start).slice(0, 500),
  )
}
