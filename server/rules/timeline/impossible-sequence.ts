import type {Timestamp} from '../../time/types.ts'
import type {MetadataField, PostmortemModel, TimelineEntry} from '../../document/types.ts'
import {t} from '../../text/l10n.ts'
import {wordFilter} from '../../text/prefilter/index.ts'
import {findTimestamps} from '../../time/timestamp.ts'
import {defineRule, type Problem, type RuleDocs} from '../rule.ts'
import type {Parts} from '../../text/parts.ts'
import {regex} from '../../text/regex.ts'

export const docs: RuleDocs = {
  why:
    'One of the two times is wrong, or one of the two entries is labelled wrongly; no duration can be calculated '
    + 'from them.',
  source: 'Rootly lifecycle (mitigated never before started, no resolution before that).',
  bad: [
    {
      text: `# Outage

## Timeline (UTC)

- «14:10» Outage ends
- 14:54 Outage begins
- 15:10 Node replaced
`,
    },
    {
      text: `# Outage

Start: 2026-01-02 14:54 UTC

End: «2026-01-02 14:10 UTC»

## Timeline (UTC)

- 14:54 Down
- 15:10 Up
`,
    },
    {
      text: `# Outage

## Timeline (UTC)

- 14:00 Outage begins
- «14:10» Alice acknowledges the alert
- 14:20 Alert fires
- 14:54 Outage ends
`,
    },
    {
      text: `# Outage

## Timeline (UTC)

- 14:00 Outage begins
- «14:10» Incident closed
- 14:54 Outage ends
`,
    },
  ],
  good: [
    {
      text: `# Outage

## Timeline (UTC)

- 14:50 Alert fires
- 14:54 Outage begins
- 15:10 Outage ends
`,
    },
    {
      text: `# Outage

## Timeline (UTC)

- 14:10 Outage begins
- 14:20 Outage ends
- 15:00 Outage begins again
- 15:10 Outage ends
`,
    },
    {
      text: `# Outage

Start: 2026-01-02 23:54 UTC

End: 2026-01-03 00:10 UTC

## Timeline (UTC)

- 14:54 Down
- 15:10 Up
`,
    },
    {
      text: `# Outage

## Timeline (UTC)

- 14:00 Alert fires
- 14:10 Alice acknowledges the alert
- 14:20 Second alert fires
- 14:54 Outage ends
`,
    },
  ],
}

export default defineRule({
  id: 'timeline/impossible-sequence',
  severity: 'warning',
  summary: 'The incident ends before it starts',

  *check(model, {text}) {
    yield* fieldProblems(model.metadata, text)
    yield* entryProblems(model, text)
  },
})

/** Only what entries say in so many words: a guess about a sequence is worth nothing. */
function* entryProblems({incident, timelines}: PostmortemModel, text: Parts): Iterable<Problem> {
  const entries = timelines[incident.timeline ?? -1]?.entries ?? []
  const {start, end, alert, acknowledged, closed} = momentsOf(entries)
  yield* check(start, end, text, endBeforeStart, () => t`The start`)
  yield* check(
    alert,
    acknowledged,
    text,
    (later, earlier) => t`The acknowledgement (${later}) is before the alert (${earlier}).`,
    () => t`The alert`,
  )
  yield* check(
    end,
    closed,
    text,
    (later, earlier) => t`The incident is closed (${later}) before the impact ends (${earlier}).`,
    () => t`The end of the impact`,
  )
}

function endBeforeStart(later: string, earlier: string): string {
  return t`The end (${later}) is before the start (${earlier}).`
}

function* check(
  before: TimelineEntry | undefined,
  after: TimelineEntry | undefined,
  text: Parts,
  message: typeof endBeforeStart,
  other: () => string,
): Iterable<Problem> {
  if (before?.at === undefined || after?.at === undefined || before.at <= (after.endAt ?? after.at)) return
  const from = text.slice(before.timestamp.span.start, before.timestamp.span.end)
  yield {
    span: after.timestamp.span,
    message: message(text.slice(after.timestamp.span.start, after.timestamp.span.end), from),
    related: [{span: before.timestamp.span, message: other()}],
  }
}

