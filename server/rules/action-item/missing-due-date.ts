import {t} from '../../text/l10n.ts'
import {ask} from '../../text/prompt.ts'
import {isListed, lacking, openItems} from '../shared/open-items.ts'
import {fillIn, type Lack} from '../../edit/fill-in-item.ts'
import {defineRule, type RuleDocs} from '../rule.ts'

export const docs: RuleDocs = {
  why: 'Work without a date is put off forever; a date says when somebody will ask.',
  source:
    'GitLab issue template rca.md; Atlassian Incident Management Handbook (4 or 8 weeks); PagerDuty (15 or 30 '
    + "days); M. Kehoe's incident report template.",
  bad: [
    {
      text: `# Outage

## Timeline

- 10:00 UTC Down

## «Action items»

- Add an alert (@maria, SHOP-12)
- Limit the size (@tom, SHOP-13)
`,
      fixed: `# Outage

## Timeline

- 10:00 UTC Down

## Action items

- Add an alert (@maria, SHOP-12) (due: [until when])
- Limit the size (@tom, SHOP-13) (due: [until when])
`,
    },
    {
      text: `# Outage

## Timeline

- 10:00 UTC Down

## Action items

| Action | Due date |
|---|---|
| «Add an alert» ||
| Limit the size | 2026-12-15 |
`,
      fixed: `# Outage

## Timeline

- 10:00 UTC Down

## Action items

| Action | Due date |
|---|---|
| Add an alert | [until when] |
| Limit the size | 2026-12-15 |
`,
    },
  ],
  good: [
    {
      text: `# Outage

## Timeline

- 10:00 UTC Down

## Action items

- Add an alert (@maria, due 2026-12-15)
- Limit the size by end of Q1 2027
`,
    },
    {
      text: `# Outage

## Timeline

- 10:00 UTC Down

## Action items

### Next steps (next 2 weeks)

- Add an alert
- Limit the size
`,
    },
    {
      text: `# Outage

## Timeline

- 10:00 UTC Down

## Action items

- [x] Add an alert
`,
    },
  ],
}

export default defineRule({
  id: 'action-item/missing-due-date',
  severity: 'off',
  severityWhen: {draft: 'hint'},
  summary: 'Action items without a due date',

  *check(model, {text, wholeText, profile}) {
    const all = openItems(model, text, profile).filter(it => isListed(it, text))
    const without = all.filter(it => !it.due)
    yield* lacking(model, all, without, lack, () => fillIn(model, wholeText, without, lack))
  },
})

const lack: Lack = {
  what: () => t`due date`,
  column: 'due',
  header: 'Due date',
  blank: ask('until when'),
  inBrackets: `(due: ${ask('until when')})`,
  fixTitle: () => t`Add placeholders for due dates`,
}
