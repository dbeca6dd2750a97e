import type {Timestamp, WrittenDate, WrittenClock} from '../../server/time/types.ts'
import assert from 'node:assert/strict'
import fc from '../property.ts'
import {printTimestamp, styleOf} from '../../server/edit/timestamp-style.ts'
import {findTimestamps, readTimestamp} from '../../server/time/timestamp.ts'

/** A timestamp on one line: `date clock [– date clock] zone ~ !fault`. */
function show(timestamp: Timestamp | undefined): string {
  if (!timestamp) return 'none'
  const {date, clock, end, zone, isApproximate} = timestamp
  const faults = [date?.fault, clock?.fault, end?.clock?.fault].filter(it => it !== undefined)
  return [
    showMoment(date, clock),
    end && `– ${showMoment(end.date, end.clock)}`,
    zone && showZone(zone.value),
    isApproximate && '~',
    ...faults.map(it => `!${it}`),
  ]
    .filter(Boolean)
    .join(' ')
}

function showMoment(date: WrittenDate | undefined, clock: WrittenClock | undefined): string {
  const day = date && `${date.year ?? '?'}-${two(date.month)}-${two(date.day)}${date.order === 'ambiguous' ? '?' : ''}`
  const time =
    clock && `${two(clock.hour)}:${two(clock.minute)}${clock.second === undefined ? '' : `:${two(clock.second)}`}`
  return [day, time].filter(Boolean).join(' ') || '?'
}

function showZone(zone: NonNullable<Timestamp['zone']>['value']): string {
  if (zone.kind === 'fixed')
    return `${zone.offset < 0 ? '-' : '+'}${two(Math.floor(Math.abs(zone.offset) / 60))}:${two(Math.abs(zone.offset) % 60)}`
  return zone.kind === 'region' ? zone.id : `${zone.name}?`
}

function two(value: number): string {
  return String(value).padStart(2, '0')
}

