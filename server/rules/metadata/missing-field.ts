import {fields, isField, type FieldKey} from '../../document/metadata/known-fields.ts'
import type {PostmortemModel, Section} from '../../document/types.ts'
import {allOf, t} from '../../text/l10n.ts'
import {findTimestamps} from '../../time/timestamp.ts'
import {emptyFields, fieldInsertion, headEnd} from '../../edit/insert-field.ts'
import {placeOfDocument} from '../../edit/insert-section.ts'
import {defineRule, type RuleDocs} from '../rule.ts'
import type {Parts} from '../../text/parts.ts'

export const docs: RuleDocs = {
  why: 'Date, owner, status and severity are what postmortems are looked up and counted by.',
  source: 'Field lists of the published templates: see the profiles.',
  bad: [
    {
      text: `# «Search is down»

- **Date:** 2015-10-21
- **Status:** Final

## Summary

Search was down for 66 minutes.
`,
      profile: 'google-sre',
      fixed: `# Search is down

- **Date:** 2015-10-21
- **Status:** Final
- **Authors:** TODO

## Summary

Search was down for 66 minutes.
`,
    },
    {
      text: `# «Search is down»

## Summary

Search was down for 66 minutes.

## Timeline

- 14:54 UTC Down
`,
      profile: 'google-sre',
      fixed: `# Search is down

- **Date:** YYYY-MM-DD
- **Authors:** TODO
- **Status:** TODO

## Summary

Search was down for 66 minutes.

## Timeline

- 14:54 UTC Down
`,
    },
    {
      text: `# Search is down (2015-10-21)

**«Authors»:**
**Status:** Final

## Summary

Search was down.
`,
      profile: 'google-sre',
      fixed: `# Search is down (2015-10-21)

**Authors:** TODO
**Status:** Final

## Summary

Search was down.
`,
    },
    {
      text: `---
date: 2015-10-21
author: jen
---

# «Search is down»

## Summary

Search was down.
`,
      profile: 'google-sre',
      fixed: `---
date: 2015-10-21
author: jen
status: TODO
---

# Search is down

## Summary

Search was down.
`,
    },
    {
      text: `# «Shop is down»

## Key Information

| | |
| --- | --- |
| **Severity** | SEV-2 |
| **Customers affected** | 800 |
| **Requests affected** | 12,000 |
| **Start** | 2026-03-02 14:00 UTC |
| **End** | 2026-03-02 14:35 UTC |

## Summary

The shop was down.
`,
      profile: 'gitlab-review',
      fixed: `# Shop is down

## Key Information

| | |
| --- | --- |
| **Severity** | SEV-2 |
| **Customers affected** | 800 |
| **Requests affected** | 12,000 |
| **Start** | 2026-03-02 14:00 UTC |
| **End** | 2026-03-02 14:35 UTC |
| **Link** | TODO |

## Summary

The shop was down.
`,
    },
    {
      text: `# «Outage of the shop»

## Timeline

- 14:54 UTC Down
`,
      profile: 'generic',
      fixed: `# Outage of the shop

- **Date:** YYYY-MM-DD

## Timeline

- 14:54 UTC Down
`,
    },
  ],
  good: [
    {
      text: `---
date: 2015-10-21
authors: [jen, martym]
status: final
---

# Search is down
`,
      profile: 'google-sre',
    },
    {
      text: `# Search is down

### Date

2015-10-21

### Authors

jen

### Status

Complete
`,
      profile: 'google-sre',
    },
    {
      text: `# 2021-09-14: Elevated errors

## Timeline

- 14:54 UTC Down
`,
      profile: 'generic',
    },
    {
      text: `# Outage

## Timeline (UTC)

- 2026-01-02 14:54 Down
`,
      profile: 'generic',
    },
    {
      text: `# Search is down

- **Date:** YYYY-MM-DD
- **Authors:** TODO
- **Status:** TODO
`,
      profile: 'google-sre',
    },
  ],
}

