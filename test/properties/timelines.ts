import fc from '../property.ts'
import {addDays, isoDate, two, type CivilDate} from '../../server/time/calendar.ts'

/** Days near changes of the clocks, the end of a month and the end of a year. */
const days: readonly CivilDate[] = [
  [3, 29],
  [10, 25],
  [11, 1],
  [1, 1],
  [7, 14],
].flatMap(([month = 1, day = 1]) => [-1, 0, 1].map(by => addDays({year: 2026, month, day}, by)))

const months = 'January February March April May June July August September October November December'.split(' ')

const dateNotations: Readonly<Record<string, (it: CivilDate) => string>> = {
  none: () => '',
  iso: isoDate,
  named: it => `${months[it.month - 1]} ${it.day}, ${it.year}`,
  short: it => `${months[it.month - 1]?.slice(0, 3)} ${it.day}`,
  figures: it => `${two(it.month)}/${two(it.day)}/${it.year}`,
  dots: it => `${it.day}.${it.month}.${it.year}`,
}

interface Clock {
  readonly hour: number
  readonly minute: number
}

const clockNotations: Readonly<Record<string, (it: Clock) => string>> = {
  plain: it => `${two(it.hour)}:${two(it.minute)}`,
  twelve: it => `${it.hour % 12 || 12}:${two(it.minute)} ${it.hour % 24 < 12 ? 'AM' : 'p.m.'}`,
  seconds: it => `${two(it.hour)}:${two(it.minute)}:30`,
  about: it => `~${two(it.hour)}:${two(it.minute)}`,
  end: () => '24:00',
}

const zones = ['UTC', 'PT', 'PST', 'CET', 'CEST', 'IST', 'Europe/Berlin', 'UTC+05:30', 'EDT']

const day = fc.constantFrom(...days)
const clock: fc.Arbitrary<Clock> = fc.record({
  hour: fc.integer({min: 0, max: 23}),
  minute: fc.constantFrom(0, 10, 30, 50),
})

/** Mostly the same in one timeline: the rest is what makes entries inherit. */
const usually = <T>(often: T, ...others: readonly T[]): fc.Arbitrary<T> =>
  fc.oneof({weight: 3, arbitrary: fc.constant(often)}, {weight: 1, arbitrary: fc.constantFrom(often, ...others)})

const stamp = (isDated: boolean, isZoned: boolean): fc.Arbitrary<{day: string; time: string}> =>
  fc
    .record({
      day,
      clock,
      end: fc.option(clock, {freq: 6}),
      dated: isDated ? usually('iso', 'none', 'named', 'figures') : usually('none', 'iso', 'named', 'short', 'dots'),
      timed: usually('plain', 'twelve', 'seconds', 'about', 'end'),
      zone: isZoned ? usually('UTC', '', ...zones) : usually('', ...zones),
    })
    .map(({day, clock, end, dated, timed, zone}) => {
      const range = end ? ` – ${clockNotations['plain']?.(end)}` : ''
      const time = `${clockNotations[timed]?.(clock)}${range}${zone && ` ${zone}`}`
      return {day: dateNotations[dated]?.(day) ?? '', time}
    })

const texts = [
  'Outage begins',
  'Alert fires',
  'Rolled back (was up at 10:20)',
  'Service restored',
  'Mail sent',
  'Cause found',
]

type Row = (stamp: {day: string; time: string}, text: string, index: number) => string

const joined = ({day, time}: {day: string; time: string}): string => (day && time ? `${day} ${time}` : day + time)

const layouts: Readonly<Record<string, Row>> = {
  bullets: (it, text) => `- ${joined(it)} ${text}\n`,
  details: (it, text, index) => `- ${joined(it)} ${text}\n  - a detail of ${index}\n`,
  numbered: (it, text, index) => `${index + 1}. ${joined(it)} ${text}\n`,
  bold: (it, text) => `**${joined(it)}** – ${text}\n\n`,
  lines: (it, text) => `${joined(it)} - ${text}\n`,
  table: (it, text) => `| ${joined(it)} | ${text} |\n`,
  columns: (it, text) => `| ${it.day} | ${it.time} | ${text} |\n`,
  headings: (it, text, index) => `### ${joined(it)}

${text} ${index}.

`,
}

const heads: Readonly<Record<string, string>> = {
  table: '| When | What |\n| --- | --- |\n',
  columns: '| Day | Time | What |\n| --- | --- | --- |\n',
}

/** A section with a timeline, in one layout; days may have headings of their own. */
export const timeline: fc.Arbitrary<string> = fc
  .tuple(fc.boolean(), fc.boolean())
  .chain(([isDated, isZoned]) =>
    fc.record({
      title: fc.constantFrom('Timeline', 'Key events', 'Timeline (PT)', 'Timeline (all times UTC)', 'Timeline – CET'),
      intro: usually('', 'All times in PT.', 'All times are approximate.', 'Times in Europe/Berlin.', 'Newest first.'),
      layout: fc.constantFrom(...Object.keys(layouts)),
      // One heading of a day in front of an entry, by its index.
      dayHeading: fc.option(fc.tuple(fc.integer({min: 0, max: 4}), day), {freq: 3}),
      stamps: fc.array(stamp(isDated, isZoned), {minLength: 2, maxLength: 6}),
    }),
  )
  .map(({title, intro, layout, dayHeading, stamps}) => {
    const rows = stamps.map((it, index) => {
      const isBelow = dayHeading?.[0] === index && layout !== 'headings'
      const above = isBelow ? `\n### ${isoDate(dayHeading[1])}\n\n${index ? (heads[layout] ?? '') : ''}` : ''
      return above + (layouts[layout] as Row)(it, texts[index % texts.length] as string, index)
    })
    return `## ${title}\n\n${paragraph(intro)}${heads[layout] ?? ''}${rows.join('')}\n`
  })

function paragraph(text: string): string {
  return text && `${text}\n\n`
}

/** Documents whose entries say their days and zones, or inherit them from anywhere. */
export const documents: fc.Arbitrary<string> = fc
  .record({
    title: usually('# Outage', '# 2026-01-02 10:00 PST', '# Outage of July 14, 2026', '# Down at 23:30 CET', ''),
    field: usually(
      '',
      '**Date:** 2026-03-29',
      '**Date:** 03/04/2026',
      '**Start:** 2026-07-14 09:00 PT',
      '**Date:** 1 November 2026',
    ),
    intro: usually('', 'All times in PT.', 'All times in CST.'),
    summary: usually('', 'Down from 10:00 to 10:35.', 'Down from 2026-07-14 23:30 UTC on, until 00:40.'),
    timelines: fc.array(timeline, {minLength: 1, maxLength: 2}),
    rest: usually('', '## Root cause\n\nAt 10:12 somebody should have looked.\n', '##Lessons\n\nTBD\n'),
    newline: usually('\n', '\r\n'),
  })
  .map(({title, field, intro, summary, timelines, rest, newline}) => {
    const opening = [title, field, intro, summary && `## Summary\n\n${summary}`].map(paragraph)
    return [...opening, ...timelines, rest].join('').replaceAll('\n', newline)
  })
