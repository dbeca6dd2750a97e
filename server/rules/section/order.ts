import type {PostmortemModel, Section} from '../../model/model.ts'
import type {Profile} from '../../model/profile.ts'
import {defineRule} from '../rule.ts'

export default defineRule({
  id: 'section/order',
  severity: 'hint',
  summary: 'A section stands in another place than the profile wants it',
  why: 'People who read many postmortems find their way by the order of the sections.',
  source: 'Section order of the Google SRE book (appendix D) and of the ALX project 0x19.',
  bad: [{text: '# Outage\n\n## Issue Summary\n\nDown.\n\n## Root Cause and Resolution\n\nA bug.\n\n## «Timeline»\n\n- 10:00 UTC Down\n\n## Corrective and Preventative Measures\n\n- Add a test\n', profile: 'alx'}],
  good: [{text: '# Outage\n\n## Issue Summary\n\nDown.\n\n## Timeline\n\n- 10:00 UTC Down\n\n## Root Cause and Resolution\n\nA bug.\n\n## Corrective and Preventative Measures\n\n- Add a test\n', profile: 'alx'}],

  *check(model, {profile}) {
    let furthest: {rank: number; section: Section} | undefined
    for (const {rank, section} of ranked(model, profile)) {
      if (furthest && rank < furthest.rank) {
        const {title} = section.heading
        yield {
          span: title.span,
          message: `"${title.value}" stands after "${furthest.section.heading.title.value}"; the profile ${profile.name} wants it before.`,
          related: [{span: furthest.section.heading.title.span, message: 'Stands before it'}],
        }
      } else furthest = {rank, section}
    }
  },
})

/** The outermost sections that the profile knows, each with its place in the profile. */
function ranked(model: PostmortemModel, profile: Profile): {rank: number; section: Section}[] {
  return model.sections.flatMap(section => {
    const parent = section.parent === undefined ? undefined : model.sections[section.parent]
    if (parent && parent.kinds[0] !== 'title' && parent.kinds[0] !== 'other') return []
    const rank = profile.sections.findIndex(it => it.kinds[0] !== undefined && section.kinds.includes(it.kinds[0]))
    return rank < 0 ? [] : [{rank, section}]
  })
}
