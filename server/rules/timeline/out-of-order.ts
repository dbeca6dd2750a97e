import type {Fix} from '../rule.ts'
import {defineRule} from '../rule.ts'
import {sortEntries} from './sort-entries.ts'

export default defineRule({
  id: 'timeline/out-of-order',
  severity: 'warning',
  looksAt: [],
  summary: 'An entry is earlier than the one before it',
  why: 'A timeline is read from top to bottom as cause and effect; an entry in the wrong place tells a wrong story, and often its time is mistyped.',
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
  ],
  good: [
    {text: '# Outage\n\n## Timeline\n\n- 15:36 UTC Patched\n- 15:36 UTC Traffic moved\n'},
    {text: '# Outage\n\n## Timeline\n\n- 2026-01-02 23:55 UTC Alert\n- 2026-01-03 00:05 UTC Over\n'},
    {text: '# Outage\n\n## Timeline\n\nNewest first.\n\n- 12:00 UTC Over\n- 11:00 UTC Cause found\n- 10:00 UTC Down\n'},
  ],

  *check({timelines}, {text}) {
    for (const timeline of timelines) {
      const edits = sortEntries(timeline, text)
      const fixes: Fix[] = edits ? [{title: 'Sort the timeline', edits, isSafe: true}] : []
      for (const [index, entry] of timeline.entries.entries()) {
        const before = timeline.entries[index - 1]
        if (entry.order !== 'out-of-order' || !before) continue
        yield {
          span: clockSpan(entry.timestamp),
          message: `${text.slice(entry.timestamp.span.start, entry.timestamp.span.end)} is earlier than the entry before it (${text.slice(before.timestamp.span.start, before.timestamp.span.end)}).`,
          related: [{span: before.timestamp.span, message: 'The entry before it'}],
          fixes,
        }
      }
    }
  },
})

/** The date and the time of day; the zone is not what is wrong. */
function clockSpan({span, date, clock}: {span: {start: number; end: number}; date: {span: {start: number; end: number}} | undefined; clock: {span: {start: number; end: number}} | undefined}): {start: number; end: number} {
  const ends = [date?.span.end, clock?.span.end].filter(it => it !== undefined)
  return {start: span.start, end: ends.length ? Math.max(...ends) : span.end}
}
