import assert from 'node:assert/strict'
import {inspect} from '../../server/hosts/cli/inspect.ts'
import {buildModel} from '../../server/document/read-document.ts'
import {defaultSettings} from '../../server/config/settings.ts'

function read(text: string, fileName = 'postmortem.md') {
  return inspect(fileName, text, buildModel(text, fileName, defaultSettings))
}

/** One line per entry: `line: date time[–end] offset ~ events`. */
function timeline(text: string, fileName?: string): string[] {
  return read(text, fileName).timeline.map(it =>
    [
      `${it.line}:`,
      it.date,
      it.time && it.time + (it.endTime ? `–${it.endTime}` : ''),
      it.offset,
      it.approximate && '~',
      it.events.join('+'),
    ]
      .filter(Boolean)
      .join(' '),
  )
}

describe('a first postmortem with headings that lack the space', () => {
  const facts = read(
    [
      '##Our first one',
      '#Issue Summary ',
      'On June 12, 2025, from 09:14 AM to 09:34 AM GMT, there was a 20-minute outage for 41% of all users.',
      '#Timeline',
      '09:14 AM GMT: The outage was detected by an alert.',
      '09:22 AM GMT: The database was looked at, in vain.',
      '09:28 AM GMT: The incident was escalated to the platform team.',
      '09:34 AM GMT: The name was corrected and the service was restored.',
      '#Root Cause and Resolution',
      'A typo.',
      '',
      '#Corrective and Preventative Measures ',
      'Test the configuration first.',
      'Add an alert.',
    ].join('\n'),
  )

  it('is a postmortem of the profile alx', () =>
    assert.deepEqual([facts.postmortem, facts.profile, facts.language], [true, 'alx', 'en']))
  it('has its sections', () =>
    assert.deepEqual(
      facts.sections.map(it => `${it.line} ${it.kinds.join('+')}`),
      ['1 title', '2 summary', '4 timeline', '9 root-cause+resolution', '12 action-items'],
    ))
  it('has its entries with day and zone', () =>
    assert.deepEqual(
      facts.timeline.map(it => `${it.line} ${it.date} ${it.time} ${it.offset} ${it.events.join('+')}`.trim()),
      [
        '5 2025-06-12 09:14 +00:00 detected',
        '6 2025-06-12 09:22 +00:00',
        '7 2025-06-12 09:28 +00:00 escalated',
        '8 2025-06-12 09:34 +00:00 mitigated+resolved',
      ],
    ))
  it('has an impact of twenty minutes, as stated', () => {
    assert.equal(facts.metrics['impact'], 20)
    assert.deepEqual(
      facts.claims.map(it => [it.minutes, it.agrees]),
      [
        [20, true],
        [20, true],
      ],
    )
  })
  it('has its action items, the first one included', () =>
    assert.deepEqual(
      facts.actionItems.map(it => it.line),
      [13, 14],
    ))
})

