import {t} from '../../text/l10n.ts'
import {ask} from '../../text/prompt.ts'
import {isListed, lacking, openItems} from '../shared/open-items.ts'
import {fillIn, type Lack} from '../../edit/fill-in-item.ts'
import {defineRule, type RuleDocs} from '../rule.ts'

export const docs: RuleDocs = {
  why: 'Without one, the items that keep the incident from happening again wait behind the easy ones.',
  source: 'SRE Workbook, chapter 10 (each item has a priority, and they are not all the same).',
  bad: [
    {
      text: `# Outage

## Timeline

- 10:00 UTC Down

## Action items

- [P1] Add an alert
- «Limit the size»
`,
      fixed: `# Outage

## Timeline

- 10:00 UTC Down

## Action items

- [P1] Add an alert
- Limit the size (priority: [how urgent])
`,
    },
    {
      text: `# Outage

## Timeline

- 10:00 UTC Down

## «Action items»

| Action | Priority |
| --- | --- |
| Add an alert | |
| Limit the size | |
`,
      fixed: `# Outage

## Timeline

- 10:00 UTC Down

## Action items

| Action | Priority |
| --- | --- |
| Add an alert | [how urgent] |
| Limit the size | [how urgent] |
`,
    },
  ],
  good: [
    {
      text: `# Outage

## Timeline

- 10:00 UTC Down

## Action items

- Add an alert (@maria, P1)
- Limit the size (priority: high)
`,
    },
    {
      text: `# Outage

## Timeline

- 10:00 UTC Down

## Action items

### P1

- Add an alert
- Limit the size
`,
    },
    {
      text: `# Outage

## Timeline

- 10:00 UTC Down

## Action items

- Add an alert
`,
    },
  ],
}

export default defineRule({
  id: 'action-item/missing-priority',
  severity: 'off',
  severityWhen: {draft: 'hint'},
  summary: 'Action items without a priority',

  *check(model, {text, wholeText, profile}) {
    const all = openItems(model, text, profile).filter(it => isListed(it, text))
    // A single item does not need a priority.
    if (all.length < 2) return
    const without = all.filter(it => !it.priority)
    yield* lacking(model, all, without, lack, () => fillIn(model, wholeText, without, lack))
  },
})

const lack: Lack = {
  what: () => t`priority`,
  column: 'priority',
  header: 'Priority',
  blank: ask('how urgent'),
  inBrackets: `(priority: ${ask('how urgent')})`,
  fixTitle: () => t`Add placeholders for priorities`,
}
