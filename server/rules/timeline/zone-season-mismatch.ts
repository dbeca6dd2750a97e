import type {Fix} from '../../edit/fix.ts'
import type {WrittenClock} from '../../time/types.ts'
import type {PostmortemModel, Timeline, TimelineEntry} from '../../document/types.ts'
import {allOf, t} from '../../text/l10n.ts'
import type {Edit, Span} from '../../text/span.ts'
import {addDays, fromInstant, isoDate, toInstant, type CivilDate, type ClockTime} from '../../time/calendar.ts'
import {printTimestamp, styleOf} from '../../edit/timestamp-style.ts'
import {otherSeason, regionOfAbbreviation} from '../../time/zone-season.ts'
import {inZone, offsetsAt, printOffset, utc, type RegionZone} from '../../time/zone.ts'
import {defineRule, type Problem, type RuleDocs} from '../rule.ts'
import {convertTimeline} from '../../edit/convert-timeline.ts'
import {costlyFix, harmless} from '../../edit/harmless-fix.ts'
import type {ChangeContext} from '../../edit/keep-moments.ts'
import {zonesWritten} from '../../edit/say-zone.ts'

export const docs: RuleDocs = {
  why:
    'CET in June is either an hour off or not what the clocks showed. And on the night of the change, an hour '
    + 'comes twice or never.',
  source: 'IANA tz database; seen in published postmortems: CET in June, PST in September.',
  bad: [
    {
      text: `# Outage

## Timeline

All times in «CET».

- 2020-06-09 12:20 Down
- 2020-06-09 12:35 Up
`,
      fixed: `# Outage

## Timeline

All times in CEST.

- 2020-06-09 12:20 Down
- 2020-06-09 12:35 Up
`,
    },
    {
      text: `# Outage

## Timeline

- 2026-07-01 14:05 «PST» Outage begins
- 2026-07-01 14:20 PST Outage ends
`,
      fixed: `# Outage

## Timeline

- 2026-07-01 14:05 PDT Outage begins
- 2026-07-01 14:20 PDT Outage ends
`,
    },
    {
      text: `# Outage

Date: 2026-11-01

## Timeline (all times PT)

- «01:30» Alert fires
`,
      fixed: `# Outage

Date: 2026-11-01

## Timeline (all times PT)

- 01:30 UTC-07:00 Alert fires
`,
    },
    {
      text: `# Outage

Date: 2026-03-08

## Timeline (all times PT)

- «02:30» Alert fires
`,
      fixed: `# Outage

Date: 2026-03-08

## Timeline (all times PT)

- 03:30 Alert fires
`,
    },
  ],
  good: [
    {
      text: `# Outage

## Timeline

- 2020-02-03 11:52 CET Down
`,
    },
    {
      text: `# Outage

## Timeline (all times CET)

- 11:52 Down
`,
    },
    {
      text: `# Outage

## Timeline (all times in PST/PDT)

- 2026-07-01 14:05 Down
`,
    },
    {
      text: `# Outage

## Timeline

- 2026-07-01 14:05 MST Down
`,
    },
    {
      text: `# Outage

## Timeline

- 2026-07-01 14:05 GMT Down
`,
    },
  ],
}

export default defineRule({
  id: 'timeline/zone-season-mismatch',
  severity: 'warning',
  summary: 'The time zone abbreviation belongs to the other season, or the clocks changed at that hour',

  *check(model, context) {
    for (const timeline of model.timelines) {
      yield* wrongSeason(model, timeline, context)
      for (const entry of timeline.entries) if (entry.zone?.kind === 'region') yield* changedHour(model, entry, context)
    }
  },
})

/** Once for each abbreviation of a timeline, where most of its dated times are of the other season. */
function* wrongSeason(model: PostmortemModel, timeline: Timeline, context: ChangeContext): Iterable<Problem> {
  for (const [name, places] of placesByName(timeline)) {
    const entries = timeline.entries.filter(
      it => isIn(it, name) && it.date && it.timestamp.clock && !it.timestamp.clock.fault,
    )
    const wrong = entries.filter(it => otherOf(it, name) !== undefined)
    const first = wrong[0]
    const place = places.find(it => first && contains(first, it)) ?? places[0]
    if (!first?.date || !place || wrong.length * 2 <= entries.length) continue
    const other = otherOf(first, name) as string
    const write = (title: string, written: string, isAbout?: (entry: TimelineEntry) => boolean) =>
      harmless({title, edits: places.map(span => ({span, text: written}))}, model, context, isAbout)
    const offset = first.offset === undefined ? undefined : `UTC${printOffset(first.offset)}`
    yield {
      span: place,
      message: t`On ${isoDate(first.date)}, clocks showed ${other}, not ${name}, if you mean the region usually called that.`,
      fixes: [
        write(t`Write ${other}, if the clock times are right`, other, it => it.zone?.name.toUpperCase() === name),
        ...(offset === undefined ? [] : [write(t`Write ${offset}, if ${name} is meant`, offset)]),
        costlyFix(t`Convert the timeline to UTC, reading ${name} as written`, () =>
          convertTimeline(model, timeline, context, utc),
        ),
      ],
    }
  }
}

