import type {Fix} from '../../edit/fix.ts'
import {actionColumnOf} from '../../document/actions/action-items.ts'
import type {ActionItem, PostmortemModel} from '../../document/types.ts'
import {t} from '../../text/l10n.ts'
import {lineEndOf} from '../../text/line-end.ts'
import {ask} from '../../text/prompt.ts'
import {defineRule, type RuleDocs} from '../rule.ts'

export const docs: RuleDocs = {
  why:
    'Items that only make the next incident shorter still let it happen; at least one should keep this cause from '
    + 'doing harm again.',
  source:
    'SRE Workbook, chapter 10 (items that prevent as well as items that mitigate); Atlassian Incident Management '
    + 'Handbook.',
  bad: [
    {
      text: `# Outage

## Timeline

- 10:00 UTC Down

## «Action items»

| Action | Type | Owner |
| --- | --- | --- |
| Shorten the restart | mitigate | maria |
| Page on 5xx | detect | tom |
`,
      fixed: `# Outage

## Timeline

- 10:00 UTC Down

## Action items

| Action | Type | Owner |
| --- | --- | --- |
| Shorten the restart | mitigate | maria |
| Page on 5xx | detect | tom |
| [what keeps it from happening] | prevent | |
`,
    },
    {
      text: `# Outage

## Timeline

- 10:00 UTC Down

## «Action items»

- [Mitigate] Shorten the restart
- [Detect] Page on 5xx
`,
    },
  ],
  good: [
    {
      text: `# Outage

## Timeline

- 10:00 UTC Down

## Action items

| Action | Type |
| --- | --- |
| Shorten the restart | mitigate |
| Limit the size | prevent |
`,
    },
    {
      text: `# Outage

## Timeline

- 10:00 UTC Down

## Action items

| Action | Type |
| --- | --- |
| Shorten the restart | mitigate |
| Limit the size | other |
`,
    },
    {
      text: `# Outage

## Timeline

- 10:00 UTC Down

## Action items

### Detection

- Page on 5xx

### Mitigation

- Shorten the restart
`,
    },
    {
      text: `# Outage

## Timeline

- 10:00 UTC Down

## Action items

| Action | Type |
| --- | --- |
| Shorten the restart | mitigate |
`,
    },
  ],
}

export default defineRule({
  id: 'action-item/no-prevention',
  severity: 'info',
  severityWhen: {draft: 'hint'},
  summary: 'Action items have types, and none of them is prevention',

  *check(model, {wholeText}) {
    const {actionItems, sections} = model
    const [first] = actionItems
    if (
      !first
      || actionItems.length < 2
      || !actionItems.every(it => it.type && reactive.has(it.type.value) && isOwn(it))
    )
      return
    const span = sections[first.section ?? -1]?.heading.title.span ?? first.title.span
    const kinds = [...new Set(actionItems.map(it => it.type?.value))].join(', ')
    const fix = addRow(model, wholeText)
    yield {
      span,
      message: t`None of the ${actionItems.length} action items prevents a recurrence; their types are ${kinds}.`,
      fixes: fix ? [fix] : [],
    }
  },
})

/** A repair or a change of a process may be what prevents it. */
const reactive: ReadonlySet<string> = new Set(['detect', 'mitigate', 'investigate'])

/** A heading may stand without the others because there is nothing below them. */
function isOwn({type, span}: ActionItem): boolean {
  return type !== undefined && span.start <= type.span.start && type.span.end <= span.end
}

function addRow({actionItems, tables}: PostmortemModel, text: string): Fix | undefined {
  const last = actionItems.at(-1)
  const table = tables.findLast(it => it.header.span.start < (last?.span.start ?? 0))
  const row = table?.rows.at(-1)
  if (!last || !table || !row || last.title.span.end < row.span.start || row.span.end < last.title.span.start)
    return undefined
  const cells = table.header.cells.map(it => {
    const column = actionColumnOf(text.slice(it.start, it.end))
    return column === 'type' ? 'prevent' : column === 'title' ? ask('what keeps it from happening') : ''
  })
  const {end} = row.span
  return {
    title: t`Add an item that prevents it`,
    edits: [
      {
        span: {start: end, end},
        text: `${lineEndOf(text)}|${cells.map(it => (it === '' ? ' |' : ` ${it} |`)).join('')}`,
      },
    ],
  }
}
