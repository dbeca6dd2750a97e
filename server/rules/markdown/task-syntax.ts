import {t} from '../../text/l10n.ts'
import type {Span} from '../../text/span.ts'
import {defineRule, type RuleDocs} from '../rule.ts'

export const docs: RuleDocs = {
  why:
    'A box needs a list marker before it, one character in it and a space after it. Anything else is shown as '
    + 'brackets, and no tool counts the task.',
  source: 'GitHub Flavored Markdown, section 5.3 "Task list items (extension)".',
  bad: [
    {
      text: `# Outage

## Action items

- [ ] Add a test
«-[ ]» Add an alert
- «[]» Add a limit
- «[x]»Add a page
* «[ X ]» Add a runbook
`,
      fixed: `# Outage

## Action items

- [ ] Add a test
- [ ] Add an alert
- [ ] Add a limit
- [x] Add a page
* [x] Add a runbook
`,
    },
    {
      text: `# Outage

## Action items

- Tasks:

\t\t- «[]» Add a test
`,
      fixed: `# Outage

## Action items

- Tasks:

\t\t- [ ] Add a test
`,
    },
  ],
  good: [
    {
      text: `# Outage

## Action items

- [ ] Add a test
- [x] Add an alert
- [X] Add a limit
1. [ ] Add a page
`,
    },
    {
      text: `# Outage

## Action items

- [](https://example.com)
- [x](https://example.com) is the ticket
- [^1] says so
- [x][] and [x]: see below
`,
    },
    {
      text: `# Outage

## Action items

\`\`\`
-[ ] Add a test
\`\`\`

## Supporting information

- [] is empty
`,
    },
  ],
}

export default defineRule({
  id: 'markdown/task-syntax',
  severity: 'info',
  summary: 'A task box will not render as one',

  *check({sections}, {text, isLiteral}) {
    let end = 0
    for (const {kinds, body} of sections) {
      if (!kinds.includes('action-items') && !kinds.includes('recurrence')) continue
      const from = Math.max(end, body.start)
      end = body.end
      for (const match of text.slice(from, body.end).matchAll(taskLike)) {
        const [, indent = '', mark = '', gap = '', box = '', state = '', behind = ''] = match
        if (isWellFormed(gap, box, behind)) continue
        const start = from + match.index + indent.length + (gap ? mark.length + gap.length : 0)
        const span = {start, end: from + match.index + match[0].length - behind.length}
        if (isLiteral(span)) continue
        yield {
          span,
          message: t`"${text.slice(span.start, span.end)}" will not render as a task box.`,
          fixes: [
            {
              title: t`Write it as a task box`,
              edits: [editOf(span, gap ? '' : `${mark} `, state, behind)],
              isSafe: true,
            },
          ],
        }
      }
    }
  },
})

/**
 * Indent, list mark, the space behind it, the box, what is in it, the space behind it. Links, footnotes and references
 * are none.
 */
const taskLike =
  /^([ \t]{0,20})([-*+]|\d{1,4}[.)])([ \t]{0,4})(\[[ \t]{0,3}([xX]?)[ \t]{0,3}\])(?![([:])([ \t]{0,4})(?=\S)/gm

function isWellFormed(gap: string, box: string, behind: string): boolean {
  return gap !== '' && behind !== '' && /^\[[ xX]\]$/.test(box)
}

function editOf(span: Span, mark: string, state: string, behind: string): {span: Span; text: string} {
  return {span, text: `${mark}[${state ? 'x' : ' '}]${behind === '' ? ' ' : ''}`}
}
