import assert from 'node:assert/strict'
import {buildModel} from '../../server/model/build-model.ts'
import {defaultSettings} from '../../server/settings.ts'
import {isoDate} from '../../server/time/calendar.ts'

function entriesOf(timeline: string, day = '**Date:** 2026-03-02') {
  const text = `# Postmortem: Shop down

${day}

## Timeline

${timeline}
`
  return buildModel(text, 'postmortem.md', defaultSettings).timelines.flatMap(it => it.entries)
}

/** The moment of each entry in UTC, with its order where that is a special one. */
function moments(timeline: string): string[] {
  return entriesOf(timeline).map(({instant, order}) => {
    const moment = instant === undefined ? 'unknown' : new Date(instant).toISOString().slice(0, 16)
    return order === 'in-order' ? moment : `${moment} ${order}`
  })
}

describe('the day of an entry in another zone than the one before', () => {
  it('is the day before while midnight has not passed in the west', () => assert.deepEqual(moments(`
- 02:00 UTC Outage begins
- 18:30 UTC-08:00 Rolled back
- 02:45 UTC Over
`), ['2026-03-02T02:00', '2026-03-02T02:30', '2026-03-02T02:45']))

  it('is the next day when midnight has passed in the east', () => assert.deepEqual(moments(`
- 22:40 UTC Outage begins
- 00:10 UTC+01:00 Rolled back
- 23:20 UTC Over
`), ['2026-03-02T22:40', '2026-03-02T23:10 rollover', '2026-03-02T23:20']))

  it('goes on when midnight passes there', () => assert.deepEqual(moments(`
- 07:00 UTC Outage begins
- 23:30 PST Rolled back
- 00:10 PST Tried again
- 08:20 UTC Over
`), ['2026-03-02T07:00', '2026-03-02T07:30', '2026-03-02T08:10', '2026-03-02T08:20']))

  it('is the same day after a gap of hours, and where entries are in disorder', () => {
    assert.deepEqual(moments(`
- 02:00 UTC Outage begins
- 10:00 PST Over
`), ['2026-03-02T02:00', '2026-03-02T18:00'])
    assert.deepEqual(moments(`
- 23:30 UTC Outage begins
- 23:45 CET Alert fires
`), ['2026-03-02T23:30', '2026-03-02T22:45 out-of-order'])
  })

  it('is the one that a heading says', () => assert.deepEqual(moments(`
### 2026-03-02

- 02:00 UTC Outage begins

### 2026-03-03

- 18:30 UTC-08:00 Rolled back
`), ['2026-03-02T02:00', '2026-03-04T02:30']))

  it('is the one that an entry without a time says', () => assert.deepEqual(moments(`
- 2026-03-01 10:00 UTC Released
- 2026-03-02 morning Nobody noticed
- 18:30 UTC-08:00 Rolled back
`), ['2026-03-01T10:00', 'unknown', '2026-03-03T02:30']))

  it('is not counted twice where no day is known', () => assert.deepEqual(entriesOf(`
- 02:00 UTC Outage begins
- 18:30 UTC-08:00 Rolled back
- 02:45 UTC Tried again
- 18:50 UTC-08:00 Over
`, '').map(it => it.at), [120, 150, 165, 170]))

  it('is shown with the entry', () => {
    const [, entry] = entriesOf(`
- 02:00 UTC Outage begins
- 18:30 UTC-08:00 Rolled back
`)
    assert.deepEqual([entry?.date && isoDate(entry.date), entry?.dateSource], ['2026-03-01', 'previous-entry'])
  })
})
