import type {Fix} from '../../edit/fix.ts'
import type {Sentence} from '../../prose/sentences.ts'
import {t} from '../../text/l10n.ts'
import {ask} from '../../text/prompt.ts'
import {matchesOf} from '../../text/search.ts'
import {leaveOut} from '../../edit/leave-out.ts'
import {defineRule, type RuleDocs} from '../rule.ts'
import {kindsAround, looksAhead} from '../shared/section-kinds.ts'
import {regex} from '../../text/regex.ts'

export const docs: RuleDocs = {
  why:
    'What is obvious now was one sign among many then. The word replaces the explanation: what could be seen, and '
    + 'how it looked.',
  source: 'Etsy debriefing facilitation guide ("obviously" is a cue); PagerDuty postmortem guide (hindsight bias).',
  bad: [
    {
      text: `# Outage

## Summary

«Obviously», the deploy was wrong.
`,
      fixed: `# Outage

## Summary

The deploy was wrong.
`,
    },
    {
      text: `# Outage

## Root cause

The roll-out «obviously» had failed. «Needless to say», the retry failed too.
`,
      fixed: `# Outage

## Root cause

The roll-out had failed. The retry failed too.
`,
    },
    {
      text: `# Outage

## Root cause

«In hindsight», it was clear that the limit was too low.
`,
      fixed: `# Outage

## Root cause

It was clear that the limit was too low.
`,
    },
  ],
  good: [
    {
      text: `# Outage

## Timeline

- 10:00 UTC Nothing obviously wrong in the logs, and no obvious cause
- 10:05 UTC The dashboard clearly showed the leak
`,
    },
    {
      text: `# Outage

## Lessons learned

In hindsight, the limit was too low. Obviously, we learn.
`,
    },
    {
      text: `# Outage

## Timeline

- 10:00 UTC In hindsight, it is most likely because it requests too little memory
`,
    },
    {
      text: `# Outage

## Summary

> Obviously, it was wrong.

It seemed obvious. The error did not say clearly why.
`,
    },
  ],
}

export default defineRule({
  id: 'language/hindsight',
  severity: 'hint',
  scope: 'block',
  mayHold: () => [pattern],
  summary: 'Something is called obvious that was not obvious at the time',

  *check(model, {prose, text}) {
    if (model.language !== 'en') return
    for (const sentence of prose) {
      for (const match of matchesOf(pattern, sentence.text)) {
        const word = match[0]
        const before = sentence.text.slice(Math.max(0, match.index - 40), match.index)
        if (isNegated.test(before) || (/^(?:clearly|of course)$/i.test(word) && /[\p{L}\p{N}]/u.test(before))) continue
        if (/hindsight/i.test(word) && !verdict.test(sentence.text)) continue
        if (looksAhead(kindsAround(model, sentence))) continue
        const start = sentence.span.start + match.index
        const span = {start, end: start + word.length}
        const fix = leaveOut(text.around(span), span)
        yield {
          span,
          message: t`"${word}" explains nothing; say what could be seen at the time, and by whom.`,
          fixes: fix ? [fix, ...withSignal(sentence, fix)] : [],
        }
      }
    }
  },
})

/** The explanation that the word stands for, behind the sentence. */
function withSignal({span, text}: Sentence, {title, edits}: Fix): Fix[] {
  if (!text.endsWith('.')) return []
  const behind = {span: {start: span.end, end: span.end}, text: ` It showed in ${ask('which signal, and to whom')}.`}
  return [{title: t`${title}, and say how it showed`, edits: [...edits, behind]}]
}

const pattern = new RegExp(
  '\\b(?:obviously|of\\s{1,9}course(?=,)|clearly(?=,)|needless\\s{1,9}to\\s{1,9}say|(?:in'
    + '|with\\s{1,9}the\\s{1,9}benefit\\s{1,9}of)\\s{1,9}hindsight'
    + '|as\\s{1,9}everyone\\s{1,9}knows)\\b',
  'gi',
)
/** With it, hindsight judges; without, it only tells that something was found later. */
const verdict = /\b(?:obvious|clear|apparent|should|would|could|mistake|wrong|better|easy|evident)\b/i
const isNegated = regex('i')`
    \b(?:nothing|anything|not|n['’]t|no|never|less|more|most|seem(?:ed|s)?|look(?:ed|s)?|something
    |so)\s{1,9}(?:[a-zÀ-ɏ]{1,12}\s{1,9})?$
  `
