import {align} from '../../document/profiles/alignment.ts'
import type {Section} from '../../document/types.ts'
import {t} from '../../text/l10n.ts'
import {sectionMove} from '../../edit/insert-section.ts'
import {defineRule, type RuleDocs} from '../rule.ts'

export const docs: RuleDocs = {
  why: 'People who read many postmortems find their way by the order of the sections.',
  source: 'Section order of the published templates: see the profiles.',
  bad: [
    {
      text: `# Outage

## Issue Summary

Down.

## Root Cause and Resolution

A bug.

## «Timeline»

- 10:00 UTC Down

## Corrective and Preventative Measures

- Add a test
`,
      profile: 'alx',
      fixed: `# Outage

## Issue Summary

Down.

## Timeline

- 10:00 UTC Down

## Root Cause and Resolution

A bug.

## Corrective and Preventative Measures

- Add a test
`,
    },
    {
      text: `# Outage

## Timeline

- 10:00 UTC Down

## Root Cause and Resolution

A bug.

## Corrective and Preventative Measures

- Add a test

## «Issue Summary»

Down.

### Users

All.
`,
      profile: 'alx',
      fixed: `# Outage

## Issue Summary

Down.

### Users

All.

## Timeline

- 10:00 UTC Down

## Root Cause and Resolution

A bug.

## Corrective and Preventative Measures

- Add a test
`,
    },
  ],
  good: [
    {
      text: `# Outage

## Issue Summary

Down.

## Corrective and Preventative Measures

- Add a test

## Root Cause and Resolution

A bug.

## Timeline

- 10:00 UTC Down
`,
    },
    {
      text: `# Outage

## Issue Summary

Down.

## Timeline

- 10:00 UTC Down

## Root Cause and Resolution

A bug.

## Corrective and Preventative Measures

- Add a test
`,
      profile: 'alx',
    },
  ],
}

export default defineRule({
  id: 'section/order',
  severity: 'hint',
  summary: 'A section is not in the order of the profile',

  *check(model, {wholeText, profile}) {
    const moved = align(model, profile).moved.filter(it => model.isProfileNamed || it.section.isRequired)
    // Where nobody chose the profile, several sections in another order are an order of its own.
    if (!model.isProfileNamed && 1 < moved.length) return
    for (const place of moved) {
      const titleAt = (index: number) => (model.sections[index] as Section).heading.title
      const title = titleAt(place.index)
      const neighbour = place.after ?? place.before
      if (neighbour === undefined) continue
      const other = titleAt(neighbour)
      const isBefore = place.after === undefined
      yield {
        span: title.span,
        message: isBefore
          ? t`In the profile ${profile.name}, "${title.value}" comes before "${other.value}".`
          : t`In the profile ${profile.name}, "${title.value}" comes after "${other.value}".`,
        related: [{span: other.span, message: isBefore ? t`Belongs before this` : t`Belongs after this`}],
        fixes: [
          {
            title: isBefore ? t`Move before "${other.value}"` : t`Move after "${other.value}"`,
            edits: sectionMove(model, wholeText, place),
          },
        ],
      }
    }
  },
})
