import assert from 'node:assert/strict'
import fc from '../property.ts'
import {Temporal} from 'temporal-polyfill'
import {findZoneDeclaration, inZone, offsetsAt, readZone} from '../../server/time/zone.ts'

const regions = [
  'America/Los_Angeles',
  'America/New_York',
  'Europe/Berlin',
  'Europe/London',
  'Australia/Sydney',
  'Asia/Kolkata',
  'America/Sao_Paulo',
  'Asia/Tokyo',
  'Africa/Cairo',
]

describe('zones', () => {
  it('agree with Temporal on the offset at any moment', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...regions),
        fc.integer({min: Date.UTC(1990, 0), max: Date.UTC(2030, 0)}),
        (id, at) => {
          const expected = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(id)
          const wall = inZone(id, at) ?? assert.fail(id)
          assert.equal(wall.offset, expected.offsetNanoseconds / 60e9)
          assert.deepEqual(
            [wall.date.year, wall.date.month, wall.date.day, wall.clock.hour, wall.clock.minute],
            [expected.year, expected.month, expected.day, expected.hour, expected.minute],
          )
        },
      ),
    )
  })

  it('know the hour that is skipped and the hour that comes twice', () => {
    const pacific = {kind: 'region', name: 'PT', id: 'America/Los_Angeles'} as const
    assert.deepEqual(offsetsAt(pacific, {year: 2026, month: 3, day: 8}, {hour: 2, minute: 30}), [])
    assert.deepEqual(offsetsAt(pacific, {year: 2026, month: 11, day: 1}, {hour: 1, minute: 30}), [-420, -480])
    assert.deepEqual(offsetsAt(pacific, {year: 2013, month: 4, day: 30}, {hour: 18, minute: 26}), [-420])
  })

  it('agree with Temporal on every local time', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...regions),
        fc.integer({min: Date.UTC(1990, 0), max: Date.UTC(2030, 0)}),
        (id, at) => {
          const local = new Date(at)
          const date = {year: local.getUTCFullYear(), month: local.getUTCMonth() + 1, day: local.getUTCDate()}
          const clock = {hour: local.getUTCHours(), minute: local.getUTCMinutes()}
          const plain = Temporal.PlainDateTime.from({...date, ...clock})
          const moments = new Set(
            ['earlier', 'later']
              .map(it => plain.toZonedDateTime(id, {disambiguation: it as 'earlier' | 'later'}))
              .filter(it => it.toPlainDateTime().equals(plain))
              .map(it => it.offsetNanoseconds / 60e9),
          )
          assert.deepEqual(new Set(offsetsAt({kind: 'region', name: id, id}, date, clock)), moments)
        },
      ),
    )
  })
})

describe('readZone', () => {
  const cases: readonly (readonly [text: string, expected: string])[] = [
    [' UTC', 'fixed 0'],
    [' (GMT+1)', 'fixed 60'],
    [' UTC-4', 'fixed -240'],
    [' CEST', 'fixed 120'],
    [' IST', 'ambiguous'],
    [' PT', 'region'],
    [' Pacific Time', 'region'],
    [' West African Time', 'fixed 60'],
    [' gmt', 'fixed 0'],
    [' met', ''],
    [' ETA', ''],
    [' Europe/Berlin', 'region'],
    [' Europe/Nowhere', ''],
    [' ET', 'region'],
  ]
  for (const [text, expected] of cases) {
    it(`${text.trim()} → ${expected || 'none'}`, () => {
      const zone = readZone(`10:00${text}`, 5)?.value
      assert.equal(zone ? [zone.kind, zone.kind === 'fixed' ? zone.offset : ''].join(' ').trim() : '', expected)
    })
  }
})

describe('findZoneDeclaration', () => {
  const cases: readonly (readonly [text: string, name: string | undefined])[] = [
    ['## Timeline (all times UTC)', 'UTC'],
    ['## Timeline (UTC)', 'UTC'],
    ['All times in CET (GMT+1).', 'CET'],
    ['| Time (UTC) | Event |', 'UTC'],
    ['All times are in US/Pacific', 'US/Pacific'],
    ['時刻 (JST)', 'JST'],
    ['The ETA was unknown', undefined],
    ['At 10:00 UTC it began', undefined],
  ]
  for (const [text, name] of cases)
    it(text, () => assert.equal(findZoneDeclaration(text, {start: 0, end: text.length})?.value.name, name))

  const headings: typeof cases = [
    ['## Timeline (in UTC)', 'UTC'],
    ['## Timeline UTC', 'UTC'],
    ['## Timeline - UTC', 'UTC'],
    ['## Timeline [UTC]', 'UTC'],
    ['## Timeline (UTC, 24-hour)', 'UTC'],
    ['## Timeline (UTC unless noted)', 'UTC'],
    ['## Timeline (approximate, UTC)', 'UTC'],
    ['## タイムライン（JST）', 'JST'],
    ['## Zeitverlauf (MESZ)', 'MESZ'],
    ['| UTC | Event |', 'UTC'],
    ['**Timeline UTC**', 'UTC'],
    ['## Timeline of the EST outage', undefined],
    ['## 10:00 UTC', undefined],
    ['## Timeline', undefined],
  ]
  for (const [text, name] of headings) {
    it(`${text} as a heading`, () =>
      assert.equal(findZoneDeclaration(text, {start: 0, end: text.length}, true)?.value.name, name))
  }
})
