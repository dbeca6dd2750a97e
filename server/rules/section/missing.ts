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
  why: 'Readers look for the same questions in the same places: what happened, to whom, when, why, and what will be done. A missing section is a question nobody answered.',
  source: 'Section lists of the published templates: see the profiles.',
  bad: [
    {
      text: '# Outage of the shop\n\n## Issue Summary\n\nThe shop was down.\n\n## Timeline\n\n- 10:00 UTC Down\n\n## «Root Cause and Resolution»\n\nA bug.\n',
      profile: 'alx',
      fixed: '# Outage of the shop\n\n## Issue Summary\n\nThe shop was down.\n\n## Timeline\n\n- 10:00 UTC Down\n\n## Root Cause and Resolution\n\nA bug.\n\n## Corrective and Preventative Measures\n\nTODO: What can be improved, and the list of tasks.\n',
    },
    {
      text: 'Shop outage\n===========\n\n«Issue Summary»\n-------------\n\nDown.\n\nRoot Cause and Resolution\n-------------------------\n\nA bug.\n\nCorrective and Preventative Measures\n------------------------------------\n\n- Add a test\n',
      profile: 'alx',
      fixed: 'Shop outage\n===========\n\nIssue Summary\n-------------\n\nDown.\n\nTimeline\n--------\n\nTODO: When and how it was noticed, what was tried, wrong tracks, who was called, how it was resolved.\n\nRoot Cause and Resolution\n-------------------------\n\nA bug.\n\nCorrective and Preventative Measures\n------------------------------------\n\n- Add a test\n',
    },
    {
      text: '# Outage of the shop\n\n## «Issue Summary»\n\nThe shop was down.\n\n## Corrective and Preventative Measures\n\n- Add a test\n',
      profile: 'alx',
      fixed: '# Outage of the shop\n\n## Issue Summary\n\nThe shop was down.\n\n## Timeline\n\nTODO: When and how it was noticed, what was tried, wrong tracks, who was called, how it was resolved.\n\n## Root Cause and Resolution\n\nTODO: What caused it, in detail, and what was done to fix it (400 to 600 words in total).\n\n## Corrective and Preventative Measures\n\n- Add a test\n',
    },
    {
      text: '# «Ausfall des Ladens»\n\n## Auswirkungen\n\nDer Laden war nicht zu erreichen, und das für eine Stunde.\n\n## Zeitleiste\n\n- 10:00 UTC Ausfall beginnt\n\n## Ursache\n\nEin Fehler in der Konfiguration.\n\n## Maßnahmen\n\n- Einen Test schreiben\n',
      profile: 'generic',
      fixed: '# Ausfall des Ladens\n\n## Zusammenfassung\n\nTODO: Was passiert ist, wie lange, und wer betroffen war.\n\n## Auswirkungen\n\nDer Laden war nicht zu erreichen, und das für eine Stunde.\n\n## Zeitleiste\n\n- 10:00 UTC Ausfall beginnt\n\n## Ursache\n\nEin Fehler in der Konfiguration.\n\n## Maßnahmen\n\n- Einen Test schreiben\n',
    },
    {
      text: '# «Outage of the shop»\n\n## Timeline\n\n- 10:00 UTC Down\n- 10:20 UTC Up\n',
      fixed: '# Outage of the shop\n\n## Summary\n\nTODO: What happened, for how long, and who was affected.\n\n## Impact\n\nTODO: Who was affected and how badly, in numbers.\n\n## Timeline\n\n- 10:00 UTC Down\n- 10:20 UTC Up\n\n## Root Cause\n\nTODO: The conditions that together made the incident possible.\n\n## Action Items\n\nTODO: Each with an owner and a ticket.\n',
    },
  ],
  good: [
    {text: '# Outage of the shop\n\nFrom 10:00 to 10:20 UTC nobody could pay, because a new version of the shop never gave back a connection.\n\n## Impact\n\n3 % of orders.\n\n## Timeline\n\n- 10:00 UTC Down\n- 10:20 UTC Up\n\n## Root cause\n\nA leak.\n\n## Action items\n\n- Add a test\n'},
    {text: '# Outage\n\n## Issue Summary\n\nDown.\n\n## Timeline\n\n- 10:00 UTC Down\n\n## Root Cause and Resolution\n\nA bug.\n\n## Corrective and Preventative Measures\n\n- Add a test\n', profile: 'alx'},
    {text: '# Outage of the shop\n\n## Summary\n\nAfter a deployment most users saw "403 Forbidden". This was caused by a bug that shows with several nodes only.\n\n## Timeline\n\n- 10:00 UTC Down\n\n## Action items\n\n- Add a test\n'},
    {text: '# Outage of the shop\n\n## Summary\n\nDuring an upgrade all nodes were cordoned, which caused 40 minutes of total outage.\n\n## Timeline\n\n- 10:00 UTC Down\n\n## Action items\n\n- Add a test\n'},
    {text: '# Outage of the shop\n\n## What happened\n\nAt 10:00 UTC version 12 was deployed. At 10:04 UTC customers could not pay any more, because it asked a wrong address. It was rolled back at 10:20 UTC.\n\n## Action items\n\n- Add a test\n'},
    {text: '---\ntitle: Outage of the shop\n---\n\nFrom 10:00 to 10:20 UTC on January 2nd, customers could not pay. A new version of the shop never gave back a connection, which caused the database to refuse all others, until it was rolled back by hand. From now on each release is watched.\n'},
    {text: '# Outage of the shop\n\n## Update at 2026-01-02 11:20 UTC\n\nThe shop is back.\n\n## Initial message at 2026-01-02 09:35 UTC\n\nThe shop is down.\n'},
    {text: '# Ausfall des Ladens\n\n## Zusammenfassung\n\nVon 10:00 bis 10:35 UTC konnten 3 % der Kunden nicht bezahlen, weil die Platte der Datenbank voll war.\n\n## Zeitleiste\n\n- 10:00 UTC Ausfall beginnt\n\n## Maßnahmen\n\n- Einen Alarm anlegen\n'},
    {text: '# Outage\n\n**Summary:** The shop was down.\n\n**Impact:** 3 % of orders.\n\n## Timeline\n\n- 10:00 UTC Down\n\n## Root cause\n\nA bug.\n\n## Action items\n\n- Add a test\n', profile: 'generic'},
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
        message: messageOf(all.map(it => `"${headingIn(it.section, model.language)}"`), false),
        get fixes() { return [{title: t`Insert all ${all.length} missing sections`, edits: all.map(it => sectionInsertion(model, wholeText, it))}] },
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
        fixes: single.length === 1 ? single : [{title: t`Insert the ${single.length} sections that are missing here`, edits}, ...single],
      }
    }
  },
})

