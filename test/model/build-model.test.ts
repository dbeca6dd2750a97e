import assert from 'node:assert/strict'
import {inspect} from '../../server/inspect.ts'
import {buildModel} from '../../server/model/build-model.ts'
import {defaultSettings} from '../../server/settings.ts'

function read(text: string, fileName = 'postmortem.md') {
  return inspect(fileName, text, buildModel(text, fileName, defaultSettings))
}

/** One line per entry: `line: date time[–end] offset ~ events`. */
function timeline(text: string, fileName?: string): string[] {
  return read(text, fileName).timeline.map(it =>
    [`${it.line}:`, it.date, it.time && it.time + (it.endTime ? `–${it.endTime}` : ''), it.offset, it.approximate && '~', it.events.join('+')].filter(Boolean).join(' '))
}

describe('a first postmortem with headings that lack the space', () => {
  const facts = read([
    '##Our first one', '#Issue Summary ', 'On June 12, 2025, from 09:14 AM to 09:34 AM GMT, there was a 20-minute outage for 41% of all users.', '#Timeline',
    '09:14 AM GMT: The outage was detected by an alert.', '09:22 AM GMT: The database was looked at, in vain.', '09:28 AM GMT: The incident was escalated to the platform team.',
    '09:34 AM GMT: The name was corrected and the service was restored.', '#Root Cause and Resolution', 'A typo.', '', '#Corrective and Preventative Measures ', 'Test the configuration first.', 'Add an alert.',
  ].join('\n'))

  it('is a postmortem of the profile alx', () => assert.deepEqual([facts.postmortem, facts.profile, facts.language], [true, 'alx', 'en']))
  it('has its sections', () => assert.deepEqual(facts.sections.map(it => `${it.line} ${it.kinds.join('+')}`), ['1 title', '2 summary', '4 timeline', '9 root-cause+resolution', '12 action-items']))
  it('has its entries with day and zone', () => assert.deepEqual(facts.timeline.map(it => `${it.line} ${it.date} ${it.time} ${it.offset} ${it.events.join('+')}`.trim()), [
    '5 2025-06-12 09:14 +00:00 detected', '6 2025-06-12 09:22 +00:00', '7 2025-06-12 09:28 +00:00 escalated', '8 2025-06-12 09:34 +00:00 mitigated+resolved',
  ]))
  it('has an impact of twenty minutes, as stated', () => {
    assert.equal(facts.metrics['impact'], 20)
    assert.deepEqual(facts.claims.map(it => [it.minutes, it.agrees]), [[20, true], [20, true]])
  })
  it('has its action items, the first one included', () => assert.deepEqual(facts.actionItems.map(it => it.line), [13, 14]))
})

