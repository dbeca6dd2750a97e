import assert from 'node:assert/strict'
import {buildModel} from '../../server/document/read-document.ts'
import type {TimelineEntry} from '../../server/document/types.ts'
import {defaultSettings} from '../../server/config/settings.ts'
import {isoDate} from '../../server/time/calendar.ts'

function entriesOf(text: string): readonly TimelineEntry[] {
  return buildModel(text, 'postmortem.md', defaultSettings).timelines.flatMap(it => it.entries)
}

/** The moment of each entry in UTC, or `?`, and its order where it is not the usual one. */
function momentsOf(timeline: string): string[] {
  return entriesOf(`# Outage\n\n${timeline}`).map(({instant, endInstant, order}) => {
    const end = endInstant === undefined ? '' : ` ${print(endInstant)}`
    return (instant === undefined ? '?' : print(instant)) + end + (order === 'in-order' ? '' : ` ${order}`)
  })
}

function print(instant: number): string {
  return new Date(instant).toISOString().slice(0, 16)
}

describe('the end of a day', () => {
  it('is the start of the next day, and says itself that midnight has come', () =>
    assert.deepEqual(
      momentsOf(`
## Timeline (UTC)

- 2026-01-02 23:50 Alert fires
- 24:00 Failover
- 00:10 Service restored
`),
      ['2026-01-02T23:50', '2026-01-03T00:00', '2026-01-03T00:10'],
    ))

  it('of a written day is the start of the day after it', () =>
    assert.deepEqual(
      momentsOf(`
## Timeline (UTC)

- 2026-01-02 24:00 Failover
- 2026-01-03 00:10 Service restored
`),
      ['2026-01-03T00:00', '2026-01-03T00:10'],
    ))

  it('comes after all times of a day that is not known', () => {
    const entries = entriesOf(`# Outage

## Timeline (UTC)

- 23:50 Alert fires
- 24:00 Failover
- 00:10 Service restored
- 00:20 All clear
`)
    assert.deepEqual(
      entries.map(it => it.at),
      [1430, 1440, 1450, 1460],
    )
    assert.ok(entries.every(it => it.order === 'in-order'))
  })

  it('ends a range', () =>
    assert.deepEqual(
      momentsOf(`
## Timeline (UTC)

- 2026-01-02 22:00 – 24:00 Down
- 2026-01-04 00:00 – 24:00 Down
- 2026-01-06 22:00 – 2026-01-06 24:00 Down
`),
      ['2026-01-02T22:00 2026-01-03T00:00', '2026-01-04T00:00 2026-01-05T00:00', '2026-01-06T22:00 2026-01-07T00:00'],
    ))

  it('tells the day of the start of a range', () =>
    assert.deepEqual(
      momentsOf(`
## Timeline (UTC)

- 22:00 – 2026-01-06 24:00 Down
`),
      ['2026-01-06T22:00 2026-01-07T00:00'],
    ))
})

describe('a day that is not known', () => {
  it('goes on with the next one once when midnight passes', () => {
    const entries = entriesOf(`# Outage

## Timeline (UTC)

- 23:55 Alert fires
- 00:05 Failover
- 00:10 Service restored
- 23:50 Alert fires again
- 00:02 Service restored
`)
    assert.deepEqual(
      entries.map(it => [it.at, it.order]),
      [
        [1435, 'in-order'],
        [1445, 'rollover'],
        [1450, 'in-order'],
        [2870, 'in-order'],
        [2882, 'rollover'],
      ],
    )
  })
})

describe('a change of the clocks', () => {
  it('leaves a time that does not exist without a place among the others', () => {
    const entries = entriesOf(`# Outage

## Timeline (all times Europe/Berlin)

- 2026-03-29 01:50 Alert fires
- 2026-03-29 02:30 Failover
- 2026-03-29 03:10 Service restored
`)
    assert.deepEqual(
      entries.map(it => it.order),
      ['in-order', 'in-order', 'in-order'],
    )
    assert.deepEqual(
      entries.map(it => it.at === undefined),
      [false, true, false],
    )
  })

  it('does so as well after midnight', () =>
    assert.deepEqual(
      momentsOf(`
## Timeline (all times Europe/Berlin)

- 2026-03-28 23:50 Alert fires
- 02:30 Failover
- 03:10 Service restored
`),
      ['2026-03-28T22:50', '? rollover', '2026-03-29T01:10'],
    ))

  it('lets the hour that comes twice go on', () =>
    assert.deepEqual(
      momentsOf(`
## Timeline (all times PT)

- 2026-11-01 01:50 Alert fires
- 2026-11-01 01:10 Failover
- 2026-11-01 02:05 Service restored
`),
      ['2026-11-01T08:50', '2026-11-01T09:10', '2026-11-01T10:05'],
    ))
})

describe('times whose order cannot be told', () => {
  it('are in no wrong order: one is in UTC, the other in one of several zones', () =>
    assert.deepEqual(
      momentsOf(`
## Timeline

- 2026-01-02 10:00 IST Alert fires
- 2026-01-02 05:00 UTC Service restored
`),
      ['?', '2026-01-02T05:00'],
    ))

  it('are in no wrong order: a day in a zone with seasons', () =>
    assert.deepEqual(
      momentsOf(`
## Timeline (all times PT)

- 2026-01-01 20:00 Service restored
- 2026-01-01: Follow-ups planned
`),
      ['2026-01-02T04:00', '?'],
    ))
})

