import {t} from '../../text/l10n.ts'
import {defineRule, type RuleDocs} from '../rule.ts'

export const docs: RuleDocs = {
  why:
    'Without the space, the line is a plain paragraph: it is not rendered as a heading and is missing from the '
    + 'outline.',
  source: 'CommonMark 0.31.2, section 4.2 "ATX headings".',
  bad: [
    {
      text: `«#Issue Summary»
The shop was down.
«#Timeline»
- 10:00 UTC Down
`,
      fixed: `# Issue Summary
The shop was down.
# Timeline
- 10:00 UTC Down
`,
    },
    {
      text: `# Outage

  «##Summary»

The shop was down.

 «##Timeline»

- 10:00 UTC Down
`,
      fixed: `# Outage

  ## Summary

The shop was down.

 ## Timeline

- 10:00 UTC Down
`,
    },
    {
      text: `# Outage

«##\u00a0Timeline»

- 10:00 UTC Down
`,
      fixed: `# Outage

## Timeline

- 10:00 UTC Down
`,
    },
    {
      text: `# 障害

«##\u3000タイムライン»

- 10:00 UTC 停止
`,
      fixed: `# 障害

## タイムライン

- 10:00 UTC 停止
`,
    },
  ],
  good: [
    {
      text: `# Outage

## Timeline

- 10:00 UTC Down, see
  #\u00a042 of the queue
`,
    },
    {
      text: `# Outage

The team met in #incident-42.

#5 was closed.
`,
    },
    {
      text: `# Outage

## Timeline

- 10:00 UTC Down
`,
    },
    {
      text: `# Outage

## Timeline

- 10:00 UTC Down

#incident #sev1 #checkout
`,
    },
    {
      text: `# 障害

## タイムライン

- 10:00 UTC 停止

#障害 #決済
`,
    },
  ],
}

export default defineRule({
  id: 'markdown/heading-missing-space',
  severity: 'warning',
  summary: 'A heading lacks the space after the `#`',

  *check({sections}, {text}) {
    for (const {
      heading: {style, level, title, span},
    } of sections) {
      if (style !== 'unspaced') continue
      const start = span.start + text.slice(span.start, span.end).indexOf('#')
      const marks = '#'.repeat(level)
      const after = start + level
      const [blank = ''] = /^[\u00a0\u3000]*/.exec(text.slice(after, span.end)) ?? []
      const space = {span: {start: after, end: after + blank.length}, text: ' '}
      // A no-break space is a character of the paragraph, not an indent.
      const isIndented = /^[ \t]*$/.test(text.slice(span.start, start))
      yield {
        span: {start, end: start + text.slice(start, span.end).trimEnd().length},
        message: blank
          ? t`"${`${marks} ${title.value}`}" is not a heading; write a plain space after the hashes.`
          : t`"${marks}${title.value}" is not a heading; add a space after the hashes.`,
        fixes: [
          {
            title: blank ? t`Write a plain space` : t`Add the space`,
            edits: isIndented ? [space] : [{span: {start: span.start, end: space.span.end}, text: `${marks} `}],
            isSafe: true,
          },
        ],
      }
    }
  },
})
