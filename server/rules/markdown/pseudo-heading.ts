import type {Section} from '../../document/types.ts'
import {t} from '../../text/l10n.ts'
import {defineRule, type RuleDocs} from '../rule.ts'

export const docs: RuleDocs = {
  why: 'A bold line is a paragraph: it is missing from the outline, cannot be linked to, and screen readers skip it.',
  source: 'CommonMark 0.31.2, section 4.2; WCAG 2.2, technique H42.',
  bad: [
    {
      text: '# Outage\n\n## Summary\n\nDown.\n\n## Impact\n\n3 %.\n\n«**Root cause**»\n\nA leak.\n',
      fixed: '# Outage\n\n## Summary\n\nDown.\n\n## Impact\n\n3 %.\n\n## Root cause\n\nA leak.\n',
    },
    {
      text: '# Outage\n\n## Summary\n\nDown.\n\n## Impact\n\n3 %.\n\n«Timeline:»\n\n- 10:00 UTC Down\n',
      fixed: '# Outage\n\n## Summary\n\nDown.\n\n## Impact\n\n3 %.\n\n## Timeline\n\n- 10:00 UTC Down\n',
    },
  ],
  good: [
    {text: '# Outage\n\n**Status**: Draft\n\n## Summary\n\n**Impact**: 3 %\n\n## Timeline\n\n- 10:00 UTC Down\n'},
    {text: '# Outage\n\n**Summary**\n\nDown.\n\n**Root cause**\n\nA leak.\n'},
    {text: '# Outages\n\n## Impact\n\n3 %.\n\n**Root cause**\n\nA leak.\n\n## Summary\n\nBoth.\n\n**Root cause**\n\nA limit.\n'},
    {text: '# Outage\n\n## Lessons learned\n\n**What went well**\n\n- The alert\n\n## Timeline\n\n- 10:00 UTC Down\n'},
  ],
}

export default defineRule({
  id: 'markdown/pseudo-heading',
  severity: 'info',
  summary: 'A section opens with a bold line instead of a heading',

  *check({sections}, {text}) {
    const real = sections.filter(isReal)
    if (real.length < 2) return
    for (const section of sections) {
      const {heading, kinds} = section
      if ((heading.style !== 'bold' && heading.style !== 'label') || !kinds.some(kind => main.has(kind))) continue
      // Where it comes again for each of several incidents, it is a label below them.
      if (sections.some(it => it !== section && it.kinds.some(kind => kinds.includes(kind)))) continue
      const above = section.parent === undefined ? undefined : sections[section.parent]
      if (!above || divides(section, above)) continue
      const level = Math.min(...real.map(it => it.heading.level))
      const title = text.slice(heading.title.span.start, heading.title.span.end)
      const words = text.slice(heading.span.start, heading.span.end)
      const start = heading.span.start + words.length - words.trimStart().length
      const span = {start, end: start + words.trim().length}
      yield {
        span,
        message: t`"${heading.title.value}" opens a section but is not a heading, so it is missing from the outline.`,
        fixes: [{title: t`Make it a heading`, edits: [{span, text: `${'#'.repeat(level)} ${title}`}]}],
      }
    }
  },
})

/** Sections of a postmortem, whose bold line stands beside real headings of the same rank. */
const main = new Set([
  'summary', 'impact', 'timeline', 'root-cause', 'trigger', 'detection', 'resolution', 'lessons', 'action-items',
  'contributing-factors', 'five-whys', 'recurrence',
])

/** A section of a postmortem under a heading of its own. */
function isReal({heading: {style}, kinds}: Section): boolean {
  return (style === 'atx' || style === 'setext') && !kinds.includes('title') && !kinds.includes('other')
}

/** A bold line that divides the section above it, such as "Root cause" under "Root cause and resolution". */
function divides({kinds}: Section, above: Section): boolean {
  return kinds.some(kind => above.kinds.includes(kind)) || above.kinds.includes('other')
}