describe('a day that is written and cannot be told', () => {
  it('is not that of the previous entry, nor that of the document', () =>
    assert.deepEqual(
      momentsOf(`
**Incident:** 2026-03-28

## Timeline (UTC)

- 2026-03-28 10:00 Alert fires
- 2025-06-31 10:10 Failover
- 10:20 Service restored
- 2026-03-28 10:30 All clear
`),
      ['2026-03-28T10:00', '?', '?', '2026-03-28T10:30'],
    ))
})

/** The day and the order of each entry of a timeline with these times, in a document of 2026-01-02. */
function datesOf(...times: readonly string[]): string[] {
  const text = `# Outage

Date: 2026-01-02

## Timeline (UTC)

${times.map(it => `- ${it} Node restarted`).join('\n')}
`
  const {
    timelines: [timeline],
  } = buildModel(text, 'postmortem.md', defaultSettings)
  return timeline?.entries.map(({date, order}) => `${date ? isoDate(date) : '?'} ${order}`) ?? []
}

describe('an entry with an earlier time than the one before', () => {
  const sameDay = ['2026-01-02 in-order', '2026-01-02 out-of-order']
  const nextDay = ['2026-01-02 in-order', '2026-01-03 rollover']

  it('is of the next day when the clock falls by three hours or more, and late in the evening', () => {
    assert.deepEqual(datesOf('21:00', '18:01'), sameDay)
    assert.deepEqual(datesOf('21:00', '18:00'), nextDay)
    assert.deepEqual(datesOf('21:00', '17:59'), nextDay)
  })

  it('is late in the evening from 18:00 on', () => {
    assert.deepEqual(datesOf('17:59', '14:59'), sameDay)
    assert.deepEqual(datesOf('18:00', '15:00'), nextDay)
    assert.deepEqual(datesOf('18:01', '15:01'), nextDay)
  })

  it('is of the next day whatever follows when the clock falls by more than half a day', () => {
    assert.deepEqual(datesOf('14:00', '01:59', '01:00', '15:00')[1], '2026-01-03 rollover')
    assert.deepEqual(datesOf('14:00', '02:00', '01:00', '15:00')[1], '2026-01-02 out-of-order')
  })

  it('is of the same day when a later entry is as late as the one before', () => {
    assert.deepEqual(datesOf('23:00', '20:00', '22:59')[1], '2026-01-03 rollover')
    assert.deepEqual(datesOf('23:00', '20:00', '23:00')[1], '2026-01-02 out-of-order')
  })
})

describe('a day without a year', () => {
  it('is of the year before when the next day is more than half a year earlier', () => {
    assert.deepEqual(datesOf('07-01 10:00', '01-02 10:00'), ['2026-07-01 in-order', '2026-01-02 out-of-order'])
    assert.deepEqual(datesOf('07-02 10:00', '01-02 10:00'), ['2025-07-02 in-order', '2026-01-02 in-order'])
    assert.deepEqual(datesOf('12-31 23:50', '01-01 00:10'), ['2025-12-31 in-order', '2026-01-01 in-order'])
  })
})

describe('a day without a year beside days with one', () => {
  it('is of the year of the document, though a later one is of another year', () =>
    assert.deepEqual(
      momentsOf(`
**Incident:** 2019-03-16

## Timeline (UTC)

- Mar 16 12:43 Alert fires
- 2020-01-15 12:00 Mail sent
`),
      ['2019-03-16T12:43', '2020-01-15T12:00'],
    ))

  it('is of the year that the timeline says first', () =>
    assert.deepEqual(
      momentsOf(`
**Incident:** 2020-01-15

## Timeline (UTC)

- 2019-12-16 12:43 Alert fires
- Dec 16 12:50 Service restored
`),
      ['2019-12-16T12:43', '2019-12-16T12:50'],
    ))

  it('is of the year of the document where that is nearer to the day before', () =>
    assert.deepEqual(
      momentsOf(`
**Incident:** 2020-01-01

## Timeline (UTC)

- 2019-12-31 23:43 Alert fires
- Jan 1 00:50 Service restored
- Jan 2 10:00 Mail sent
`),
      ['2019-12-31T23:43', '2020-01-01T00:50', '2020-01-02T10:00'],
    ))

  it('is of a year that the timeline says later when the document says none', () =>
    assert.deepEqual(
      momentsOf(`
## Timeline (UTC)

- Dec 16 12:43 Alert fires
- 2019-12-16 12:50 Service restored
`),
      ['2019-12-16T12:43', '2019-12-16T12:50'],
    ))

  it('is of the year before when the next one is of January', () =>
    assert.deepEqual(
      momentsOf(`
**Incident:** 2020-01-01

## Timeline (UTC)

- Dec 31 23:43 Alert fires
- 2020-01-01 00:50 Service restored
`),
      ['2019-12-31T23:43', '2020-01-01T00:50'],
    ))
})
