import {align, type Misplaced} from '../../model/alignment.ts'
import {headingIn} from '../../model/profile-names.ts'
import {anchorOf, sectionInsertion} from '../insert-section.ts'
import {defineRule} from '../rule.ts'

export default defineRule({
  id: 'section/missing',
  severity: 'warning',
  severityWhen: {draft: 'hint'},
  looksAt: [],
  summary: 'A section that the profile requires is missing',
  why: 'Readers look for the same questions in the same places: what happened, to whom, when, why, and what will be done. A section that is missing is a question nobody answered.',
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
      fixed: '# Outage of the shop\n\n## Issue Summary\n\nThe shop was down.\n\n## Timeline\n\nTODO: When and how it was noticed, what was tried, wrong tracks, who was called, how it was resolved.\n\n## Root Cause and Resolution\n\nTODO: What caused it, in detail, and what was done to fix it; the whole has 400 to 600 words.\n\n## Corrective and Preventative Measures\n\n- Add a test\n',
    },
    {
      text: '# «Ausfall des Ladens»\n\n## Auswirkungen\n\nDer Laden war nicht zu erreichen, und das für eine Stunde.\n\n## Zeitleiste\n\n- 10:00 UTC Ausfall beginnt\n\n## Ursache\n\nEin Fehler in der Konfiguration.\n\n## Maßnahmen\n\n- Einen Test schreiben\n',
      profile: 'generic',
      fixed: '# Ausfall des Ladens\n\n## Zusammenfassung\n\nTODO: Was passiert ist, wie lange, und wer betroffen war.\n\n## Auswirkungen\n\nDer Laden war nicht zu erreichen, und das für eine Stunde.\n\n## Zeitleiste\n\n- 10:00 UTC Ausfall beginnt\n\n## Ursache\n\nEin Fehler in der Konfiguration.\n\n## Maßnahmen\n\n- Einen Test schreiben\n',
    },
  ],
  good: [
    {text: '# Outage\n\n## Issue Summary\n\nDown.\n\n## Timeline\n\n- 10:00 UTC Down\n\n## Root Cause and Resolution\n\nA bug.\n\n## Corrective and Preventative Measures\n\n- Add a test\n', profile: 'alx'},
    {text: '# Outage\n\n**Summary:** The shop was down.\n\n**Impact:** 3 % of orders.\n\n## Timeline\n\n- 10:00 UTC Down\n\n## Root cause\n\nA bug.\n\n## Action items\n\n- Add a test\n', profile: 'generic'},
  ],

  *check(model, {text, profile}) {
    for (const places of byAnchor(align(model, profile).missing)) {
      const [{after}] = places
      const names = places.map(it => `"${headingIn(it.section, model.language)}"`)
      const all = places.map(it => sectionInsertion(model, text, it))
      const single = names.map((name, index) => ({title: `Insert ${name}`, edits: all.slice(index, index + 1)}))
      yield {
        span: anchorOf(model, text, places[0]),
        message: `The ${names.length === 1 ? 'section' : 'sections'} ${listed(names)} ${names.length === 1 ? 'is' : 'are'} missing${after === undefined ? '' : ' after this one'}.`,
        fixes: single.length === 1 ? single : [{title: `Insert the ${single.length} sections that are missing here`, edits: all}, ...single],
      }
    }
  },
})

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

function listed(names: readonly string[]): string {
  return names.length === 1 ? names.join() : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
}