describe('timelines', () => {
  const head = `# Outage

Date: 2026-01-02

## Timeline (UTC)

`
  it('reads bullets', () =>
    assert.deepEqual(
      timeline(`${head}- 10:00 Down
- **10:05** - Alert fires
`),
      ['7: 2026-01-02 10:00 +00:00', '8: 2026-01-02 10:05 +00:00 detected'],
    ))
  it('reads numbered lists', () =>
    assert.deepEqual(
      timeline(`${head}1. 10:00 Down
2. 10:05 Up
`),
      ['7: 2026-01-02 10:00 +00:00', '8: 2026-01-02 10:05 +00:00'],
    ))
  it('reads tables, with the zone in the header', () =>
    assert.deepEqual(
      timeline(`# Outage

## Timeline

| Time (CET) | Event |
| --- | --- |
| 2026-01-02 10:00 | Down |
`),
      ['7: 2026-01-02 10:00 +01:00'],
    ))
  it('reads tables with a column for the day and one for the time', () =>
    assert.deepEqual(
      timeline(`# Outage

## Timeline

| Day | Date (2026) | Time (UTC) | Event |
| --- | --- | --- | --- |
| Fri | Jan 2 2026 | 10:00 | Down |
`),
      ['7: 2026-01-02 10:00 +00:00'],
    ))
  it('reads headings as entries and as days', () =>
    assert.deepEqual(
      timeline(`# Outage

## Timeline (UTC)

### 2026-01-02

#### 10:00

Down.

#### 10:05

Up.
`),
      ['7: 2026-01-02 10:00 +00:00', '11: 2026-01-02 10:05 +00:00'],
    ))
  it('reads plain lines and paragraphs', () =>
    assert.deepEqual(
      timeline(`${head}10:00 Down
10:05 Up

10:10 Over
`).length,
      3,
    ))
  it('reads HTML lists', () =>
    assert.deepEqual(
      timeline(`${head}<li><strong>10:30 AM:</strong>Down</li>
<li><strong>10:35 AM:</strong>Up</li>
`).length,
      2,
    ))
  it('reads times behind the text', () =>
    assert.deepEqual(
      timeline(`# Incident

- **Key events**
  - Fault occurs 2020-02-25 07:32
  - Resolved 2020-02-25 17:07
`),
      ['4: 2020-02-25 07:32 impact-start', '5: 2020-02-25 17:07 resolved'],
    ))
  it('reads a range as one entry', () =>
    assert.deepEqual(timeline(`${head}- 10:00 - 10:15 Down\n`), ['7: 2026-01-02 10:00–10:15 +00:00']))
  it('gives an entry the day of the entry before', () =>
    assert.deepEqual(
      timeline(`# Outage

## Timeline

- 2026-01-02 10:00 UTC Down
- 10:05 Up
`),
      ['5: 2026-01-02 10:00 +00:00', '6: 2026-01-02 10:05 +00:00'],
    ))
  it('takes the day from the file name at last', () =>
    assert.deepEqual(
      timeline(
        `# Outage

## Timeline

- 10:00 UTC Down
`,
        'incidents/2026-01-02-shop.md',
      ),
      ['5: 2026-01-02 10:00 +00:00'],
    ))
  it('knows no day when nothing says one', () =>
    assert.deepEqual(
      timeline(`# Outage

## Timeline

- 10:00 UTC Down
`),
      ['5: 10:00 +00:00'],
    ))
  it('goes on with the next day when midnight passed', () =>
    assert.deepEqual(
      timeline(`${head}- 23:55 Alert fires
- 00:05 Over
`),
      ['7: 2026-01-02 23:55 +00:00 detected', '8: 2026-01-03 00:05 +00:00'],
    ))
  for (const [written, offset] of [
    ['2026-01-03 (UTC)', ' +00:00'],
    ['2026-01-03 UTC', ' +00:00'],
    ['2026-01-03 (all times CEST)', ' +02:00'],
    ['Day 2: 2026-01-03', ''],
    ['Saturday, 3 January 2026 (CET)', ' +01:00'],
  ] as const) {
    it(`takes "${written}" in a heading for the day of what follows`, () =>
      assert.deepEqual(
        timeline(`# Outage

## Timeline

### ${written}

- 10:00 Down
- 10:05 Up
`),
        [`7: 2026-01-03 10:00${offset}`, `8: 2026-01-03 10:05${offset}`],
      ))
  }
  it('reads its parts under whatever names', () => {
    assert.deepEqual(
      timeline(`# Outage

## Timeline (UTC)

### Detection

- 2026-01-02 15:12 Alert fires

### Resolution

- 16.10 Outage ends
`),
      ['7: 2026-01-02 15:12 +00:00 detected', '11: 2026-01-02 16:10 +00:00 resolved'],
    )
    assert.deepEqual(
      timeline(`# Outage

## Timeline (UTC)

- 10:00 Down

### Action items

- 16:10 Call them
`),
      ['5: 10:00 +00:00'],
    )
  })
  it('takes a heading with a day and more words for the day of what follows', () => {
    const below = (first: string, second: string) =>
      timeline(`# Outage

## Timeline (UTC)

### ${first}

- 10:00 Down

### ${second}

- 09:00 Down
`)
    const expected = ['7: 2026-02-01 10:00 +00:00', '11: 2026-03-05 09:00 +00:00']
    assert.deepEqual(below('2026-02-01 First outage', '2026-03-05: Second outage'), expected)
    assert.deepEqual(below('First outage (2026-02-01)', 'Day 2, 2026-03-05'), expected)
  })
  it('reads times in braces that a template had', () =>
    assert.deepEqual(
      timeline(`# Outage

## Timeline (UTC)

### {{ 2026-01-02 06:10 }}

Down

### {{ 2026-01-02 07:10 }}

Up
`).length,
      2,
    ))
  it('takes the tens of minutes that are not known in full', () =>
    assert.deepEqual(
      timeline(`# Outage

## Timeline (UTC)

- 10:00 Down
- 10:2x Up
- 10:30:1x Over
`),
      ['5: 10:00 +00:00', '6: 10:20 +00:00 ~', '7: 10:30 +00:00 ~'],
    ))
  it('reads the day first where nobody writes it last', () =>
    assert.deepEqual(
      timeline(`# Queda

## Resumo

O serviço da loja estava fora do ar para os clientes e não foi possível o pagamento.

**Data:** 2026-09-05

## Linha do tempo (UTC)

- 05/09 18:53 Falha
- 09/09 17:00 Fim
`).map(it => it.slice(4, 15)),
      ['2026-09-05 ', '2026-09-09 '],
    ))
  it('takes the day and the zone from its own heading', () => {
    for (const heading of ['Timeline (UTC, 2026-01-03)', 'Timeline 2026-01-03 (UTC)'])
      assert.deepEqual(
        timeline(`# Outage

## ${heading}

- 10:00 Down
`),
        ['5: 2026-01-03 10:00 +00:00'],
        heading,
      )
  })
  it('keeps a heading that ends with a day as an entry', () =>
    assert.deepEqual(
      timeline(`# Outage

## Timeline

### Fix released 2026-01-03

### Over 2026-01-04
`).length,
      2,
    ))
  it('reads figures in its heading that are no time', () =>
    assert.deepEqual(
      timeline(`# Outage

## 时间线 (UTC+8)

- 2026-01-03 10:00 Down
`),
      ['5: 2026-01-03 10:00 +08:00'],
    ))
  it('reads a point between hours and minutes', () => {
    assert.deepEqual(
      timeline(`${head}- 19.13 Alerts
- 19.27-19.30 Over
`),
      ['7: 2026-01-02 19:13 +00:00', '8: 2026-01-02 19:27–19:30 +00:00'],
    )
    assert.deepEqual(
      timeline(`# Outage

## Timeline

| Time (UTC) | Event |
| --- | --- |
| 19.13 | Alerts |
`),
      ['7: 19:13 +00:00'],
    )
  })
  it('reads days without a year in the order of the others, or as the nearest to the day of the document', () => {
    assert.deepEqual(
      timeline(`# Outage

Date: 2026-07-01

## Timeline (UTC)

- 01/07 10:00 Down
- 02/07 10:05 Up
`),
      ['7: 2026-07-01 10:00 +00:00', '8: 2026-07-02 10:05 +00:00'],
    )
    assert.deepEqual(
      timeline(`# Outage

Date: 2026-07-01

## Timeline (UTC)

- 7/1 10:00 AM Down
`),
      ['7: 2026-07-01 10:00 +00:00'],
    )
    assert.deepEqual(
      timeline(`# Outage

## Timeline (UTC)

- 01/07/2026 10:00 Down
- 13/07/2026 10:05 Up
`),
      ['5: 2026-07-01 10:00 +00:00', '6: 2026-07-13 10:05 +00:00'],
    )
    assert.deepEqual(
      timeline(`# Outage

Date: 2026-01-20

## Timeline (UTC)

- 01/07 10:00 Down
`),
      ['7: 2026-01-07 10:00 +00:00'],
    )
    assert.deepEqual(
      timeline(`# Outage

## Timeline (UTC)

- 01/07/2026 10:00 Down
`),
      ['5: 10:00 +00:00'],
    )
  })
  it('tells no order of day and month where both days are near, and no disorder where it cannot tell', () => {
    assert.notEqual(
      read(`# Outage

Date: 2026-03-10

## Timeline (UTC)

- 03/04 10:00 Down
`).timeline[0]?.date,
      '2026-03-04',
    )
    const {timelines} = buildModel(
      `# Outage

## Timeline (UTC)

- 05/09 18:53 Down
- 06/09 17:00 Up
`,
      'postmortem.md',
      defaultSettings,
    )
    assert.deepEqual(
      timelines[0]?.entries.map(it => it.order),
      ['in-order', 'in-order'],
    )
  })
  it('reads all headings of a status page whose title is in the front matter', () =>
    assert.deepEqual(
      timeline(`---
title: Störung
---

## 06.05.2026, 02:00 Uhr – Behoben

Es geht.

## 05.05.2026 – 22:00 Uhr

Es geht nicht.
`),
      ['5: 2026-05-06 02:00 resolved', '9: 2026-05-05 22:00'],
    ))
  it('takes quotes, fences and logs for none', () =>
    assert.deepEqual(
      timeline(`${head}- 10:00 Down

> 10:01 said one

\`\`\`
10:02:03 ERROR
\`\`\`
`),
      ['7: 2026-01-02 10:00 +00:00'],
    ))
  it('takes follow-ups for none', () =>
    assert.deepEqual(
      timeline(`# Outage

## Action items

- 10:00 a
- 10:05 b
- 10:10 c
`),
      [],
    ))
})

