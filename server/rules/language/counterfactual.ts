import {t} from '../../text/l10n.ts'
import {hindsightClauses, hindsightVerbs, type HindsightClause} from '../shared/hindsight-clause.ts'
import {namesOf} from '../shared/people.ts'
import {inDocument} from '../../edit/rephrase.ts'
import {defineRule, type RuleDocs} from '../rule.ts'
import {kindsAround, looksAhead} from '../shared/section-kinds.ts'
import {counterfactualFixes} from './counterfactual-fixes.ts'

export const docs: RuleDocs = {
  why: 'What somebody should have done explains nothing: it did not happen. Why it did not seem necessary at the time is the finding, and what would catch it next time is an action item.',
  source: 'Allspaw et al., "Common traps in incident analysis" (counterfactuals); PagerDuty postmortem guide ("alternate reality").',
  bad: [
    {
      text: '# Outage\n\n## Root cause\n\n«The engineer should have checked» the config in staging.\n',
      fixed: '# Outage\n\n## Root cause\n\nThe config was not checked in staging because [what was known at that time].\n',
    },
    {
      text: '# Outage\n\n## Summary\n\nAt night «the operator failed to follow» the runbook.\n',
      fixed: '# Outage\n\n## Summary\n\nAt night the runbook was not followed; at that moment [what was on the screen].\n',
    },
    {
      text: '# Outage\n\n## Summary\n\n«Monitoring failed to detect» the leak.\n',
      fixed: '# Outage\n\n## Summary\n\nThe leak raised no alert; the first signal was [which signal, and when].\n',
    },
    {text: '# Outage\n\n## Lessons learned\n\n- «The team should have tested» it\n- We didn’t test it\n', fixed: '# Outage\n\n## Lessons learned\n\n- It was not tested because [what was known at that time]\n- We didn’t test it\n'},
    {
      text: '# Outage\n\n## Root cause\n\n«The change should not have been merged».\n',
      fixed: '# Outage\n\n## Root cause\n\nThe change was merged because [what was known at that time].\n',
    },
    {text: '# Outage\n\n## Root cause\n\n«The engineer who deployed it should have known» better.\n'},
    {
      text: '# Outage\n\n## Root cause\n\nThe limit was too low. «This should have been caught» in review.\n',
      fixed: '# Outage\n\n## Root cause\n\nThe limit was too low. This was not caught in review; in place was [which check].\n',
    },
    {text: '# Outage\n\n## Root cause\n\nAn alert fired, but «we didn\'t notice» it.\n', fixed: '# Outage\n\n## Root cause\n\nAn alert fired, but it was not noticed; at that moment [what was on the screen].\n'},
    {text: '# Outage\n\n## Summary\n\n«If only we» had looked.\n'},
    {text: '# Outage\n\n## Summary\n\nIt took longer than planned, and «the engineer should have checked» the config.\n', fixed: '# Outage\n\n## Summary\n\nIt took longer than planned, and the config was not checked because [what was known at that time].\n'},
    {
      text: '# Outage\n\n## Root cause\n\n«The engineer should not have merged» the change.\n',
      fixed: '# Outage\n\n## Root cause\n\nThe change was merged because [what was known at that time].\n',
    },
  ],
  good: [
    {text: '# Outage\n\n## Summary\n\nThe database had 1.6 MB only, so we didn’t think that it was too big.\n'},
    {text: '# Outage\n\n## Root cause\n\nEach repository should have clear rules. The proxy failed to connect to Redis, and the change did not register.\n'},
    {text: '# Outage\n\n## Summary\n\nThe request should have returned 200. Users could have been exposed. The alert should have fired. We didn’t have a test.\n'},
    {text: '# Outage\n\n## Lessons learned\n\n- This could have been a lot worse\n- A canary would have caught it\n\n## Action items\n\n- We should have tested the config\n'},
    {text: '# Outage\n\n## Summary\n\nWithout the pager, we could have noticed it way later than we did.\n'},
    {text: '# Outage\n\n## Root cause\n\nA rollback would have meant extending the outage. We would have lost data. The engineer might have restarted it.\n'},
    {text: '# Outage\n\n## Summary\n\n> The engineer should have checked it.\n\nThe lead wrote "we should have tested it", and `we failed to test` was logged.\n'},
    {text: '# Outage\n\n## Timeline\n\n- 10:00 UTC The engineer did not see an alert\n- 10:05 UTC Our users failed to log in; they failed to reload\n- 10:07 UTC The engineer’s laptop failed to start\n- 10:09 UTC We failed to connect to the database\n'},
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
  '\\bif\\s{1,9}only\\s{1,9}(?:we|they|he|she|someone|somebody|(?:the|our|an)\\s{1,9}(?:engineer|operator|developer|team|on-call|reviewer|author)s?)\\b',
  'i',
)

function wordSet(words: string): ReadonlySet<string> {
  return new Set(words.split(' '))
}

/** What people or controls do to notice or to stop a failure. */
const diligence = wordSet(
  'caught detected noticed spotted prevented avoided alerted flagged picked discovered tested reviewed checked verified'
  + ' validated monitored escalated identified predicted foreseen anticipated reacted responded communicated followed realised'
  + ' realized investigated questioned',
)

/** What people decide; as a wish, it says that the decision was wrong. */
const step = wordSet('merged deployed approved released shipped rolled')

/** What a control is there for. */
const controlVerb = wordSet('catch detect notice prevent predict identify flag alert alarm warn stop spot fire page raise trigger')

/** What may not work out however diligent people are. */
const mechanical = wordSet(
  'connect start load log login resolve reach reproduce authenticate access open find receive get complete scale restart'
  + ' fix see recover boot build mount sync join register deploy roll restore save upload download fetch come work render'
  + ' reload pull push send mitigate isolate determine solve',
)

/** What is expected of a system though the sentence is about people, a decision, or what they could see: no reproach. */
const noReproach = wordSet(
  'received gotten got seen had been meant required needed taken lost heard exposed affected impacted accessed leaked liked'
  + ' preferred wanted expected loved',
)

/** Whom the clause holds something against: a person or team, the system, or nobody. */
function judge({form, subject: {kind, head}, auxiliary, isPassive, verb}: HindsightClause): 'person' | 'system' | undefined {
  const isPerson = (kind === 'person' || kind === 'team') && !/^(?:you|everyone|people)$/i.test(head)
  const isVague = /^they$/i.test(head)
  switch (form) {
    case 'omission': return isPerson ? 'person' : undefined
    case 'failure':
      if (isPerson && !isVague && !mechanical.has(verb.toLowerCase())) return 'person'
      return kind === 'control' && controlVerb.has(verb.toLowerCase()) ? 'system' : undefined
    case 'modal':
      if (isPerson && !isPassive) {
        if (noReproach.has(verb.toLowerCase())) return undefined
        return diligence.has(verb.toLowerCase()) || (auxiliary === 'should' && !isVague) ? 'person' : undefined
      }
      const isStep = isPassive && auxiliary === 'should' && step.has(verb.toLowerCase())
      if (!(isStep || diligence.has(verb.toLowerCase())) || kind === 'none' || /^(?:users?|customers?|clients?|people)$/i.test(head)) return undefined
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
