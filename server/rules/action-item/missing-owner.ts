import type {ActionItem, PostmortemModel} from '../../document/types.ts'
import type {Project} from '../../document/project.ts'
import {givenNames} from '../../prose/person-words.ts'
import {t} from '../../text/l10n.ts'
import {ask} from '../../text/prompt.ts'
import {isListed, lacking, openItems, wordingOf} from '../shared/open-items.ts'
import {fillIn, type Lack} from '../../edit/fill-in-item.ts'
import {namesOf} from '../shared/people.ts'
import {defineRule, type RuleDocs} from '../rule.ts'
import type {Parts} from '../../text/parts.ts'

export const docs: RuleDocs = {
  why: 'Work that belongs to everybody is done by nobody. The owner may be the person who finds the right one.',
  source:
    'SRE Workbook, chapter 10 (each item has one owner); J. Lunney, S. Lueder, B. Beyer, "Postmortem Action '
    + 'Items" (;login:); GitLab and Flutter templates.',
  bad: [
    {
      text: `# Outage

## Timeline

- 10:00 UTC Down

## «Action items»

- [ ] Add an alert
- [ ] Limit the size
  of a request.
`,
      fixed: `# Outage

## Timeline

- 10:00 UTC Down

## Action items

- [ ] Add an alert (owner: [who owns it])
- [ ] Limit the size
  of a request. (owner: [who owns it])
`,
    },
    {
      text: `# Outage

## Timeline

- 10:00 UTC Down

## Action items

| Action | Type | Owner |
| --- | --- | --- |
| Add an alert | detect | maria |
| «Limit the size of a request» | prevent | |
`,
      fixed: `# Outage

## Timeline

- 10:00 UTC Down

## Action items

| Action | Type | Owner |
| --- | --- | --- |
| Add an alert | detect | maria |
| Limit the size of a request | prevent | [who owns it] |
`,
    },
    {
      text: `# Outage

## Timeline

- 10:00 UTC Down

## Action items

| Action | Type |
| --- | --- |
| «Add an alert» | detect |
| Limit the size | done by @tom |
`,
      fixed: `# Outage

## Timeline

- 10:00 UTC Down

## Action items

| Action | Type | Owner |
| --- | --- | --- |
| Add an alert | detect | [who owns it] |
| Limit the size | done by @tom | |
`,
    },
    {
      text: `# Outage

## Timeline

- 10:00 UTC Down

## Action items

- «Add an alert (owner: TBD)»
- Limit the size (@maria)
`,
      fixed: `# Outage

## Timeline

- 10:00 UTC Down

## Action items

- Add an alert (owner: [who owns it])
- Limit the size (@maria)
`,
    },
  ],
  good: [
    {
      text: `# Outage

## Timeline

- 10:00 UTC Down

## Action items

- [ ] Add an alert (@jennifer)
- [ ] Storage team to limit the size
- [ ] Limit the rate
  - Owner: Tom
`,
    },
    {
      text: `# Outage

## Timeline

- 10:00 UTC Down

## Action items

Owner for all: @maria

- [ ] Add an alert
- [ ] Limit the size
`,
    },
    {
      text: `# Outage

## Timeline

- 10:00 UTC Down

## Action items

- [x] Add an alert
- Limited the size of requests
- ✅ Renew certificates by a job
`,
    },
    {
      text: `# Outage

## Timeline

- 10:00 UTC Down

## Action items

- [ ] Ask Jane to add an alert
`,
    },
    {
      text: `# Outage

## Timeline

- 10:00 UTC Down

## Action items

- [ ] TODO
`,
    },
  ],
}

export default defineRule({
  id: 'action-item/missing-owner',
  severity: 'warning',
  severityWhen: {draft: 'hint'},
  summary: 'Action items that nobody owns',

  *check(model, {text, wholeText, profile, project}) {
    const all = openItems(model, text, profile).filter(it => isListed(it, text))
    const names = knownNames(model, project)
    const without = all.filter(it => (it.owner ? nobody.test(it.owner.value) : !namesSomebody(it, text, names)))
    yield* lacking(model, all, without, lack, () => fillIn(model, wholeText, without, lack))
  },
})

const lack: Lack = {
  what: () => t`owner`,
  column: 'owner',
  header: 'Owner',
  blank: ask('who owns it'),
  inBrackets: `(owner: ${ask('who owns it')})`,
  fixTitle: () => t`Add placeholders for owners`,
}

const nobody = /^(?:we|us|everyone|everybody|nobody|someone|somebody|all|tb[dca]|\?+|unknown|unassigned|none|n\/a|-)$/i

/** In lower case. */
function knownNames(model: PostmortemModel, {people, teams}: Project): ReadonlySet<string> {
  return new Set(
    [...namesOf(model), ...people.flatMap(it => it.split(' ')), ...teams].map(it => it.replace(/^@/, '').toLowerCase()),
  )
}

/** "Ask Jane to …", "Add an alert – Tom": who is named at all is taken for the owner. */
function namesSomebody(item: ActionItem, text: Parts, names: ReadonlySet<string>): boolean {
  for (const [name] of wordingOf(item, text).matchAll(/\p{Lu}\p{Ll}{1,20}/gu)) {
    if (givenNames.has(name.toLowerCase()) || names.has(name.toLowerCase())) return true
  }
  return false
}
