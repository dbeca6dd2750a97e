import type {Incident, TimelineEntry} from '../../document/types.ts'
import {t} from '../../text/l10n.ts'
import type {Minutes} from '../../time/calendar.ts'
import {formatDuration} from '../../time/duration.ts'
import {defineRule, type RuleDocs} from '../rule.ts'

export const docs: RuleDocs<{minutes: number; share: number; entries: number}> = {
  why:
    'A reader of "09:05 investigation started, 11:30 node replaced" asks what happened in between; a line on what '
    + 'was tried, or why nobody could act, is often the lesson.',
  source: 'Correction of error guides (explain gaps, for example of more than 30 minutes).',
  bad: [
    {
      text: `# Outage

## Timeline (UTC)

- 09:00 Outage begins
- 09:01 Alert fires
- 09:05 Investigation started
- «11:30» Node replaced
- 11:40 Outage ends
`,
    },
    {
      text: `# Outage

## Timeline (UTC)

- 09:00 Alert fires
- «11:30» Node replaced
- 11:40 Outage ends
`,
      options: {minutes: 120, entries: 3},
    },
  ],
  good: [
    {
      text: `# Outage

## Timeline (UTC)

### 09:00

Alert fires

### 09:02

Acknowledged

### 09:10

We tried one node after the other, and each of them answered as slowly as the last. The graphs of the first three
were flat, so we compared their configuration with that of a node in another region and found no difference. The
fourth was drained and started again, which took eleven minutes and changed nothing. The vendor asked for a dump of
the fifth, which filled its disk; we moved the dump to a host of our own and started again. Meanwhile the queue grew by
some forty jobs a minute, and the on-call engineer of the shop asked twice whether orders were lost; they were not.
At the end of the first hour we had looked at eight nodes of nineteen, and agreed to go on in two groups, the second
of which began with the oldest hardware. None of it was any faster, until one node of the second group answered at
once, as it had missed the rollout of the evening before.

### 10:50

One node more

### 11:20

Service restored
`,
    },
    {
      text: `# Outage

## Timeline (UTC)

- 08:50 Outage begins
- 09:00 Alert fires
- 09:00 - 11:00 Investigation goes on
- 11:10 Vendor called
- 11:20 Outage ends
`,
    },
    {
      text: `# Outage

## Timeline (UTC)

- 07:00 Version 12 is deployed
- 08:00 Outage begins
- 09:00 Alert fires
- 09:20 Outage ends
- 11:40 Follow-up written
`,
    },
    {
      text: `# Outage

## Timeline (UTC)

- 09:00 Outage begins
- 09:01 Alert fires
- 09:05 Vendor called
- 09:10 Rolled back
- 11:20 Outage ends
`,
    },
    {
      text: `# Outage

## Key events (UTC)

- 09:00 First detected
- 12:10 Repaired
- 15:20 Resolved
`,
    },
    {
      text: `# Outage

## Timeline (UTC)

- 09:00 Alert fires
- 09:10 Vendor called
- 10:00 Vendor answers
- 11:00 Vendor answers again
- 11:20 Outage ends
`,
      options: {share: 0.5},
    },
  ],
}

export default defineRule<{minutes: number; share: number; entries: number}>({
  id: 'timeline/gap',
  severity: 'hint',
  summary: 'A long time passes without an entry while the incident is open',
  options: {
    minutes: {default: 30, summary: 'Most minutes a gap may last'},
    share: {default: 0.2, summary: 'Or its share of the incident, if that is longer'},
    entries: {default: 5, summary: 'Timelines with fewer entries are lists of key moments and are not checked'},
  },

  *check({incident, timelines}, {text, options: {minutes, share, entries: least}}) {
    const timeline = timelines[incident.timeline ?? -1]
    if (
      !timeline
      || timeline.entries.length < least
      || timeline.isNewestFirst
      || timeline.entries.some(it => it.order === 'out-of-order')
    )
      return
    const open = openEntries(incident, timeline.entries)
    const length = lengthOf(open)
    if (length === undefined) return
    const limit = Math.max(minutes, length * share)
    const gaps = open.flatMap((entry, index) => gapBefore(open, index, entry) ?? []).filter(it => limit < it.minutes)
    const [longest] = [...gaps].sort((a, b) => b.minutes - a.minutes)
    if (!longest) return
    const {span} = longest.entry.timestamp
    yield {
      span,
      message: messageOf(formatDuration(longest.minutes), text.slice(span.start, span.end), gaps.length - 1),
      related: [
        {span: longest.before.timestamp.span, message: t`The previous entry`},
        ...gaps
          .filter(it => it !== longest)
          .map(it => ({span: it.entry.timestamp.span, message: t`${formatDuration(it.minutes)} before this`})),
      ],
    }
  },
})

interface Gap {
  readonly before: TimelineEntry
  readonly entry: TimelineEntry
  readonly minutes: Minutes
}

/** From the moment at which somebody knew, else the start of the impact, to the first entry that ends or softens it. */
function openEntries(
  {start, detected, acknowledged}: Incident,
  entries: readonly TimelineEntry[],
): readonly TimelineEntry[] {
  const from = detected ?? acknowledged ?? start
  if (from === undefined) return []
  const end = entries.findIndex(
    (it, index) =>
      from < index && it.events.some(event => event === 'mitigated' || event === 'resolved' || event === 'all-clear'),
  )
  return end < 0 ? [] : entries.slice(from, end + 1)
}

function lengthOf(open: readonly TimelineEntry[]): Minutes | undefined {
  const [from, to] = [open[0]?.at, open.at(-1)?.at]
  return from === undefined || to === undefined ? undefined : to - from
}

function gapBefore(open: readonly TimelineEntry[], index: number, entry: TimelineEntry): Gap | undefined {
  const before = open[index - 1]
  const from = before?.endAt ?? before?.at
  // What fills a paragraph took its time.
  if (before && maxMomentLength < before.span.end - before.span.start) return undefined
  return !before || from === undefined || entry.at === undefined ? undefined : {before, entry, minutes: entry.at - from}
}

/** Longest entry, in characters, that describes a single moment. */
const maxMomentLength = 800

function messageOf(length: string, time: string, others: number): string {
  if (others === 0) return t`There are no entries for the ${length} before ${time}; say what happened.`
  return others === 1
    ? t`There are no entries for the ${length} before ${time}; one more gap follows.`
    : t`There are no entries for the ${length} before ${time}; ${others} more gaps follow.`
}
