import type {Fix} from '../../edit/fix.ts'
import {align} from '../../document/profiles/alignment.ts'
import {writtenLanguage} from '../../document/facts/language.ts'
import type {PostmortemModel, Section} from '../../document/types.ts'
import {headingIn} from '../../document/profiles/profile-names.ts'
import type {Profile} from '../../document/profiles/profile.ts'
import type {Project} from '../../document/project.ts'
import {statusField, statusWords} from '../../document/metadata/status.ts'
import {t} from '../../text/l10n.ts'
import type {Span} from '../../text/span.ts'
import {defineRule, type RuleDocs} from '../rule.ts'
import empty from '../section/empty.ts'
import {sectionsOf, textOf} from '../../document/sections/sections-of.ts'
import type {Parts} from '../../text/parts.ts'

export const docs: RuleDocs = {
  why: 'Nobody returns to a postmortem that is final; whatever is open in it stays open.',
  source: 'PagerDuty postmortem guide (statuses); SRE Workbook, chapter 10 (checklist).',
  bad: [
    {
      text: `# Outage

**Status**: «Final»

## Summary

Down.

## Timeline

- 10:00 UTC Down

## Root cause

## Action items

- Add a test
`,
      fixed: `# Outage

**Status**: Draft

## Summary

Down.

## Timeline

- 10:00 UTC Down

## Root cause

## Action items

- Add a test
`,
    },
    {
      text: `# Outage

**Status**: «Complete», action items in progress

## Summary

TBD

## Timeline

- 10:00 UTC Down
`,
      profile: 'generic',
      fixed: `# Outage

**Status**: Draft, action items in progress

## Summary

TBD

## Timeline

- 10:00 UTC Down
`,
    },
    {
      text: `# Outage

**Status**: «Closed»

## Issue Summary

Down.

## Timeline

- 10:00 UTC Down

## Root Cause and Resolution

A bug.
`,
      profile: 'alx',
      fixed: `# Outage

**Status**: Draft

## Issue Summary

Down.

## Timeline

- 10:00 UTC Down

## Root Cause and Resolution

A bug.
`,
    },
    {
      text: `# Outage

- **Status:** «Final»
- **Start:** 10:00
- **End:** 10:20
- **Duration:** 20 min

## Executive Summary

Down.

## Outage Description

Down.

## Affected Users

All.

## Timeline

- 10:00 UTC Down

## Contributing Conditions Analysis

A bug.

## What went well?

The alert.

## What could have gone better?

Nothing.

## Recommendations

- Add a test
`,
      profile: 'limoncelli',
      fixed: `# Outage

- **Status:** Draft
- **Start:** 10:00
- **End:** 10:20
- **Duration:** 20 min

## Executive Summary

Down.

## Outage Description

Down.

## Affected Users

All.

## Timeline

- 10:00 UTC Down

## Contributing Conditions Analysis

A bug.

## What went well?

The alert.

## What could have gone better?

Nothing.

## Recommendations

- Add a test
`,
    },
  ],
  good: [
    {
      text: `# Outage

**Status**: Complete, action items in progress

## Summary

Down.

## Timeline

- 10:00 UTC Down

## Action items

| Action | Bug |
| --- | --- |
| Add a test | Bug 12 **TODO** |
`,
    },
    {
      text: `# Outage

**Status**: Draft

## Summary

TBD

## Timeline

- 10:00 UTC Down

## Root cause
`,
    },
    {
      text: `# Outage

**Status**: Final

## Timeline

- 10:00 UTC Down

## Action items

- Add a test
`,
      profile: 'generic',
    },
  ],
}

export default defineRule({
  id: 'doc/final-but-incomplete',
  severity: 'warning',
  summary: 'The status says the document is done, but parts of it are missing',

  *check(model, context) {
    const {text, profile, project} = context
    const field = model.status === 'final' ? statusField(model.metadata) : undefined
    const status = field && statusWord(field.value.span, text, project)
    if (!status) return
    const missing = isAsked(profile)
      ? align(model, profile).missing.map(it => `"${headingIn(it.section, model.language)}"`)
      : []
    const hollow = [...empty.check(model, context)].filter(it =>
      isRequired(
        model.sections.find(({heading}) => heading.title.span === it.span),
        profile,
      ),
    )
    const blanks = context.found('doc/placeholder')
    const open = text.slice(status.end, field.value.span.end)
    const untracked = /action|follow|items?\b|in progress/i.test(open) ? [] : untrackedItems(model, profile, text)
    const gaps = [
      ...(missing.length
        ? [
            missing.length === 1
              ? t`the section ${missing[0]} is missing`
              : t`the sections ${missing.join(', ')} are missing`,
          ]
        : []),
      ...(hollow.length ? [hollow.length === 1 ? t`a section is empty` : t`${hollow.length} sections are empty`] : []),
      ...(blanks.length
        ? [blanks.length === 1 ? t`a placeholder is left` : t`${blanks.length} placeholders are left`]
        : []),
      ...(untracked.length ? [t`no action item has a ticket`] : []),
    ]
    if (gaps.length === 0) return
    yield {
      span: status,
      message: t`The status is "${text.slice(status.start, status.end)}", but ${gaps.join('; ')}.`,
      related: [...hollow, ...blanks].map(it => ({span: it.span, message: it.message})),
      fixes: earlierStatuses(project, model.language).map(
        (name): Fix => ({title: t`Set the status to "${name}"`, edits: [{span: status, text: name}]}),
      ),
    }
  },
})

/** The team's own word as a whole, else the first word. */
function statusWord({start, end}: Span, text: Parts, {statuses}: Project): Span | undefined {
  const value = text.slice(start, end)
  const at = value.search(/[\p{L}\p{N}]/u)
  const own = statuses.find(it => value.slice(at).toLowerCase().startsWith(it.name.toLowerCase()))
  const length = own?.name.length ?? /^[\p{L}\p{N}-]{1,40}/u.exec(value.slice(at))?.[0].length
  return at < 0 || length === undefined ? undefined : {start: start + at, end: start + at + length}
}

function earlierStatuses({statuses}: Project, language: string): readonly string[] {
  const own = statuses.filter(it => it.means === 'draft' || it.means === 'review').map(it => it.name)
  if (own.length) return own
  const {draft, review} = statusWords[writtenLanguage(language)]
  return [draft, review]
}

/** Whether the profile insists on its sections; one that fits every document only hints at them. */
function isAsked({severities}: Profile): boolean {
  return !/hint|off/.test(severities['section/missing'] ?? '')
}

function isRequired(section: Section | undefined, {sections}: Profile): boolean {
  return sections.some(
    it => it.isRequired && section?.kinds.some(kind => it.kinds.includes(kind) || it.alternatives.includes(kind)),
  )
}

/** All items that are to be done, where none has a ticket or a link and the profile insists on them. */
function untrackedItems(model: PostmortemModel, {severities}: Profile, text: Parts): readonly unknown[] {
  const open = model.actionItems.filter(it => it.isDone !== true)
  if (severities['action-item/missing-tracking'] !== 'warning' || open.some(it => it.ticket)) return []
  return /https?:\/\/|\]\(|(?<![\w&])#\d/.test(textOf(model, sectionsOf(model, 'action-items'), text)) ? [] : open
}
