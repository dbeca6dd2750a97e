import {align, type Misplaced} from '../../document/profiles/alignment.ts'
import type {PostmortemModel} from '../../document/types.ts'
import {headingIn} from '../../document/profiles/profile-names.ts'
import type {Profile} from '../../document/profiles/profile.ts'
import {allOf, t} from '../../text/l10n.ts'
import {anchorOf, sectionInsertion} from '../../edit/insert-section.ts'
import {defineRule, type RuleDocs} from '../rule.ts'
import {isToldElsewhere, leadOf} from '../shared/narrative-text.ts'
import type {Parts} from '../../text/parts.ts'

export const docs: RuleDocs = {
  why:
    'Readers look for the same questions in the same places: what happened, to whom, when, why, and what will be '
    + 'done. A missing section is a question nobody answered.',
  source: 'Section lists of the published templates: see the profiles.',
  bad: [
    {
      text: `# Outage of the shop

## Issue Summary

The shop was down.

## Timeline

- 10:00 UTC Down

## «Root Cause and Resolution»

A bug.
`,
      profile: 'alx',
      fixed: `# Outage of the shop

## Issue Summary

The shop was down.

## Timeline

- 10:00 UTC Down

## Root Cause and Resolution

A bug.

## Corrective and Preventative Measures

TODO: What can be improved, and the list of tasks.
`,
    },
    {
      text: `Shop outage
===========

«Issue Summary»
-------------

Down.

Root Cause and Resolution
-------------------------

A bug.

Corrective and Preventative Measures
------------------------------------

- Add a test
`,
      profile: 'alx',
      fixed: `Shop outage
===========

Issue Summary
-------------

Down.

Timeline
--------

TODO: When and how it was noticed, what was tried, wrong tracks, who was called, how it was resolved.

Root Cause and Resolution
-------------------------

A bug.

Corrective and Preventative Measures
------------------------------------

- Add a test
`,
    },
    {
      text: `# Outage of the shop

## «Issue Summary»

The shop was down.

## Corrective and Preventative Measures

- Add a test
`,
      profile: 'alx',
      fixed: `# Outage of the shop

## Issue Summary

The shop was down.

## Timeline

TODO: When and how it was noticed, what was tried, wrong tracks, who was called, how it was resolved.

## Root Cause and Resolution

TODO: What caused it, in detail, and what was done to fix it (400 to 600 words in total).

## Corrective and Preventative Measures

- Add a test
`,
    },
    {
      text: `# «Ausfall des Ladens»

## Auswirkungen

Der Laden war nicht zu erreichen, und das für eine Stunde.

## Zeitleiste

- 10:00 UTC Ausfall beginnt

## Ursache

Ein Fehler in der Konfiguration.

## Maßnahmen

- Einen Test schreiben
`,
      profile: 'generic',
      fixed: `# Ausfall des Ladens

## Zusammenfassung

TODO: Was passiert ist, wie lange, und wer betroffen war.

## Auswirkungen

Der Laden war nicht zu erreichen, und das für eine Stunde.

## Zeitleiste

- 10:00 UTC Ausfall beginnt

## Ursache

Ein Fehler in der Konfiguration.

## Maßnahmen

- Einen Test schreiben
`,
    },
    {
      text: `# «Outage of the shop»

## Timeline

- 10:00 UTC Down
- 10:20 UTC Up
`,
      fixed: `# Outage of the shop

## Summary

TODO: What happened, for how long, and who was affected.

## Impact

TODO: Who was affected and how badly, in numbers.

## Timeline

- 10:00 UTC Down
- 10:20 UTC Up

## Root Cause

TODO: The conditions that together made the incident possible.

## Action Items

TODO: Each with an owner and a ticket.
`,
    },
  ],
  good: [
    {
      text: `# Outage of the shop

From 10:00 to 10:20 UTC nobody could pay, because a new version of the shop never gave back a connection.

## Impact

3 % of orders.

## Timeline

- 10:00 UTC Down
- 10:20 UTC Up

## Root cause

A leak.

## Action items

- Add a test
`,
    },
    {
      text: `# Outage

## Issue Summary

Down.

## Timeline

- 10:00 UTC Down

## Root Cause and Resolution

A bug.

## Corrective and Preventative Measures

- Add a test
`,
      profile: 'alx',
    },
    {
      text: `# Outage of the shop

## Summary

After a deployment most users saw "403 Forbidden". This was caused by a bug that shows with several nodes only.

## Timeline

- 10:00 UTC Down

## Action items

- Add a test
`,
    },
    {
      text: `# Outage of the shop

## Summary

During an upgrade all nodes were cordoned, which caused 40 minutes of total outage.

## Timeline

- 10:00 UTC Down

## Action items

- Add a test
`,
    },
    {
      text: `# Outage of the shop

## What happened

At 10:00 UTC version 12 was deployed. At 10:04 UTC customers could not pay any more, because it asked a wrong address. It was rolled back at 10:20 UTC.

## Action items

- Add a test
`,
    },
    {
      text: `---
title: Outage of the shop
---

From 10:00 to 10:20 UTC on January 2nd, customers could not pay. A new version of the shop never gave back a connection, which caused the database to refuse all others, until it was rolled back by hand. From now on each release is watched.
`,
    },
    {
      text: `# Outage of the shop

## Update at 2026-01-02 11:20 UTC

The shop is back.

## Initial message at 2026-01-02 09:35 UTC

The shop is down.
`,
    },
    {
      text: `# Ausfall des Ladens

## Zusammenfassung

Von 10:00 bis 10:35 UTC konnten 3 % der Kunden nicht bezahlen, weil die Platte der Datenbank voll war.

## Zeitleiste

- 10:00 UTC Ausfall beginnt

## Maßnahmen

- Einen Alarm anlegen
`,
    },
    {
      text: `# Outage

**Summary:** The shop was down.

**Impact:** 3 % of orders.

## Timeline

- 10:00 UTC Down

## Root cause

A bug.

## Action items

- Add a test
`,
      profile: 'generic',
    },
  ],
}

