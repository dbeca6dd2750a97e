import {t} from '../../text/l10n.ts'
import {utc, zoneKey} from '../../time/zone.ts'
import {defineRule, type RuleDocs} from '../rule.ts'
import {convertTimeline} from '../../edit/convert-timeline.ts'
import {costlyFix} from '../../edit/harmless-fix.ts'
import {placeOf} from '../../edit/say-zone.ts'

export const docs: RuleDocs<{zones: readonly string[]}> = {
  why: 'Logs, graphs and the postmortems of others are in UTC; local times have to be converted before they can be compared, and change with the season.',
  source: 'Atlassian template, Wikimedia and GitLab (all times in UTC); PagerDuty template (column "Time (UTC)").',
  bad: [
    {
      text: '# Outage\n\n## Timeline\n\nAll times in «CET».\n\n- 2026-02-03 00:40 Down\n- 2026-02-03 01:20 Up\n',
      fixed: '# Outage\n\n## Timeline\n\nAll times in UTC.\n\n- 2026-02-02 23:40 Down\n- 2026-02-03 00:20 Up\n',
    },
    {
      text: '# Outage\n\n## Timeline\n\n- 14:05 «PDT» Down\n- 14:20 PDT Up\n',
      fixed: '# Outage\n\n## Timeline\n\n- 21:05 UTC Down\n- 21:20 UTC Up\n',
    },
    {text: '# Outage\n\n## Timeline\n\n- 14:05 «IST» Down\n'},
  ],
  good: [
    {text: '# Outage\n\n## Timeline\n\nAll times in UTC.\n\n- 23:40 Down\n'},
    {text: '# Outage\n\n## Timeline\n\n- 23:40Z Down\n- 23:50 GMT Up\n'},
    {text: '# Outage\n\n## Timeline\n\n- 23:40 Down\n'},
    {text: '# Outage\n\n## Timeline (all times PT)\n\n- 23:40 Down\n', options: {zones: ['PT']}},
  ],
}

export default defineRule<{zones: readonly string[]}>({
  id: 'timeline/not-utc',
  severity: 'off',
  summary: 'The times of the timeline are not in UTC',
  options: {
    zones: {default: [], summary: 'Time zones to accept besides UTC, such as `PT`'},
  },

  *check(model, context) {
    const accepted = new Set(context.options.zones.map(it => it.toUpperCase()))
    for (const timeline of model.timelines) {
      const clocked = timeline.entries.filter(it => it.timestamp.clock)
      const first = clocked.find(it => it.zone && zoneKey(it.zone) !== '0' && !accepted.has(it.zone.name.toUpperCase()))
      if (!first?.zone) continue
      yield {
        span: first.timestamp.zone?.span ?? timeline.zone?.span ?? placeOf(model, timeline),
        message: t`The times of this timeline are in ${first.zone.name}, not in UTC.`,
        fixes: [costlyFix(t`Convert the timeline to UTC`, () => convertTimeline(model, timeline, context, utc))],
      }
    }
  },
})
