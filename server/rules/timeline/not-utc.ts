import {t} from '../../text/l10n.ts'
import {utc, zoneKey} from '../../time/zone.ts'
import {defineRule, type RuleDocs} from '../rule.ts'
import {convertTimeline} from '../../edit/convert-timeline.ts'
import {costlyFix} from '../../edit/harmless-fix.ts'
import {placeOf} from '../../edit/say-zone.ts'

export const docs: RuleDocs<{zones: readonly string[]}> = {
  why:
    'Logs, graphs and the postmortems of others are in UTC; local times have to be converted before they can be '
    + 'compared, and change with the season.',
  source: 'Atlassian template, Wikimedia and GitLab (all times in UTC); PagerDuty template (column "Time (UTC)").',
  bad: [
    {
      text: `# Outage

## Timeline

All times in «CET».

- 2026-02-03 00:40 Down
- 2026-02-03 01:20 Up
`,
      fixed: `# Outage

## Timeline

All times in UTC.

- 2026-02-02 23:40 Down
- 2026-02-03 00:20 Up
`,
    },
    {
      text: `# Outage

## Timeline

- 14:05 «PDT» Down
- 14:20 PDT Up
`,
      fixed: `# Outage

## Timeline

- 21:05 UTC Down
- 21:20 UTC Up
`,
    },
    {
      text: `# Outage

## Timeline

- 14:05 «IST» Down
`,
    },
  ],
  good: [
    {
      text: `# Outage

## Timeline

All times in UTC.

- 23:40 Down
`,
    },
    {
      text: `# Outage

## Timeline

- 23:40Z Down
- 23:50 GMT Up
`,
    },
    {
      text: `# Outage

## Timeline

- 23:40 Down
`,
    },
    {
      text: `# Outage

## Timeline (all times PT)

- 23:40 Down
`,
      options: {zones: ['PT']},
    },
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
