import fc from '../property.ts'
import {headings} from '../../server/document/profiles/headings.ts'
import {timeline} from '../properties/timelines.ts'
import {hostile} from '../incremental/as-fresh.ts'
import {weighted} from './weighted.ts'

/** The names of sections in all languages. */
const names: readonly string[] = [...headings.values()].flatMap(it => Object.values(it.names))

const otherTitles = [
  'Timline',
  'What went wrong?',
  '1. Summary',
  'Impact (customers)',
  'TL;DR',
  'Appendix',
  'Outage of 2026-01-02',
  '',
]

const title = weighted([3, fc.constantFrom(...names)], [1, fc.constantFrom(...otherTitles)])

/** Every way in which people write a heading, and lines that only look like one. */
const headingForms: readonly ((title: string) => string)[] = [
  it => `# ${it}`,
  it => `## ${it}`,
  it => `### ${it} ###`,
  it => `##${it}`,
  it => ` #${it}`,
  it => `${it}\n===`,
  it => `${it}\n---`,
  it => `**${it}**`,
  it => `**${it}:**`,
  it => `- ## ${it}`,
  it => `> ## ${it}`,
  it => `<h2>${it}</h2>`,
  it => `${it}:`,
  it => `## [${it}](#${it})`,
  it => `<details><summary>${it}</summary>`,
]

const heading = fc.tuple(fc.constantFrom(...headingForms), title).map(([form, it]) => `${form(it)}\n`)

const front = [
  `---
title: Outage
date: 2026-03-29
status: draft
---
`,
  `---
postmortem:
  profile: google-sre
---
`,
  `---
type: postmortem
authors: [ana, bo]
---
`,
  '+++\ntitle = "Outage"\n+++\n',
  '---\n---\n',
  '---\na: [\n',
]

const fields = [
  '**Date:** 2026-03-29\n',
  '- **Status**: Final\n- **Severity:** SEV-1\n',
  'Authors: Ana Lee, Bo\n',
  `| Field | Value |
| --- | --- |
| Date | 29 March 2026 |
| Start | 10:00 CET |
| End | 10:35 CET |
`,
  '**Start:** 2026-03-29 01:30 CET<br>**End:** 03:10 CEST\n',
  'MTTD: 5 min, MTTR: 1 h 5 min\n',
  'Duration: 35 minutes\n',
  '日付: 2026年3月29日\n',
]

const sentences = [
  'Payments failed for 35 minutes, from 10:00 to 10:35 UTC.',
  'It began at 23:50 and lasted until 00:20 the next day.',
  'Ana should have checked the config.',
  'Human error.',
  'TODO',
  'TBD!!',
  '[describe the impact]',
  '{{summary}}',
  'We didn’t notice it for 2 hours as there was no alert.',
  'See SHOP-12, #34 and https://example.com/a_b?c=d|e.',
  'All times are in PT.',
  'Root cause: the pool was full (20 connections) because @jane restarted `db-1`.',
  'api_key = "abcd1234efgh5678ijkl"',
  'Mail ana@example.com or call +1 555 123 4567 from 10.0.0.12.',
  'MTTR was 25 min.',
  'About 3 % of 12,000 users saw errors.',
  'Itâ€™s about 5 minutes ago.',
  'El servicio estuvo caído 20 minutos.',
  'サービスが20分間停止した。',
  'Der Dienst war 2 Std. weg.',
  'The ETA of the SLO breach was 2026-02-30 25:61.',
  'Obviously the stupid intern broke it again!!!',
  'It was down[^1].\n\n[^1]: for an hour',
  'Why? Because.',
  'At 10:12 PM EST somebody clicked [here](#timeline) and ![x](y.png).',
]

const prose = fc.array(fc.constantFrom(...sentences), {minLength: 1, maxLength: 4}).map(it => `${it.join(' ')}\n`)

const actions = [
  '- [ ] Add an alert @ana SHOP-12 2026-04-01\n- [x] Fix it (Bo, due: next week)\n',
  '- None\n',
  '- []Add a test\n-[ ] Look into it\n* [X]  Done\n',
  '### Prevent\n\n- Renew the certificate (P1)\n',
  `| Action | Owner | Due | Ticket |
| --- | --- | --- | --- |
| Alert | Ana Lee | 2026-04-01 | #12 |
| Fix |
`,
  `1. Monitor better
2. Be more careful
   - Owner: Bo
   - Due: Q2
`,
]

const lists = [
  '1. Why was it down? The disk was full.\n2. Why? Logs.\n3. Why? Nobody looked.\n',
  '1) one\n3) three\n',
  '- \n- \n',
  `- a
  - b
    - c

      d
`,
  '* one\n+ two\n- three\n',
  '- 10:00\n- 10:05 -\n- 10:??\n',
  `<ul>
<li><b>10:00 UTC</b> Down</li>
<li>10:20 Up</li>
</ul>
`,
]

const blocks = [
  `\`\`\`
2026-03-29T01:30:00Z error x
## Timeline
\`\`\`
`,
  '~~~sh\ndate\n',
  '<!-- not\n\nclosed\n',
  '---\n',
  '\\\n',
  '<!-- postmortem-ignore timeline/gap: lunch -->\n',
  '<!-- postmortem-disable-file doc/placeholder -->\n',
  '> 10:00 UTC quoted\n> - [ ] item\n',
  '    - 10:00 code\n',
  '| a |\n|---|\n',
  '| Time | Event |\n|:--|\n| 10:00 |\n',
  `<div>

- 10:00 UTC in it

</div>
`,
  '[a]: https://example.com "t"\n',
]

const odd = fc.oneof(
  fc.array(fc.constantFrom(...hostile), {minLength: 1, maxLength: 8}).map(it => it.join('')),
  fc.string({unit: 'binary', maxLength: 30}),
  fc.string({unit: 'grapheme', maxLength: 30}),
)

/** A part of a document: a heading, a paragraph, a list, a timeline or something that is out of place. */
export const piece: fc.Arbitrary<string> = weighted(
  [6, heading],
  [5, prose],
  [5, timeline],
  [3, fc.constantFrom(...actions)],
  [2, fc.constantFrom(...fields)],
  [2, fc.constantFrom(...lists)],
  [2, fc.constantFrom(...blocks)],
  [1, fc.constantFrom(...front)],
  [1, odd],
)
