import {t} from '../../text/l10n.ts'
import type {Span} from '../../text/span.ts'
import {defineRule, type RuleDocs} from '../rule.ts'
import type {Parts} from '../../text/parts.ts'

export const docs: RuleDocs = {
  why:
    'The dashes were meant as a line across the page; without a blank line above them, the whole paragraph is '
    + 'shown as a large heading and is part of the outline.',
  source: 'CommonMark 0.31.2, section 4.3 "Setext headings".',
  bad: [
    {
      text: `# Outage

«Status: Draft»
---

## Timeline

- 10:00 UTC Down
`,
      fixed: `# Outage

Status: Draft

---

## Timeline

- 10:00 UTC Down
`,
    },
    {
      text: `# Outage

## Summary

«The shop was down for 20 minutes.»
-----

## Timeline

- 10:00 UTC Down
`,
      fixed: `# Outage

## Summary

The shop was down for 20 minutes.

-----

## Timeline

- 10:00 UTC Down
`,
    },
    {
      text:
        '# Outage\r\n\r\n## Summary\r\n\r\n«The shop was down\r\nfor 20 minutes»\r\n---\r\n\r\n## '
        + 'Timeline\r\n\r\n- 10:00 UTC Down\r\n',
      fixed:
        '# Outage\r\n\r\n## Summary\r\n\r\nThe shop was down\r\nfor 20 minutes\r\n\r\n---\r\n\r\n## '
        + 'Timeline\r\n\r\n- 10:00 UTC Down\r\n',
    },
  ],
  good: [
    {
      text: `Outage of the shop
==================

Timeline
--------

- 10:00 UTC Down

What went well?
---------------

The alert.
`,
    },
    {
      text: `---
title: Outage
status: Draft
---

## Timeline

- 10:00 UTC Down
---

| a | b |
| --- | --- |
| 1 | 2 |
`,
    },
    {
      text: `# Outage

The shop was down.

---

> It was down.
---

\`\`\`
The shop was down.
---
\`\`\`
`,
    },
    {
      text: `# Outage

## Timeline

- 10:00 UTC Down
and down.
---
`,
    },
  ],
}

export default defineRule({
  id: 'markdown/accidental-setext',
  severity: 'warning',
  summary: 'Dashes right below a paragraph turn it into a heading',

  *check({underlined}, {text, wholeText}) {
    for (const {paragraph, underline} of underlined) {
      if (text.slice(underline.start, underline.start + 1) !== '-' || !isProse(text, paragraph)) continue
      const lineStart = wholeText.lastIndexOf('\n', underline.start - 1) + 1
      yield {
        span: paragraph,
        message: t`The dashes below turn this paragraph into a heading; add a blank line between them.`,
        fixes: [
          {
            title: t`Add a blank line`,
            edits: [
              {span: {start: lineStart, end: lineStart}, text: wholeText[lineStart - 2] === '\r' ? '\r\n' : '\n'},
            ],
            isSafe: true,
          },
        ],
      }
    }
  },
})

/** A title has no full stop, no field's colon and one line. */
function isProse(text: Parts, {start, end}: Span): boolean {
  const words = text.slice(start, end).trim()
  return (
    /[\p{L}\p{N})"'’`*_][.;,]$/u.test(words)
    || words.includes('\n')
    || 120 < words.length
    || /^[*_]{0,2}[\p{Lu}][\p{L}\p{N} ]{1,30}[*_]{0,2}:[*_]{0,2}\s+\S/u.test(words)
  )
}
