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
      text: '# «Search is down»\n\n- **Date:** 2015-10-21\n- **Status:** Final\n\n## Summary\n\nSearch was down for 66 minutes.\n',
      profile: 'google-sre',
      fixed: '# Search is down\n\n- **Date:** 2015-10-21\n- **Status:** Final\n- **Authors:** TODO\n\n## Summary\n\nSearch was down for 66 minutes.\n',
    },
    {
      text: '# «Search is down»\n\n## Summary\n\nSearch was down for 66 minutes.\n\n## Timeline\n\n- 14:54 UTC Down\n',
      profile: 'google-sre',
      fixed: '# Search is down\n\n- **Date:** YYYY-MM-DD\n- **Authors:** TODO\n- **Status:** TODO\n\n## Summary\n\nSearch was down for 66 minutes.\n\n## Timeline\n\n- 14:54 UTC Down\n',
    },
    {
      text: '# Search is down (2015-10-21)\n\n**«Authors»:**\n**Status:** Final\n\n## Summary\n\nSearch was down.\n',
      profile: 'google-sre',
      fixed: '# Search is down (2015-10-21)\n\n**Authors:** TODO\n**Status:** Final\n\n## Summary\n\nSearch was down.\n',
    },
    {
      text: '---\ndate: 2015-10-21\nauthor: jen\n---\n\n# «Search is down»\n\n## Summary\n\nSearch was down.\n',
      profile: 'google-sre',
      fixed: '---\ndate: 2015-10-21\nauthor: jen\nstatus: TODO\n---\n\n# Search is down\n\n## Summary\n\nSearch was down.\n',
    },
    {
      text: '# «Shop is down»\n\n## Key Information\n\n| | |\n| --- | --- |\n| **Severity** | SEV-2 |\n| **Customers affected** | 800 |\n| **Requests affected** | 12,000 |\n| **Start** | 2026-03-02 14:00 UTC |\n| **End** | 2026-03-02 14:35 UTC |\n\n## Summary\n\nThe shop was down.\n',
      profile: 'gitlab-review',
      fixed: '# Shop is down\n\n## Key Information\n\n| | |\n| --- | --- |\n| **Severity** | SEV-2 |\n| **Customers affected** | 800 |\n| **Requests affected** | 12,000 |\n| **Start** | 2026-03-02 14:00 UTC |\n| **End** | 2026-03-02 14:35 UTC |\n| **Link** | TODO |\n\n## Summary\n\nThe shop was down.\n',
    },
    {text: '# «Outage of the shop»\n\n## Timeline\n\n- 14:54 UTC Down\n', profile: 'generic', fixed: '# Outage of the shop\n\n- **Date:** YYYY-MM-DD\n\n## Timeline\n\n- 14:54 UTC Down\n'},
  ],
  good: [
    {text: '---\ndate: 2015-10-21\nauthors: [jen, martym]\nstatus: final\n---\n\n# Search is down\n', profile: 'google-sre'},
    {text: '# Search is down\n\n### Date\n\n2015-10-21\n\n### Authors\n\njen\n\n### Status\n\nComplete\n', profile: 'google-sre'},
    {text: '# 2021-09-14: Elevated errors\n\n## Timeline\n\n- 14:54 UTC Down\n', profile: 'generic'},
    {text: '# Outage\n\n## Timeline (UTC)\n\n- 2026-01-02 14:54 Down\n', profile: 'generic'},
    {text: '# Search is down\n\n- **Date:** YYYY-MM-DD\n- **Authors:** TODO\n- **Status:** TODO\n', profile: 'google-sre'},
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
    if (wanted.length === 0 || isBlank(text) || !model.isProfileNamed && 1 < required.length && known.length < required.length / 2) return
    const empty = emptyFields(model, text.around({start: 0, end: headEnd(model)}), wanted)
    for (const {key, span, edit} of empty) {
      yield {span, message: t`The field "${text.slice(span.start, span.end)}" is empty.`, fixes: [{title: t`Write ${fields[key].placeholder}`, edits: [edit]}]}
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
  if (model.sections.some(it => keys.some(key => isField({key: it.heading.title}, key)) && !isBareLabel(model, it, text))) return true
  switch (key) {
    case 'date':
    case 'incident-date': return statesDay(model, text)
    case 'severity': return /\bsev(?:erity)?[ -]?\d|\bP[0-4]\b/i.test(model.title?.value ?? '')
    case 'duration':
    case 'downtime': return model.claims.some(it => it.of === 'impact' && it.minutes !== undefined)
    case 'start':
    case 'end': return model.claims.some(it => it.form === 'window' && it.of === 'impact')
    default: return false
  }
}

/** "**Authors:**" alone on a line, and the next field or section right below it. */
function isBareLabel({metadata}: PostmortemModel, {heading: {style}, body}: Section, text: Parts): boolean {
  if (style === 'atx' || style === 'setext' || style === 'html' || style === 'unspaced') return false
  const at = body.start + text.slice(body.start, body.end).search(/\S|$/)
  const next = metadata.find(it => at <= it.key.span.start)
  return body.end <= at || next !== undefined && !/\w/.test(text.slice(at, next.key.span.start))
}

/** One of them will do for the other. */
const alike: readonly (readonly FieldKey[])[] = [
  ['authors', 'owner', 'owners'], ['duration', 'downtime'], ['services', 'component', 'products'], ['date', 'incident-date', 'start'],
]

/** In the title, the timeline, a field, or a sentence of the summary or of what stands above the sections. */
function statesDay(model: PostmortemModel, text: Parts): boolean {
  // A template has a place for it.
  const names = [model.title?.value, ...model.metadata.map(it => it.value.value), ...model.sections.map(it => it.heading.title.value)]
  if (names.some(it => /\b(?:YYYY|20xx)\b/i.test(it ?? ''))) return true
  if (model.timelines.some(it => it.entries.some(entry => entry.date))) return true
  const told = model.sections.filter(it => it.kinds.some(kind => dated.has(kind))).map(it => it.body)
  const head = {start: 0, end: model.sections[0]?.span.start ?? Math.min(text.length, 4000)}
  return [model.title?.span, ...model.metadata.map(it => it.value.span), ...told, head].some(span => span && findTimestamps(text.around(span), span.start, span.end).some(it => it.date))
}

const dated: ReadonlySet<string> = new Set(['title', 'summary', 'impact', 'metadata', 'detection', 'narrative', 'background'])

/** Whether there is nothing in the document yet. */
function isBlank(text: Parts): boolean {
  return text.slice(0, 100).trim() === '' && text.slice(0).trim() === ''
}
