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
      text: '# Outage\n\n## Issue Summary\n\nDown.\n\n## Root Cause and Resolution\n\nA bug.\n\n## «Timeline»\n\n- 10:00 UTC Down\n\n## Corrective and Preventative Measures\n\n- Add a test\n',
      profile: 'alx',
      fixed: '# Outage\n\n## Issue Summary\n\nDown.\n\n## Timeline\n\n- 10:00 UTC Down\n\n## Root Cause and Resolution\n\nA bug.\n\n## Corrective and Preventative Measures\n\n- Add a test\n',
    },
    {
      text: '# Outage\n\n## Timeline\n\n- 10:00 UTC Down\n\n## Root Cause and Resolution\n\nA bug.\n\n## Corrective and Preventative Measures\n\n- Add a test\n\n## «Issue Summary»\n\nDown.\n\n### Users\n\nAll.\n',
      profile: 'alx',
      fixed: '# Outage\n\n## Issue Summary\n\nDown.\n\n### Users\n\nAll.\n\n## Timeline\n\n- 10:00 UTC Down\n\n## Root Cause and Resolution\n\nA bug.\n\n## Corrective and Preventative Measures\n\n- Add a test\n',
    },
  ],
  good: [
    {text: '# Outage\n\n## Issue Summary\n\nDown.\n\n## Corrective and Preventative Measures\n\n- Add a test\n\n## Root Cause and Resolution\n\nA bug.\n\n## Timeline\n\n- 10:00 UTC Down\n'},
    {text: '# Outage\n\n## Issue Summary\n\nDown.\n\n## Timeline\n\n- 10:00 UTC Down\n\n## Root Cause and Resolution\n\nA bug.\n\n## Corrective and Preventative Measures\n\n- Add a test\n', profile: 'alx'}],
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
        fixes: [{title: isBefore ? t`Move before "${other.value}"` : t`Move after "${other.value}"`, edits: sectionMove(model, wholeText, place)}],
      }
    }
  },
})
