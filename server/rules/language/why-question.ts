import type {Fix} from '../../edit/fix.ts'
import type {Sentence} from '../../prose/sentences.ts'
import {t} from '../../text/l10n.ts'
import {letterRanges} from '../../text/letters.ts'
import type {Span} from '../../text/span.ts'
import {defineRule, type RuleDocs} from '../rule.ts'
import {kindsAround} from '../shared/section-kinds.ts'

export const docs: RuleDocs = {
  why:
    '"Why didn’t you" and "who" ask for a culprit, and get a defence. "What" and "how" reveal what was seen and '
    + 'known, which is what the next reader needs.',
  source: 'PagerDuty postmortem guide; Etsy debriefing facilitation guide; SRE Workbook, chapter 10 (the bad example).',
  bad: [
    {
      text: `# Outage

## Lessons learned

- «Why didn't we» alert on the queue?
- «Why weren’t you» monitoring it?
`,
      fixed: `# Outage

## Lessons learned

- What would have had to be true for us to alert on the queue?
- What would have had to be true for you to be monitoring it?
`,
    },
    {
      text: `# Outage

## Open questions

- «Who approved» the change?
`,
      fixed: `# Outage

## Open questions

- How was it decided to approve the change?
`,
    },
  ],
  good: [
    {
      text: `# Outage

## Five whys

1. Why? – The battery is dead
2. Why didn’t we notice? – There is no gauge
`,
    },
    {
      text: `# Outage

## Lessons learned

- Why did the service restart? Why did this outage start?
- Why wasn’t the queue monitored?
- It is unclear why we did not see it.
`,
    },
    {
      text: `# Outage

## Timeline

- 10:00 UTC The users who broke the rate limit were blocked
`,
    },
    {
      text: `# Outage

## Lessons learned

> Why didn’t you check it?
`,
    },
  ],
}

export default defineRule({
  id: 'language/why-question',
  severity: 'info',
  scope: 'block',
  mayHold: () => [/\?/],
  summary: 'A question asks people to justify themselves',

  *check(model, {prose, text}) {
    if (model.language !== 'en') return
    for (const sentence of prose) {
      const match = /\?\)?$/.test(sentence.text) ? pattern.exec(sentence.text) : undefined
      if (!match) continue
      const who = match[2] ?? match[4]
      if (kindsAround(model, sentence).has('five-whys') && who !== undefined && /^we$/i.test(who)) continue
      const start = sentence.span.start + match.index
      const span = {start, end: start + match[0].length}
      const words = text.slice(span.start, span.end)
      yield {
        span,
        message: t`"${words.replace(/\s+/g, ' ')} …" asks for a culprit; ask what was known, and how it happened.`,
        fixes: [...fixesOf(match, span), whatWasKnown(sentence, match, span)],
      }
    }
  },
})

const people =
  'we|you|they|he|she|anyone|anybody|someone|somebody|nobody|no\\s{1,9}one|(?:the'
  + '|our)\\s{1,9}(?:[a-zÀ-ɏ-]{2,20}\\s{1,9})?'
  + '(?:team|on-call|(?:engineer|operator|developer|reviewer)s?)'
const pattern = new RegExp(
  `\\bwhy\\s{1,9}(did|do|does|was|were|are|is|have|has|had|could)n['’]t\\s{1,9}(${people})\\b`
    + `|\\bwhy\\s{1,9}(did|do|does|was|were|are|is|have|has|had|could)\\s{1,9}(${people})\\s{1,9}not\\b`
    + `|(?<=^[^${letterRanges}]{0,9})who\\s{1,9}(broke|caused|approved|deployed|merged|pushed|reviewed|forgot|allowed|deleted|changed|made|wrote`
    + '|(?:is|was)\\s{1,9}(?:responsible|to\\s{1,9}blame))\\b',
  'i',
)

function fixesOf(match: RegExpExecArray, span: Span): Fix[] {
  const isFirst = /^\p{Lu}/u.test(match[0])
  const who = match[2] ?? match[4]
  if (who !== undefined) {
    const auxiliary = (match[1] ?? match[3] ?? '').toLowerCase()
    const verb = /^(?:did|do|does)$/.test(auxiliary)
      ? ''
      : /^(?:have|has|had)$/.test(auxiliary)
        ? ' have'
        : auxiliary === 'could'
          ? ' be able to'
          : ' be'
    const words = `${isFirst ? 'What' : 'what'} would have had to be true for ${objects[who.toLowerCase()] ?? who} to${verb}`
    return [{title: t`Ask what would have had to be true`, edits: [{span, text: words}]}]
  }
  const act = /(\p{L}{1,40})$/u.exec((match[5] ?? '').slice(-41))?.[1]?.toLowerCase() ?? ''
  const base = bases[act]
  if (!base) return []
  return [
    {title: t`Ask how it was decided`, edits: [{span, text: `${isFirst ? 'How' : 'how'} was it decided to ${base}`}]},
  ]
}

/** What follows the reproach is asked for as it was then. */
function whatWasKnown(sentence: Sentence, match: RegExpExecArray, {start}: Span): Fix {
  const isFirst = /^\p{Lu}/u.test(match[0])
  const end = sentence.span.end - (sentence.text.endsWith(')') ? 1 : 0)
  return {
    title: t`Ask what was known`,
    edits: [
      {
        span: {start, end},
        text: `${isFirst ? 'What' : 'what'} was to be seen at that time, and what did it look like?`,
      },
    ],
  }
}

const objects: Readonly<Record<string, string>> = {
  we: 'us',
  they: 'them',
  he: 'him',
  she: 'her',
  nobody: 'somebody',
  'no one': 'someone',
}
const bases: Readonly<Record<string, string>> = {
  approved: 'approve',
  deployed: 'deploy',
  merged: 'merge',
  pushed: 'push',
  changed: 'change',
  deleted: 'delete',
  allowed: 'allow',
}