describe('readTimestamp', () => {
  const cases: readonly (readonly [text: string, expected: string])[] = [
    ['14:51 text', '14:51'],
    ['8:40 text', '08:40'],
    ['15:12:00 text', '15:12:00'],
    ['2020-10-06 09:00 text', '2020-10-06 09:00'],
    ['2025-03-18T00:22Z text', '2025-03-18 00:22 +00:00'],
    ['2026-01-02T14:05:09+02:00', '2026-01-02 14:05:09 +02:00'],
    ['9:05 AM: text', '09:05'],
    ['11:00pm text', '23:00'],
    ['12:00 AM text', '00:00'],
    ['12:30 PM text', '12:30'],
    ['7 pm text', '19:00'],
    ['9:27a text', '09:27'],
    ['10:00 a.m. text', '10:00'],
    ['12am text', '00:00'],
    ['14:51 UTC text', '14:51 +00:00'],
    ['6:26 PM PT text', '18:26 America/Los_Angeles'],
    ['07:32 AM GMT: text', '07:32 +00:00'],
    ['17:30 PST: text', '17:30 PST?'],
    ['09:19 EEST - text', '09:19 +03:00'],
    ['13:00 IST – text', '13:00 IST?'],
    ['10:00 (UTC) text', '10:00 +00:00'],
    ['9:55 AM GMT+1 - text', '09:55 +01:00'],
    ['10:00 UTC-4 text', '10:00 -04:00'],
    ['11:45pm WAT text', '23:45 +01:00'],
    ['10:00 US/Pacific text', '10:00 America/Los_Angeles'],
    ['10:00 Europe/Berlin text', '10:00 Europe/Berlin'],
    ['10:00 PST/PDT text', '10:00 America/Los_Angeles'],
    ['1430Z text', '14:30 +00:00'],
    ['15h50 UTC text', '15:50 +00:00'],
    ['2023-03-29 15h50 UTC', '2023-03-29 15:50 +00:00'],
    ['Dec 16th 12:43 text', '?-12-16 12:43'],
    ['Dec 16th **12:43** text', '?-12-16 12:43'],
    ['Jan 27th 2025, 18:50:28 UTC', '2025-01-27 18:50:28 +00:00'],
    ['June 14th, 2022, 10:00 AM', '2022-06-14 10:00'],
    ['19. April, 11:00', '?-04-19 11:00'],
    ['November 16, 2023, 2:00 PM (UTC)', '2023-11-16 14:00 +00:00'],
    ['Wednesday, October 27, 2022', '2022-10-27'],
    ['4. Mai 2026 14:30 Uhr', '2026-05-04 14:30'],
    ['3 de mayo de 2026, 10:00', '2026-05-03 10:00'],
    ['2025-DEC-5', '2025-12-05'],
    ['5:00 pm 05/22/2020 - text', '2020-05-22 17:00'],
    ['05-02-2022 9:55 AM GMT+1', '2022-05-02? 09:55 +01:00'],
    ['24/07/25 text', '2025-07-24'],
    ['29-09-2021 text', '2021-09-29'],
    ['March 13th, 2023 at 08:51 (UTC) text', '2023-03-13 08:51 +00:00'],
    ['Feb 05, 2021: text', '2021-02-05'],
    ['00:03 UTC (Oct 30) text', '?-10-30 00:03 +00:00'],
    ['3:00pm -PST text', '15:00 PST?'],
    ['24:00 text', '00:00'],
    ['24:30 text', '24:30 !24:30 is not a time of day'],
    ['07:30 UTC on 2020-01-01 text', '2020-01-01 07:30 +00:00'],
    ['03-26 02:50 text', '?-03-26 02:50'],
    ['2025년 10월 3일 오전 2:27 ~ 오전 4:03', '2025-10-03 02:27 – 04:03'],
    ['2026年5月9日 14時30分', '2026-05-09 14:30'],
    ['2026-05-09 昼頃', '2026-05-09 ~'],
    ['午後3時', '15:00'],
    ['14:30–15:00 text', '14:30 – 15:00'],
    ['17:00-18:00', '17:00 – 18:00'],
    ['10:02 - 10:15 text', '10:02 – 10:15'],
    ['20:23 - 20:30 UTC', '20:23 – 20:30 +00:00'],
    ['00:25 - 00:29 AM', '00:25 – 00:29'],
    ['2:00-3:15PM GMT+1', '14:00 – 15:15 +01:00'],
    ['11:00 - 1:00 PM', '11:00 – 13:00'],
    ['18:03 ~ 18:06', '18:03 – 18:06'],
    ['2026-05-06 07:56 〜 2026-05-09 01:01', '2026-05-06 07:56 – 2026-05-09 01:01'],
    ['10:02 - Alert fires', '10:02'],
    ['10:05 - 3 nodes down', '10:05'],
    ['09:00 - 24 pods', '09:00'],
    ['12:40 (6:48 PDT) text', '12:40'],
    ['~9:00 AM text', '09:00 ~'],
    ['around 14:30 text', '14:30 ~'],
    ['14:?? text', '14:00 ~'],
    ['22:XX text', '22:00 ~'],
    ['2X:XX text', '? ~'],
    ['??:?? text', '? ~'],
    ['13:55 PM text', '13:55 !13:55 PM is not a 12-hour or 24-hour time'],
    ['14:75 text', '14:75 !14:75 is not a time of day'],
    ['22025-03-18 09:36', '22025-03-18 09:36 !22025 is not a year'],
    ['2026-02-30 10:00', '2026-02-30 10:00 !month 2 has no day 30'],
    ['05.05.2026 – 22:00 Uhr', '2026-05-05 22:00'],
    ['22.15 Uhr text', '22:15'],
    ['01/07 19:17 text', '?-01-07? 19:17'],
    ['13/07 19:17 text', '?-07-13 19:17'],
    ['7/13 7:17 PM', '?-07-13 19:17'],
    ['01.07. 19:17 text', '?-07-01 19:17'],
    ['1/7 of all', 'none'],
    ['14:30 MESZ text', '14:30 +02:00'],
    ['19.13 text', 'none'],
    ['14h30 text', 'none'],
    ['14:30h text', 'none'],
    ['1.2.3', 'none'],
    ['1:2', 'none'],
    ['1h50m', 'none'],
    ['Alert', 'none'],
    ['100% of', 'none'],
    ['', 'none'],
  ]
  for (const [text, expected] of cases)
    it(`${text} → ${expected}`, () => assert.equal(show(readTimestamp(text, 0)), expected))
})

describe('readTimestamp in a timeline', () => {
  const cases: readonly (readonly [text: string, expected: string])[] = [
    ['19.13 text', '19:13'],
    ['19.13-19.27 text', '19:13 – 19:27'],
    ['19.13 - 19.27 text', '19:13 – 19:27'],
    ['14h30 text', '14:30'],
    ['9h05: text', '09:05'],
    ['14:30h text', '14:30'],
    ['19.13 seconds', 'none'],
    ['11.50ms', 'none'],
    ['12.50%', 'none'],
    ['19.63 text', 'none'],
    ['25.10 text', 'none'],
    ['2.10 text', 'none'],
    ['10.20.x', 'none'],
    ['01.07. text', 'none'],
    ['10.50,5', 'none'],
    ['1h50m', 'none'],
    ['14:30hours', 'none'],
  ]
  for (const [text, expected] of cases)
    it(`${text} → ${expected}`, () => assert.equal(show(readTimestamp(text, 0, text.length, true)), expected))
})