describe('key events', () => {
  const cases: readonly (readonly [text: string, events: string])[] = [
    ['GitHub updates their status page to report an outage', ''],
    ['GitHub updates their status page to say the problem is fixed', ''],
    ['We informed the provider', ''],
    ['We were informed', 'detected'],
    ['A community member notified the team', 'detected'],
    ['The author reports the issue', 'detected'],
    ['API returns HTTP 502', 'impact-start'],
    ['Traffic returned to 520 requests', ''],
    ['Add disk space before we run out of space again', ''],
    ['Recovery confirmed', 'resolved'],
    ['Behoben', 'resolved'],
    ['Servicio restaurado', 'resolved'],
    ['Serviço restaurado', 'resolved'],
    ['Causa identificada', 'identified'],
    ['Se detecta el fallo', 'detected'],
    ['Correctif déployé', 'mitigated'],
    ['收到告警', 'detected'],
  ]
  for (const [text, events] of cases)
    it(`${text} → ${events || 'none'}`, () =>
      assert.equal(
        read(`# Outage

## Timeline (UTC)

- 10:00 ${text}
`).timeline[0]?.events.join('+'),
        events,
      ))

  it('are not what was tried in staging', () =>
    assert.deepEqual(
      timeline(`# Outage

## Timeline (UTC)

- 10:00 Outage begins
- 10:10 The deployment was rolled back, which fixed the downloads
- 11:00 Published to staging to check that the fix was working correctly
`),
      ['5: 10:00 +00:00 impact-start', '6: 10:10 +00:00 mitigated', '7: 11:00 +00:00'],
    ))
})

