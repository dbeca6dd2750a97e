import type {WrittenClock} from '../../server/time/types.ts'
import assert from 'node:assert/strict'
import {findDurations} from '../../server/time/duration.ts'
import {findTimestamps, readTimestamp} from '../../server/time/timestamp.ts'

function two(value: number): string {
  return String(value).padStart(2, '0')
}

function show(clock: WrittenClock | undefined): string {
  return clock ? `${two(clock.hour)}:${two(clock.minute)}` : 'none'
}

describe('a clock time', () => {
  const isValid = (text: string): boolean => {
    const {clock} = readTimestamp(text, 0) ?? assert.fail(text)
    return clock !== undefined && clock.fault === undefined
  }

  it('has hours up to 23, or is 24:00', () =>
    assert.deepEqual(['22:00', '23:00', '24:00', '24:01', '25:00'].map(isValid), [true, true, true, false, false]))

  it('has minutes up to 59', () => assert.deepEqual(['14:58', '14:59', '14:60'].map(isValid), [true, true, false]))

  it('has seconds up to 59', () =>
    assert.deepEqual(['14:30:58', '14:30:59', '14:30:60'].map(isValid), [true, true, false]))

  it('has hours up to 12 before AM and PM', () =>
    assert.deepEqual(['11:30 PM', '12:30 PM', '13:30 PM'].map(isValid), [true, true, false]))
})

describe('the end of a range', () => {
  const cases: readonly (readonly [text: string, start: string, end: string])[] = [
    ['11:30 - 11:45 AM', '11:30', '11:45'],
    ['11:30 - 11:45 PM', '23:30', '23:45'],
    ['12:30 - 12:45 AM', '00:30', '00:45'],
    ['12:30 - 12:45 PM', '12:30', '12:45'],
    ['13:30 - 1:45 PM', '13:30', '13:45'],
  ]
  for (const [text, start, end] of cases) {
    it(`gives its half of the day to a start on a 12-hour clock: ${text}`, () => {
      const timestamp = readTimestamp(text, 0)
      assert.deepEqual([show(timestamp?.clock), show(timestamp?.end?.clock)], [start, end])
    })
  }

  it('does not give a start a half of the day in which it would be later', () => {
    const starts = ['11:59 - 12:00 PM', '12:00 - 12:00 PM', '12:01 - 12:00 PM'].map(it => readTimestamp(it, 0)?.clock)
    assert.deepEqual(starts.map(show), ['11:59', '12:00', '00:01'])
    assert.deepEqual(
      starts.map(it => it?.meridiem),
      ['am', 'pm', 'am'],
    )
  })
})

describe('a year of two figures', () => {
  const cases: readonly (readonly [text: string, year: number])[] = [
    ['12-Jan-00', 2000],
    ['12-Jan-24', 2024],
    ['12-Jan-99', 2099],
    ['12-Jan-1999', 1999],
    ['24/01/00', 2000],
    ['24/01/99', 2099],
    ['24/01/1999', 1999],
  ]
  for (const [text, year] of cases) {
    it(`is one of this century: ${text}`, () => assert.equal(readTimestamp(text, 0)?.date?.year, year))
  }
})

describe('a length', () => {
  const accepted = (text: string): string => {
    const [duration] = findDurations(text)
    return duration ? `${duration.accepts.from}–${duration.accepts.to}` : 'none'
  }
  const cases: readonly (readonly [text: string, minutes: string])[] = [
    ['2 hours', '90–149'],
    ['nearly 2 hours', '60–149'],
    ['almost 50 minutes', '37.5–51'],
    ['just under 2 hours', '60–149'],
    ['just over 2 hours', '90–180'],
    ['more than 20 minutes', '19–25'],
    ['at least 20 minutes', '19–25'],
    ['20+ minutes', '19–25'],
    ['up to 2 hours', '0–149'],
    ['at most 20 minutes', '0–21'],
    ['within 20 minutes', '0–21'],
    ['about 20 minutes', '18–22'],
  ]
  for (const [text, minutes] of cases) {
    it(`is wider on the side that its words name: ${text}`, () => assert.equal(accepted(text), minutes))
  }
})

describe('a number in words', () => {
  const numbers: readonly (readonly [words: string, minutes: number])[] = [
    ['one', 1],
    ['two', 2],
    ['three', 3],
    ['four', 4],
    ['five', 5],
    ['six', 6],
    ['seven', 7],
    ['eight', 8],
    ['nine', 9],
    ['ten', 10],
    ['eleven', 11],
    ['twelve', 12],
    ['thirteen', 13],
    ['fourteen', 14],
    ['fifteen', 15],
    ['sixteen', 16],
    ['seventeen', 17],
    ['eighteen', 18],
    ['nineteen', 19],
    ['twenty', 20],
    ['thirty', 30],
    ['forty', 40],
    ['fifty', 50],
    ['sixty', 60],
  ]
  for (const [words, minutes] of numbers) {
    it(`is that many minutes: ${words}`, () => assert.equal(findDurations(`${words} minutes`)[0]?.minutes, minutes))
  }

  it('is half of one', () =>
    assert.deepEqual(
      findDurations('half an hour').map(it => it.minutes),
      [30],
    ))
})

describe('a date in figures', () => {
  it('is none when neither number can be a month', () => {
    const dates = ['12/24/2026', '24/12/2026', '24/13/2026', '13/13/2026'].map(it => readTimestamp(it, 0)?.date?.month)
    assert.deepEqual(dates, [12, 12, undefined, undefined])
  })
})

describe('a time in prose', () => {
  const timesIn = (text: string): string[] => findTimestamps(text).map(({span}) => text.slice(span.start, span.end))

  it('is none in front of a figure after a percent sign, colon or slash', () => {
    assert.deepEqual(timesIn('It was 10:30/11 then.'), [])
    assert.deepEqual(timesIn('It was 10:30\\11 then.'), [])
    assert.deepEqual(timesIn('It was 10:30: down.'), ['10:30'])
    assert.deepEqual(timesIn('It was 10:30/down.'), ['10:30'])
    assert.deepEqual(timesIn('It was 10:30 5 times.'), ['10:30'])
    assert.deepEqual(timesIn('It was 10:30,5 times.'), ['10:30'])
  })

  it('begins with the name of a month in which every letter counts', () => {
    assert.deepEqual(timesIn('It was août 12, 2026 then.'), ['août 12, 2026'])
    assert.deepEqual(timesIn('It was Mar 12, 2026 then.'), ['Mar 12, 2026'])
  })
})
