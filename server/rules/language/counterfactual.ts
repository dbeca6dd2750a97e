import {t} from '../../text/l10n.ts'
import {hindsightClauses, hindsightVerbs, type HindsightClause} from '../shared/hindsight-clause.ts'
import {namesOf} from '../shared/people.ts'
import {inDocument} from '../../edit/rephrase.ts'
import {defineRule, type RuleDocs} from '../rule.ts'
import {kindsAround, looksAhead} from '../shared/section-kinds.ts'
import {counterfactualFixes} from './counterfactual-fixes.ts'

export const docs: RuleDocs = {
  why:
    'What somebody should have done explains nothing: it did not happen. Why it did not seem necessary at the time '
    + 'is the finding, and what would catch it next time is an action item.',
  source:
    'Allspaw et al., "Common traps in incident analysis" (counterfactuals); PagerDuty postmortem guide '
    + '("alternate reality").',
  bad: [
    {
      text: `# Outage

## Root cause

«The engineer should have checked» the config in staging.
`,
      fixed: `# Outage

## Root cause

The config was not checked in staging because [what was known at that time].
`,
    },
    {
      text: `# Outage

## Summary

At night «the operator failed to follow» the runbook.
`,
      fixed: `# Outage

## Summary

At night the runbook was not followed; at that moment [what was on the screen].
`,
    },
    {
      text: `# Outage

## Summary

«Monitoring failed to detect» the leak.
`,
      fixed: `# Outage

## Summary

The leak raised no alert; the first signal was [which signal, and when].
`,
    },
    {
      text: `# Outage

## Lessons learned

- «The team should have tested» it
- We didn’t test it
`,
      fixed: `# Outage

## Lessons learned

- It was not tested because [what was known at that time]
- We didn’t test it
`,
    },
    {
      text: `# Outage

## Root cause

«The change should not have been merged».
`,
      fixed: `# Outage

## Root cause

The change was merged because [what was known at that time].
`,
    },
    {
      text: `# Outage

## Root cause

«The engineer who deployed it should have known» better.
`,
    },
    {
      text: `# Outage

## Root cause

The limit was too low. «This should have been caught» in review.
`,
      fixed: `# Outage

## Root cause

The limit was too low. This was not caught in review; in place was [which check].
`,
    },
    {
      text: `# Outage

## Root cause

An alert fired, but «we didn't notice» it.
`,
      fixed: `# Outage

## Root cause

An alert fired, but it was not noticed; at that moment [what was on the screen].
`,
    },
    {
      text: `# Outage

## Summary

«If only we» had looked.
`,
    },
    {
      text: `# Outage

## Summary

It took longer than planned, and «the engineer should have checked» the config.
`,
      fixed: `# Outage

## Summary

It took longer than planned, and the config was not checked because [what was known at that time].
`,
    },
    {
      text: `# Outage

## Root cause

«The engineer should not have merged» the change.
`,
      fixed: `# Outage

## Root cause

The change was merged because [what was known at that time].
`,
    },
  ],
  good: [
    {
      text: `# Outage

## Summary

The database had 1.6 MB only, so we didn’t think that it was too big.
`,
    },
    {
      text: `# Outage

## Root cause

Each repository should have clear rules. The proxy failed to connect to Redis, and the change did not register.
`,
    },
    {
      text: `# Outage

## Summary

The request should have returned 200. Users could have been exposed. The alert should have fired. We didn’t have a test.
`,
    },
    {
      text: `# Outage

## Lessons learned

- This could have been a lot worse
- A canary would have caught it

## Action items

- We should have tested the config
`,
    },
    {
      text: `# Outage

## Summary

Without the pager, we could have noticed it way later than we did.
`,
    },
    {
      text: `# Outage

## Root cause

A rollback would have meant extending the outage. We would have lost data. The engineer might have restarted it.
`,
    },
    {
      text: `# Outage

## Summary

> The engineer should have checked it.

The lead wrote "we should have tested it", and \`we failed to test\` was logged.
`,
    },
    {
      text: `# Outage

## Timeline

- 10:00 UTC The engineer did not see an alert
- 10:05 UTC Our users failed to log in; they failed to reload
- 10:07 UTC The engineer’s laptop failed to start
- 10:09 UTC We failed to connect to the database
`,
    },
  ],
}

