import {t} from '../../text/l10n.ts'
import {defineRule, type RuleDocs} from '../rule.ts'
import {kindsAround} from '../shared/section-kinds.ts'
import {regex} from '../../text/regex.ts'

export const docs: RuleDocs = {
  why:
    'An outage is when nothing works for anyone. If the impact was smaller, the word makes readers and customers '
    + 'believe otherwise.',
  source:
    'PagerDuty postmortem guide and incident response documentation. Other templates use the word freely: off '
    + 'unless a profile or a person wants it.',
  bad: [
    {
      text: `# Payments

## Summary

The «outage» lasted 20 minutes.

## Impact

3 % of requests failed.

## Timeline

- 10:00 UTC Outage begins
`,
      fixed: `# Payments

## Summary

The incident lasted 20 minutes.

## Impact

3 % of requests failed.

## Timeline

- 10:00 UTC Outage begins
`,
    },
    {
      text: `# Payments

## Summary

«Outages» came twice.

## Impact

Service was degraded.
`,
      fixed: `# Payments

## Summary

Incidents came twice.

## Impact

Service was degraded.
`,
    },
  ],
  good: [
    {
      text: `# Outage

## Summary

The outage took 20 minutes.

## Impact

100 % of traffic failed.
`,
    },
    {
      text: `# Outage

## Summary

The partial outage took 20 minutes. The page said "an outage".

## Impact

3 % of requests failed.
`,
    },
    {
      text: `# Outage

## Summary

The outage took 20 minutes.
`,
    },
  ],
}

export default defineRule({
  id: 'language/outage-overused',
  severity: 'off',
  summary: 'A partial failure is called an outage',

  *check(model, {prose}) {
    if (model.language !== 'en') return
    const impact = prose.filter(it => {
      const kinds = kindsAround(model, it)
      return kinds.has('impact') || kinds.has('summary')
    })
    if (!impact.some(it => partial.test(it.text)) || impact.some(it => total.test(it.text))) return
    for (const sentence of prose) {
      for (const match of sentence.text.matchAll(
        /(?<!\b(?:partial|full|total|complete|no|not\s{1,9}an|power)\s{1,9})\boutage(s?)\b/gi,
      )) {
        if (kindsAround(model, sentence).has('timeline')) continue
        const start = sentence.span.start + match.index
        const span = {start, end: start + match[0].length}
        const isCapital = match[0].startsWith('O')
        yield {
          span,
          message: t`The impact was partial, so "${match[0]}" says too much.`,
          fixes: ['incident', 'degradation', 'partial outage'].map(word => ({
            title: t`Write "${word}"`,
            edits: [
              {span, text: `${isCapital ? (word[0] as string).toUpperCase() + word.slice(1) : word}${match[1] ?? ''}`},
            ],
          })),
        }
      }
    }
  },
})

const partial = regex('i')`
    (?<![\d.,])\d{1,2}(?:[.,]\d{1,4})?\s?%|\b(?:degrad(?:ed|ation)|partial(?:ly)?|some\s{1,9}(?:users|customers
    |requests)|a\s{1,9}subset|intermittent(?:ly)?)\b
  `
const total = /\b100\s?%|\ball\s{1,9}(?:users|customers|requests|traffic|services)\b/i
