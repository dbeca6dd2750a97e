import type {Fix} from '../../edit/fix.ts'
import type {WrittenDate} from '../../time/types.ts'
import {writtenDay} from '../../document/timeline/entry-dates.ts'
import type {PostmortemModel, TimelineEntry} from '../../document/types.ts'
import {t} from '../../text/l10n.ts'
import {addDays, daysBetween, isDate, isoDate, type CivilDate} from '../../time/calendar.ts'
import {defineRule, type RuleDocs} from '../rule.ts'
import {harmless, sharesDay} from '../../edit/harmless-fix.ts'
import type {ChangeContext} from '../../edit/keep-moments.ts'
import {dayLike} from '../../edit/restate.ts'

export const docs: RuleDocs<{days: number}> = {
  why:
    'A mistyped year turns an outage of an hour into one of a year in every statistic, and nobody notices it among '
    + 'rows that look alike.',
  source: 'Seen in published postmortems: 2022-01-11 between rows of 2023-01-11, 2023-09-25 behind 2023-07-25.',
  bad: [
    {
      text: `# Outage

## Timeline (UTC)

- «2025-01-11» 14:22 Down
- 2026-01-11 14:40 Password updated
- 2026-01-11 15:50 Up
`,
      fixed: `# Outage

## Timeline (UTC)

- 2026-01-11 14:22 Down
- 2026-01-11 14:40 Password updated
- 2026-01-11 15:50 Up
`,
    },
    {
      text: `# Outage

## Timeline (UTC)

- 2025-07-25 14:05 Down
- 2025-07-25 15:21 Incident declared
- «2025-09-25» 15:55 Up
`,
      fixed: `# Outage

## Timeline (UTC)

- 2025-07-25 14:05 Down
- 2025-07-25 15:21 Incident declared
- 2025-07-25 15:55 Up
`,
    },
    {
      text:
        `# Outage

## Timeline (UTC)

- «2025-01-11» 24:00 Down
` + '- 2026-01-12 14:40 Password updated\n- 2026-01-12 15:50 Up\n',
      fixed:
        `# Outage

## Timeline (UTC)

- 2026-01-11 24:00 Down
` + '- 2026-01-12 14:40 Password updated\n- 2026-01-12 15:50 Up\n',
    },
    {
      text: `# Outage

## Timeline (UTC)

- 2026-01-11 14:05 Down
- «2027-05-02» 15:55 Up
`,
    },
  ],
  good: [
    {
      text: `# Outage

## Timeline (UTC)

- 2025-08-01 The limit was lowered
- 2026-01-11 14:22 Down
- 2026-01-11 15:50 Up
`,
    },
    {
      text: `# Outage

## Timeline (UTC)

- 2026-01-02 14:22 Down
- 2026-01-13 15:50 Up
`,
    },
    {
      text: `# Outage

## Timeline (UTC)

- 2021-05-08: Merged
- 2021-12-01: Released
- 2022-03-08: Reported
- 2022-03-24: Confirmed
- 2022-04-24: Fixed
`,
    },
    {
      text: `# Outage

## Timeline (UTC)

- 2025-10-02 14:22 Down
- 2025-10-02 15:50 Up
- 2025-12-20 The follow-up was done
`,
    },
    {
      text: `# Outage

## Timeline (UTC)

- 2025-12-30 23:22 Down
- 2026-01-01 00:50 Up
`,
    },
    {
      text: `# Outage

## Timeline (UTC)

- 2026-01-02 14:22 Down
- 2026-01-02 15:50 Up
- 2026-03-01 The old system will be switched off
`,
    },
  ],
}

