import {missingSections, sectionInsertion} from '../insert-section.ts'
import {defineRule} from '../rule.ts'

export default defineRule({
  id: 'section/missing',
  severity: 'warning',
  summary: 'A section that the profile requires is missing',
  why: 'Readers look for the same questions in the same places: what happened, to whom, when, why, and what will be done. A section that is missing is a question nobody answered.',
  source: 'Section lists of the Google SRE book (appendix D) and of the ALX project 0x19.',
  bad: [
    {
      text: '# «Outage of the shop»\n\n## Issue Summary\n\nThe shop was down.\n\n## Timeline\n\n- 10:00 UTC Down\n\n## Root Cause and Resolution\n\nA bug.\n',
      profile: 'alx',
      fixed: '# Outage of the shop\n\n## Issue Summary\n\nThe shop was down.\n\n## Timeline\n\n- 10:00 UTC Down\n\n## Root Cause and Resolution\n\nA bug.\n\n## Corrective and Preventative Measures\n\nWhat can be improved, and the list of tasks.\n',
    },
    {
      text: '«Shop outage»\n===========\n\nIssue Summary\n-------------\n\nDown.\n\nRoot Cause and Resolution\n-------------------------\n\nA bug.\n\nCorrective and Preventative Measures\n------------------------------------\n\n- Add a test\n',
      profile: 'alx',
      fixed: 'Shop outage\n===========\n\nIssue Summary\n-------------\n\nDown.\n\nTimeline\n--------\n\nWhen and how it was noticed, what was tried, wrong tracks, who was called, how it was resolved.\n\nRoot Cause and Resolution\n-------------------------\n\nA bug.\n\nCorrective and Preventative Measures\n------------------------------------\n\n- Add a test\n',
    },
  ],
  good: [
    {text: '# Outage\n\n## Issue Summary\n\nDown.\n\n## Timeline\n\n- 10:00 UTC Down\n\n## Root Cause and Resolution\n\nA bug.\n\n## Corrective and Preventative Measures\n\n- Add a test\n', profile: 'alx'},
    {text: '# Outage\n\n**Summary:** The shop was down.\n\n**Impact:** 3 % of orders.\n\n## Timeline\n\n- 10:00 UTC Down\n\n## Root cause\n\nA bug.\n\n## Action items\n\n- Add a test\n', profile: 'generic'},
  ],

  *check(model, context) {
    const span = model.title?.span ?? firstLine(context.text)
    for (const section of missingSections(model, context.profile)) {
      yield {
        span,
        message: `The section "${section.heading}" is missing.`,
        fixes: [{title: `Insert "${section.heading}"`, edits: [sectionInsertion(model, context, section)]}],
      }
    }
  },
})

function firstLine(text: string): {start: number; end: number} {
  const start = text.search(/\S/)
  if (start < 0) return {start: 0, end: 0}
  const end = text.slice(start).search(/\r|\n/)
  return {start, end: end < 0 ? text.length : start + end}
}
