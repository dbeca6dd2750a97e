import {comparableTitle} from '../../document/data/section-names.ts'
import {t} from '../../text/l10n.ts'
import {defineRule, type RuleDocs} from '../rule.ts'

export const docs: RuleDocs<{sections: readonly string[]}> = {
  why:
    'What a team has decided to leave out, such as a section that invites blame, comes back with every template '
    + 'that is copied from elsewhere.',
  source: 'Asked for by teams with a form of their own; `forbid` of a profile in the project file says which.',
  bad: [
    {
      text: `# Outage

## Summary

Down.

## «5 Whys»

Because.

### «Who is guilty?»

Nobody.
`,
      options: {sections: ['five-whys', 'Who is guilty']},
    },
  ],
  good: [
    {
      text: `# Outage

## Summary

Down.

## 5 Whys

Because.
`,
    },
    {
      text: `# Outage

## Summary

Down.
`,
      options: {sections: ['five-whys', 'Who is guilty']},
    },
  ],
}

export default defineRule<{sections: readonly string[]}>({
  id: 'section/forbidden',
  severity: 'warning',
  summary: 'A forbidden section',
  options: {sections: {default: [], summary: 'Kinds such as `five-whys`, or headings'}},

  *check({sections}, {options}) {
    const titles = new Set(options.sections.map(comparableTitle))
    for (const {
      kinds,
      heading: {title},
    } of sections) {
      if (!kinds.some(kind => options.sections.includes(kind)) && !titles.has(comparableTitle(title.value))) continue
      yield {span: title.span, message: t`The section "${title.value}" is forbidden; remove it.`}
    }
  },
})
