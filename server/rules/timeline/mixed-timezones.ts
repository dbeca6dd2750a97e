import type {Parts} from '../../text/parts.ts'
import type {Timeline, TimelineEntry} from '../../document/types.ts'
import {t} from '../../text/l10n.ts'
import type {Located} from '../../text/span.ts'
import {findTimestamps} from '../../time/timestamp.ts'
import {regionOfAbbreviation} from '../../time/zone-season.ts'
import {utc, zoneKey, type Zone} from '../../time/zone.ts'
import {defineRule, type RuleDocs} from '../rule.ts'
import {convertTimeline, majorityZone} from '../../edit/convert-timeline.ts'
import {costlyFix} from '../../edit/harmless-fix.ts'

export const docs: RuleDocs = {
  why:
    'Readers of 14:02 UTC above 10:05 EDT have to calculate that three minutes passed, and one mistake swaps cause '
    + 'and effect.',
  source: 'AWS correction of errors guide (one consistent zone and format); Atlassian template.',
  bad: [
    {
      text: `# Outage

## Timeline

- 2026-07-01 14:02 UTC Alert fires
- 2026-07-01 10:05 «EDT» Rolled back
- 2026-07-01 14:09 UTC Up
`,
      fixed: `# Outage

## Timeline

- 2026-07-01 14:02 UTC Alert fires
- 2026-07-01 14:05 UTC Rolled back
- 2026-07-01 14:09 UTC Up
`,
    },
    {
      text: `# Outage

Date: 2026-07-01

## Timeline (all times UTC)

- 13:02 Alert fires
- 15:05 «CEST» Rolled back
- 13:09 Up
`,
      fixed: `# Outage

Date: 2026-07-01

## Timeline (all times UTC)

- 13:02 Alert fires
- 13:05 UTC Rolled back
- 13:09 Up
`,
    },
  ],
  good: [
    {
      text: `# Outage

## Timeline

- 14:02 UTC Down
- 14:05 GMT Up
- 14:09Z Over
`,
    },
    {
      text: `# Outage

## Timeline

- 7:00 PDT | 14:00 GMT Down
- 14:05 GMT | 7:05 PDT Up
`,
    },
    {
      text: `# Outage

## Timeline

- 2026-07-01T14:02Z Down
- 2026-07-01T16:05+02:00 Up
`,
    },
    {
      text: `# Outage

## Timeline

- 2026-10-31 22:00 PDT Down
- 2026-11-01 03:00 PST Up
`,
    },
    {
      text: `# Outage

## Timeline (all times UTC)

- 14:02 UTC Down
- 14:05 Up
`,
    },
  ],
}

export default defineRule({
  id: 'timeline/mixed-timezones',
  severity: 'warning',
  summary: 'The entries of a timeline are in different time zones',

  *check(model, context) {
    const {text} = context
    for (const timeline of model.timelines) {
      const deviant = firstDeviant(timeline, text)
      if (!deviant) continue
      const usual = majorityZone(timeline)
      const targets = [usual, utc].filter(
        (it, index, all): it is Zone =>
          it !== undefined && all.findIndex(other => other && zoneKey(other) === zoneKey(it)) === index,
      )
      yield {
        span: deviant.zone.span,
        message: t`This time is in ${deviant.zone.value.name}, but others are in ${deviant.from.value.name}.`,
        related: [{span: deviant.from.span, message: deviant.from.value.name}],
        fixes: targets.map(it =>
          costlyFix(t`Convert the timeline to ${it.name}`, () => convertTimeline(model, timeline, context, it)),
        ),
      }
    }
  },
})

/** The first zone that is written and is not that of the others; nothing where every time has a numeric offset. */
function firstDeviant(timeline: Timeline, text: Parts): {zone: Located<Zone>; from: Located<Zone>} | undefined {
  if (new Set(timeline.writtenZones.map(family)).size < 2) return undefined
  const own = timeline.entries
    .filter(it => it.timestamp.zone && it.timestamp.clock && !saysTwice(it, text))
    .map(it => it.timestamp.zone as Located<Zone>)
  if (own.every(it => isNumeric(it.value))) return undefined
  const leaves = timeline.entries.some(it => it.timestamp.clock && !it.timestamp.zone)
  const from = timeline.zone && leaves ? timeline.zone : own[0]
  const zone = from && own.find(it => family(it.value) !== family(from.value))
  return zone && {zone, from}
}

/** The same time again, in another zone: `7:00 PDT | 14:00 GMT`. */
function saysTwice({timestamp, description}: TimelineEntry, text: Parts): boolean {
  const end = Math.min(description.span.end, timestamp.span.end + 40)
  return findTimestamps(text.around({start: timestamp.span.end, end}), timestamp.span.end, end).some(
    it => it.zone && it.clock,
  )
}

function isNumeric({name}: Zone): boolean {
  return /^(?:Z|UTC|GMT|(?:UTC|GMT)?\s?[+\u2212-].*)$/i.test(name)
}

/** The two seasons of one region count as one zone, and `UTC` as `GMT`. */
function family(zone: Zone): string {
  if (zone.kind === 'region') return zone.id
  const isUtc = zone.kind === 'fixed' && zone.offset === 0
  return isUtc ? '0' : (regionOfAbbreviation(zone.name) ?? zoneKey(zone))
}
