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
      text: '# Outage\n\n## «Overview»\n\nDown.\n\n## Timeline (UTC)\n\n- 10:00 Down\n\n## Root Cause and Resolution\n\nA bug.\n\n## «Next steps»\n\n- Add a test\n',
      profile: 'alx',
      fixed: '# Outage\n\n## Issue Summary\n\nDown.\n\n## Timeline (UTC)\n\n- 10:00 Down\n\n## Root Cause and Resolution\n\nA bug.\n\n## Corrective and Preventative Measures\n\n- Add a test\n',
    },
  ],
  good: [
    {text: '# Outage\n\n## Summary\n\nDown from 10:00 to 10:20 UTC.\n\n## Timeline\n\n- 10:00 UTC Down\n\n## Root Cause and Resolution\n\nA bug.\n\n## Corrective and Preventative Measures\n\n- Add a test\n'},
    {text: '# Outage\n\n## Summary\n\nDown.\n\n## Impact\n\nAll.\n\n## Root Causes\n\nA bug.\n\n## Trigger\n\nA deploy.\n\n## Resolution\n\nA fix.\n\n## Detection\n\nAn alert.\n\n## Action Items\n\n- Test\n\n## Lessons Learned\n\n### Where We Got Lucky\n\nIt was night.\n\n## Timeline\n\n- 10:00 UTC Down\n\n## Appendix\n\nA graph.\n'},
    {text: '# Outage\n\n## Issue Summary\n\nDown.\n\n## Timeline\n\n- 10:00 UTC Down\n\n## Root cause & resolution\n\nA bug.\n\n## Corrective and preventive measures\n\n- Add a test\n', profile: 'alx'},
    {text: '# Outage\n\n## Summary\n\nDown.\n\n## Contributing factors\n\nA bug.\n\n## What went well\n\nAll.\n\n## What went wrong\n\nThis.\n', profile: 'google-sre'},
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
