import {t} from '../../text/l10n.ts'
import {defineRule} from '../rule.ts'

export default defineRule({
  id: 'markdown/heading-missing-space',
  severity: 'warning',
  summary: 'A heading lacks the space after its hashes',
  why: 'Without the space the line is a plain paragraph: it is not shown as a heading, and the outline of the document is empty.',
  source: 'CommonMark 0.31.2, section 4.2 "ATX headings".',
  bad: [{text: '«#Issue Summary»\nThe shop was down.\n«#Timeline»\n- 10:00 UTC Down\n', fixed: '# Issue Summary\nThe shop was down.\n# Timeline\n- 10:00 UTC Down\n'}],
  good: [{text: '# Outage\n\nThe team met in #incident-42.\n\n#5 was closed.\n'}, {text: '# Outage\n\n## Timeline\n\n- 10:00 UTC Down\n'}],

  *check({sections}) {
    for (const {heading} of sections) {
      if (heading.style !== 'unspaced') continue
      const at = heading.span.start + heading.level
      yield {
        span: heading.span,
        message: t`"${'#'.repeat(heading.level)}${heading.title.value}" is no heading: it needs a space after the hashes.`,
        fixes: [{title: t`Insert the space`, edits: [{span: {start: at, end: at}, text: ' '}], isSafe: true}],
      }
    }
  },
})
