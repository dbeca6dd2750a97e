import {align} from '../../model/alignment.ts'
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
    for (const place of align(model, profile).missing) {
      const heading = headingIn(place.section, model.language)
      yield {
        span: anchorOf(model, text, place),
        message: `The section "${heading}" is missing${place.after === undefined ? '' : ' behind this one'}.`,
        fixes: [{title: `Insert "${heading}"`, edits: [sectionInsertion(model, text, place)]}],
      }
    }
  },
})
