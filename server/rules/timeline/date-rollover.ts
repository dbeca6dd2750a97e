import type {CivilDate} from '../../time/calendar.ts'
import type {Fix} from '../rule.ts'
import {defineRule} from '../rule.ts'

export default defineRule({
  id: 'timeline/date-rollover',
  severity: 'info',
  summary: 'Midnight passed and nothing says so',
  why: 'A reader who sees 23:58 above 00:40 has to work out that a new day began; a tool that sorts the list cannot.',
  source: 'Date headings of the Flutter and GitLab templates.',
  bad: [{text: '# Outage\n\nDate: 2026-01-02\n\n## Timeline (UTC)\n\n- 23:55 Alert\n- «00:05» Over\n', fixed: '# Outage\n\nDate: 2026-01-02\n\n## Timeline (UTC)\n\n- 23:55 Alert\n- 2026-01-03 00:05 Over\n'}],
  good: [{text: '# Outage\n\n## Timeline (UTC)\n\n- 2026-01-02 23:55 Alert\n- 2026-01-03 00:05 Over\n'}, {text: '# Outage\n\n## Timeline (UTC)\n\n### 2026-01-02\n\n- 23:55 Alert\n\n### 2026-01-03\n\n- 00:05 Over\n'}],

  *check({timelines}, {text}) {
    for (const entry of timelines.flatMap(it => it.entries)) {
      if (entry.order !== 'rollover' || !entry.timestamp.clock) continue
      const {span, clock} = entry.timestamp
      const day = entry.date && print(entry.date)
      const fixes: Fix[] = day ? [{title: `Add the date ${day}`, edits: [{span: {start: span.start, end: span.start}, text: `${day} `}]}] : []
      yield {
        span: clock.span,
        message: `Midnight passed before ${text.slice(clock.span.start, clock.span.end)}; ${day ? `it is taken as ${day}` : 'no date says so'}.`,
        fixes,
      }
    }
  },
})

function print({year, month, day}: CivilDate): string {
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}