describe('findTimestamps', () => {
  it('ends on letters that take two units', () =>
    assert.deepEqual(
      findTimestamps('𥖬𪷈澉𫀥 at 10:05').map(it => it.span),
      [{start: 11, end: 16}],
    ))
  const cases: readonly (readonly [text: string, expected: string])[] = [
    ['Down from 07:32 AM to 07:52 AM GMT on Friday.', '07:32 – 07:52 +00:00'],
    ['On March 24, 2017 the shop was down', '2017-03-24'],
    ['version 1.2.3, port :8080, 10.0.0.1:443, ratio 16:9, a/b/12:30', ''],
    ['The restart took 25:10.', ''],
    ['At 09:00 UTC and again at 10:30 UTC', '09:00 +00:00, 10:30 +00:00'],
  ]
  it('knows months by letters outside of ASCII', () => {
    assert.deepEqual(
      findTimestamps('Am mär 5, 2024 fiel, on déc 6, 2024 it').map(it => it.span),
      [
        {start: 3, end: 14},
        {start: 24, end: 35},
      ],
    )
  })
  for (const [text, expected] of cases)
    it(JSON.stringify(text), () => assert.equal(findTimestamps(text).map(show).join(', '), expected))

  it('looks at no character much more than once, whatever the text @slow', () => {
    // Work is counted by the characters that the regular expressions may look at: a match is bounded in length.
    for (const piece of ['1:', '1 - ', '10:00 - ', '~', '2026-', 'Mon ', 'a', '(', ' ', '12', '10h']) {
      const text = piece.repeat(100_000 / piece.length)
      for (const stamp of findTimestamps(text)) assert.ok(stamp.span.end - stamp.span.start < 120, piece)
    }
  }).timeout(20_000)
})

describe('printTimestamp', () => {
  const samples = [
    '14:51',
    '9:05 AM',
    '11:00pm',
    '2020-10-06 09:00',
    '2025-03-18T00:22Z',
    'Dec 16th 12:43',
    'June 14th, 2022, 10:00 AM',
    '15:12:00',
    '5:00 pm 05/22/2020',
    '14:51 UTC',
    '10:00 (UTC)',
    '29-09-2021 08:00',
    '13/07 19:17',
    '7/13 7:17 PM',
    '10:00 UTC (2020-06-15)',
  ]

  it('writes the sample again from what was read of it', () => {
    for (const sample of samples) {
      const timestamp = readTimestamp(sample, 0) ?? assert.fail(sample)
      const {date, clock} = timestamp
      const printed = printTimestamp(
        date && {year: date.year ?? 2026, month: date.month, day: date.day},
        clock ?? assert.fail(sample),
        styleOf(sample, timestamp),
      )
      assert.equal(printed, sample)
    }
  })

  it('writes a date that can be read in two ways as the sample was read', () => {
    for (const [sample, month, expected] of [
      ['03/04 10:00', 3, '05/06 10:00'],
      ['03/04 10:00', 4, '06/05 10:00'],
      ['03/04/2026 10:00', 4, '06/05/2026 10:00'],
    ] as const) {
      const style = styleOf(sample, readTimestamp(sample, 0) ?? assert.fail(sample), {
        year: 2026,
        month,
        day: 7 - month,
      })
      assert.equal(printTimestamp({year: 2026, month: 5, day: 6}, {hour: 10, minute: 0}, style), expected)
    }
  })

  it('writes any moment so that it reads back', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...samples),
        fc.date({min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true}),
        (sample, moment) => {
          const timestamp = readTimestamp(sample, 0) ?? assert.fail(sample)
          const date = {year: moment.getUTCFullYear(), month: moment.getUTCMonth() + 1, day: moment.getUTCDate()}
          const clock = {hour: moment.getUTCHours(), minute: moment.getUTCMinutes(), second: moment.getUTCSeconds()}
          const printed = printTimestamp(date, clock, styleOf(sample, timestamp))
          const back = readTimestamp(printed, 0) ?? assert.fail(printed)
          assert.deepEqual([back.clock?.hour, back.clock?.minute], [clock.hour, clock.minute], printed)
          assert.equal(back.span.end, printed.length)
          if (!timestamp.date || back.date?.order === 'ambiguous') return
          assert.deepEqual([back.date?.month, back.date?.day], [date.month, date.day], printed)
          if (timestamp.date.year !== undefined) assert.equal(back.date?.year, date.year)
        },
      ),
    )
  })
})
