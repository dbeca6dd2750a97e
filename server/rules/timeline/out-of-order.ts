import type {Fix} from '../../edit/fix.ts'
import type {Timestamp} from '../../time/types.ts'
import type {PostmortemModel, Timeline} from '../../document/types.ts'
import {t} from '../../text/l10n.ts'
import type {Span} from '../../text/span.ts'
import {isoDate} from '../../time/calendar.ts'
import {defineRule, type RuleDocs} from '../rule.ts'
import {mistypedDates, writeDate} from './implausible-date.ts'
import {costlyFix} from '../../edit/harmless-fix.ts'
import type {ChangeContext} from '../../edit/keep-moments.ts'
import {saysDay} from '../../edit/said-after-time.ts'
import {sortEntries} from '../../edit/sort-entries.ts'

export const docs: RuleDocs = {
  why:
    'A timeline is read from top to bottom as cause and effect; an entry in the wrong place tells the wrong story, '
    + 'and often its time is mistyped.',
  source: 'PagerDuty postmortem guide, "Create a Timeline"; Chef postmortem template.',
  bad: [
    {
      text: `# Outage

## Timeline

- 11:08 UTC Rolled back
- «11:07» UTC Cause found
  - in the log
- 11:30 UTC Over
`,
      fixed: `# Outage

## Timeline

- 11:07 UTC Cause found
  - in the log
- 11:08 UTC Rolled back
- 11:30 UTC Over
`,
    },
    {
      text: `# Outage

## Timeline

| Time (UTC) | Event |
| --- | --- |
| 10:10 | Down |
| «10:05» | Deploy |
`,
      fixed: `# Outage

## Timeline

| Time (UTC) | Event |
| --- | --- |
| 10:05 | Deploy |
| 10:10 | Down |
`,
    },
    {
      text: `# Outage

## Timeline (UTC)

- 2026-01-11 14:22 Down
- «2025-01-11 14:40» Password updated
- 2026-01-11 14:51 Cause found
- 2026-01-11 15:50 Up
`,
      fixed: `# Outage

## Timeline (UTC)

- 2026-01-11 14:22 Down
- 2026-01-11 14:40 Password updated
- 2026-01-11 14:51 Cause found
- 2026-01-11 15:50 Up
`,
    },
    {
      text: `# Outage

## Timeline (UTC)

9. 10:00 Down
10. 10:30 Up
    - at last
11. «10:20» Restart
12. 10:40 Over
`,
      fixed: `# Outage

## Timeline (UTC)

9. 10:00 Down
10. 10:20 Restart
11. 10:30 Up
    - at last
12. 10:40 Over
`,
    },
    {
      text: `# Outage

## Timeline (UTC)

8. 10:00 Down
9. 10:30 Up
   - at last
10. «10:20» Restart
    - by hand
`,
      fixed: `# Outage

## Timeline (UTC)

8. 10:00 Down
9. 10:20 Restart
   - by hand
10. 10:30 Up
    - at last
`,
    },
    {
      text: `# Outage

## Timeline

10:00 UTC Down \x20
10:30 UTC Up \x20
«10:20» UTC Restart
`,
      fixed: `# Outage

## Timeline

10:00 UTC Down \x20
10:20 UTC Restart \x20
10:30 UTC Up
`,
    },
    {
      text: `# Outage

## Timeline (UTC)

-\t10:30 Up
- «10:20» Restart
  - by hand
`,
      fixed: `# Outage

## Timeline (UTC)

- 10:20 Restart
  - by hand
-\t10:30 Up
`,
    },
    {
      text: `# Outage

## Timeline

10:00 UTC Down\\
10:30 UTC Up\\
«10:20» UTC Restart D:\\
`,
      fixed: `# Outage

## Timeline

10:00 UTC Down\\
10:20 UTC Restart D:\\\\\\
10:30 UTC Up
`,
    },
    {
      text: `# Outage

## Timeline

10:00 UTC Down
10:30 UTC Up in C:\\\\
«10:20» UTC Restart D:\\

All is well.
`,
      fixed: `# Outage

## Timeline

10:00 UTC Down
10:20 UTC Restart D:\\\\
10:30 UTC Up in C:\\\\

All is well.
`,
    },
    {
      text: `# Outage

## Timeline

10:00 UTC Down

10:30 UTC Up

«10:20» UTC Restart D:\\

10:40 UTC Over
`,
      fixed: `# Outage

## Timeline

10:00 UTC Down

10:20 UTC Restart D:\\

10:30 UTC Up

10:40 UTC Over
`,
    },
    {
      text: `# Outage

## Timeline

10:00 UTC Down \x20
10:30 UTC Up \x20
«10:20» UTC Restart
of all hosts
`,
    },
  ],
  good: [
    {
      text: `# Outage

## Timeline

- 15:36 UTC Patched
- 15:36 UTC Traffic moved
`,
    },
    {
      text: `# Outage

## Timeline

- 2026-01-02 23:55 UTC Alert
- 2026-01-03 00:05 UTC Over
`,
    },
    {
      text: `# Outage

## Timeline

Newest first.

- 12:00 UTC Over
- 11:00 UTC Cause found
- 10:00 UTC Down
`,
    },
  ],
}

export default defineRule({
  id: 'timeline/out-of-order',
  severity: 'warning',
  summary: 'An entry is earlier than the one before it',

  *check(model, context) {
    const {text} = context
    for (const timeline of model.timelines) {
      if (timeline.entries.every(it => it.order !== 'out-of-order')) continue
      const meant = mistypedDates(timeline.entries)
      // A mistyped date puts its entry in the wrong place, not in the right one.
      const sort = meant.size ? [] : [sortFix(model, timeline, context)]
      for (const [index, entry] of timeline.entries.entries()) {
        const before = timeline.entries[index - 1]
        if (entry.order !== 'out-of-order' || !before || saysDay(entry, text)) continue
        const date = meant.get(entry)
        const [shown, shownBefore] = [entry, before].map(it =>
          text.slice(it.timestamp.span.start, it.timestamp.span.end),
        )
        yield {
          span: clockSpan(entry.timestamp),
          message: date
            ? t`${shown} is earlier than the previous entry (${shownBefore}); did you mean ${isoDate(date)}?`
            : t`${shown} is earlier than the previous entry (${shownBefore}).`,
          related: [{span: before.timestamp.span, message: t`The previous entry`}],
          get fixes() {
            return date ? [writeDate(model, context, entry, date)] : sort
          },
        }
      }
    }
  },
})

function sortFix(model: PostmortemModel, timeline: Timeline, context: ChangeContext): Fix {
  return costlyFix(t`Sort the timeline`, () => sortEntries(model, timeline, context), true)
}

/** The date and the time of day; the zone is not what is wrong. */
function clockSpan({span, date, clock}: Pick<Timestamp, 'span' | 'date' | 'clock'>): Span {
  const ends = [date?.span.end, clock?.span.end].filter(it => it !== undefined)
  return {start: span.start, end: ends.length ? Math.max(...ends) : span.end}
}
