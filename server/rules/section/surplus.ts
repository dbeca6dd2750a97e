import {align} from '../../document/profiles/alignment.ts'
import type {Section} from '../../document/types.ts'
import {t} from '../../text/l10n.ts'
import {defineRule, type RuleDocs} from '../rule.ts'

export const docs: RuleDocs = {
  why: 'Where a template has to be followed, readers do not look outside it.',
  source: 'ALX project 0x19 ("stick to this format"); asked for by teams with a form of their own.',
  bad: [
    {
      text: `# Outage

## Issue Summary

Down.

## «Glossary»

None.

## Timeline

- 10:00 UTC Down

## «Weather»

Fine.
`,
      profile: 'alx',
    },
  ],
  good: [
    {
      text: `# Outage

## Issue Summary

Down.

### Weather

Fine.

## Timeline

- 10:00 UTC Down
`,
      profile: 'alx',
    },
    {
      text: `# Outage

## Summary

Down.

## Summary

Still down.
`,
      profile: 'alx',
    },
  ],
}

export default defineRule({
  id: 'section/surplus',
  severity: 'off',
  summary: 'A section that the profile does not have',

  *check(model, {profile}) {
    for (const index of align(model, profile).surplus) {
      const {title} = (model.sections[index] as Section).heading
      yield {span: title.span, message: t`The profile ${profile.name} has no section "${title.value}".`}
    }
  },
})
