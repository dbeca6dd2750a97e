import type {Fix} from '../../edit/fix.ts'
import type {PostmortemModel, Timeline} from '../../document/types.ts'
import {t} from '../../text/l10n.ts'
import type {Span} from '../../text/span.ts'
import {defineRule, type RuleDocs} from '../rule.ts'
import {harmless} from '../../edit/harmless-fix.ts'
import {headingOf, placeOf, sayInEntries, sayInHeading} from '../../edit/say-zone.ts'
import type {Parts} from '../../text/parts.ts'

export const docs: RuleDocs = {
  why: 'Without a time zone, times cannot be compared with logs in UTC, or with the clocks of readers elsewhere.',
  source: 'ALX project 0x19; Wikimedia and Atlassian templates ("all times in UTC").',
  bad: [
    {
      text: `# Outage

## «Timeline»

- 14:54 Down
- 15:10 Up
`,
      fixed: `# Outage

## Timeline (all times UTC)

- 14:54 Down
- 15:10 Up
`,
    },
    {
      text: `# Outage

**«Timeline»**

14:54 Down

15:10 Up
`,
      fixed: `# Outage

**Timeline (all times UTC)**

14:54 Down

15:10 Up
`,
    },
    {
      text: `# Outage

## «Key events»

- 14:54 Down
- 15:10 Up

## Timeline

- 14:54 Down
- 15:10 Up
`,
      fixed: `# Outage

## Key events (all times UTC)

- 14:54 Down
- 15:10 Up

## Timeline (all times UTC)

- 14:54 Down
- 15:10 Up
`,
    },
    {
      text: `# Outage

## Timeline

All times in «UC/Pacific»

- 14:54 Down
- 15:10 Up
`,
    },
  ],
  good: [
    {
      text: `# Outage

## Timeline (all times Pacific Time)

- 14:54 Down
`,
    },
    {
      text: `# Outage

## Timeline

| Time (UTC) | Event |
| --- | --- |
| 14:54 | Down |
`,
    },
    {
      text: `# Outage

## Summary

Down from 14:54 to 15:10 UTC.

## Timeline

- 14:54 Down
`,
    },
    {
      text: `# Outage

## Timeline

- 2026-01-02 The certificate was renewed
`,
    },
  ],
}

export default defineRule({
  id: 'timeline/missing-timezone',
  severity: 'warning',
  summary: 'Nothing says which time zone the timeline is in',

  *check(model, context) {
    const {text, wholeText} = context
    const bare = model.timelines.filter(
      ({entries}) => entries.some(it => it.timestamp.clock) && !entries.some(it => it.timestamp.clock && it.zone),
    )
    const [first, ...others] = bare
    if (!first) return
    const unknown = unknownZone(model, first, text)
    if (unknown) {
      yield {span: unknown, message: t`Unknown time zone "${text.slice(unknown.start, unknown.end)}".`}
      return
    }
    yield {
      span: placeOf(model, first),
      message: t`These times have no time zone; add one, such as UTC.`,
      related: others.map(it => ({span: placeOf(model, it), message: t`These too`})),
      get fixes() {
        const inHeadings = bare.flatMap(it => sayInHeading(model, it, 'UTC') ?? sayInEntries(it, 'UTC', wholeText))
        const fixes: Fix[] = [
          ...(headingOf(model, first) ? [{title: t`Add "(all times UTC)" to the heading`, edits: inHeadings}] : []),
          {title: t`Add "UTC" to every time`, edits: bare.flatMap(it => sayInEntries(it, 'UTC', wholeText))},
        ]
        return fixes.map(it => harmless(it, model, context, entry => !entry.zone))
      },
    }
  },
})

/** What the words between the heading and the first entry call the zone of all times. */
function unknownZone({sections}: PostmortemModel, {section, span}: Timeline, text: Parts): Span | undefined {
  const from = section === undefined ? undefined : sections[section]?.body.start
  const match =
    from === undefined
      ? null
      : /\btimes? (?:(?:are|is|given) )?in (?:the )?([A-Z][\w/+-]{1,40})/.exec(
          text.slice(from, Math.min(span.start, from + maxIntroLength)),
        )
  if (from === undefined || !match) return undefined
  const end = from + match.index + match[0].length
  return {start: end - (match[1] ?? '').length, end}
}

/** How many characters before a timeline are read. */
const maxIntroLength = 1000