describe('lengths that are not the incident’s', () => {
  const text = (impact: string, analysis: string) =>
    `# Outage

## Impact

${impact}

## Timeline (UTC)

- 2026-07-17 04:47 Outage begins
- 2026-07-18 06:52 Service restored

## Analysis

${analysis}
`
  const wrong = (impact: string, analysis = 'None.') =>
    read(text(impact, analysis)).claims.filter(it => it.agrees === false).length
  for (const words of [
    'The 5m aggregation was impacted.',
    'It failed on a block of 14 days of raw data.',
    '**Duration:** ~2 weeks (lookups), ~1 day (writes)',
    'Our error budget allows 43 minutes of downtime a month.',
    'That is 43 minutes of downtime a month.',
    'The queue keeps events for 7 days of downtime.',
    'The SLA permits 40 minutes of downtime a week.',
    'That is within the allowances (weekly downtime limit: 40 minutes).',
    'There were 69 failures in 14 days.',
  ])
    it(words, () => assert.equal(wrong(words), 0))
  it('are told by the way', () =>
    assert.equal(wrong('None.', 'Rotation was fast (~15 min) but the incident needed a person.'), 0))
  it('are held against no start that is not known', () => {
    const stated = (first: string) =>
      read(`# Outage

## Summary

The outage lasted 40 minutes.

## Timeline (UTC)

- 10:00 ${first}
- 10:20 Alert fires
- 10:30 Service restored
- 10:40 Report written
`).claims[0]?.agrees
    assert.deepEqual([stated('Something was odd'), stated('Outage begins')], [null, false])
  })
  it('are counted in days where no year is known', () =>
    assert.deepEqual(
      read(`# Queda

## Resumo

O serviço da loja estava fora do ar para os clientes e não foi possível o pagamento, de 05/09 18:53 UTC a 09/09 18:53 UTC (4 dias).
`).claims.filter(it => it.agrees === false),
      [],
    ))
  it('are windows of an analysis', () =>
    assert.equal(wrong('None.', 'The other job ran from 02:00 to 02:30 UTC and was fine.'), 0))
  it('and others are', () => {
    for (const words of [
      'The outage lasted 15 min.',
      'Total downtime 15 minutes.',
      'This kept the shop down for 15 minutes.',
      'We missed our SLA with an outage of 15 minutes.',
    ])
      assert.equal(wrong(words), 1, words)
    assert.equal(wrong('None.', 'It was down from 02:00 to 02:30 UTC.'), 1)
  })
})

