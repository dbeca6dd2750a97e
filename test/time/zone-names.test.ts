import assert from 'node:assert/strict'
import {Temporal} from 'temporal-polyfill'
import {ambiguousZones, fixedZones, regionZones, wordZones} from '../../server/time/zone-names.ts'

/** Hours east of UTC at noon on the first of that month of 2026. */
function offsetIn(id: string, month: number): number {
  const noon = Temporal.ZonedDateTime.from({year: 2026, month, day: 1, hour: 12, timeZone: id})
  return noon.offsetNanoseconds / 3600e9
}

/** Names that are used in January, names that are used in July, and a place that uses them. */
const seasons: readonly (readonly [winter: string, summer: string, id: string])[] = [
  ['UTC GMT UT Z', 'UTC GMT UT Z', 'UTC'],
  ['WET', 'WEST', 'Europe/Lisbon'],
  ['CET MET MEZ', 'CEST MEST MESZ', 'Europe/Berlin'],
  ['EET', 'EEST', 'Europe/Helsinki'],
  ['MSK', 'MSK', 'Europe/Moscow'],
  ['TRT', 'TRT', 'Europe/Istanbul'],
  ['EST', 'EDT', 'America/New_York'],
  ['MST', 'MDT', 'America/Denver'],
  ['', 'PDT', 'America/Los_Angeles'],
  ['AKST', 'AKDT', 'America/Anchorage'],
  ['HST', 'HST', 'Pacific/Honolulu'],
  ['AST', 'ADT', 'America/Halifax'],
  ['NST', 'NDT', 'America/St_Johns'],
  ['BRT', 'BRT', 'America/Sao_Paulo'],
  ['ART', 'ART', 'America/Argentina/Buenos_Aires'],
  ['WAT', 'WAT', 'Africa/Lagos'],
  ['CAT', 'CAT', 'Africa/Harare'],
  ['EAT', 'EAT', 'Africa/Nairobi'],
  ['SAST', 'SAST', 'Africa/Johannesburg'],
  ['', 'IDT', 'Asia/Jerusalem'],
  ['PKT', 'PKT', 'Asia/Karachi'],
  ['ICT', 'ICT', 'Asia/Bangkok'],
  ['WIB', 'WIB', 'Asia/Jakarta'],
  ['WITA', 'WITA', 'Asia/Makassar'],
  ['WIT', 'WIT', 'Asia/Jayapura'],
  ['HKT', 'HKT', 'Asia/Hong_Kong'],
  ['SGT', 'SGT', 'Asia/Singapore'],
  ['JST', 'JST', 'Asia/Tokyo'],
  ['KST', 'KST', 'Asia/Seoul'],
  ['AWST', 'AWST', 'Australia/Perth'],
  ['ACDT', 'ACST', 'Australia/Adelaide'],
  ['AEDT', 'AEST', 'Australia/Sydney'],
  ['NZDT', 'NZST', 'Pacific/Auckland'],
]

/** In the order of the table: a place and a month in which the abbreviation is used there. */
const several: Readonly<Record<string, readonly (readonly [id: string, month: number])[]>> = {
  IST: [
    ['Asia/Kolkata', 1],
    ['Europe/Dublin', 7],
    ['Asia/Jerusalem', 1],
  ],
  CST: [
    ['America/Chicago', 1],
    ['Asia/Shanghai', 1],
    ['America/Havana', 1],
  ],
  CDT: [
    ['America/Chicago', 7],
    ['America/Havana', 7],
  ],
  PST: [
    ['America/Los_Angeles', 1],
    ['Asia/Manila', 1],
  ],
  BST: [
    ['Europe/London', 7],
    ['Asia/Dhaka', 1],
  ],
}

const words: readonly (readonly [names: string, id: string, month: number])[] = [
  ['west african, west africa', 'Africa/Lagos', 1],
  ['east african, east africa', 'Africa/Nairobi', 1],
  ['central african, central africa', 'Africa/Harare', 1],
  ['south african', 'Africa/Johannesburg', 1],
  ['coordinated universal, greenwich mean', 'UTC', 1],
  ['japan standard', 'Asia/Tokyo', 1],
  ['indian standard, india standard', 'Asia/Kolkata', 1],
  ['west saudi arabia, arabia standard', 'Asia/Riyadh', 1],
  ['pacific standard', 'America/Los_Angeles', 1],
  ['pacific daylight', 'America/Los_Angeles', 7],
  ['eastern standard', 'America/New_York', 1],
  ['eastern daylight', 'America/New_York', 7],
  ['central standard', 'America/Chicago', 1],
  ['central daylight', 'America/Chicago', 7],
  ['mountain standard', 'America/Denver', 1],
  ['mountain daylight', 'America/Denver', 7],
  ['british summer', 'Europe/London', 7],
  ['central european summer', 'Europe/Berlin', 7],
  ['singapore standard, singapore', 'Asia/Singapore', 1],
]

describe('the name of a zone', () => {
  it('has the offset of a place that uses it, for every abbreviation with one offset', () => {
    const expected: Record<string, number> = {}
    for (const [winter, summer, id] of seasons) {
      for (const name of winter.split(' ').filter(Boolean)) expected[name] = offsetIn(id, 1)
      for (const name of summer.split(' ').filter(Boolean)) expected[name] = offsetIn(id, 7)
    }
    assert.deepEqual({...fixedZones}, expected)
  })

  it('has the offsets of the places that use it, for every abbreviation with several', () => {
    const found = Object.entries(ambiguousZones).map(([name, meanings]) => [name, meanings.map(([offset]) => offset)])
    const expected = Object.entries(several).map(([name, places]) => [name, places.map(it => offsetIn(...it))])
    assert.deepEqual(found, expected)
  })

  it('has the offset of a place that uses it, for every name in words', () => {
    const expected = words.flatMap(([names, ...place]) =>
      names.split(', ').map(it => [it, offsetIn(...place)] as const),
    )
    assert.deepEqual({...wordZones}, Object.fromEntries(expected))
  })

  it('that depends on the date is that of a region', () => {
    for (const id of Object.values(regionZones)) assert.doesNotThrow(() => offsetIn(id, 1), id)
  })
})
