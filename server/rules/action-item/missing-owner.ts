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
  source: 'SRE Workbook, chapter 10 (each item has one owner); J. Lunney, S. Lueder, B. Beyer, "Postmortem Action Items" (;login:); GitLab and Flutter templates.',
  bad: [
    {
      text: '# Outage\n\n## Timeline\n\n- 10:00 UTC Down\n\n## «Action items»\n\n- [ ] Add an alert\n- [ ] Limit the size\n  of a request.\n',
      fixed: '# Outage\n\n## Timeline\n\n- 10:00 UTC Down\n\n## Action items\n\n- [ ] Add an alert (owner: [who owns it])\n- [ ] Limit the size\n  of a request. (owner: [who owns it])\n',
    },
    {
      text: '# Outage\n\n## Timeline\n\n- 10:00 UTC Down\n\n## Action items\n\n| Action | Type | Owner |\n| --- | --- | --- |\n| Add an alert | detect | maria |\n| «Limit the size of a request» | prevent | |\n',
      fixed: '# Outage\n\n## Timeline\n\n- 10:00 UTC Down\n\n## Action items\n\n| Action | Type | Owner |\n| --- | --- | --- |\n| Add an alert | detect | maria |\n| Limit the size of a request | prevent | [who owns it] |\n',
    },
    {
      text: '# Outage\n\n## Timeline\n\n- 10:00 UTC Down\n\n## Action items\n\n| Action | Type |\n| --- | --- |\n| «Add an alert» | detect |\n| Limit the size | done by @tom |\n',
      fixed: '# Outage\n\n## Timeline\n\n- 10:00 UTC Down\n\n## Action items\n\n| Action | Type | Owner |\n| --- | --- | --- |\n| Add an alert | detect | [who owns it] |\n| Limit the size | done by @tom | |\n',
    },
    {
      text: '# Outage\n\n## Timeline\n\n- 10:00 UTC Down\n\n## Action items\n\n- «Add an alert (owner: TBD)»\n- Limit the size (@maria)\n',
      fixed: '# Outage\n\n## Timeline\n\n- 10:00 UTC Down\n\n## Action items\n\n- Add an alert (owner: [who owns it])\n- Limit the size (@maria)\n',
    },
  ],
  good: [
    {text: '# Outage\n\n## Timeline\n\n- 10:00 UTC Down\n\n## Action items\n\n- [ ] Add an alert (@jennifer)\n- [ ] Storage team to limit the size\n- [ ] Limit the rate\n  - Owner: Tom\n'},
    {text: '# Outage\n\n## Timeline\n\n- 10:00 UTC Down\n\n## Action items\n\nOwner for all: @maria\n\n- [ ] Add an alert\n- [ ] Limit the size\n'},
    {text: '# Outage\n\n## Timeline\n\n- 10:00 UTC Down\n\n## Action items\n\n- [x] Add an alert\n- Limited the size of requests\n- ✅ Renew certificates by a job\n'},
    {text: '# Outage\n\n## Timeline\n\n- 10:00 UTC Down\n\n## Action items\n\n- [ ] Ask Jane to add an alert\n'},
    {text: '# Outage\n\n## Timeline\n\n- 10:00 UTC Down\n\n## Action items\n\n- [ ] TODO\n'},
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
    const without = all.filter(it => it.owner ? nobody.test(it.owner.value) : !namesSomebody(it, text, names))
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
  return new Set([...namesOf(model), ...people.flatMap(it => it.split(' ')), ...teams].map(it => it.replace(/^@/, '').toLowerCase()))
}

/** "Ask Jane to …", "Add an alert – Tom": who is named at all is taken for the owner. */
function namesSomebody(item: ActionItem, text: Parts, names: ReadonlySet<string>): boolean {
  for (const [name] of wordingOf(item, text).matchAll(/\p{Lu}\p{Ll}{1,20}/gu)) {
    if (givenNames.has(name.toLowerCase()) || names.has(name.toLowerCase())) return true
  }
  return false
}
