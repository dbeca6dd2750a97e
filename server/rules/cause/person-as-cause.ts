import {subjectOf} from '../../prose/subject.ts'
import {t} from '../../text/l10n.ts'
import {latinRanges} from '../../text/letters.ts'
import type {Span} from '../../text/span.ts'
import {namesOf} from '../shared/people.ts'
import {faultClauses, faultVerbs} from '../shared/person-at-fault.ts'
import {inDocument} from '../../edit/rephrase.ts'
import {mayMatch} from '../../text/prefilter/index.ts'
import {defineRule, type RuleDocs} from '../rule.ts'
import {kindsAround, looksAhead, isAboutCause} from '../shared/section-kinds.ts'
import {faultFixes, personFixes} from './person-as-cause-fixes.ts'

export const docs: RuleDocs = {
  why:
    'A person can only be blamed, not fixed. What made the action look right at the time, and what let it through, '
    + 'can be changed.',
  source:
    'GitLab root cause analysis ("can never be a person"); PagerDuty postmortem guide; SRE Workbook, chapter 10 '
    + '(the bad example).',
  bad: [
    {
      text: `# Outage

## Root cause

«dylanfour@ ignored» the automation setup.
`,
      fixed: `# Outage

## Root cause

The automation setup was not acted upon because [what was known at that time].
`,
    },
    {
      text: `# Outage

## Root cause

In the evening «an engineer misconfigured» \`nginx\` on all hosts.
`,
      fixed: `# Outage

## Root cause

In the evening \`nginx\` was wrong on all hosts; it was accepted because [which check was missing].
`,
    },
    {
      text: `# Outage

## Contributing factors

- «The platform team accidentally deleted» the wrong bucket
`,
      fixed: `# Outage

## Contributing factors

- The wrong bucket was changed; nothing stopped it because [which safeguard was missing]
`,
    },
    {
      text: `# Outage

## Root cause

The root cause was «John», who was on call.
`,
      fixed: `# Outage

## Root cause

The root cause was [a change] that was accepted without [a control], who was on call.
`,
    },
  ],
  good: [
    {
      text: `# Outage

## Root cause

User traffic caused the queue to grow; Jenkins broke, and the Sam service ignored the flag.
`,
    },
    {
      text: `# Outage

## Root cause and resolution

The Traffic team mitigated it. An engineer deleted the lock and deployed the fix.
`,
    },
    {
      text: `# Outage

## Timeline

- 10:00 UTC An engineer ignored the page
`,
    },
    {
      text: `# Outage

## Root cause

A bug in the automation of the team caused the outage; it was broken by an engineer’s laptop.
`,
    },
    {
      text: `# Outage

## Root cause

An engineer broke the proxy, which looked right because its check had passed.
`,
    },
    {
      text: `# Outage

## Root cause

> Jane broke it.

The error was caused by the developer tools.
`,
    },
  ],
}

export default defineRule({
  id: 'cause/person-as-cause',
  severity: 'warning',
  scope: 'block',
  mayHold: () => [...faultVerbs, given],
  summary: 'A person or a team is given as the cause',

  *check(model, {prose, text}) {
    if (model.language !== 'en') return
    const names = namesOf(model)
    for (const sentence of prose) {
      const clauses = [...faultClauses(sentence, names)]
      const person = clauses.length ? undefined : personGiven(sentence.text, names)
      if (clauses.length === 0 && !person) continue
      const kinds = kindsAround(model, sentence)
      if (!isAboutCause(kinds) || looksAhead(kinds)) continue
      for (const clause of clauses.filter(it => !explained.test(sentence.text.slice(it.span.end)))) {
        yield {
          span: inDocument(sentence, clause.span),
          message: messageOf(clause.subject.head),
          fixes: faultFixes(text, sentence, clause),
        }
      }
      if (person) {
        const span = inDocument(sentence, person)
        yield {span, message: messageOf(text.slice(span.start, span.end)), fixes: personFixes(text, span)}
      }
    }
  },
})

/** The question of the rule is answered, or already asked in the text. */
const explained = /^[^;!?]{0,200}, which looked right because\b/

function messageOf(who: string): string {
  return t`"${who}" is given as the cause; say what made the action look right at the time, and what let it through.`
}

/** "The root cause was John": where the person is named, in the sentence. */
function personGiven(prose: string, names: ReadonlySet<string>): Span | undefined {
  const match = mayGive(prose) ? given.exec(prose) : null
  if (!match?.[1]) return undefined
  const {kind} = subjectOf(match[1], match[1].length, names)
  const start = match.index + match[0].length - match[1].length
  return kind === 'person' || kind === 'team' || kind === 'name' ? {start, end: start + match[1].length} : undefined
}

const given = new RegExp(
  `\\bcause\\s{1,9}(?:was|is)\\s{1,9}((?:(?:the|an?|our|one\\s{1,9}of\\s{1,9}our)\\s{1,9})?[${latinRanges}@-]{2,30}(?:\\s{1,9}[${latinRanges}-]{2,30}){0,2}?)`
    + '(?=[.,;:]|$|\\s{1,9}(?:who|[a-zÀ-ɏ]{2,20}ing)\\b)',
  'i',
)

const mayGive = mayMatch(given)
