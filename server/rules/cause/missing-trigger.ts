import type {PostmortemModel, SectionKind} from '../../document/types.ts'
import {t} from '../../text/l10n.ts'
import {lineEndOf} from '../../text/line-end.ts'
import {ask} from '../../text/prompt.ts'
import {defineRule, type RuleDocs} from '../rule.ts'
import {endOf, sectionsOf, textOf} from '../../document/sections/sections-of.ts'
import {isUnfilled} from '../shared/unfilled.ts'
import {regex} from '../../text/regex.ts'

const causes = ['root-cause', 'contributing-factors', 'five-whys'] as const satisfies SectionKind[]
const tellers = [
  ...causes,
  'summary',
  'background',
  'narrative',
  'leadup',
  'fault',
  'response',
] as const satisfies SectionKind[]

export const docs: RuleDocs = {
  why:
    'A weakness may be in a system for years. What changed that day – a release, a setting, load, an expiry – '
    + 'tells the reader why it happened then, and whether it may happen again tomorrow.',
  source: 'SRE book, appendix D ("Trigger"); SRE Workbook, chapter 10 and appendix C (classes of triggers).',
  bad: [
    {
      text: `# Outage

## Summary

The shop was down for an hour.

## «Root cause»

A resource leak in the client of the database.

## Resolution

We closed the connections.
`,
      fixed: `# Outage

## Summary

The shop was down for an hour.

## Root cause

A resource leak in the client of the database.

**Trigger:** [a release, a setting, load, an expiry, a supplier, or hardware]

## Resolution

We closed the connections.
`,
    },
    {
      text: `# Outage

## Timeline

- 10:00 UTC Down

## «Contributing factors»

- The pool has no limit per client
- No alert watches the pool
`,
      fixed: `# Outage

## Timeline

- 10:00 UTC Down

## Contributing factors

- The pool has no limit per client
- No alert watches the pool

**Trigger:** [a release, a setting, load, an expiry, a supplier, or hardware]
`,
    },
  ],
  good: [
    {
      text: `# Outage

## Root cause

A resource leak.

## Trigger

Twice the usual traffic.

## Timeline

- 10:00 UTC Down
`,
    },
    {
      text: `# Outage

**Trigger:** a sudden increase of traffic

## Root cause

A resource leak.

## Timeline

- 10:00 UTC Down
`,
    },
    {
      text: `# Outage

## Root cause

A latent bug, which the release of Monday brought to light.

## Timeline

- 10:00 UTC Down
`,
    },
    {
      text: `# Outage

## Summary

A certificate expired.

## Root cause

Nobody owns the list of certificates.

## Timeline

- 10:00 UTC Down
`,
    },
    {
      text: `# Outage

## Root cause

The pool has no limit.

## Timeline

- 09:55 UTC Deployed version 41
- 10:00 UTC Outage begins
`,
    },
    {
      text: `# Outage

## Root cause

Describe the conditions that made it possible.

## Timeline

- 10:00 UTC Down
`,
    },
    {
      text: `# Outage

## Root cause

TODO: why

## Timeline

- 10:00 UTC Down
`,
    },
    {
      text: `# Outage

## Root causes

A resource leak.

## Timeline

- 10:00 UTC Down
`,
      profile: 'google-sre',
    },
  ],
}

export default defineRule({
  id: 'cause/missing-trigger',
  severity: 'hint',
  severityWhen: {draft: 'off'},
  summary: 'The cause is given, but not what set it off',

  *check(model, {text, wholeText, profile}) {
    // Where somebody chose a profile that wants a section for it, `section/missing` asks for that.
    if (
      model.language !== 'en'
      || (model.isProfileNamed && profile.sections.some(it => it.isRequired && it.kinds.join() === 'trigger'))
    )
      return
    const sections = sectionsOf(model, ...causes)
    const [first] = sections
    if (!first || isToldApart(model)) return
    const told = textOf(model, sections, text)
    if (told.trim() === '' || isUnfilled(told, profile)) return
    if (triggers.test(textOf(model, sectionsOf(model, ...tellers), text))) return
    yield {
      span: first.heading.title.span,
      message: t`"${first.heading.title.value}" describes a weakness, but not what triggered it at the time.`,
      get fixes() {
        const end = endOf(first, text)
        return [
          {
            title: t`Add the trigger`,
            edits: [{span: {start: end, end}, text: `${lineEndOf(wholeText).repeat(2)}**Trigger:** ${ask(question)}`}],
          },
        ]
      },
    }
  },
})

const question = 'a release, a setting, load, an expiry, a supplier, or hardware'

/** In a section or a field of its own, or as a change in the timeline. */
function isToldApart({sections, metadata, timelines, incident: {timeline, start}}: PostmortemModel): boolean {
  return (
    sections.some(({kinds, isEmpty}) => !isEmpty && (kinds.join() === 'trigger' || kinds.includes('leadup')))
    || metadata.some(it => it.kinds.includes('trigger'))
    || timelines.some(({entries}) => entries.some(it => it.events.includes('change')))
    || (timelines[timeline ?? 0]?.entries.slice(0, (start ?? 0) + 1).some(it => changes.test(it.description.value))
      ?? false)
  )
}

/** What the first entries of a timeline tell, up to the start of the impact. */
const changes = regex('i')`
    \b(?:deploy|releas|roll(?:ed|ing)?[ -]?out|merg|push|upgrad|updat|migrat|switch|enabl|disabl|config|chang|expir
    |traffic|load\b)
  `

/**
 *  Whatever may have set an incident off: a rule that asks for what is written there is worse than one that is silent.
 */
const triggers = new RegExp(
  '\\b(?:trigger|after\\b|when\\b|once\\b|during\\b|began|begun|start(?:ed|ing)|deploy|release|roll(?:ed'
    + '|ing)?[ -]?(?:out|back)|upgrad|updat|migrat|merge|commit'
    + '|pushed|published|launch|chang(?:e|ing)|introduc|add(?:ed|ing|ition)|remov|delet|switch|enabl|disabl'
    + '|turned\\s(?:on|off)|modif|replac|renam|restart|reboot|refactor'
    + '|rotat|renew|traffic|load\\b|spike|surge|burst|flood|peak|increas|growth|grew|influx|expir|attack|exploit'
    + '|abus|reach|exceed|exhaust|fill(?:ed|ing)|full\\b|ran\\b'
    + '|run\\b|power|cut\\b|hardware|disks?\\b|fail(?:ed|ure|ing|s)|crash|tripped|broke\\b|corrupt|block|scheduled'
    + '|maintenance|announce|typo|misconfig|mistyp|attempt|requested'
    + '|received|sent\\b|created|appl(?:y|ied)|installed|pull request|pr\\s#|provider|upstream|vendor|recent|new\\b'
    + '|version)',
  'i',
)