export default defineRule({
  id: 'metadata/missing-field',
  severity: 'info',
  severityWhen: {draft: 'hint'},
  summary: 'A field that the profile requires is missing or empty',

  *check(model, {text, wholeText, profile}) {
    const required = profile.fields.filter(it => it.isRequired).map(it => it.key)
    const wanted = required.filter(it => !isTold(model, text, it))
    // That the sections are those of a profile does not say that its fields are wanted, unless there are some of them.
    const known = required.filter(key => model.metadata.some(it => isField(it, key)))
    if (
      wanted.length === 0
      || isBlank(text)
      || (!model.isProfileNamed && 1 < required.length && known.length < required.length / 2)
    )
      return
    const empty = emptyFields(model, text.around({start: 0, end: headEnd(model)}), wanted)
    for (const {key, span, edit} of empty) {
      yield {
        span,
        message: t`The field "${text.slice(span.start, span.end)}" is empty.`,
        fixes: [{title: t`Write ${fields[key].placeholder}`, edits: [edit]}],
      }
    }
    const missing = wanted.filter(key => !empty.some(it => it.key === key))
    if (missing.length === 0) return
    const names = missing.map(it => `"${fields[it].names.en}"`)
    yield {
      span: placeOfDocument(model, wholeText),
      message: names.length === 1 ? t`The field ${names[0]} is missing.` : t`The fields ${allOf(names)} are missing.`,
      fixes: [{title: t`Insert ${names.join(', ')}`, edits: [fieldInsertion(model, wholeText, missing)]}],
    }
  },
})

/** By a field of that name, a section of that name, or in another place where people say it. */
function isTold(model: PostmortemModel, text: Parts, key: FieldKey): boolean {
  const keys = alike.find(it => it.includes(key)) ?? [key]
  if (model.metadata.some(it => it.value.value !== '' && keys.some(key => isField(it, key)))) return true
  if (
    model.sections.some(it => keys.some(key => isField({key: it.heading.title}, key)) && !isBareLabel(model, it, text))
  )
    return true
  switch (key) {
    case 'date':
    case 'incident-date':
      return statesDay(model, text)
    case 'severity':
      return /\bsev(?:erity)?[ -]?\d|\bP[0-4]\b/i.test(model.title?.value ?? '')
    case 'duration':
    case 'downtime':
      return model.claims.some(it => it.of === 'impact' && it.minutes !== undefined)
    case 'start':
    case 'end':
      return model.claims.some(it => it.form === 'window' && it.of === 'impact')
    default:
      return false
  }
}

/** "**Authors:**" alone on a line, and the next field or section right below it. */
function isBareLabel({metadata}: PostmortemModel, {heading: {style}, body}: Section, text: Parts): boolean {
  if (style === 'atx' || style === 'setext' || style === 'html' || style === 'unspaced') return false
  const at = body.start + text.slice(body.start, body.end).search(/\S|$/)
  const next = metadata.find(it => at <= it.key.span.start)
  return body.end <= at || (next !== undefined && !/\w/.test(text.slice(at, next.key.span.start)))
}

/** One of them will do for the other. */
const alike: readonly (readonly FieldKey[])[] = [
  ['authors', 'owner', 'owners'],
  ['duration', 'downtime'],
  ['services', 'component', 'products'],
  ['date', 'incident-date', 'start'],
]

/** In the title, the timeline, a field, or a sentence of the summary or of what stands above the sections. */
function statesDay(model: PostmortemModel, text: Parts): boolean {
  // A template has a place for it.
  const names = [
    model.title?.value,
    ...model.metadata.map(it => it.value.value),
    ...model.sections.map(it => it.heading.title.value),
  ]
  if (names.some(it => /\b(?:YYYY|20xx)\b/i.test(it ?? ''))) return true
  if (model.timelines.some(it => it.entries.some(entry => entry.date))) return true
  const told = model.sections.filter(it => it.kinds.some(kind => dated.has(kind))).map(it => it.body)
  const head = {start: 0, end: model.sections[0]?.span.start ?? Math.min(text.length, 4000)}
  return [model.title?.span, ...model.metadata.map(it => it.value.span), ...told, head].some(
    span => span && findTimestamps(text.around(span), span.start, span.end).some(it => it.date),
  )
}

const dated: ReadonlySet<string> = new Set([
  'title',
  'summary',
  'impact',
  'metadata',
  'detection',
  'narrative',
  'background',
])

/** Whether there is nothing in the document yet. */
function isBlank(text: Parts): boolean {
  return text.slice(0, 100).trim() === '' && text.slice(0).trim() === ''
}
