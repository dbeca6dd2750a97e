import type {Fix} from '../../edit/fix.ts'
import type {Claim} from '../../document/types.ts'
import {t} from '../../text/l10n.ts'
import {findDurations, formatDuration} from '../../time/duration.ts'
import {printLikeDuration} from '../../edit/duration-style.ts'
import type {Problem} from '../rule.ts'
import {defineRule, type RuleDocs} from '../rule.ts'
import type {Parts} from '../../text/parts.ts'

export const docs: RuleDocs = {
  why:
    'The duration of an outage is the number that everyone quotes. Of 62 published postmortems that state one, 37 '
    + 'contradict their own times.',
  source: 'ALX project 0x19 (duration with start and end); GitLab incident review (start, end, total duration).',
  bad: [
    {
      text: `# Outage

## Summary

The shop was down for «56 minutes», from 14:54 to 16:00 UTC.
`,
      fixed: `# Outage

## Summary

The shop was down for 66 minutes, from 14:54 to 16:00 UTC.
`,
    },
    {
      text: `# Outage

## Summary

A «20-minute» outage.

## Timeline (UTC)

- 10:00 Outage begins
- 10:35 Outage ends
`,
      fixed: `# Outage

## Summary

A 35-minute outage.

## Timeline (UTC)

- 10:00 Outage begins
- 10:35 Outage ends
`,
    },
  ],
  good: [
    {
      text: `# Outage

## Summary

The shop had outages of 10-15 minutes all day.

## Timeline (UTC)

- 10:00 Outage begins
- 14:35 Outage ends
`,
    },
    {
      text: `# Outage

## Timeline (UTC)

- 10:00 Outage begins
- 10:35 Outage ends

## Impact

Orders were lost in the window in which the filter was on (15 minutes).
`,
    },
    {
      text: `# Outage

## Summary

The shop was down for about 2 hours.

## Timeline (UTC)

- 10:00 Outage begins
- 12:20 Outage ends
`,
    },
    {
      text: `# Outage

## Summary

Nobody could pay from 14:00 to 14:35 UTC. An alert fired after five minutes, and the deploy was stopped 4 minutes later.
`,
    },
    {
      text: `# Outage

## Summary

A 20-minute outage, from 07:32 AM to 07:52 AM GMT.
`,
    },
  ],
}

export default defineRule({
  id: 'summary/duration-mismatch',
  severity: 'warning',
  summary: 'A stated duration of the incident contradicts the times',

  *check({claims}, {text}) {
    for (const claim of claims)
      if (claim.form === 'length' && claim.of === 'impact' && claim.agrees === false) yield mismatch(claim, text)
  },
})

/** Says what is stated and what the document's own times give, and offers to write the latter. */
export function mismatch(claim: Claim, text: Parts): Problem {
  const stated = text.slice(claim.span.start, claim.span.end)
  const {computed} = claim
  if (!computed) return {span: claim.span, message: t`"${stated}" contradicts the times in this document.`}
  const from = text.slice(computed.from.start, computed.from.end)
  const to = text.slice(computed.to.start, computed.to.end)
  const length = formatDuration(computed.minutes)
  const sample = findDurations(text.around(claim.span), claim.span.start, claim.span.end)[0]
  const fixes: Fix[] = []
  if (sample && claim.form === 'length') {
    const written = printLikeDuration(sample, computed.minutes)
    fixes.push({title: t`Change to "${written}"`, edits: [{span: sample.figures, text: written}]})
  }
  return {
    span: claim.span,
    message:
      computed.by === 'window'
        ? t`This says "${stated}", but ${from} to ${to} is ${length}.`
        : t`This says "${stated}", but the timeline says ${length}: from ${from} to ${to}.`,
    related: [
      {span: computed.from, message: t`Measured from here`},
      {span: computed.to, message: t`Measured to here`},
    ],
    fixes,
  }
}
