import {t} from '../../text/l10n.ts'
import {matchesOf} from '../../text/search.ts'
import {defineRule, type RuleDocs} from '../rule.ts'
import {looksAhead, kindsAround, isAboutCause} from '../shared/section-kinds.ts'
import type {Parts} from '../../text/parts.ts'
import {humanErrorFixes} from './human-error-fixes.ts'

export const docs: RuleDocs = {
  why:
    'People err every day; what needs an explanation is why the system let one slip become an incident. "Human '
    + 'error" ends the search where it should begin, and leaves nothing to change.',
  source: 'Allspaw et al., "Common traps in incident analysis"; PagerDuty postmortem guide; AWS Correction of Error.',
  bad: [
    {
      text: `# Outage

## Root cause

«Human error» during the deploy.
`,
      fixed: `# Outage

## Root cause

[A tool or process] that allowed [an action] without [a safeguard] during the deploy.
`,
    },
    {
      text: `# Outage

## Summary

The shop was down because of «operator error».
`,
      fixed: `# Outage

## Summary

The shop was down because of [a tool or process] that allowed [an action] without [a safeguard].
`,
    },
    {
      text: `# Outage

**Root cause:** a «mistake by an engineer»

## Timeline

- 10:00 UTC Down
`,
      fixed: `# Outage

**Root cause:** [a tool or process] that allowed [an action] without [a safeguard]

## Timeline

- 10:00 UTC Down
`,
    },
  ],
  good: [
    {
      text: `# Outage

## Root cause

The tool took \`human error\` as a label; see [Two views on human error](https://example.com/human-error).
`,
    },
    {
      text: `# Outage

## Root cause

This was not human error: the script accepted an empty list.
`,
    },
    {
      text: `# Outage

## Root cause

The process is prone to human error, and "operator error" was our first guess.
`,
    },
    {
      text: `# Outage

## Root cause

Category:

- [ ] Human error
- [x] Configuration
`,
    },
    {
      text: `# Outage

## Action items

- Automate the step to rule out human error
`,
    },
    {
      text: `# Outage

## Root cause

> It was human error.

The gateway answered with user errors such as 404.
`,
    },
  ],
}

export default defineRule({
  id: 'cause/human-error',
  severity: 'warning',
  scope: 'block',
  mayHold: () => [pattern],
  summary: 'Human error is given as the cause',

  *check(model, {prose, text}) {
    if (model.language !== 'en') return
    for (const sentence of prose) {
      for (const match of matchesOf(pattern, sentence.text)) {
        const before = sentence.text.slice(Math.max(0, match.index - 60), match.index)
        const after = sentence.text.slice(match.index + match[0].length, match.index + match[0].length + 30)
        if (isDenied.test(before) || isAboutIt.test(before) || isTopic.test(after)) continue
        const kinds = kindsAround(model, sentence)
        if (looksAhead(kinds) || isUnticked(text, sentence.span.start)) continue
        const start = sentence.span.start + match.index
        const span = {start, end: start + match[0].length}
        const words = text.slice(span.start, span.end)
        const article = /\ban?\s$/i.exec(text.slice(Math.max(0, span.start - 3), span.start))?.[0] ?? ''
        const replaced = {start: span.start - article.length, end: span.end}
        const isCause = isAboutCause(kinds) || kinds.has('summary') || kinds.has('narrative') || kinds.has('impact')
        yield {
          span,
          message: t`"${words}" is not something you can fix; say what made the mistake possible, and what let it through.`,
          ...(isCause ? {} : {severity: kinds.has('timeline') ? ('hint' as const) : ('info' as const)}),
          fixes: humanErrorFixes(text, replaced),
        }
      }
    }
  },
})

/** A choice that was not made. */
function isUnticked(text: Parts, at: number): boolean {
  return /\[ \]\s$/.test(text.slice(Math.max(0, at - 4), at))
}

const pattern = new RegExp(
  [
    "\\b(?:human|operator|pilot|user|engineer|developer|administrator|admin)(?:['’]s)?\\s{1,9}error\\b"
      + '(?!\\s{1,9}(?:messages?|codes?|logs?|pages?|reports?|rates?|handling))',
    '\\bhuman\\s{1,9}(?:mistake|failure)s?\\b',
    '\\b(?:mistake|error)s?\\s{1,9}(?:made\\s{1,9})?by\\s{1,9}(?:an?|the|our|one\\s{1,9}of\\s{1,9}(?:the'
      + '|our))\\s{1,9}(?:[a-zÀ-ɏ-]{2,20}\\s{1,9}){0,2}'
      + '(?:engineer|operator|developer|admin|administrator|technician|contractor|employee|team|colleague|intern)s?\\b',
  ].join('|'),
  'gi',
)

/** Before it: that it was none. */
const isDenied = new RegExp(
  "\\b(?:not|no|never|neither|nor|without|rather\\s{1,9}than|instead\\s{1,9}of|isn['’]t|wasn['’]t"
    + '|ruled\\s{1,9}out)\\s{1,9}'
    + '(?:[a-zÀ-ɏ]{1,20}\\s{1,9}){0,4}$',
  'i',
)

/** Before it: what is said of human error as such, or guessed. */
const isAboutIt = new RegExp(
  '\\b(?:prone\\s{1,9}to|risks?\\s{1,9}of|chances?\\s{1,9}(?:of|for)|room\\s{1,9}for|possibility\\s{1,9}of'
    + '|potential\\s{1,9}for|prevent[a-z]{0,4}'
    + '|reduc[a-z]{1,4}|avoid[a-z]{0,4}|eliminat[a-z]{1,4}|minimi[sz][a-z]{1,4}|against|assumed|suspected|guessed'
    + '|views?\\s{1,9}on|called'
    + '|blam[a-z]{1,4})\\s{1,9}(?:[a-zÀ-ɏ]{1,20}\\s{1,9}){0,3}$',
  'i',
)

/** Behind it: the same. */
const isTopic = new RegExp(
  '^[\\s-]{1,9}(?:prone|is\\s{1,9}(?:a\\s{1,9}(?:symptom|signal)|treated|never|not|possible|likely)|can\\b'
    + '|could\\b|may\\b|might\\b|happens)',
  'i',
)
