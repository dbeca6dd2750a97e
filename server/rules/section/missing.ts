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

/** The first line that a reader sees. */
function firstLine(text: string): {start: number; end: number} {
  let start = 0
  for (;;) {
    while (start < text.length && /\s/.test(text[start] ?? '')) start++
    const close = text.startsWith('<!--', start) ? text.indexOf('-->', start) : -1
    if (close < 0) break
    start = close + 3
  }
  const end = /\r|\n/.exec(text.slice(start))?.index
  return {start, end: end === undefined ? text.length : start + end}
}
