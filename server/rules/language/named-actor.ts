import type {Fix} from '../../edit/fix.ts'
import {t} from '../../text/l10n.ts'
import {namesOf} from '../shared/people.ts'
import {faultClauses, faultVerbs} from '../shared/person-at-fault.ts'
import {hindsightClauses, hindsightVerbs} from '../shared/hindsight-clause.ts'
import {inDocument, isAtStart} from '../../edit/rephrase.ts'
import {defineRule, type RuleDocs} from '../rule.ts'
import {kindsAround, isAboutCause} from '../shared/section-kinds.ts'
import type {Sentence} from '../../prose/sentences.ts'
import type {Subject} from '../../prose/subject.ts'
import {occurrences} from '../../text/occurrences.ts'

export const docs: RuleDocs = {
  why:
    'Nobody writes openly about an incident if their name will be next to the mistake. The role says what the '
    + 'reader needs: what somebody in that role could see and do.',
  source: 'Atlassian incident handbook ("refer by role"); AWS incident management; SRE Workbook, chapter 10.',
  bad: [
    {
      text: `# Outage

## Summary

«John broke» the deploy, and John restored it.
`,
      fixed: `# Outage

## Summary

The on-call engineer broke the deploy, and the on-call engineer restored it.
`,
    },
    {
      text: `# Outage

**Author:** Kwabena Osei

## Timeline

- 10:00 UTC «Kwabena failed to check» the dashboard
- 10:05 UTC At noon «@docbrown misconfigured» the proxy
`,
      fixed: `# Outage

**Author:** Kwabena Osei

## Timeline

- 10:00 UTC The on-call engineer failed to check the dashboard
- 10:05 UTC At noon the on-call engineer misconfigured the proxy
`,
    },
    {
      text: `# Outage

## Summary

«John broke» the deploy, and John-Paul restored the John-1 host with John.
`,
      fixed: `# Outage

## Summary

The on-call engineer broke the deploy, and John-Paul restored the John-1 host with the on-call engineer.
`,
    },
  ],
  good: [
    {
      text: `# Outage

## Timeline

- 10:00 UTC docbrown starts investigating
- 10:05 UTC Jennifer restored traffic and deleted the lock
`,
    },
    {
      text: `# Outage

## Summary

Jenkins broke the build. Travis often fails to deploy. The Sam service ignored the flag, and Phoenix failed to start.
`,
    },
    {
      text: `# Outage

## Summary

> John broke it.

The developer broke the build. "Alice forgot it", said the chat.
`,
    },
    {
      text: `# Outage

## Timeline

- 10:00 UTC Alice caught the error that the host caused
- 10:01 UTC Alice did not see an alert
- 10:03 UTC Bob broke down the problem
`,
    },
  ],
}

export default defineRule({
  id: 'language/named-actor',
  severity: 'warning',
  scope: 'block',
  mayHold: () => [...faultVerbs, ...hindsightVerbs],
  summary: 'A person is named as the one at fault',

  *check(model, {prose}) {
    if (model.language !== 'en') return
    const names = namesOf(model)
    for (const sentence of prose) {
      // In a section on the cause, whoever is named there is the matter of another rule.
      const acts = [...faultClauses(sentence, names)].filter(() => !isAboutCause(kindsAround(model, sentence)))
      for (const {subject, span} of [...acts, ...hindsightClauses(sentence, names)]) {
        if (subject.kind !== 'name') continue
        const who = nameOf(sentence, subject)
        yield {
          span: inDocument(sentence, span),
          message: t`${who} is named as the person at fault; use a role instead, such as "the on-call engineer".`,
          fixes: roles.map(role => roleFix(sentence, who, role)),
        }
      }
    }
  },
})

const roles = ['the on-call engineer', 'the engineer who made the change', 'the responder']

/** As written, without adverbs in front: "Unfortunately John Smith" is John Smith. */
function nameOf({text}: Sentence, {span, head}: Subject): string {
  const words = text.slice(span.start, span.end)
  return /(?:^|\s)(\p{Lu}\p{Ll}{1,30}\s{1,9}\p{Lu}\p{Ll}{1,30})$/u.exec(words)?.[1] ?? head
}

/** Everywhere in the sentence, so that it does not tell the name after all. */
function roleFix(sentence: Sentence, who: string, role: string): Fix {
  const edits = occurrences(sentence.text, who).map(span => {
    const isFirst =
      isAtStart(sentence, span.start)
      || /\d\s{1,3}(?:UTC|GMT|[A-Z]{3,4})?[\s:–—-]{0,5}$/.test(sentence.text.slice(0, span.start))
    return {span: inDocument(sentence, span), text: isFirst ? (role[0] as string).toUpperCase() + role.slice(1) : role}
  })
  return {title: t`Write "${role}"`, edits}
}
