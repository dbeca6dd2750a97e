import type {PostmortemModel, Section, SectionKind} from '../../document/types.ts'
import {anyOf, t} from '../../text/l10n.ts'
import {lineEndOf} from '../../text/line-end.ts'
import {ask, askFirst} from '../../text/prompt.ts'
import {findDurations} from '../../time/duration.ts'
import {findTimestamps} from '../../time/timestamp.ts'
import {effect} from '../shared/quantities.ts'
import {defineRule, type RuleDocs} from '../rule.ts'
import {endOf, sectionsOf, textOf} from '../../document/sections/sections-of.ts'
import {affected, cause} from '../shared/narrative-text.ts'
import {isUnfilled} from '../shared/unfilled.ts'

export const docs: RuleDocs<{elsewhere: boolean; elements: readonly string[]}> = {
  why: 'Most people read nothing but the summary: they want to know when it was, who was affected and what caused it.',
  source: 'ALX project 0x19; Google API incident report of 2013; Atlassian postmortem template.',
  bad: [
    {
      text: `# Outage

## «Issue Summary»

The site was down yesterday.

## Root cause

A typo.
`,
      options: {elsewhere: false, elements: ['window', 'impact', 'cause']},
      fixed: `# Outage

## Issue Summary

The site was down yesterday.

It lasted from [start time] to [end time] UTC. [How many] % of [which users] saw [which symptom]. It was caused by [which cause].

## Root cause

A typo.
`,
    },
    {
      text: `# Outage

## «Summary»

A link to a notebook was posted to a forum, which led to a queue of 600 pods from 10:00 to 12:00 UTC.

## Timeline (UTC)

- 10:00 Link posted
- 12:00 Queue is empty
`,
      fixed: `# Outage

## Summary

A link to a notebook was posted to a forum, which led to a queue of 600 pods from 10:00 to 12:00 UTC.

[How many] % of [which users] saw [which symptom].

## Timeline (UTC)

- 10:00 Link posted
- 12:00 Queue is empty
`,
    },
  ],
  good: [
    {
      text: `# Outage

## Issue Summary

From 6:26 PM to 7:58 PM PT requests to most APIs failed; at its peak 100 % of traffic was affected. The root cause was an invalid configuration.
`,
      options: {elsewhere: false, elements: ['window', 'impact', 'cause']},
    },
    {
      text: `# Outage

## Issue Summary

- Duration: 25 minutes, from 10:00 UTC
- Impact: no user could log in
- Root cause: a typo
`,
      options: {elsewhere: false, elements: ['window', 'impact', 'cause']},
    },
    {
      text: `# Outage

## Summary

The shop was down.

## Impact

3 % of orders failed for 20 minutes.

## Root cause

A typo.

## Timeline (UTC)

- 10:00 Down
- 10:20 Up
`,
    },
    {
      text: `# Outage

## Issue Summary

TODO: when, who and why
`,
      options: {elsewhere: false, elements: ['window', 'impact', 'cause']},
    },
  ],
}

export default defineRule<{elsewhere: boolean; elements: readonly string[]}>({
  id: 'summary/missing-element',
  severity: 'info',
  severityWhen: {draft: 'hint'},
  summary: 'The summary does not say when it was, who was affected, or why',
  options: {
    elsewhere: {
      default: true,
      summary: 'Whether it is enough if another section or a field says it, or if the summary says what went wrong',
    },
    elements: {default: ['window', 'impact'], summary: 'What the summary must say: `window`, `impact`, `cause`'},
  },

  *check(model, {text, wholeText, profile, options: {elsewhere, elements}}) {
    const sections = sectionsOf(model, 'summary')
    const [first] = sections
    const summary = textOf(model, sections, text)
    if (model.language !== 'en' || !first || summary.trim() === '' || isUnfilled(summary, profile)) return
    const missing = needed.filter(
      it => elements.includes(it.name) && !it.isTold(summary) && !(elsewhere && it.isToldElsewhere(model, summary)),
    )
    if (missing.length === 0) return
    const end = endOf(sections.at(-1) as Section, text)
    yield {
      span: first.heading.title.span,
      message: t`The summary does not say ${anyOf(missing.map(it => it.words()))}.`,
      fixes: [
        {
          title: t`Add what is missing`,
          edits: [
            {
              span: {start: end, end},
              text: `${lineEndOf(wholeText).repeat(2)}${missing.map(it => it.blank).join(' ')}`,
            },
          ],
        },
      ],
    }
  },
})

interface Element {
  readonly name: string
  words(): string
  /** The sentence to fill in. */
  readonly blank: string
  isTold(summary: string): boolean
  isToldElsewhere(model: PostmortemModel, summary: string): boolean
}

const needed: readonly Element[] = [
  {
    name: 'window',
    words: () => t`when it started and ended`,
    blank: `It lasted from ${ask('start time')} to ${ask('end time')} UTC.`,
    isTold(summary) {
      const clocks = findTimestamps(summary).filter(it => it.clock)
      return (
        2 <= clocks.length
        || clocks.some(it => it.end?.clock)
        || (1 === clocks.length && 0 < findDurations(summary).length)
      )
    },
    isToldElsewhere({timelines, claims, metadata}) {
      return (
        timelines.length !== 0
        || claims.length !== 0
        || metadata.some(it => /\d/.test(it.value.value) && /duration|start|date|time/i.test(it.key.value))
      )
    },
  },
  {
    name: 'impact',
    words: () => t`who was affected`,
    blank: `${askFirst('how many')} % of ${ask('which users')} saw ${ask('which symptom')}.`,
    isTold: summary => affected.test(summary),
    isToldElsewhere: (model, summary) => effect.test(summary) || isSection(model, ['impact']),
  },
  {
    name: 'cause',
    words: () => t`what caused it`,
    blank: `It was caused by ${ask('which cause')}.`,
    isTold: summary => cause.test(summary) || circumstance.test(summary),
    isToldElsewhere: model => isSection(model, causes),
  },
]

const causes: readonly SectionKind[] = [
  'root-cause',
  'contributing-factors',
  'five-whys',
  'trigger',
  'fault',
  'narrative',
  'background',
  'response',
  'resolution',
]

/** What else a summary may name for a cause. */
const circumstance = new RegExp(
  '\\b(?:trigger\\w{0,4}|reason|origin\\w{0,6}|(?:after|when)\\s(?:an?|the|our|we)|mistake|wrong(?:ly)?'
    + '|incorrect(?:ly)?|invalid|missing|expired?|full|faulty|broken'
    + '|fail(?:ed|ure|ing)\\s(?:of|in|to)|deleted?|unintentional\\w{0,2}|accidental\\w{0,2}|power|hardware'
    + '|leak\\w{0,2})\\b',
  'i',
)

function isSection({sections, metadata}: PostmortemModel, kinds: readonly SectionKind[]): boolean {
  return [...sections.filter(it => !it.isEmpty), ...metadata].some(it => it.kinds.some(kind => kinds.includes(kind)))
}
