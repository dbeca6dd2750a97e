import type {Fix} from '../../edit/fix.ts'
import type {MetadataField, PostmortemModel} from '../../document/types.ts'
import type {Profile} from '../../document/profiles/profile.ts'
import {t} from '../../text/l10n.ts'
import {lineEndOf} from '../../text/line-end.ts'
import {ask} from '../../text/prompt.ts'
import type {Span} from '../../text/span.ts'
import {isQuantified} from '../shared/quantities.ts'
import {defineRule, type RuleDocs} from '../rule.ts'
import {sectionsOf, textOf} from '../../document/sections/sections-of.ts'
import {isUnfilled} from '../shared/unfilled.ts'
import type {Parts} from '../../text/parts.ts'
import {regex} from '../../text/regex.ts'

export const docs: RuleDocs = {
  why:
    'Without a number, nobody can tell a bad incident from a small one, or what preventing the next one is worth; '
    + 'an estimate is better than no number.',
  source:
    'SRE Workbook, chapter 10 ("key details omitted"); PagerDuty postmortem guide (exact numbers); Atlassian '
    + 'postmortem template (number and share of customers).',
  bad: [
    {
      text: `# Outage

## «Impact»

Many users were affected.

## Timeline

- 10:00 UTC Down
`,
      fixed: `# Outage

## Impact

Many users were affected.

| What | How much |
| --- | --- |
| Users affected | [how many] ([which share] %) |
| Duration | [how many] minutes |

## Timeline

- 10:00 UTC Down
`,
    },
    {
      text: `# Outage

**«Impact»:** Customers could not pay and saw HTTP 504 errors.

## Timeline

- 10:00 UTC Down
`,
    },
  ],
  good: [
    {
      text: `# Outage

## Impact

Estimated 1.21B queries lost.

## Timeline

- 10:00 UTC Down
`,
    },
    {
      text: `# Outage

## Impact

No user impact.

## Timeline

- 10:00 UTC Down
`,
    },
    {
      text: `# Outage

## Summary

The shop was down for 20 minutes.

## Impact

Customers could not pay.
`,
    },
    {
      text: `# Outage

## Impact

Nothing could be bought.

## Timeline

- 10:00 UTC Down
`,
    },
    {
      text: `# Leaked token

## Impact

A token was exposed to the public.

## Timeline

- 10:00 UTC Token found
`,
    },
    {
      text: `# Outage

- **Time to resolve**: 1h 10m

## Impact

Customers could not pay.

## Timeline

- 10:00 UTC Down
`,
    },
    {
      text: `# Outage

## Impact

There was a higher risk that the database fails.

## Timeline

- 10:00 UTC Down
`,
    },
    {
      text: `# Outage

## Impact

TBD

## Timeline

- 10:00 UTC Down
`,
    },
    {
      text: `# Ausfall

## Auswirkungen

Der Laden war nicht zu erreichen, und das für die meisten.

## Zeitleiste

- 10:00 UTC Ausfall
`,
    },
  ],
}

export default defineRule({
  id: 'impact/not-quantified',
  severity: 'warning',
  severityWhen: {draft: 'hint'},
  summary: 'The impact is described without a number',

  *check(model, {text, wholeText, profile}) {
    const impact = model.language === 'en' ? unquantifiedImpact(model, text, profile) : undefined
    if (!impact) return
    const fixes: Fix[] =
      impact.end === undefined
        ? []
        : [
            {
              title: t`Insert a table for the numbers`,
              edits: [{span: {start: impact.end, end: impact.end}, text: table.replaceAll('\n', lineEndOf(wholeText))}],
            },
          ]
    yield {
      span: impact.span,
      message: t`The impact has no numbers; say how many were affected, how badly, or for how long.`,
      fixes,
    }
  },
})

const table = `

| What | How much |
| --- | --- |
| Users affected | ${ask('how many')} (${ask('which share')} %) |
| Duration | ${ask('how many')} minutes |`

/** What did not happen cannot be counted. */
const risk = /\b(?:risks?|may|might|could have|would|potential(?:ly)?|possib(?:le|ly)|if an?)\b/i

const secret = regex('i')`
    \b(?:security|vulnerabilit|exploit|attack|breach|leak|credential|secret|token|password|expos(?:ed|ure)|compromis
    |malicious)
  `

/** The description of the impact, when neither it nor the summary contains a number. */
export function unquantifiedImpact(model: PostmortemModel, text: Parts, profile: Profile): DescribedImpact | undefined {
  const impact = describedImpact(model, text)
  if (
    !impact
    || isUnfilled(impact.text, profile)
    || isQuantified(impact.text)
    || !impact.text.split('\n').some(it => /\p{L}/u.test(it) && !risk.test(it))
  )
    return undefined
  // How many records of a leak were read is often not to be found out, or not to be told.
  return secret.test(impact.text) || secret.test(model.title?.value ?? '') || isQuantifiedElsewhere(model, text)
    ? undefined
    : impact
}

export interface DescribedImpact {
  readonly span: Span
  readonly text: string
  /** Where a section of its own ends. */
  readonly end: number | undefined
}

/** What the section on the impact says; without one, what its field does. */
function describedImpact(model: PostmortemModel, text: Parts): DescribedImpact | undefined {
  const sections = sectionsOf(model, 'impact')
  const [first] = sections
  if (first) {
    const end = first.body.start + text.slice(first.body.start, first.span.end).trimEnd().length
    return {span: first.heading.title.span, text: textOf(model, sections, text), end}
  }
  const field = model.metadata.find(it => it.kinds.includes('impact'))
  return field && !goesOn(field, text, model)
    ? {span: field.key.span, text: field.value.value, end: undefined}
    : undefined
}

/** Whether the next line belongs to the value as well. */
function goesOn({form, value: {span}}: MetadataField, text: Parts, {metadata}: PostmortemModel): boolean {
  const next = /^[^\n]{0,9}\n(?=([^\n]{0,20}))/.exec(text.slice(span.end, span.end + 40))
  if (form === 'table' || !next?.[1]?.trim() || /^\s?(?:[-*+]\s|\d{1,3}[.)]\s|[|#])/.test(next[1])) return false
  const start = span.end + next[0].length
  return !metadata.some(({key}) => start <= key.span.start && key.span.start <= start + 4)
}

/** By the summary, or by a stated length of the incident. */
function isQuantifiedElsewhere(model: PostmortemModel, text: Parts): boolean {
  if (model.claims.some(it => it.of === 'impact' || it.of === 'recovery' || it.of === 'mitigation')) return true
  return (
    isQuantified(textOf(model, sectionsOf(model, 'summary'), text))
    || model.metadata.some(it => it.kinds.includes('summary') && isQuantified(it.value.value))
  )
}
