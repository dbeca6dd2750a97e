import assert from 'node:assert/strict'
import {findDurations, formatDuration} from '../../server/time/duration.ts'
import {printLikeDuration} from '../../server/edit/duration-style.ts'

/** Each length with what it accepts, in minutes. */
function show(text: string): string {
  return findDurations(text)
    .map(it => `${round(it.minutes)} (${round(it.accepts.from)}–${round(it.accepts.to)})`)
    .join(', ')
}

function round(minutes: number): number {
  return Math.round(minutes * 100) / 100
}

describe('findDurations', () => {
  const cases: readonly (readonly [text: string, expected: string])[] = [
    ['a 20-minute outage', '20 (19–21)'],
    ['lasted 47 minutes', '47 (46–48)'],
    ['2 hours', '120 (90–149)'],
    ['about 2 hours', '120 (90–150)'],
    ['1h 50m', '110 (109–111)'],
    ['1h50m', '110 (109–111)'],
    ['~1hr', '60 (30–90)'],
    ['4h 9m', '249 (248–250)'],
    ['673h 34m', '40414 (40413–40415)'],
    ['2d 1h 29m', '2969 (2968–2970)'],
    ['1 hour and 15 minutes', '75 (74–76)'],
    ['15 hours 40 minutes', '940 (939–941)'],
    ['an hour and a half', '90 (75–105)'],
    ['PT1H25M', '85 (84–86)'],
    ['4-5 hours', '270 (210–329)'],
    ['30 mins', '30 (29–31)'],
    ['約 58 分', '58 (52.2–63.8)'],
    ['1시간 21분', '81 (80–82)'],
    ['less than 10 minutes', '10 (0–11)'],
    ['over 7 hours', '420 (390–525)'],
    ['ten minutes', '10 (9–11)'],
    ['a few hours', ''],
    ['version 2.1', ''],
    ['5 modules', ''],
    ['a minute', ''],
  ]
  for (const [text, expected] of cases) it(`${text} → ${expected || 'none'}`, () => assert.equal(show(text), expected))
})

describe('formatDuration', () => {
  const cases: readonly (readonly [minutes: number, text: string])[] = [
    [0.5, '30 s'],
    [0, '0 min'],
    [20, '20 min'],
    [112, '1 h 52 min'],
    [120, '2 h'],
    [3060, '2 d 3 h'],
    [-5, '−5 min'],
  ]
  for (const [minutes, text] of cases) it(text, () => assert.equal(formatDuration(minutes), text))
})

describe('printLikeDuration', () => {
  const cases: readonly (readonly [sample: string, minutes: number, text: string])[] = [
    ['20-minute', 25, '25-minute'],
    ['47 minutes', 66, '66 minutes'],
    ['1h 50m', 133, '2h 13m'],
    ['2 hours', 180, '3 hours'],
    ['2 hours', 133, '2 hours 13 minutes'],
    ['1 hour and 15 minutes', 80, '1 hour and 20 minutes'],
    ['30 mins', 12, '12 min'],
  ]
  for (const [sample, minutes, text] of cases) {
    it(`${sample} → ${text}`, () =>
      assert.equal(printLikeDuration(findDurations(sample)[0] ?? assert.fail(sample), minutes), text))
  }
})
