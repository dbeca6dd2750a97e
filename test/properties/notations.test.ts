import assert from 'node:assert/strict'
import fc from '../property.ts'
import {Temporal} from 'temporal-polyfill'
import {buildModel} from '../../server/document/read-document.ts'
import {defaultSettings} from '../../server/config/settings.ts'
import {inZone, offsetsAt} from '../../server/time/zone.ts'

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]
const two = (value: number): string => String(value).padStart(2, '0')

type Local = Temporal.PlainDateTime

/** How the day is written; those that can be read both ways are left to days after the twelfth. */
const dates: Readonly<Record<string, (it: Local) => string | undefined>> = {
  iso: it => `${it.year}-${two(it.month)}-${two(it.day)}`,
  slashes: it => `${it.year}/${two(it.month)}/${two(it.day)}`,
  dayFirst: it => (12 < it.day ? `${two(it.day)}/${two(it.month)}/${it.year}` : undefined),
  monthFirst: it => (12 < it.day ? `${it.month}/${it.day}/${it.year}` : undefined),
  dots: it => `${it.day}.${it.month}.${it.year}`,
  named: it => `${months[it.month - 1]} ${it.day}, ${it.year}`,
  short: it => `${months[it.month - 1]?.slice(0, 3)} ${it.day} ${it.year}`,
  dayNamed: it => `${it.day} ${months[it.month - 1]} ${it.year}`,
  japanese: it => `${it.year}年${it.month}月${it.day}日`,
}

const clocks: Readonly<Record<string, (it: Local) => string>> = {
  padded: it => `${two(it.hour)}:${two(it.minute)}`,
  bare: it => `${it.hour}:${two(it.minute)}`,
  seconds: it => `${two(it.hour)}:${two(it.minute)}:${two(it.second)}`,
  twelve: it => `${it.hour % 12 || 12}:${two(it.minute)} ${it.hour < 12 ? 'AM' : 'PM'}`,
  twelveTight: it => `${two(it.hour % 12 || 12)}:${two(it.minute)}${it.hour < 12 ? 'am' : 'pm'}`,
  twelveDots: it => `${it.hour % 12 || 12}:${two(it.minute)} ${it.hour < 12 ? 'a.m.' : 'p.m.'}`,
}

/** As written → as Temporal calls it. */
const zones: Readonly<Record<string, string>> = {
  UTC: 'UTC',
  GMT: 'UTC',
  CET: '+01:00',
  CEST: '+02:00',
  PST: '-08:00',
  EDT: '-04:00',
  JST: '+09:00',
  NST: '-03:30',
  WAT: '+01:00',
  'UTC+2': '+02:00',
  'UTC+05:30': '+05:30',
  'GMT-3': '-03:00',
  'UTC-11': '-11:00',
  'UTC+14': '+14:00',
  'Europe/Berlin': 'Europe/Berlin',
  'America/New_York': 'America/New_York',
  'Australia/Lord_Howe': 'Australia/Lord_Howe',
  PT: 'America/Los_Angeles',
  'US/Eastern': 'America/New_York',
}

/** The whole document around two stamps of which the second is looked at. */
const layouts: Readonly<Record<string, (stamps: readonly [string, string], heading: string) => string>> = {
  bullet: ([a, b], heading) => `${heading}- ${a} Alert fires\n- ${b} Service restored\n`,
  dashed: ([a, b], heading) => `${heading}* ${a} - Alert fires\n* ${b} - Service restored\n`,
  numbered: ([a, b], heading) => `${heading}1. ${a}: Alert fires\n2. ${b}: Service restored\n`,
  bold: ([a, b], heading) => `${heading}**${a}** Alert fires\n\n**${b}** Service restored\n`,
  boldBullet: ([a, b], heading) => `${heading}- **${a}**: Alert fires\n- **${b}**: Service restored\n`,
  table: ([a, b], heading) => `${heading}| When | What |
| --- | --- |
| ${a} | Alert fires |
| ${b} | Service restored |
`,
  lines: ([a, b], heading) => `${heading}${a} - Alert fires\n${b} - Service restored\n`,
  heading: ([a, b], heading) => `${heading}### ${a} Alert fires

Ana looked.

### ${b} Service restored

Ana slept.
`,
  brackets: ([a, b], heading) => `${heading}- [${a}] Alert fires\n- [${b}] Service restored\n`,
}

/**
 *  The same moment, in that notation; `undefined` when the notation cannot tell it, or the clock shows that time twice.
 */
function write(
  at: number,
  zone: string,
  date: string,
  clock: string,
): {date: string; clock: string; instant: number} | undefined {
  const shown = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zones[zone] as string)
  const local = shown.toPlainDateTime()
  const printed = dates[date]?.(local)
  const isFirst = local.toZonedDateTime(shown.timeZoneId, {disambiguation: 'earlier'}).epochMilliseconds === at
  const instant = clock === 'seconds' ? at : at - local.second * 1000
  return printed && isFirst ? {date: printed, clock: clocks[clock]?.(local) ?? '', instant} : undefined
}

const key = <T extends object>(table: T) => fc.constantFrom(...Object.keys(table))
const moment = fc.integer({min: Date.UTC(2010, 0) / 1000, max: Date.UTC(2029, 11, 30) / 1000}).map(it => it * 1000)

