import type {Fix} from '../rule.ts'
import {defineRule} from '../rule.ts'
import {headingOf, sayInEntries, sayInHeading} from './say-zone.ts'

export default defineRule({
  id: 'timeline/missing-timezone',
  severity: 'warning',
  looksAt: [],
  summary: 'Nothing says which time zone the timeline is in',
  why: 'Readers in other places, and logs kept in UTC, cannot be lined up with a time whose zone has to be guessed.',
  source: 'ALX project 0x19; Wikimedia and Atlassian templates ("all times in UTC").',
  bad: [
    {text: '# Outage\n\n## «Timeline»\n\n- 14:54 Down\n- 15:10 Up\n', fixed: '# Outage\n\n## Timeline (all times UTC)\n\n- 14:54 Down\n- 15:10 Up\n'},
    {text: '# Outage\n\n**«Timeline»**\n\n14:54 Down\n\n15:10 Up\n', fixed: '# Outage\n\n**Timeline (all times UTC)**\n\n14:54 Down\n\n15:10 Up\n'},
  ],
  good: [
    {text: '# Outage\n\n## Timeline (all times Pacific Time)\n\n- 14:54 Down\n'},
    {text: '# Outage\n\n## Timeline\n\n| Time (UTC) | Event |\n| --- | --- |\n| 14:54 | Down |\n'},
    {text: '# Outage\n\n## Summary\n\nDown from 14:54 to 15:10 UTC.\n\n## Timeline\n\n- 14:54 Down\n'},
    {text: '# Outage\n\n## Timeline\n\n- 2026-01-02 The certificate was renewed\n'},
  ],

  *check(model) {
    for (const timeline of model.timelines) {
      const clocked = timeline.entries.filter(it => it.timestamp.clock)
      const first = clocked[0]
      if (!first || clocked.some(it => it.zone)) continue
      const inHeading = sayInHeading(model, timeline, 'UTC')
      const fixes: Fix[] = [
        ...inHeading ? [{title: 'Add "(all times UTC)" to the heading', edits: inHeading}] : [],
        {title: 'Add "UTC" to every time', edits: sayInEntries(timeline, 'UTC')},
      ]
      yield {span: headingOf(model, timeline)?.span ?? first.timestamp.span, message: 'Nothing says which time zone these times are in.', fixes}
    }
  },
})
