import type {ActionItem, PostmortemModel} from '../../document/types.ts'
import {t} from '../../text/l10n.ts'
import {ask} from '../../text/prompt.ts'
import {isListed, lacking, openItems} from '../shared/open-items.ts'
import {fillIn, type Lack} from '../../edit/fill-in-item.ts'
import {defineRule, type RuleDocs} from '../rule.ts'
import type {Parts} from '../../text/parts.ts'

export const docs: RuleDocs = {
  why: 'A document is closed and forgotten; a ticket is planned, prioritized and followed up.',
  source: 'SRE Workbook, chapter 10 (a tracking bug for each item); PagerDuty, Wikimedia and Flutter templates.',
  bad: [
    {
      text: `# Outage

## Timeline

- 10:00 UTC Down

## «Action items»

- [ ] Add an alert (@maria)
- [ ] Limit the size (@tom)
`,
      fixed: `# Outage

## Timeline

- 10:00 UTC Down

## Action items

- [ ] Add an alert (@maria) (ticket: [which one])
- [ ] Limit the size (@tom) (ticket: [which one])
`,
    },
    {
      text: `# Outage

## Timeline

- 10:00 UTC Down

## Action items

| Action | Bug |
| --- | --- |
| Add an alert | SHOP-12 |
| «Limit the size» | |
`,
      fixed: `# Outage

## Timeline

- 10:00 UTC Down

## Action items

| Action | Bug |
| --- | --- |
| Add an alert | SHOP-12 |
| Limit the size | [which one] |
`,
    },
    {
      text: `# Outage

## Timeline

- 10:00 UTC Down

## Action items

1. «Add an alert that page the person on call, like PM-2026-004»
`,
      fixed: `# Outage

## Timeline

- 10:00 UTC Down

## Action items

1. Add an alert that page the person on call, like PM-2026-004 (ticket: [which one])
`,
    },
  ],
  good: [
    {
      text: `# Outage

## Timeline

- 10:00 UTC Down

## Action items

- Add an alert, Bug 5554823
- Limit the size ([issue](https://example.com/o/r/issues/4))
- Limit the rate
  - SHOP-12
`,
    },
    {
      text: `# Outage

## Timeline

- 10:00 UTC Down

## Action items

| Action | Bug |
| --- | --- |
| Add an alert | n/a **DONE** |
| Limit the size | SHOP-12 |
`,
    },
    {
      text: `# Outage

## Timeline

- 10:00 UTC Down

## Action items

We follow them on [the board](https://example.com/board).

- Add an alert
- Limit the size
`,
    },
    {
      text: `# Outage

## Timeline

- 10:00 UTC Down

## Action items (tracked in #12)

- Add an alert
`,
    },
  ],
}

export default defineRule({
  id: 'action-item/missing-tracking',
  severity: 'info',
  severityWhen: {draft: 'hint'},
  summary: 'Action items without a ticket',

  *check(model, {text, wholeText, profile}) {
    const all = openItems(model, text, profile).filter(it => isListed(it, text))
    const linked = sectionsWithLinks(model, text)
    const without = all.filter(
      ({ticket, section, span, wording}) =>
        !ticket
        && !hasLink(text, Math.min(span.start, wording.start), Math.max(span.end, wording.end))
        && !linked.has(section),
    )
    yield* lacking(model, all, without, lack, () => fillIn(model, wholeText, without, lack))
  },
})

const lack: Lack = {
  what: () => t`ticket`,
  column: 'ticket',
  header: 'Ticket',
  blank: ask('which one'),
  inBrackets: `(ticket: ${ask('which one')})`,
  fixTitle: () => t`Add placeholders for tickets`,
}

/** The sections in which a link above, below, or around the items says where they are kept. */
function sectionsWithLinks({sections, actionItems}: PostmortemModel, text: Parts): ReadonlySet<number | undefined> {
  const linked = new Set<number | undefined>()
  const ends = new Map<number | undefined, {first: ActionItem; last: ActionItem}>()
  for (const it of actionItems) ends.set(it.section, {first: ends.get(it.section)?.first ?? it, last: it})
  sections.forEach(({kinds, parent, heading, body}, index) => {
    if (!kinds.includes('action-items')) return
    const own = ends.get(index)
    const isLinked =
      hasLink(text, heading.span.start, own?.first.span.start ?? body.end)
      || hasLink(text, endOf(own?.last, text) ?? body.end, body.end)
    if (isLinked || linked.has(parent)) linked.add(index)
  })
  return linked
}

/** The end of the item's details: the next line after a blank one that is not indented. */
function endOf(item: ActionItem | undefined, text: Parts): number | undefined {
  if (!item) return undefined
  const rest = /\n\s{0,40}\n(?=[^\s>])/.exec(text.slice(item.wording.end, item.wording.end + 4000))
  return rest ? item.wording.end + rest.index : undefined
}

function hasLink(text: Parts, start: number, end: number): boolean {
  return text.slice(start, end).includes('://')
}
