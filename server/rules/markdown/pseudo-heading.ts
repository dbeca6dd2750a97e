import type {Section} from '../../document/types.ts'
import {t} from '../../text/l10n.ts'
import {defineRule, type RuleDocs} from '../rule.ts'

export const docs: RuleDocs = {
  why: 'A bold line is a paragraph: it is missing from the outline, cannot be linked to, and screen readers skip it.',
  source: 'CommonMark 0.31.2, section 4.2; WCAG 2.2, technique H42.',
  bad: [
    {
      text: `# Outage

## Summary

Down.

## Impact

3 %.

«**Root cause**»

A leak.
`,
      fixed: `# Outage

## Summary

Down.

## Impact

3 %.

## Root cause

A leak.
`,
    },
    {
      text: `# Outage

## Summary

Down.

## Impact

3 %.

«Timeline:»

- 10:00 UTC Down
`,
      fixed: `# Outage

## Summary

Down.

## Impact

3 %.

## Timeline

- 10:00 UTC Down
`,
    },
  ],
  good: [
    {
      text: `# Outage

**Status**: Draft

## Summary

**Impact**: 3 %

## Timeline

- 10:00 UTC Down
`,
    },
    {
      text: `# Outage

**Summary**

Down.

**Root cause**

A leak.
`,
    },
    {
      text: `# Outages

## Impact

3 %.

**Root cause**

A leak.

## Summary

Both.

**Root cause**

A limit.
`,
    },
    {
      text: `# Outage

## Lessons learned

**What went well**

- The alert

## Timeline

- 10:00 UTC Down
`,
    },
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
  'summary',
  'impact',
  'timeline',
  'root-cause',
  'trigger',
  'detection',
  'resolution',
  'lessons',
  'action-items',
  'contributing-factors',
  'five-whys',
  'recurrence',
])

/** A section of a postmortem under a heading of its own. */
function isReal({heading: {style}, kinds}: Section): boolean {
  return (style === 'atx' || style === 'setext') && !kinds.includes('title') && !kinds.includes('other')
}

/** A bold line that divides the section above it, such as "Root cause" under "Root cause and resolution". */
function divides({kinds}: Section, above: Section): boolean {
  return kinds.some(kind => above.kinds.includes(kind)) || above.kinds.includes('other')
}
