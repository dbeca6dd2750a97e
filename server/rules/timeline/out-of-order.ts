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
  why: 'A timeline is read from top to bottom as cause and effect; an entry in the wrong place tells the wrong story, and often its time is mistyped.',
  source: 'PagerDuty postmortem guide, "Create a Timeline"; Chef postmortem template.',
  bad: [
    {
      text: '# Outage\n\n## Timeline\n\n- 11:08 UTC Rolled back\n- «11:07» UTC Cause found\n  - in the log\n- 11:30 UTC Over\n',
      fixed: '# Outage\n\n## Timeline\n\n- 11:07 UTC Cause found\n  - in the log\n- 11:08 UTC Rolled back\n- 11:30 UTC Over\n',
    },
    {
      text: '# Outage\n\n## Timeline\n\n| Time (UTC) | Event |\n| --- | --- |\n| 10:10 | Down |\n| «10:05» | Deploy |\n',
      fixed: '# Outage\n\n## Timeline\n\n| Time (UTC) | Event |\n| --- | --- |\n| 10:05 | Deploy |\n| 10:10 | Down |\n',
    },
    {
      text: '# Outage\n\n## Timeline (UTC)\n\n- 2026-01-11 14:22 Down\n- «2025-01-11 14:40» Password updated\n- 2026-01-11 14:51 Cause found\n- 2026-01-11 15:50 Up\n',
      fixed: '# Outage\n\n## Timeline (UTC)\n\n- 2026-01-11 14:22 Down\n- 2026-01-11 14:40 Password updated\n- 2026-01-11 14:51 Cause found\n- 2026-01-11 15:50 Up\n',
    },
    {
      text: '# Outage\n\n## Timeline (UTC)\n\n9. 10:00 Down\n10. 10:30 Up\n    - at last\n11. «10:20» Restart\n12. 10:40 Over\n',
      fixed: '# Outage\n\n## Timeline (UTC)\n\n9. 10:00 Down\n10. 10:20 Restart\n11. 10:30 Up\n    - at last\n12. 10:40 Over\n',
    },
    {
      text: '# Outage\n\n## Timeline (UTC)\n\n8. 10:00 Down\n9. 10:30 Up\n   - at last\n10. «10:20» Restart\n    - by hand\n',
      fixed: '# Outage\n\n## Timeline (UTC)\n\n8. 10:00 Down\n9. 10:20 Restart\n   - by hand\n10. 10:30 Up\n    - at last\n',
    },
    {
      text: '# Outage\n\n## Timeline\n\n10:00 UTC Down  \n10:30 UTC Up  \n«10:20» UTC Restart\n',
      fixed: '# Outage\n\n## Timeline\n\n10:00 UTC Down  \n10:20 UTC Restart  \n10:30 UTC Up\n',
    },
    {
      text: '# Outage\n\n## Timeline (UTC)\n\n-\t10:30 Up\n- «10:20» Restart\n  - by hand\n',
      fixed: '# Outage\n\n## Timeline (UTC)\n\n- 10:20 Restart\n  - by hand\n-\t10:30 Up\n',
    },
    {
      text: '# Outage\n\n## Timeline\n\n10:00 UTC Down\\\n10:30 UTC Up\\\n«10:20» UTC Restart D:\\\n',
      fixed: '# Outage\n\n## Timeline\n\n10:00 UTC Down\\\n10:20 UTC Restart D:\\\\\\\n10:30 UTC Up\n',
    },
    {
      text: '# Outage\n\n## Timeline\n\n10:00 UTC Down\n10:30 UTC Up in C:\\\\\n«10:20» UTC Restart D:\\\n\nAll is well.\n',
      fixed: '# Outage\n\n## Timeline\n\n10:00 UTC Down\n10:20 UTC Restart D:\\\\\n10:30 UTC Up in C:\\\\\n\nAll is well.\n',
    },
    {
      text: '# Outage\n\n## Timeline\n\n10:00 UTC Down\n\n10:30 UTC Up\n\n«10:20» UTC Restart D:\\\n\n10:40 UTC Over\n',
      fixed: '# Outage\n\n## Timeline\n\n10:00 UTC Down\n\n10:20 UTC Restart D:\\\n\n10:30 UTC Up\n\n10:40 UTC Over\n',
    },
    {text: '# Outage\n\n## Timeline\n\n10:00 UTC Down  \n10:30 UTC Up  \n«10:20» UTC Restart\nof all hosts\n'},
  ],
  good: [
    {text: '# Outage\n\n## Timeline\n\n- 15:36 UTC Patched\n- 15:36 UTC Traffic moved\n'},
    {text: '# Outage\n\n## Timeline\n\n- 2026-01-02 23:55 UTC Alert\n- 2026-01-03 00:05 UTC Over\n'},
    {text: '# Outage\n\n## Timeline\n\nNewest first.\n\n- 12:00 UTC Over\n- 11:00 UTC Cause found\n- 10:00 UTC Down\n'},
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
        const [shown, shownBefore] = [entry, before].map(it => text.slice(it.timestamp.span.start, it.timestamp.span.end))
        yield {
          span: clockSpan(entry.timestamp),
          message: date
            ? t`${shown} is earlier than the previous entry (${shownBefore}); did you mean ${isoDate(date)}?`
            : t`${shown} is earlier than the previous entry (${shownBefore}).`,
          related: [{span: before.timestamp.span, message: t`The previous entry`}],
          get fixes() { return date ? [writeDate(model, context, entry, date)] : sort },
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
