import type {PostmortemModel, Timeline} from '../../model/model.ts'
import type {Fix} from '../rule.ts'
import {defineRule} from '../rule.ts'

export default defineRule({
  id: 'timeline/missing-timezone',
  severity: 'warning',
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
      const heading = headingOf(model, timeline)
      const fixes: Fix[] = heading ? [{title: 'Add "(all times UTC)" to the heading', edits: [{span: {start: heading.span.end, end: heading.span.end}, text: ' (all times UTC)'}]}] : []
      yield {span: heading?.span ?? first.timestamp.span, message: 'Nothing says which time zone these times are in.', fixes}
    }
  },
})

/** The heading that names the timeline; one that is an entry itself takes no addition. */
function headingOf(model: PostmortemModel, timeline: Timeline): {span: {start: number; end: number}} | undefined {
  const section = timeline.section === undefined ? undefined : model.sections[timeline.section]
  return section?.kinds.includes('timeline') && !/\d/.test(section.heading.title.value) ? section.heading.title : undefined
}
