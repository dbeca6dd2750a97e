import type {Timestamp, WrittenClock} from '../../time/types.ts'
import type {PostmortemModel, Section} from '../../document/types.ts'
import {t} from '../../text/l10n.ts'
import type {Edit} from '../../text/span.ts'
import {findTimestamps} from '../../time/timestamp.ts'
import {findZoneDeclaration} from '../../time/zone.ts'
import {defineRule, type RuleDocs} from '../rule.ts'
import {sectionsOf} from '../../document/sections/sections-of.ts'
import type {Parts} from '../../text/parts.ts'

export const docs: RuleDocs = {
  why:
    'The summary is what people elsewhere read, and often all they read; without a time zone, each of them has to '
    + 'guess.',
  source: 'ALX project 0x19 ("start and end times, including timezone"); Google API incident report of 2013.',
  bad: [
    {
      text: `# Outage

## Issue Summary

The shop was down from «7:30 pm» to 7:55 pm.

## Root cause

A typo.
`,
      fixed: `# Outage

## Issue Summary

The shop was down from 7:30 pm to 7:55 pm UTC.

## Root cause

A typo.
`,
    },
  ],
  good: [
    {
      text: `# Outage

## Issue Summary

From 6:26 PM to 7:58 PM PT requests failed.
`,
    },
    {
      text: `# Outage

All times in UTC.

## Issue Summary

From 6:26 PM to 7:58 PM requests failed.
`,
    },
    {
      text: `# Outage

## Issue Summary

From 14:54 to 15:10 the shop was down.

## Timeline (UTC)

- 14:54 Down
`,
    },
    {
      text: `# Outage

## Issue Summary

Down for 02:30 h: port :8080 of version 1:2 did not answer.

## Root cause

A typo.
`,
    },
    // The timeline lacks it as well, and is where it is reported.
    {
      text: `# Outage

## Issue Summary

From 14:54 to 15:10 the shop was down.

## Timeline

- 14:54 Down
`,
    },
  ],
}

export default defineRule({
  id: 'summary/missing-timezone',
  severity: 'warning',
  summary: 'The summary has times, but nothing says in which time zone',

  *check(model, {text, project, isLiteral}) {
    if (project.defaultZone || model.timelines.some(it => it.entries.some(entry => entry.timestamp.clock))) return
    const told = [...sectionsOf(model, 'summary'), ...sectionsOf(model, 'impact')].flatMap(it => clocksIn(it, text))
    // The impact may stand within the summary.
    const times = [...new Map(told.map(it => [it.span.start, it])).values()]
      .filter(it => !isLiteral(it.span))
      .sort((a, b) => a.span.start - b.span.start)
    const [first] = times
    if (!first || times.some(it => it.zone) || isZoneTold(model, text)) return
    const {span} = first.clock as WrittenClock
    yield {
      span,
      message: t`${text.slice(span.start, span.end)} has no time zone; add one, such as UTC.`,
      fixes: [{title: t`Add "UTC"`, edits: times.map(it => sayUtc(it, text))}],
    }
  },
})

function clocksIn({body, span}: Section, text: Parts): Timestamp[] {
  // "02:30 h" is a length.
  return findTimestamps(text.around({start: body.start, end: span.end}), body.start, span.end).filter(
    it => it.clock && !/^\s?h(?:ours?|rs?)?\b/i.test(text.slice(it.span.end, it.span.end + 8)),
  )
}

function sayUtc({clock, end}: Timestamp, text: Parts): Edit {
  const written = Math.max(clock?.span.end ?? 0, end?.clock?.span.end ?? 0)
  // Of "7:55 pm." the full stop ends the sentence.
  const at = /[ap]m\.$/i.test(text.slice(written - 3, written)) ? written - 1 : written
  return {span: {start: at, end: at}, text: ' UTC'}
}

/** By a sentence for all times, or by a field with a time. */
function isZoneTold({metadata, sections}: PostmortemModel, text: Parts): boolean {
  const told = sections
    .filter(it =>
      it.kinds.some(kind => kind === 'title' || kind === 'metadata' || kind === 'summary' || kind === 'impact'),
    )
    .map(it => it.body)
  if ([{start: 0, end: sections[0]?.span.start ?? 0}, ...told].some(it => findZoneDeclaration(text.around(it), it)))
    return true
  return metadata.some(({value: {span}}) =>
    findTimestamps(text.around(span), span.start, span.end).some(it => it.clock && it.zone),
  )
}