type Moment = 'start' | 'end' | 'alert' | 'acknowledged' | 'closed'

const moments: readonly (readonly [Moment, RegExp])[] = [
  [
    'start',
    regex('i')`
      \b(?:outage|incident|impact|degradation|disruption)s? (?:begins?|began|start(?:s|ed)?)\b
      |\bstart of (?:the )?(?:customer )?(?:outage|incident|impact)\b
    `,
  ],
  [
    'end',
    regex('i')`
      \b(?:outage|incident|impact|degradation|disruption)s? (?:is |was )?(?:over|ends|ended|resolved)\b
      |\bend of (?:the )?(?:customer )?(?:outage|incident|impact)\b
    `,
  ],
  ['alert', /\b(?:alert|alarm)s? (?:fires?|fired|triggers?|triggered|goes off|went off)\b/i],
  ['acknowledged', /\back(?:ed|nowledge[sd]?)\b[^.]{0,30}\b(?:alert|alarm|page)\b/i],
  ['closed', /\bincident (?:is |was )?(?:closed|closes)\b/i],
]

/** The first start, alert and acknowledgement, and the last end and close. */
function momentsOf(entries: readonly TimelineEntry[]): Partial<Record<Moment, TimelineEntry>> {
  const found: Partial<Record<Moment, TimelineEntry>> = {}
  entries.forEach(entry => {
    const moments = toldMoments(entry)
    if (moments === noMoments) return
    for (const moment of moments)
      if (moment === 'end' || moment === 'closed') found[moment] = entry
      else found[moment] ??= entry
  })
  return found
}

function toldMoments(entry: TimelineEntry): readonly Moment[] {
  let known = knownMoments.get(entry)
  if (!known) {
    const may = momentFilter(entry.description.value)
    known =
      may === 0
        ? noMoments
        : moments
            .filter(([, pattern], index) => (may & (1 << index)) !== 0 && pattern.test(entry.description.value))
            .map(([moment]) => moment)
    knownMoments.set(entry, known)
  }
  return known
}

const momentFilter = wordFilter(moments.map(([, pattern]) => pattern))
const noMoments: readonly Moment[] = []
/** Entries stay the same when others change. */
const knownMoments = new WeakMap<TimelineEntry, readonly Moment[]>()

const startKey = /^(?:(?:incident|outage|impact)[ _-]?)?start(?:s|ed)?(?:[ _-]?(?:time|date|at))?$/i
const endKey = /^(?:(?:incident|outage|impact)[ _-]?)?(?:end(?:s|ed)?|resolved)(?:[ _-]?(?:time|date|at))?$/i

/** Both fields must say their day: an end without one may be of the next. */
function* fieldProblems(metadata: readonly MetadataField[], text: Parts): Iterable<Problem> {
  const start = metadata.find(it => startKey.test(it.key.value))
  const end = metadata.find(it => endKey.test(it.key.value) && it.form === start?.form)
  const from = start && stampOf(start, text)
  const to = end && stampOf(end, text)
  if (!from || !to || from.zone?.value.name !== to.zone?.value.name) return
  const [a, b] = [minutesOf(from), minutesOf(to)]
  if (a === undefined || b === undefined || a <= b) return
  yield {
    span: to.span,
    message: endBeforeStart(text.slice(to.span.start, to.span.end), text.slice(from.span.start, from.span.end)),
    related: [{span: from.span, message: t`The start`}],
  }
}

function stampOf({value}: MetadataField, text: Parts): Timestamp | undefined {
  return findTimestamps(text.around(value.span), value.span.start, value.span.end)[0]
}

function minutesOf({date, clock}: Timestamp): number | undefined {
  if (!date || !clock || date.year === undefined || date.fault || clock.fault || date.order === 'ambiguous')
    return undefined
  return Date.UTC(date.year, date.month - 1, date.day, clock.hour, clock.minute)
}