/** Where the timeline itself writes zones that are abbreviations, by the abbreviation. */
function placesByName(timeline: Timeline): Map<string, Span[]> {
  const places = new Map<string, Span[]>()
  if (!timeline.writtenZones.some(it => it.kind !== 'region' && regionOfAbbreviation(it.name) !== undefined))
    return places
  for (const it of zonesWritten(timeline)) {
    if (it.value.kind === 'region') continue
    const name = it.value.name.toUpperCase()
    const known = places.get(name)
    if (known) known.push(it.span)
    else places.set(name, [it.span])
  }
  return places
}

function isIn({zone, zoneSource}: TimelineEntry, name: string): boolean {
  const isOfTimeline =
    zoneSource === 'entry'
    || zoneSource === 'previous-entry'
    || zoneSource === 'table-header'
    || zoneSource === 'heading'
    || zoneSource === 'intro'
  return isOfTimeline && zone?.name.toUpperCase() === name
}

function otherOf({date, timestamp: {clock}}: TimelineEntry, name: string): string | undefined {
  return date && clock ? otherSeason(name, date, clock) : undefined
}

function contains({timestamp: {span}}: TimelineEntry, zone: Span): boolean {
  return span.start <= zone.start && zone.end <= span.end + 2
}

/** A local time of a region in the hour that a change of the clocks skips or repeats. */
function* changedHour(model: PostmortemModel, entry: TimelineEntry, context: ChangeContext): Iterable<Problem> {
  const {wholeText: text} = context
  const {zone, date, timestamp} = entry
  const {clock} = timestamp
  const fix = (title: string, edit: Edit): Fix => harmless({title, edits: [edit]}, model, context, it => it === entry)
  if (zone?.kind !== 'region' || !date || !clock || clock.fault) return
  const offsets = offsetsAt(zone, date, clock)
  const shown = text.slice(clock.span.start, clock.span.end)
  if (offsets.length === 2) {
    const place = timestamp.zone?.span ?? {start: clock.span.end, end: clock.span.end}
    yield {
      span: clock.span,
      message: t`${shown} occurs twice on ${isoDate(date)} in ${zone.name}: at ${allOf(offsets.map(it => `UTC${printOffset(it)}`))}.`,
      fixes: timestamp.end
        ? []
        : offsets.map((it, index) =>
            fix(
              index === 0
                ? t`Write UTC${printOffset(it)}, the first time`
                : t`Write UTC${printOffset(it)}, the second time`,
              {span: place, text: `${timestamp.zone ? '' : ' '}UTC${printOffset(it)}`},
            ),
          ),
    }
  } else if (offsets.length === 0 && inZone(zone.id, 0)) {
    yield {
      span: clock.span,
      message: t`${shown} does not exist on ${isoDate(date)} in ${zone.name}, because the clocks went forward.`,
      fixes: shifted(zone, date, clock).map(it => {
        const style = styleOf(text, {...timestamp, span: clock.span, date: undefined, end: undefined, zone: undefined})
        const printed = printTimestamp(undefined, it, style)
        return fix(t`Write ${printed}`, {span: clock.span, text: printed})
      }),
    }
  }
}

/**
 * The two readings of a time that was skipped: a clock that was not put forward yet, and one that was put forward too
 * early.
 */
function shifted(zone: RegionZone, date: CivilDate, clock: WrittenClock): ClockTime[] {
  const [before, after] = [addDays(date, -1), addDays(date, 1)].map(
    day => offsetsAt(zone, day, {hour: 12, minute: 0})[0],
  )
  if (before === undefined || after === undefined) return []
  const asRead = toInstant(date, clock, 0)
  return [after - before, before - after].map(by => fromInstant(asRead + by * 60_000, 0).clock)
}
