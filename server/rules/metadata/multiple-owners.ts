import type {Fix} from '../../edit/fix.ts'
import {isField} from '../../document/metadata/known-fields.ts'
import type {MetadataField} from '../../document/types.ts'
import {givenNames} from '../../prose/person-words.ts'
import {t} from '../../text/l10n.ts'
import {shorten} from '../../text/shorten.ts'
import {surroundings} from '../../edit/insert-field.ts'
import {defineRule, type RuleDocs} from '../rule.ts'
import {regex} from '../../text/regex.ts'

export const docs: RuleDocs = {
  why: 'What several people own, nobody finishes. One person answers for the document; the others help.',
  source: 'SRE Workbook, chapter 10 ("a single owner and multiple collaborators"); PagerDuty postmortem guide.',
  bad: [
    {
      text: `# Outage

**Owner**: «@jen, @martym and @doc»

**Status**: Draft

## Summary

Down.
`,
      fixed: `# Outage

**Owner**: @jen
**Collaborators**: @martym, @doc

**Status**: Draft

## Summary

Down.
`,
    },
    {
      text: `# Outage

| | |
| --- | --- |
| Owner | «Jane Doe / Max Power» |
| Status | Draft |

## Summary

Down.
`,
      fixed: `# Outage

| | |
| --- | --- |
| Owner | Jane Doe |
| Collaborators | Max Power |
| Status | Draft |

## Summary

Down.
`,
    },
    {
      text: `---
owner: «[jen, martym, doc]»
---

# Outage

## Summary

Down.
`,
      fixed: `---
owner: jen
collaborators: [martym, doc]
---

# Outage

## Summary

Down.
`,
    },
  ],
  good: [
    {
      text: `# Outage

**Authors**: jen, martym, doc

**Owner**: Jane Doe, payments team

## Summary

Down.
`,
    },
    {
      text: `# Outage

**Owner**: Doe, Jane

## Summary

Down.
`,
    },
    {
      text: `# Outage

**Owner**: Jane Doe (backup: Max Power)

## Summary

Down.
`,
    },
    {
      text: `# Outage

## Timeline

- 10:00 UTC Down

## Action items

- Add a test
  - Owner: @jen, @martym
`,
    },
  ],
}

export default defineRule({
  id: 'metadata/multiple-owners',
  severity: 'info',
  summary: 'More than one person owns the postmortem',

  *check(model, {wholeText}) {
    const field = model.metadata.find(it => isField(it, 'owner') && singular.test(it.key.value))
    if (!field) return
    const people = peopleIn(field.value.value)
    const [first, ...others] = people
    if (!first || others.length === 0) return
    yield {
      span: field.value.span,
      message: t`${people.length} people own this (${shorten(people.join(', '))}); name one owner.`,
      fixes: [moveOthers(field, first, others, wholeText)],
    }
  },
})

/** Some languages have one word for an owner and for several. */
const singular = /^[\p{Script=Latin}\s]{0,39}[\p{Script=Latin}](?<!s)$/u

/** The people that a value lists; none if a part of it is not a person: a team, a role, the other half of a name. */
function peopleIn(value: string): string[] {
  const list = value.replace(/^\[(.{0,300})\]$/, '$1').split(/\s{0,3}[,;/&]\s{0,3}|\s(?:and|und|y|et|e)\s/)
  const parts = list.map(it => it.trim().replace(/^["']|["']$/g, '')).filter(it => it !== '')
  if (parts.length < 2 || parts.some(it => !person.test(it) || role.test(it))) return []
  // "Doe, Jane" is one.
  const isOne =
    parts.length === 2
    && parts.every(it => /^\p{Lu}[\p{L}'’-]{1,30}$/u.test(it))
    && !givenNames.has((parts[0] as string).toLowerCase())
  return isOne ? [] : parts
}

const person = regex('u')`
    ^(?:@[\w./-]{1,60}|[\w.+-]{1,40}@[\w.-]{0,60}
    |\p{L}[\p{L}'’.-]{0,30}(?:\s\p{Lu}[\p{L}'’.-]{0,30}){0,3}(?:\s[(<]?@?[\w.@+-]{1,60}[)>]?)?)$
  `
const role = new RegExp(
  '\\b(?:teams?|squad|sres?|ops|devops|on-?call|engineer(?:s|ing)?|manager|lead|platform|infra(?:structure)?'
    + '|support|security|backend|frontend'
    + '|payments|data|network|none|unknown|tbd|todo|n/a|department|group|inc|ltd|staff|senior|jr|phd)\\b',
  'i',
)

function moveOthers(field: MetadataField, first: string, others: readonly string[], text: string): Fix {
  const {before, between, behind, newline} = surroundings(field, text)
  const isYaml = field.form === 'front-matter'
  const list = isYaml && 1 < others.length ? `[${others.join(', ')}]` : others.join(', ')
  const second = `${newline}${before}${isYaml ? 'collaborators' : 'Collaborators'}${between}${list}`
  return {
    title: t`Keep "${first}" and make the others collaborators`,
    edits: [{span: field.value.span, text: first + (field.form === 'table' ? behind : '') + second}],
  }
}