function instantsOf(text: string): (number | undefined)[] {
  return buildModel(text, 'postmortem.md', defaultSettings)
    .timelines.flatMap(it => it.entries)
    .map(it => it.instant)
}

describe('a moment that was written', function () {
  this.timeout(60_000)

  it('is read back from any notation, layout and zone', () => {
    fc.assert(
      fc.property(
        moment,
        key(dates),
        key(clocks),
        key(zones),
        key(layouts),
        fc.constantFrom('entry', 'heading', 'intro'),
        (at, date, clock, zone, layout, place) => {
          const stamps = [at, at + 600_000].map(it => write(it, zone, date, clock))
          const [a, b] = stamps
          fc.pre(a !== undefined && b !== undefined)
          const heading =
            place === 'heading'
              ? `# Outage

## Timeline (all times ${zone})

`
              : place === 'intro'
                ? `# Outage

## Timeline

All times in ${zone}.

`
                : `# Outage

## Timeline

`
          const print = (it: {date: string; clock: string}): string =>
            `${it.date} ${it.clock}${place === 'entry' ? ` ${zone}` : ''}`
          const text = (layouts[layout] as (stamps: readonly [string, string], heading: string) => string)(
            [print(a), print(b)],
            heading,
          )
          assert.deepEqual(instantsOf(text), [a.instant, b.instant], text)
        },
      ),
      {numRuns: 2000},
    )
  })

  it('is read back from RFC 3339, with its offset', () => {
    fc.assert(
      fc.property(
        moment,
        fc.integer({min: -47, max: 56}),
        fc.constantFrom('T', ' '),
        key(layouts),
        (at, quarters, joint, layout) => {
          const offset = `${quarters < 0 ? '-' : '+'}${two(Math.floor(Math.abs(quarters) / 4))}:${two((Math.abs(quarters) % 4) * 15)}`
          const print = (it: number): string =>
            `${new Date(it + quarters * 900_000).toISOString().slice(0, 19).replace('T', joint)}${quarters === 0 ? 'Z' : offset}`
          fc.pre(joint === 'T' || 0 <= quarters)
          const text = (layouts[layout] as (stamps: readonly [string, string], heading: string) => string)(
            [print(at), print(at + 60_000)],
            `# Outage

## Timeline

`,
          )
          assert.deepEqual(instantsOf(text), [at, at + 60_000], text)
        },
      ),
      {numRuns: 500},
    )
  })

  it('is read back when the day stands in the metadata or above the entries', () => {
    fc.assert(
      fc.property(
        moment,
        key(dates),
        key(clocks),
        key(zones),
        fc.constantFrom('field', 'day'),
        (at, date, clock, zone, place) => {
          const a = write(at, zone, date, clock)
          const b = write(at + 60_000, zone, date, clock)
          fc.pre(a !== undefined && b !== undefined && a.date === b.date)
          const field = place === 'field' ? `**Date**: ${a.date}\n\n` : ''
          const day = place === 'day' ? `### ${a.date}\n\n` : ''
          const text = `# Outage

${field}## Timeline

All times in ${zone}.

${day}- ${a.clock} Alert fires
- ${b.clock} Service restored
`
          assert.deepEqual(instantsOf(text), [a.instant, b.instant], text)
        },
      ),
      {numRuns: 1000},
    )
  })
})

describe('offsets of regions', function () {
  this.timeout(60_000)

  /** Known to both: the platform may know more names than the polyfill. */
  const all = Intl.supportedValuesOf('timeZone')

  it('agree with Temporal at any moment of any zone', () => {
    fc.assert(
      fc.property(fc.constantFrom(...all), fc.integer({min: Date.UTC(1975, 0), max: Date.UTC(2037, 0)}), (id, at) => {
        const expected = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(id)
        assert.equal(inZone(id, at)?.offset, expected.offsetNanoseconds / 60e9, id)
      }),
      {numRuns: 500},
    )
  })

  it('agree with Temporal in the days around a change of the clocks', () => {
    const changing = [
      'America/Los_Angeles',
      'Europe/Berlin',
      'Australia/Sydney',
      'Australia/Lord_Howe',
      'Africa/Cairo',
      'Asia/Jerusalem',
      'America/St_Johns',
      'America/Santiago',
    ]
    fc.assert(
      fc.property(
        fc.constantFrom(...changing),
        fc.integer({min: 2000, max: 2030}),
        fc.boolean(),
        fc.integer({min: -180, max: 180}),
        (id, year, isSecond, minutes) => {
          const start = Temporal.PlainDate.from({year, month: isSecond ? 7 : 1, day: 1}).toZonedDateTime(id)
          const change = start.getTimeZoneTransition('next')
          fc.pre(change !== null)
          const local = change.toPlainDateTime().add({minutes})
          const offsets = new Set(
            (['earlier', 'later'] as const)
              .map(disambiguation => local.toZonedDateTime(id, {disambiguation}))
              .filter(it => it.toPlainDateTime().equals(local))
              .map(it => it.offsetNanoseconds / 60e9),
          )
          const date = {year: local.year, month: local.month, day: local.day}
          assert.deepEqual(
            offsetsAt({kind: 'region', name: id, id}, date, {hour: local.hour, minute: local.minute}),
            [...offsets].sort((a, b) => b - a),
            `${id} ${local}`,
          )
        },
      ),
      {numRuns: 500},
    )
  })
})