/** This many missing sections are most of a template. */
const minMostlyMissing = 3

/**
 * Where nobody chose the profile, the trigger may be told with the cause (`cause/missing-trigger`), the summary below the title, and
 * impact, cause and times wherever the document tells what happened.
 */
function placesOf(model: PostmortemModel, text: Parts, profile: Profile): readonly Misplaced[] {
  const places = align(model, profile).missing
  if (model.isProfileNamed) return places
  if (isLog(model)) return []
  return places.filter(({section: {kinds}}) =>
    kinds.join() !== 'trigger' && !(kinds.includes('summary') && isSummary(leadOf(model, text))) && !isToldElsewhere(model, text, kinds))
}

/** Whether it is what was said on a status page, one update after the other, and nothing else. */
function isLog({sections}: PostmortemModel): boolean {
  const known = sections.filter(it => it.kinds[0] !== 'title' && it.kinds[0] !== 'other')
  return 1 < known.length && known.every(it => /\d[:h]\d\d/.test(it.heading.title.value))
}

/** Whether there are sentences; fields and lists are no summary. */
function isSummary(lead: string): boolean {
  const prose = lead.split('\n').filter(it => !/^\s{0,9}(?:[-*+|<>#]|\[|https?:|[\p{L} ]{2,30}:)/u.test(it)).join(' ')
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
  if (names.length === 1) return isBehind ? t`The section ${list} is missing after this one.` : t`The section ${list} is missing.`
  return isBehind ? t`The sections ${list} are missing after this one.` : t`The sections ${list} are missing.`
}
