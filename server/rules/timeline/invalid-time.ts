import type {Fix} from '../../edit/fix.ts'
import type {Timestamp, WrittenDate, WrittenClock} from '../../time/types.ts'
import {t} from '../../text/l10n.ts'
import {defineRule, type RuleDocs} from '../rule.ts'
import {harmless, sharesDay} from '../../edit/harmless-fix.ts'

export const docs: RuleDocs = {
  why:
    'Nobody can know what was meant by 14:75, 13:55 PM or the year 22025; every duration calculated from it is '
    + 'wrong.',
  source: 'Seen in published postmortems: "20202-01-16", "13:55 PM PST", "22025-03-18".',
  bad: [
    {
      text: `# Outage

## Timeline (UTC)

- 14:05 Down
- «14:75» Rolled back
`,
    },
    {
      text: `# Outage

## Timeline (UTC)

- «13:55 PM» Down
`,
      fixed: `# Outage

## Timeline (UTC)

- 13:55 Down
`,
    },
    {
      text: `# Outage

## Timeline (UTC)

- «22025-03-18» 10:00 Down
`,
      fixed: `# Outage

## Timeline (UTC)

- 2025-03-18 10:00 Down
`,
    },
    {
      text: `# Outage

## Timeline (UTC)

- «2025-06-31» 10:00 Down
`,
      fixed: `# Outage

## Timeline (UTC)

- 2025-06-30 10:00 Down
`,
    },
  ],
  good: [
    {
      text: `# Outage

## Timeline (UTC)

- 14:05 The restart took 25:10
- 12:30 PM Up
`,
    },
  ],
}

export default defineRule({
  id: 'timeline/invalid-time',
  severity: 'warning',
  summary: 'A time or date that does not exist',

  *check(model, context) {
    const {wholeText} = context
    for (const entry of model.timelines.flatMap(it =>
      it.entries.filter(({timestamp}) => isFaulty(timestamp) || isFaulty(timestamp.end)),
    )) {
      const {timestamp} = entry
      for (const date of [timestamp.date, timestamp.end?.date]) {
        if (!date?.fault) continue
        yield {
          span: date.span,
          message: t`This time does not exist: ${date.fault}.`,
          get fixes() {
            return dateFixes(date, wholeText).map(it => harmless(it, model, context, sharesDay(entry, model)))
          },
        }
      }
      for (const clock of [timestamp.clock, timestamp.end?.clock]) {
        if (!clock?.fault) continue
        yield {
          span: clock.span,
          message: t`This time does not exist: ${clock.fault}.`,
          get fixes() {
            return clockFixes(clock, wholeText).map(fix => harmless(fix, model, context, it => it === entry))
          },
        }
      }
    }
  },
})

function isFaulty(written: Pick<Timestamp, 'date' | 'clock'> | undefined): boolean {
  return written?.date?.fault !== undefined || written?.clock?.fault !== undefined
}

/** One digit too many in the year, or one day too many in the month; what is farther off is anybody's guess. */
function dateFixes({span, year, day}: WrittenDate, text: string): Fix[] {
  const written = text.slice(span.start, span.end)
  if (year !== undefined && 9999 < year) {
    const digits = String(year)
    const years = new Set(
      [...digits].map((_, at) => digits.slice(0, at) + digits.slice(at + 1)).filter(it => /^20[0-3]\d$/.test(it)),
    )
    return [...years].map(it => replace(span, written.replace(digits, it)))
  }
  const at = written.lastIndexOf('31')
  return day === 31 && 0 <= at ? [replace(span, `${written.slice(0, at)}30${written.slice(at + 2)}`)] : []
}

/** A 24-hour time does not need the mark; with it, the hour is that of a 12-hour clock. */
function clockFixes({span, hour, minute, meridiem}: WrittenClock, text: string): Fix[] {
  if (!meridiem || 23 < hour || 59 < minute) return []
  const written = text.slice(span.start, span.end)
  const bare = written.replace(/\s?[ap]\.?\s?m?\.?$/i, '')
  const twelve = written.replace(/^\d{1,2}/, String(hour - 12))
  return [replace(span, bare), ...(meridiem === 'pm' ? [replace(span, twelve)] : [])]
}

function replace(span: {start: number; end: number}, text: string): Fix {
  return {title: t`Write ${text}`, edits: [{span, text}]}
}
