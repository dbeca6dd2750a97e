import assert from 'node:assert/strict'
import type {ClientCapabilities, MarkupContent} from 'vscode-languageserver'
import {hover} from '../../server/features/hover/hover.ts'
import type {Settings} from '../../server/config/settings.ts'
import {readMarkers} from '../markers.ts'
import {snapshotOf, uri} from './snapshot-of.ts'

function contentsAt(
  marked: string,
  settings: Partial<Settings> = {},
  client: ClientCapabilities = {},
): MarkupContent | undefined {
  const {text, cursor = 0} = readMarkers(marked)
  const snapshot = snapshotOf(text, settings)
  const position = snapshot.document.positionAt(cursor)
  return hover(snapshot, {textDocument: {uri}, position}, client)?.contents as MarkupContent | undefined
}

function textAt(marked: string, settings: Partial<Settings> = {}): string | undefined {
  return contentsAt(marked, settings)?.value
}

/** The whole text at the cursor, without the spaces of a line break. */
function check(marked: string, expected: string, settings: Partial<Settings> = {}): void {
  assert.equal(textAt(marked, settings)?.replaceAll('  \n', '\n'), expected.trim())
}

const timeline = `# Outage

## Timeline

- 2020-06-15 10:00 UTC Deployment begins
- 10:08 UTC Errors rise
- 10:20 - 10:25 UTC Someone reads logs
- 12:00 UTC Service fully restored
`

describe('hover on the time of an entry', () => {
  it('tells the moment, the lengths and what is inherited', () =>
    check(
      timeline.replace('10:08', '10:<|>08'),
      `
**2020-06-15 10:08 UTC**

- 8 min since the first entry
- 1 h 52 min until the end of the incident

The date comes from the previous entry.`,
    ))

  it('tells the moment on the clock of the reader', () =>
    check(
      timeline.replace('10:08', '10:<|>08'),
      `
**2020-06-15 10:08 UTC**
2020-06-15 06:08 in America/New_York (UTC−04:00)

- 8 min since the first entry
- 1 h 52 min until the end of the incident

The date comes from the previous entry.`,
      {timeZone: 'America/New_York'},
    ))

  for (const timeZone of ['UTC', 'Etc/UTC', 'GMT']) {
    it(`tells it once to a reader on ${timeZone}`, () =>
      check(
        timeline.replace('10:00', '10:<|>00'),
        `
**2020-06-15 10:00 UTC**

- This is the first entry.
- 2 h until the end of the incident`,
        {timeZone},
      ))
  }

  it('tells seconds where there are any', () => {
    const at = (time: string) => timeline.replace('10:08', `<|>${time}`)
    check(
      at('10:08:00'),
      `
**2020-06-15 10:08 UTC**
2020-06-15 12:08 in Europe/Berlin (UTC+02:00)

- 8 min since the first entry
- 1 h 52 min until the end of the incident

The date comes from the previous entry.`,
      {timeZone: 'Europe/Berlin'},
    )
    check(
      at('10:08:01'),
      `
**2020-06-15 10:08:01 UTC**
2020-06-15 12:08:01 in Europe/Berlin (UTC+02:00)

- 8 min since the first entry
- 1 h 52 min until the end of the incident

The date comes from the previous entry.`,
      {timeZone: 'Europe/Berlin'},
    )
  })

  it('tells the length of a range', () =>
    check(
      timeline.replace('10:20', '<|>10:20'),
      `
**2020-06-15 10:20 – 10:25 UTC**

- The range lasts 5 min.
- 20 min since the first entry
- 12 min since the previous entry
- 1 h 40 min until the end of the incident

The date comes from the previous entry.`,
    ))

  it('tells the day of the end of a range that is another one', () =>
    check(
      `# Outage

## Timeline

- 2020-06-15 23:5<|>0 - 00:10 UTC Outage begins
`,
      `
**2020-06-15 23:50 – 2020-06-16 00:10 UTC**

- The range lasts 20 min.
- This is the first entry.
- This is the last entry.`,
    ))

  it('tells which entry is the end', () =>
    check(
      timeline.replace('12:00', '12:<|>00'),
      `
**2020-06-15 12:00 UTC**

- 2 h since the first entry
- 1 h 40 min since the previous entry
- This is the end of the incident.

The date comes from the previous entry.`,
    ))

  it('counts backwards in a list that is newest first', () =>
    check(
      `# Outage

## Timeline

- 2020-06-15 10:20 UTC Node replaced
- 2020-06-15 10:0<|>5 UTC Node drained
- 2020-06-15 10:00 UTC Node slow
`,
      `
**2020-06-15 10:05 UTC**

- 5 min since the first entry
- 15 min until the last entry`,
    ))

  it('says that it is only about then', () =>
    check(
      `# Outage

## Timeline

- ~2020-06-15 10:<|>00 UTC Node slow
`,
      `
**about 2020-06-15 10:00 UTC**
about 2020-06-15 12:00 in Europe/Berlin (UTC+02:00)

- This is the first entry.
- This is the last entry.`,
      {timeZone: 'Europe/Berlin'},
    ))
})

