import {t} from '../../text/l10n.ts'
import {defineRule, type RuleDocs} from '../rule.ts'

export const docs: RuleDocs = {
  why:
    'A heading without text promises an answer and gives none; the reader cannot tell whether there was nothing to '
    + 'say or nobody wrote it.',
  source: 'SRE Workbook, chapter 10: the bad example leaves Recovery, Background and Glossary empty.',
  bad: [
    {
      text: `# Outage

## «Impact»

## Timeline

- 10:00 UTC Down
`,
    },
    {
      text: `# Outage

## Timeline

- 10:00 UTC Down

## «Lessons learned»

-
`,
    },
    {
      text: `# Outage

## Timeline

- 10:00 UTC Down

«##»
`,
    },
  ],
  good: [
    {
      text: `# Outage

## Lessons learned

### What went well

The alert.
`,
    },
    {
      text: `# Outage

## Glossary

None.
`,
    },
  ],
}

export default defineRule({
  id: 'section/empty',
  severity: 'warning',
  severityWhen: {draft: 'hint'},
  summary: 'A section is empty',

  *check({sections}) {
    for (const {heading, isEmpty, kinds} of sections) {
      // "What went well" may have nothing to say (PagerDuty); a title is followed by its sections, an entry may be its
      // heading alone.
      if (
        !isEmpty
        || kinds[0] === 'title'
        || kinds[0] === 'lessons-well'
        || kinds[0] === 'lessons-lucky'
        || isEntry(heading.title.value)
      )
        continue
      const {value: title, span} = heading.title
      yield title === ''
        ? {span: heading.span, message: t`This heading is empty; add its text or remove it.`}
        : {span, message: t`The section "${title}" is empty.`}
    }
  },
})

/** A heading with a time in it says what happened by itself. */
function isEntry(title: string): boolean {
  return /\d[:h.]?\d/.test(title)
}