describe('timelines', () => {
  const head = '# Outage\n\nDate: 2026-01-02\n\n## Timeline (UTC)\n\n'
  it('reads bullets', () => assert.deepEqual(timeline(`${head}- 10:00 Down\n- **10:05** - Alert fires\n`), ['7: 2026-01-02 10:00 +00:00', '8: 2026-01-02 10:05 +00:00 detected']))
  it('reads numbered lists', () => assert.deepEqual(timeline(`${head}1. 10:00 Down\n2. 10:05 Up\n`), ['7: 2026-01-02 10:00 +00:00', '8: 2026-01-02 10:05 +00:00']))
  it('reads tables, with the zone in the header', () =>
    assert.deepEqual(timeline('# Outage\n\n## Timeline\n\n| Time (CET) | Event |\n| --- | --- |\n| 2026-01-02 10:00 | Down |\n'), ['7: 2026-01-02 10:00 +01:00']))
  it('reads tables with a column for the day and one for the time', () =>
    assert.deepEqual(timeline('# Outage\n\n## Timeline\n\n| Day | Date (2026) | Time (UTC) | Event |\n| --- | --- | --- | --- |\n| Fri | Jan 2 2026 | 10:00 | Down |\n'), ['7: 2026-01-02 10:00 +00:00']))
  it('reads headings as entries and as days', () =>
    assert.deepEqual(timeline('# Outage\n\n## Timeline (UTC)\n\n### 2026-01-02\n\n#### 10:00\n\nDown.\n\n#### 10:05\n\nUp.\n'), ['7: 2026-01-02 10:00 +00:00', '11: 2026-01-02 10:05 +00:00']))
  it('reads plain lines and paragraphs', () => assert.deepEqual(timeline(`${head}10:00 Down\n10:05 Up\n\n10:10 Over\n`).length, 3))
  it('reads HTML lists', () => assert.deepEqual(timeline(`${head}<li><strong>10:30 AM:</strong>Down</li>\n<li><strong>10:35 AM:</strong>Up</li>\n`).length, 2))
  it('reads times behind the text', () => assert.deepEqual(timeline('# Incident\n\n- **Key events**\n  - Fault occurs 2020-02-25 07:32\n  - Resolved 2020-02-25 17:07\n'), ['4: 2020-02-25 07:32 impact-start', '5: 2020-02-25 17:07 resolved']))
  it('reads a range as one entry', () => assert.deepEqual(timeline(`${head}- 10:00 - 10:15 Down\n`), ['7: 2026-01-02 10:00–10:15 +00:00']))
  it('gives an entry the day of the entry before', () => assert.deepEqual(timeline('# Outage\n\n## Timeline\n\n- 2026-01-02 10:00 UTC Down\n- 10:05 Up\n'), ['5: 2026-01-02 10:00 +00:00', '6: 2026-01-02 10:05 +00:00']))
  it('takes the day from the file name at last', () => assert.deepEqual(timeline('# Outage\n\n## Timeline\n\n- 10:00 UTC Down\n', 'incidents/2026-01-02-shop.md'), ['5: 2026-01-02 10:00 +00:00']))
  it('knows no day when nothing says one', () => assert.deepEqual(timeline('# Outage\n\n## Timeline\n\n- 10:00 UTC Down\n'), ['5: 10:00 +00:00']))
  it('goes on with the next day when midnight passed', () => assert.deepEqual(timeline(`${head}- 23:55 Alert fires\n- 00:05 Over\n`), ['7: 2026-01-02 23:55 +00:00 detected', '8: 2026-01-03 00:05 +00:00']))
  it('takes quotes, fences and logs for none', () => assert.deepEqual(timeline(`${head}- 10:00 Down\n\n> 10:01 said one\n\n\`\`\`\n10:02:03 ERROR\n\`\`\`\n`), ['7: 2026-01-02 10:00 +00:00']))
  it('takes follow-ups for none', () => assert.deepEqual(timeline('# Outage\n\n## Action items\n\n- 10:00 a\n- 10:05 b\n- 10:10 c\n'), []))
})

describe('what is no postmortem', () => {
  it('is a README', () => assert.equal(read('# my-package\n\n## Install\n\nnpm install\n\n## Timeline\n\nSoon.\n', 'README.md').postmortem, false))
  it('is what the globs exclude', () => {
    const text = '# Postmortem\n\n## Timeline\n\n- 10:00 UTC Down\n'
    const model = (files: string[]) => buildModel(text, '/docs/postmortems/a.md', {files, profile: 'auto'}).isPostmortem
    assert.deepEqual([model([]), model(['!**/postmortems/**']), model(['notes/**']), model(['docs/**'])], [true, false, false, true])
  })
})

describe('buildModel', () => {
  it('reads anything', () => {
    for (const text of ['', '\ufeff', '\r\n\r\n', '\0', '\ud800', '---', '---\n', '|', '| a |\n|--', '```', '<!--', '#', '- ', '- 10:', '**', '10:00 - ']) assert.doesNotThrow(() => buildModel(text, '', defaultSettings), text)
  })
})