export default defineRule<{days: number}>({
  id: 'timeline/implausible-date',
  severity: 'warning',
  yieldsTo: ['timeline/out-of-order'],
  summary: 'The year or month of an entry differs from that of the incident',
  options: {
    days: {default: 30, summary: 'Most days a date may be from the others'},
  },

  *check(model, context) {
    const {
      text,
      now,
      options: {days},
    } = context
    for (const {entries} of model.timelines) {
      const dated = datedOf(entries)
      const usual = median(dated)
      if (!usual) continue
      for (const [index, entry] of dated.entries()) {
        const {span} = entry.timestamp.date as WrittenDate
        const date = dayOf(entry)
        const shown = text.slice(span.start, span.end)
        const meant = mistyped(dated, index, usual, days)
        if (meant) {
          const away = Math.abs(daysBetween(usual, date))
          const message =
            away === 1
              ? t`${shown} is a day away from the other entries; did you mean ${isoDate(meant)}?`
              : t`${shown} is ${away} days away from the other entries; did you mean ${isoDate(meant)}?`
          yield {
            span,
            message,
            get fixes() {
              return [writeDate(model, context, entry, meant)]
            },
          }
        } else if (
          isFuture(date, now)
          && !/\b(?:will|plan(?:ned|s)?|schedul(?:ed|es)?|due|expected|deadline|target)\b/i.test(
            entry.description.value,
          )
        ) {
          yield {span, message: t`${shown} is in the future.`}
        }
      }
    }
  },
})

/**
 * What an entry was probably meant to be dated, by the entry; for those whose date is far off all others.
 * @param days how many days off the others a date may be
 */
export function mistypedDates(entries: readonly TimelineEntry[], days = 30): ReadonlyMap<TimelineEntry, CivilDate> {
  const dated = datedOf(entries)
  const usual = median(dated)
  const found = usual ? dated.map((it, index) => [it, mistyped(dated, index, usual, days)] as const) : []
  return new Map(found.filter((it): it is [TimelineEntry, CivilDate] => it[1] !== undefined))
}

/**
 * Writes another date, for the entry and those that take their day from it: in the style of the one that stands there,
 * where that can be read in one way only.
 */
export function writeDate(model: PostmortemModel, context: ChangeContext, entry: TimelineEntry, date: CivilDate): Fix {
  const {wholeText: text} = context
  const written = entry.timestamp.date as WrittenDate
  const printed = dayLike(written, dayOf(entry), date, text) ?? isoDate(date)
  const fix: Fix = {title: t`Write ${printed}`, edits: [{span: written.span, text: printed}]}
  return harmless(fix, model, context, sharesDay(entry, model))
}

function datedOf(entries: readonly TimelineEntry[]): TimelineEntry[] {
  return entries.filter(
    it => it.timestamp.date?.year !== undefined && !it.timestamp.date.fault && it.dateSource === 'entry',
  )
}

function dayOf({date, timestamp}: TimelineEntry): CivilDate {
  return writtenDay(date, timestamp.clock) as CivilDate
}

function median(dated: readonly TimelineEntry[]): CivilDate | undefined {
  const sorted = dated.map(dayOf).sort((a, b) => daysBetween(b, a))
  return sorted[sorted.length >> 1]
}

/**
 * The date with the year or the month of the others, where the one that is written is far off them and the other one
 * fits between its neighbours: a lead-up of long ago and a late follow-up are far off as well, but do not fit.
 */
function mistyped(
  dated: readonly TimelineEntry[],
  index: number,
  usual: CivilDate,
  days: number,
): CivilDate | undefined {
  const date = dayOf(dated[index] as TimelineEntry)
  if (Math.abs(daysBetween(usual, date)) <= days) return undefined
  const candidates = [
    {...date, year: usual.year},
    {...date, month: usual.month},
  ].filter(it => isDate(it.year, it.month, it.day) && isoDate(it) !== isoDate(date))
  const others = dated
    .filter((_, at) => at !== index)
    .map(dayOf)
    .filter(it => Math.abs(daysBetween(usual, it)) <= days)
  // If the dates are scattered over months, no date is implausible.
  if (2 * others.length <= dated.length - 1) return undefined
  return candidates.find(it => others.some(other => Math.abs(daysBetween(other, it)) <= near))
}

/** Days between an entry and the one that it belongs to. */
const near = 1

function isFuture(date: CivilDate, now: number): boolean {
  const today = new Date(now)
  const tomorrow = addDays({year: today.getUTCFullYear(), month: today.getUTCMonth() + 1, day: today.getUTCDate()}, 1)
  return 0 < daysBetween(tomorrow, date)
}