describe('hover on a time of which not all is known', () => {
  const alone = (time: string) => `# Outage

## Timeline

- ${time} Alert fires
`
  const ends = `
- This is the first entry.
- This is the last entry.`

  it('says that the zone is not known', () =>
    check(
      alone('2020-06-15 1<|>0:00'),
      `
**2020-06-15 10:00**, local time
${ends}

The time in UTC is unknown, because the time zone is not stated.`,
    ))

  it('says that the day is not known, and names the zone', () => {
    for (const time of ['10:<|>00 UTC', '1<|>0:00Z'])
      check(
        alone(time),
        `
**10:00 UTC**
${ends}

The exact moment is unknown, because the date is not stated.`,
      )
  })

  it('says that neither is known', () =>
    check(
      alone('10:<|>00'),
      `
**10:00**, local time
${ends}

The exact moment is unknown, because the date and the time zone are not stated.`,
    ))

  it('says what an abbreviation can mean', () =>
    check(
      alone('2020-06-15 10:<|>00 IST'),
      `
**2020-06-15 10:00 IST**
${ends}

The time in UTC is unknown, because IST can mean UTC+05:30 (India), UTC+01:00 (Ireland, summer) or UTC+02:00 (Israel).`,
    ))

  it('says that clocks were changed', () => {
    const at = (time: string) => textAt(alone(`2026-03-29 ${time} Europe/Berlin`)) ?? ''
    const sentence = 'The clocks in Europe/Berlin changed that day, so this time occurred twice or not at all.'
    // A time that does not exist has no place among the others.
    check(
      alone('2026-03-29 02:<|>30 Europe/Berlin'),
      `
**2026-03-29 02:30 Europe/Berlin**

${sentence}`,
    )
    const times = ['01:5<|>9', '02:0<|>0', '02:5<|>9', '03:0<|>0']
    assert.deepEqual(
      times.map(it => at(it).includes(sentence)),
      [false, true, true, false],
    )
  })

  it('says what is wrong with it', () =>
    check(
      alone('2020-06-15 10:6<|>0 UTC'),
      `
**2020-06-15 10:60 UTC**

10:60 is not a time of day.`,
    ))
})

describe('hover on a time in the text', () => {
  it('tells the moment and the distance to the timeline', () => {
    const at = (time: string) => `${timeline}
## Resolution

At ${time} UTC we rolled back.
`
    check(
      at('11:<|>00'),
      `
**2020-06-15 11:00 UTC**

- 1 h since the first entry of the timeline
- 1 h until the end of the incident

The date comes from the rest of the document.`,
    )
    check(
      at('09:<|>00'),
      `
**2020-06-15 09:00 UTC**

- 1 h before the first entry of the timeline
- 3 h until the end of the incident

The date comes from the rest of the document.`,
    )
    check(
      at('13:<|>00'),
      `
**2020-06-15 13:00 UTC**

- 3 h since the first entry of the timeline
- 1 h after the end of the incident

The date comes from the rest of the document.`,
    )
  })
})

describe('hover on a stated length', () => {
  const stated = (summary: string) =>
    timeline.replace(
      '## Timeline',
      `## Summary

${summary}

## Timeline`,
    )

  it('says what the timeline says', () => {
    check(
      stated('The outage lasted 2 h<|>ours.'),
      `
Stated duration of the impact: **2 h**. The timeline gives **2 h**: 12:00 UTC − 2020-06-15 10:00 UTC. They agree.`,
    )
    check(
      stated('The outage lasted 3 h<|>ours.').replace('Deployment', 'Outage'),
      `
Stated duration of the impact: **3 h**. The timeline gives **2 h**: 12:00 UTC − 2020-06-15 10:00 UTC. They do not agree.`,
    )
  })

  it('names the two ends of a window once each', () =>
    check(
      `# Outage

## Summary

On 2026-03-02 the shop was down for 3<|>5 minutes, 14:00 to 14:35 UTC.

## Timeline

- 14:00 UTC down
`,
      `
Stated duration of the impact: **35 min**. The times in the text give **35 min**: 14:35 − 14:00. They agree.`,
    ))
})

const onHeading = timeline.replace('## Tim', '## T<|>im').replace('Errors rise', 'Outage begins')

describe('hover on the heading of a timeline', () => {
  it('tells the lengths of the incident', () =>
    check(
      onHeading,
      `
| | | |
| --- | --- | --- |
| Impact | **1 h 52 min** | end of impact − start of impact |
| Time to detect | unknown | first detection − start of impact |
| Time to acknowledge | unknown | first acknowledgement − first detection |
| Time to mitigate | unknown | mitigation − start of impact |
| Time to recover | unknown | end of impact − first detection |

start of impact: 10:08 UTC · end of impact: 12:00 UTC

Not found in the timeline: first detection, first acknowledgement, mitigation.`,
    ))
})

describe('hover', () => {
  it('says nothing on other text', () => assert.equal(textAt(timeline.replace('Errors', 'Err<|>ors')), undefined))
  it('says nothing on other headings', () => assert.equal(textAt(timeline.replace('# Out', '# Ou<|>t')), undefined))
  it('is plain text for a client that shows no Markdown', () => {
    const plain = (marked: string) =>
      contentsAt(marked, {timeZone: 'Europe/Berlin'}, {textDocument: {hover: {contentFormat: ['plaintext']}}})
    assert.deepEqual(plain(timeline.replace('10:08', '10:<|>08')), {
      kind: 'plaintext',
      value: `
2020-06-15 10:08 UTC
2020-06-15 12:08 in Europe/Berlin (UTC+02:00)

- 8 min since the first entry
- 1 h 52 min until the end of the incident

The date comes from the previous entry.`.trim(),
    })
    assert.deepEqual(plain(onHeading), {
      kind: 'plaintext',
      value: `
Impact · 1 h 52 min · end of impact − start of impact
Time to detect · unknown · first detection − start of impact
Time to acknowledge · unknown · first acknowledgement − first detection
Time to mitigate · unknown · mitigation − start of impact
Time to recover · unknown · end of impact − first detection

start of impact: 10:08 UTC · end of impact: 12:00 UTC

Not found in the timeline: first detection, first acknowledgement, mitigation.`.trim(),
    })
  })
})
