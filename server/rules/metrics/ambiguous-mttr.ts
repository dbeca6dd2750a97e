import {t} from '../../text/l10n.ts'
import type {Span} from '../../text/span.ts'
import {findDurations} from '../../time/duration.ts'
import {defineRule, type TextLine, type RuleDocs} from '../rule.ts'

export const docs: RuleDocs = {
  why:
    'MTTR stands for four metrics: to respond, repair, recover, resolve. And a single incident has no mean; say '
    + 'which time is meant.',
  source: 'Atlassian, "MTBF, MTTR, MTTA, and MTTF"; VOID report (averages of incident lengths mislead).',
  bad: [
    {
      text: `# Outage

## Summary

- «MTTR»: 42 min
`,
      fixed: `# Outage

## Summary

- Time to recover: 42 min
`,
    },
    {
      text: `# Outage

## Summary

The «mean time to recovery» was 42 minutes.
`,
      fixed: `# Outage

## Summary

The time to recovery was 42 minutes.
`,
    },
  ],
  good: [
    {
      text: `# Outage

## Summary

- Time to recover: 42 min
`,
    },
    {
      text: `# Outage

## Summary

The MTTR (recovery) of this quarter is 42 min.
`,
    },
    {
      text: `# Outage

## Summary

Down.

## Glossary

- MTTR: the 42 minutes that it took
`,
    },
    {
      text: `# Outage

## Summary

We want to lower our MTTR.
`,
    },
    {
      text: `# Outage

## Summary

> MTTR: 42 min
`,
    },
  ],
}

export default defineRule({
  id: 'metrics/ambiguous-mttr',
  severity: 'hint',
  scope: 'block',
  mayHold: () => [name],
  summary: 'A mean time is given for a single incident',

  *check({sections}, {text, lines, isLiteral}) {
    for (const {line, match} of lines.flatMap(line =>
      [...line.text.matchAll(name)].map(match => ({line: spanOf(line), match})),
    )) {
      const span = {start: line.start + match.index, end: line.start + match.index + match[0].length}
      const length = findDurations(text.around(line), span.end, line.end)[0]
      if (
        !length
        || !joint.test(text.slice(span.end, length.span.start))
        || trend.test(text.slice(line.start, line.end))
        || isLiteral(span)
      )
        continue
      if (sections.some(it => it.kinds.includes('glossary') && it.body.start <= span.start && span.start < it.body.end))
        continue
      const opens = !/[\p{Letter}\d]/u.test(text.slice(line.start, span.start))
      const written = /^mttr$/i.test(match[0]) ? 'time to recover' : match[0].replace(/^mean\s+/i, '').toLowerCase()
      const replacement = opens ? `${written[0]?.toUpperCase()}${written.slice(1)}` : written
      yield {
        span,
        message: t`A single incident has no mean; say which time ${text.slice(length.span.start, length.span.end)} is.`,
        fixes: [{title: t`Change to "${replacement}"`, edits: [{span, text: replacement}]}],
      }
    }
  },
})

const name = /\bMTTR\b|\bmean time to (?:recover(?:y)?|repair|resolve|resolution|restore|respond)\b/gi

/** What may stand between the name and its length. */
const joint = /^[\s:=|*_`-]{0,12}(?:(?:was|is|of)\s{1,3})?(?:about\s)?$/i

/** Where many incidents are spoken of. */
const trend =
  /\b(?:quarter|month|year|week|average|avg|trend|incidents|target|goal|slo|baseline|industry|last|previous|our)\b/i

function spanOf({start, text}: TextLine): Span {
  return {start, end: start + text.length}
}
