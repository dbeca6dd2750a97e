import type {Fix} from '../../edit/fix.ts'
import {t} from '../../text/l10n.ts'
import {ask, inFrontOf} from '../../text/prompt.ts'
import {matchesOf} from '../../text/search.ts'
import type {Span} from '../../text/span.ts'
import type {Sentence} from '../../prose/sentences.ts'
import {leaveOut} from '../../edit/leave-out.ts'
import {goOn} from '../../edit/rephrase.ts'
import {defineRule, type RuleDocs} from '../rule.ts'
import type {Parts} from '../../text/parts.ts'

export const docs: RuleDocs = {
  why:
    'Judgement makes people hide what they know, and it tells the reader nothing: what was done, seen or missing '
    + 'is a fact, "careless" is an opinion.',
  source: 'SRE Workbook, chapter 10: the bad example ("careless ignorance", "ridiculous").',
  bad: [
    {
      text: `# Outage

## Root cause

Due to «careless ignorance», the flag was left on.
`,
      fixed: `# Outage

## Root cause

Due to [what was done or seen], the flag was left on.
`,
    },
    {
      text: `# Outage

## Summary

A «careless» engineer left the flag on.
`,
      fixed: `# Outage

## Summary

An engineer left the flag on.
`,
    },
    {
      text: `# Outage

## Lessons learned

- The review was «sloppy»
- «Reckless» habits, and a host «carelessly» deleted
`,
      fixed: `# Outage

## Lessons learned

- The review was [what was done or seen]
- Habits, and a host deleted
`,
    },
  ],
  good: [
    {
      text: `# Outage

## Root cause

The lazy-loaded module uses lazy initialisation, and its cost is negligible.
`,
    },
    {
      text: `# Outage

## Root cause

> Careless!

The log said "stupid request"; \`reckless\` is the flag, and the proxy is ignorant of the header.
`,
    },
    {
      text: `# Outage

## Root cause

The cache is lazy. The parser ran in a lazy way.
`,
    },
  ],
}

export default defineRule({
  id: 'language/blame-word',
  severity: 'warning',
  scope: 'block',
  mayHold: () => [pattern],
  summary: 'A word passes judgement on people',

  *check(model, {prose, text}) {
    if (model.language !== 'en') return
    for (const sentence of prose) {
      for (const match of matchesOf(pattern, sentence.text)) {
        const start = sentence.span.start + match.index
        const span = {start, end: start + match[0].length}
        yield {
          span,
          message: t`"${text.slice(span.start, span.end)}" judges people; say what was done, seen or missing instead.`,
          fixes: fixesOf(sentence, text, span),
        }
      }
    }
  },
})

const pattern = new RegExp(
  '\\b(?:careless(?:ly|ness)?|negligen(?:t|tly|ce)|slopp(?:y|ily|iness)|reckless(?:ly|ness)?|incompeten(?:t|tly'
    + '|ce)|ignoran(?:t(?!\\s{1,9}of\\b)|ce)'
    + '|stupid(?:ly|ity)?|clums(?:y|ily|iness)|foolish(?:ly|ness)?|ridiculous(?:ly)?|laziness|(?:too|was|were|being'
    + '|got)\\s{1,9}lazy(?!\\s{0,9}-)'
    + '|lazy(?=\\s{1,9}(?:engineer|developer|operator|admin|team|people|colleague|mistake)))'
    + '(?:\\s{1,9}(?:carelessness|negligence|recklessness|incompetence|ignorance|stupidity|laziness))?\\b(?!-)',
  'gi',
)

/** Leaves the word out where the sentence stands without it; else something has to stand in its place. */
function fixesOf(sentence: Sentence, text: Parts, span: Span): Fix[] {
  const fix = /ness$|ce$|ity$|\s/i.test(text.slice(span.start, span.end))
    ? undefined
    : leaveOut(text.around(span), span)
  if (!fix)
    return [
      {title: t`Replace with a fact`, edits: [{span, text: inFrontOf(text, span.end, ask('what was done or seen'))}]},
    ]
  return [
    fix,
    {
      title: t`${fix.title}, and add a fact`,
      edits: [...fix.edits, goOn(sentence, `: ${ask('what was done or seen')}`)],
    },
  ]
}