describe('fields', () => {
  const text = (item: string) => `# Outage

## Timeline

- 10:05 UTC Down

## Root cause

TODO

## Action items

- Add a test
  - ${item}

## Communication

**Status:** Monitoring
`
  const model = (item: string) => buildModel(text(item), 'postmortem.md', defaultSettings)
  it('of an item or a message are not those of the document', () => {
    for (const item of ['Status: Done', 'Status: In progress', 'Owner: Ana', 'Severity: SEV-1'])
      assert.deepEqual([model(item).status, model(item).metadata.length], [undefined, 0], item)
  })
  it('of an item do not tell the day of the incident', () =>
    assert.equal(model('Due date: 2026-03-01').timelines[0]?.entries[0]?.date, undefined))
})

describe('what is no postmortem', () => {
  it('is a README', () =>
    assert.equal(
      read(
        `# my-package

## Install

npm install

## Timeline

Soon.
`,
        'README.md',
      ).postmortem,
      false,
    ))
  it('is a document of instructions, unless it tells times', () => {
    const text = `# DNS outage

Severity: SEV-2

## Detection

Look.

## Resolution

Restart.
`
    const isPostmortem = (text: string, path: string) => buildModel(text, path, defaultSettings).isPostmortem
    assert.deepEqual(
      [
        isPostmortem(text, '/docs/runbooks/dns-outage.md'),
        isPostmortem(text, '/incidents/playbooks/dns.md'),
        isPostmortem(text, '/policies/post-mortems.md'),
        isPostmortem(text, '/incidents/dns.md'),
        isPostmortem(
          `${text}
## Timeline

- 10:00 UTC Down
`,
          '/runbooks/dns-outage.md',
        ),
      ],
      [false, false, false, true, true],
    )
  })
  it('is what the globs exclude', () => {
    const text = `# Postmortem

## Timeline

- 10:00 UTC Down
`
    const model = (files: string[]) => buildModel(text, '/docs/postmortems/a.md', {files, profile: 'auto'}).isPostmortem
    assert.deepEqual(
      [model([]), model(['!**/postmortems/**']), model(['notes/**']), model(['docs/**'])],
      [true, false, false, true],
    )
  })
})

describe('buildModel', () => {
  it('reads anything', () => {
    for (const text of [
      '',
      '\ufeff',
      '\r\n\r\n',
      '\0',
      '\ud800',
      '---',
      '---\n',
      '|',
      '| a |\n|--',
      '```',
      '<!--',
      '#',
      '- ',
      '- 10:',
      '**',
      '10:00 - ',
    ])
      assert.doesNotThrow(() => buildModel(text, '', defaultSettings), text)
  })
})