export default defineRule({
  id: 'language/counterfactual',
  severity: 'warning',
  scope: 'block',
  mayHold: () => [...hindsightVerbs, ifOnly],
  yieldsTo: ['cause/person-as-cause'],
  summary: 'The text says what did not happen instead of what did',

  *check(model, {prose, text}) {
    if (model.language !== 'en') return
    const names = namesOf(model)
    for (const sentence of prose) {
      const clauses = [...hindsightClauses(sentence, names)].filter(it => it.subject.kind !== 'name')
      const wish = ifOnly.exec(sentence.text)
      if (clauses.length === 0 && !wish) continue
      const kinds = kindsAround(model, sentence)
      const looksBack = kinds.has('lessons') || kinds.has('lessons-wrong')
      if (looksAhead(kinds) && (!looksBack || kinds.has('action-items'))) continue
      for (const clause of isLuck.test(sentence.text) ? [] : clauses) {
        const blames = judge(clause)
        // In the lessons, what could have been is at its place; a reproach to people is not.
        if (!blames || (looksBack && (blames === 'system' || !isPlainReproach(clause)))) continue
        const span = inDocument(sentence, clause.span)
        yield {
          span,
          message: t`"${plain(text.slice(span.start, span.end))}" says what did not happen; say what did, and why it made sense at the time.`,
          ...(blames === 'system' || looksBack ? {severity: 'hint' as const} : {}),
          fixes: counterfactualFixes(model, sentence, clause, text),
        }
      }
      if (wish && !looksBack) {
        yield {
          span: inDocument(sentence, {start: wish.index, end: wish.index + wish[0].length}),
          message: t`"${wish[0]}" says what did not happen; say what did, and why it made sense at the time.`,
        }
      }
    }
  },
})

/** "We could have noticed it much later": what would have been worse is luck, no reproach. */
const isLuck = /\b(?:could|would|might)(?:['’]ve| have) [^.;]{0,60}\b(?:later|longer|worse|harder) than\b/i

const ifOnly = new RegExp(
  '\\bif\\s{1,9}only\\s{1,9}(?:we|they|he|she|someone|somebody|(?:the|our|an)\\s{1,9}(?:engineer|operator'
    + '|developer|team|on-call|reviewer|author)s?)\\b',
  'i',
)

function wordSet(words: string): ReadonlySet<string> {
  return new Set(words.split(' '))
}

/** What people or controls do to notice or to stop a failure. */
const diligence = wordSet(
  'caught detected noticed spotted prevented avoided alerted flagged picked discovered tested reviewed checked verified'
    + ' validated monitored escalated identified predicted foreseen anticipated reacted responded communicated '
    + 'followed realised'
    + ' realized investigated questioned',
)

/** What people decide; as a wish, it says that the decision was wrong. */
const step = wordSet('merged deployed approved released shipped rolled')

/** What a control is there for. */
const controlVerb = wordSet(
  'catch detect notice prevent predict identify flag alert alarm warn stop spot fire page raise trigger',
)

/** What may not work out however diligent people are. */
const mechanical = wordSet(
  'connect start load log login resolve reach reproduce authenticate access open find receive get complete scale '
    + 'restart'
    + ' fix see recover boot build mount sync join register deploy roll restore save upload download fetch come '
    + 'work render'
    + ' reload pull push send mitigate isolate determine solve',
)

/**
 *  What is expected of a system though the sentence is about people, a decision, or what they could see: no reproach.
 */
const noReproach = wordSet(
  'received gotten got seen had been meant required needed taken lost heard exposed affected impacted accessed '
    + 'leaked liked'
    + ' preferred wanted expected loved',
)

/** Whom the clause holds something against: a person or team, the system, or nobody. */
function judge({
  form,
  subject: {kind, head},
  auxiliary,
  isPassive,
  verb,
}: HindsightClause): 'person' | 'system' | undefined {
  const isPerson = (kind === 'person' || kind === 'team') && !/^(?:you|everyone|people)$/i.test(head)
  const isVague = /^they$/i.test(head)
  switch (form) {
    case 'omission':
      return isPerson ? 'person' : undefined
    case 'failure':
      if (isPerson && !isVague && !mechanical.has(verb.toLowerCase())) return 'person'
      return kind === 'control' && controlVerb.has(verb.toLowerCase()) ? 'system' : undefined
    case 'modal':
      if (isPerson && !isPassive) {
        if (noReproach.has(verb.toLowerCase())) return undefined
        return diligence.has(verb.toLowerCase()) || (auxiliary === 'should' && !isVague) ? 'person' : undefined
      }
      const isStep = isPassive && auxiliary === 'should' && step.has(verb.toLowerCase())
      if (
        !(isStep || diligence.has(verb.toLowerCase()))
        || kind === 'none'
        || /^(?:users?|customers?|clients?|people)$/i.test(head)
      )
        return undefined
      return isPassive || kind === 'control' || /^(?:this|that|it|which)$/i.test(head) ? 'system' : undefined
  }
}

/** "should have", "failed to": not "could have" and "didn't", which lessons are made of. */
function isPlainReproach({form, auxiliary}: HindsightClause): boolean {
  return form === 'failure' || auxiliary === 'should' || auxiliary.startsWith('ought')
}

function plain(words: string): string {
  return words.replace(/\s+/g, ' ')
}
