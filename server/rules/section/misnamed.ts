import {align} from '../../document/profiles/alignment.ts'
import type {Section} from '../../document/types.ts'
import {headingIn} from '../../document/profiles/profile-names.ts'
import {t} from '../../text/l10n.ts'
import {defineRule, type RuleDocs} from '../rule.ts'

export const docs: RuleDocs = {
  why: 'People who read many postmortems look for the usual names, and so do search and tools.',
  source: 'Section names of the published templates: see the profiles.',
  bad: [
    {
      text: `# Outage

## «Overview»

Down.

## Timeline (UTC)

- 10:00 Down

## Root Cause and Resolution

A bug.

## «Next steps»

- Add a test
`,
      profile: 'alx',
      fixed: `# Outage

## Issue Summary

Down.

## Timeline (UTC)

- 10:00 Down

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

## Summary

Down from 10:00 to 10:20 UTC.

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

## Summary

Down.

## Impact

All.

## Root Causes

A bug.

## Trigger

A deploy.

## Resolution

A fix.

## Detection

An alert.

## Action Items

- Test

## Lessons Learned

### Where We Got Lucky

It was night.

## Timeline

- 10:00 UTC Down

## Appendix

A graph.
`,
    },
    {
      text: `# Outage

## Issue Summary

Down.

## Timeline

- 10:00 UTC Down

## Root cause & resolution

A bug.

## Corrective and preventive measures

- Add a test
`,
      profile: 'alx',
    },
    {
      text: `# Outage

## Summary

Down.

## Contributing factors

A bug.

## What went well

All.

## What went wrong

This.
`,
      profile: 'google-sre',
    },
  ],
}

export default defineRule({
  id: 'section/misnamed',
  severity: 'off',
  yieldsTo: ['doc/placeholder'],
  summary: 'A section does not have the name that the profile gives it',

  *check(model, {profile}) {
    // Where nobody chose the profile, its names are nothing to keep to.
    if (!model.isProfileNamed) return
    for (const {index, section} of align(model, profile).misnamed) {
      const {title} = (model.sections[index] as Section).heading
      const name = headingIn(section, model.language)
      yield {
        span: title.span,
        message: t`In the profile ${profile.name}, "${title.value}" is called "${name}".`,
        fixes: [{title: t`Rename to "${name}"`, edits: [{span: title.span, text: name}]}],
      }
    }
  },
})
