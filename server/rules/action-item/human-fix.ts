import {t} from '../../text/l10n.ts'
import {memoizeByText} from '../../text/memoize-by-text.ts'
import {ask} from '../../text/prompt.ts'
import {openItems, wordingOf} from '../shared/open-items.ts'
import {byAlternatives} from '../../text/prefilter/index.ts'
import {defineRule, type RuleDocs} from '../rule.ts'
import {regex} from '../../text/regex.ts'

export const docs: RuleDocs = {
  why:
    'People were as careful as the system let them be. A reminder is forgotten once the team changes; a check '
    + 'stays.',
  source:
    'SRE Workbook, chapter 10 ("train humans" is a bad item); Etsy debriefing facilitation guide; AWS correction '
    + 'of errors.',
  bad: [
    {
      text: `# Outage

## Timeline

- 10:00 UTC Down

## Action items

- «Train humans» not to run unsafe commands
- We need to «be more careful» when deploying
- Jane «needs to learn» the handoff
`,
      fixed: `# Outage

## Timeline

- 10:00 UTC Down

## Action items

- [what makes it impossible, or asks before it is done]
- [what makes it impossible, or asks before it is done]
- [what makes it impossible, or asks before it is done]
`,
    },
    {
      text: `# Outage

## Timeline

- 10:00 UTC Down

## Action items

- «Remind everyone» to check the region
- Everybody should «pay more attention» to alerts
`,
      fixed: `# Outage

## Timeline

- 10:00 UTC Down

## Action items

- [what makes it impossible, or asks before it is done]
- [what makes it impossible, or asks before it is done]
`,
    },
  ],
  good: [
    {
      text: `# Outage

## Timeline

- 10:00 UTC Down

## Action items

- Add a confirmation for destructive commands
- Train the model on the new data
- Build a training environment
- Create a careful rollout plan
- We need to be more careful, which means automated tests
`,
    },
    {
      text: `# Outage

## Timeline

- 10:00 UTC Down

## Action items

- Train the team on failover drills by 2026-12-01
- Remind the job queue of open tickets
`,
    },
    {
      text: `# Outage

## Timeline

- 10:00 UTC Down

## Action items

- [x] Train humans not to run unsafe commands
`,
    },
  ],
}

export default defineRule({
  id: 'action-item/human-fix',
  severity: 'warning',
  summary: 'An action item that asks people to do better instead of changing the system',

  *check(model, {text, profile}) {
    if (model.language !== 'en') return
    for (const item of openItems(model, text, profile)) {
      const wording = wordingOf(item, text)
      const match = requestIn(wording)
      // A training with a date is a plan.
      if (!match || (item.due && /^(?:re)?train|^educat/i.test(match[0]))) continue
      const start = item.wording.start + match.index
      const isSimple = !/[|<\n]/.test(wording)
      const plain = {start: item.wording.start, end: item.wording.end}
      yield {
        span: {start, end: start + match[0].length},
        message: t`"${match[0]}" asks people to try harder; say what the system will do instead.`,
        fixes: isSimple
          ? [{title: t`Replace with a prompt for a system change`, edits: [{span: plain, text: ask(question)}]}]
          : [],
      }
    }
  },
})

const question = 'what makes it impossible, or asks before it is done'

/** Where people are asked to do better, and nothing of a system is. */
const requestIn = memoizeByText(wording => (systemFix.test(wording) ? null : humanFix.exec(wording)))

/** "aka have more e2e tests" says what the system will do. */
const systemFix = regex('i')`
    \b(?:e2e|end-to-end|automated|automatic(?:ally)?|automate|(?:more|add|unit|integration) tests?|staging|presubmit
    |ci|tooling|alerts? (?:on|when|for|that))\b
  `

const people =
  '(?:(?:all|the|our|every|each|more) )?(?:on-?call )?(?:humans?|people|everyone|everybody|engineers?|engineering'
  + '|developers?|devs?|operators?|admins?|administrators?'
  + '|staff|employees?|personnel|colleagues|team(?: members?)?|teams|members|users|folks|responders?|sres?|interns?'
  + '|contractors?)\\b(?! (?:channel|page|mailing))'

const humanFix = byAlternatives(
  new RegExp(
    '\\b(?:be (?:more |extra |very )?careful|(?:be|being) more (?:aware|vigilant|mindful|attentive|diligent'
      + '|cautious)|pay(?:ing)? (?:more |closer |better )?attention'
      + `|(?:re)?train (?:${people})|remind (?:${people})|educate (?:${people})|needs? to learn\\b`
      + '|(?:take|exercise|use) (?:more|extra|greater) (?:care|caution))',
    'i',
  ),
)
