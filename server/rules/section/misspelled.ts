import {t} from '../../text/l10n.ts'
import {defineRule, type RuleDocs} from '../rule.ts'

export const docs: RuleDocs = {
  why: 'Search, templates and tools find a section by its name.',
  source: 'Seen in published postmortems: "Atendees", "Sumary", "Timline".',
  bad: [
    {
      text: `# Outage

## «Timline»

- 10:00 UTC Down
`,
      fixed: `# Outage

## Timeline

- 10:00 UTC Down
`,
    },
  ],
  good: [
    {
      text: `# Outage

## Time to value

Short.
`,
    },
    {
      text: `# Outage

## Clauses

Two.
`,
    },
  ],
}

export default defineRule({
  id: 'section/misspelled',
  severity: 'hint',
  summary: 'The name of a section is misspelled',

  *check({sections}) {
    for (const {
      heading: {title},
      misspelling,
    } of sections) {
      if (!misspelling) continue
      const name = inCaseOf(title.value, misspelling.name)
      yield {
        span: title.span,
        message: t`"${title.value}" looks misspelled; did you mean "${name}"?`,
        fixes: [{title: t`Rename to "${name}"`, edits: [{span: title.span, text: name}]}],
      }
    }
  },
})

/** Capitals as in the title that is replaced: all, each word's, or the first word's. */
function inCaseOf(title: string, name: string): string {
  if (title === title.toUpperCase()) return name.toUpperCase()
  const words = title.split(/\s+/)
  const isTitleCase = 1 < words.length && words.slice(1).every(word => /^\p{Lu}/u.test(word))
  return isTitleCase
    ? name.replace(/(^|\s)\p{Ll}/gu, it => it.toUpperCase())
    : name.charAt(0).toUpperCase() + name.slice(1)
}