export default defineRule({
  id: 'section/missing',
  severity: 'warning',
  severityWhen: {draft: 'hint'},
  summary: 'A section that the profile requires is missing',

  *check(model, {text, wholeText, profile}) {
    const all = placesOf(model, text, profile)
    // A text that was written after no template misses most of one: that is one finding.
    const [first] = all
    // Prose without any heading that tells most of what is asked for lacks no section.
    if (!model.isProfileNamed && model.sections.length === 0 && all.length < minMostlyMissing) return
    if (first && !model.isProfileNamed && minMostlyMissing <= all.length) {
      yield {
        span: anchorOf(model, wholeText, first),
        message: messageOf(
          all.map(it => `"${headingIn(it.section, model.language)}"`),
          false,
        ),
        get fixes() {
          return [
            {
              title: t`Insert all ${all.length} missing sections`,
              edits: all.map(it => sectionInsertion(model, wholeText, it)),
            },
          ]
        },
      }
      return
    }
    for (const places of byAnchor(all)) {
      const [{after}] = places
      const names = places.map(it => `"${headingIn(it.section, model.language)}"`)
      const edits = places.map(it => sectionInsertion(model, wholeText, it))
      const single = names.map((name, index) => ({title: t`Insert ${name}`, edits: edits.slice(index, index + 1)}))
      yield {
        span: anchorOf(model, wholeText, places[0]),
        message: messageOf(names, after !== undefined),
        fixes:
          single.length === 1
            ? single
            : [{title: t`Insert the ${single.length} sections that are missing here`, edits}, ...single],
      }
    }
  },
})

/** This many missing sections are most of a template. */
const minMostlyMissing = 3

/**
 * Where nobody chose the profile, the trigger may be told with the cause (`cause/missing-trigger`), the summary below
 * the title, and impact, cause and times wherever the document tells what happened.
 */
function placesOf(model: PostmortemModel, text: Parts, profile: Profile): readonly Misplaced[] {
  const places = align(model, profile).missing
  if (model.isProfileNamed) return places
  if (isLog(model)) return []
  return places.filter(
    ({section: {kinds}}) =>
      kinds.join() !== 'trigger'
      && !(kinds.includes('summary') && isSummary(leadOf(model, text)))
      && !isToldElsewhere(model, text, kinds),
  )
}

/** Whether it is what was said on a status page, one update after the other, and nothing else. */
function isLog({sections}: PostmortemModel): boolean {
  const known = sections.filter(it => it.kinds[0] !== 'title' && it.kinds[0] !== 'other')
  return 1 < known.length && known.every(it => /\d[:h]\d\d/.test(it.heading.title.value))
}

/** Whether there are sentences; fields and lists are not a summary. */
function isSummary(lead: string): boolean {
  const prose = lead
    .split('\n')
    .filter(it => !/^\s{0,9}(?:[-*+|<>#]|\[|https?:|[\p{L} ]{2,30}:)/u.test(it))
    .join(' ')
  return 15 <= (prose.match(/\p{L}{2,}/gu) ?? []).length
}

/** What belongs at one place is said at once. */
function byAnchor(missing: readonly Misplaced[]): [Misplaced, ...Misplaced[]][] {
  const groups = new Map<number | undefined, [Misplaced, ...Misplaced[]]>()
  for (const it of missing) {
    const group = groups.get(it.after)
    if (group) group.push(it)
    else groups.set(it.after, [it])
  }
  return [...groups.values()]
}

function messageOf(names: readonly string[], isBehind: boolean): string {
  const list = allOf(names)
  if (names.length === 1)
    return isBehind ? t`The section ${list} is missing after this one.` : t`The section ${list} is missing.`
  return isBehind ? t`The sections ${list} are missing after this one.` : t`The sections ${list} are missing.`
}
