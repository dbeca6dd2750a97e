import type {PostmortemModel, Section, SectionKind} from '../../document/types.ts'
import {headingIn} from '../../document/profiles/profile-names.ts'
import type {Profile, ProfileSection} from '../../document/profiles/profile.ts'
import {allOf, t} from '../../text/l10n.ts'
import {partInsertions} from '../../edit/insert-parts.ts'
import {defineRule, type RuleDocs} from '../rule.ts'
import {sectionsOf, textOf} from '../../document/sections/sections-of.ts'
import {isUnfilled} from '../shared/unfilled.ts'
import {regex} from '../../text/regex.ts'

const lessons = ['lessons', 'lessons-well', 'lessons-wrong', 'lessons-lucky'] as const satisfies SectionKind[]

type Part = NonNullable<ProfileSection['parts']>[number]

export const docs: RuleDocs = {
  why: 'What went well should be kept, and luck may not come twice: both are lessons as much as what went wrong.',
  source:
    'SRE book, appendix D; SRE Workbook, chapter 10; PagerDuty postmortem guide (negativity bias); Atlassian '
    + 'Incident Management Handbook.',
  bad: [
    {
      text: `# Outage

## Timeline

- 10:00 UTC Down

## «Lessons learned»

### What went wrong

- No alert fired
`,
      profile: 'google-sre',
      fixed: `# Outage

## Timeline

- 10:00 UTC Down

## Lessons learned

### What Went Well

TODO: What helped, and should stay as it is.

### What went wrong

- No alert fired

### Where We Got Lucky

TODO: What kept it from being worse, though nobody had planned it.
`,
    },
    {
      text: `# Outage

## Timeline

- 10:00 UTC Down

## Summary

Down.

### «Things that went poorly»

- No alert fired

## Action items

- Add an alert
`,
      profile: 'generic',
      fixed: `# Outage

## Timeline

- 10:00 UTC Down

## Summary

Down.

### What Went Well

TODO: What helped, and should stay as it is.

### Things that went poorly

- No alert fired

## Action items

- Add an alert
`,
    },
    {
      text: `# Outage

## Timeline

- 10:00 UTC Down

## «Lessons learned»

- A full disk stops the queue

## Action items

- Add an alert
`,
      profile: 'flutter',
      fixed: `# Outage

## Timeline

- 10:00 UTC Down

## Lessons learned

- A full disk stops the queue

### What Worked

TODO: What helped, and should stay as it is.

### What Didn't Work

TODO: What slowed people down or made it worse.

### Where We Got Lucky

TODO: What kept it from being worse, though nobody had planned it.

## Action items

- Add an alert
`,
    },
  ],
  good: [
    {
      text: `# Outage

## Timeline

- 10:00 UTC Down

## Lessons learned

- A full disk stops the queue
`,
      profile: 'generic',
    },
    {
      text: `# Outage

## Timeline

- 10:00 UTC Down

## Lessons learned

- What went well: the page came at once
- What went wrong: no runbook
- We were lucky that it was a Sunday
`,
      profile: 'google-sre',
    },
    {
      text: `# Outage

## Timeline

- 10:00 UTC Down

## How'd We Do?

### What went well?

### What didn't go so well?

No alert fired.
`,
      profile: 'pagerduty',
    },
    {
      text: `# Outage

## Timeline

- 10:00 UTC Down

## What went well and where we got lucky

The page.

## What went wrong

No runbook.
`,
      profile: 'google-sre',
    },
    {
      text: `# Outage

## Timeline

- 10:00 UTC Down

## What went well

The page.
`,
      profile: 'generic',
    },
    {
      text: `# Outage

## Timeline

- 10:00 UTC Down

## Lessons learned
`,
      profile: 'google-sre',
    },
  ],
}

export default defineRule({
  id: 'lessons/incomplete',
  severity: 'info',
  severityWhen: {draft: 'hint'},
  summary: 'The lessons say only what went wrong, or lack a part that the profile asks for',

  *check(model, {text, wholeText, profile}) {
    const own = sectionsOf(model, ...lessons)
    const [first] = own
    if (!first) return
    const told = textOf(model, own, text)
    if (own.every(it => it.isEmpty) || isUnfilled(told, profile)) return
    const missing = missingParts(model, profile, told)
    if (missing.length === 0) return
    yield {
      span: first.heading.title.span,
      message: t`The lessons do not say ${allOf(missing.map(it => questionOf(it.kind)))}.`,
      get fixes() {
        const order = partsOf(profile) ?? [usual, {...usual, kind: 'lessons-wrong'}]
        const edits = partInsertions(model, wholeText, own.at(-1) as Section, order, missing)
        return edits
          ? [{title: t`Insert ${missing.map(it => `"${headingIn(it, model.language)}"`).join(', ')}`, edits}]
          : []
      },
    }
  },
})

function questionOf(kind: SectionKind): string {
  return kind === 'lessons-well'
    ? t`what went well`
    : kind === 'lessons-wrong'
      ? t`what went wrong`
      : t`where you were lucky`
}

/** How a list without headings says the same. */
const words: Partial<Record<SectionKind, RegExp>> = {
  'lessons-well': /\b(?:well|worked|helped|good|great|success\w{0,5}|quick\w{0,2}|fast|positive\w{0,2})\b|👍|✅/i,
  'lessons-wrong': regex('i')`
      \b(?:wrong|poor\w{0,2}|bad\w{0,2}|not|n't|improve\w{0,5}|difficult|slow\w{0,2}|lack\w{0,3}|missing|need\w{0,2}
      |should|no)\b|👎|❌
    `,
  'lessons-lucky': /\b(?:luck\w{0,3}|fortun\w{0,8})\b|🍀/i,
}

/** Those of the profile; any other profile asks only that what went wrong does not stand alone. */
function missingParts({sections, language}: PostmortemModel, profile: Profile, told: string): Part[] {
  const known = new Set(sections.flatMap(it => it.kinds))
  const isTold = ({kind}: Part) => known.has(kind) || (language === 'en' && words[kind]?.test(told))
  const parts = partsOf(profile)
  if (parts) return language === 'en' || parts.some(it => known.has(it.kind)) ? parts.filter(it => !isTold(it)) : []
  // Where the profile has a section for it, `section/missing` asks for that.
  if (!known.has('lessons-wrong') || profile.sections.some(it => it.isRequired && it.kinds.includes('lessons-well')))
    return []
  return isTold(usual) ? [] : [usual]
}

function partsOf({sections}: Profile): readonly Part[] | undefined {
  return sections.find(it => it.kinds.includes('lessons') && it.parts)?.parts
}

const usual: Part = {kind: 'lessons-well', heading: 'What Went Well', prompt: 'What helped, and should stay as it is.'}
