import type {CivilDate, Minutes} from './calendar.ts'
import {offsetsAt} from './zone.ts'

/** An abbreviation that is valid for a part of the year only, where it usually means one region. */
interface Season {
  /** IANA name of the region that is usually meant. */
  readonly region: string
  /** What the region's clock is called in the other part of the year. */
  readonly counterpart: string
  /** Minutes east of UTC. */
  readonly offset: Minutes
}

const pairs: readonly (readonly [region: string, standard: string, standardHours: number, summer: string])[] = [
  ['America/Los_Angeles', 'PST', -8, 'PDT'],
  ['America/Denver', 'MST', -7, 'MDT'],
  ['America/Chicago', 'CST', -6, 'CDT'],
  ['America/New_York', 'EST', -5, 'EDT'],
  ['America/Anchorage', 'AKST', -9, 'AKDT'],
  ['America/Halifax', 'AST', -4, 'ADT'],
  ['America/St_Johns', 'NST', -3.5, 'NDT'],
  ['Europe/Lisbon', 'WET', 0, 'WEST'],
  ['Europe/Berlin', 'CET', 1, 'CEST'],
  ['Europe/Berlin', 'MET', 1, 'MEST'],
  ['Europe/Athens', 'EET', 2, 'EEST'],
  ['Europe/London', 'GMT', 0, 'BST'],
  ['Australia/Sydney', 'AEST', 10, 'AEDT'],
  ['Australia/Adelaide', 'ACST', 9.5, 'ACDT'],
  ['Pacific/Auckland', 'NZST', 12, 'NZDT'],
]

/** Used all year by many people where the clocks never change: Arizona, Puerto Rico, Darwin, Queensland; and UTC. */
const allYear = new Set(['MST', 'AST', 'ACST', 'AEST', 'GMT'])

const seasons = new Map<string, Season>(
  pairs.flatMap(([region, standard, hours, summer]) => [
    ...(allYear.has(standard) ? [] : [[standard, {region, counterpart: summer, offset: hours * 60}] as const]),
    [summer, {region, counterpart: standard, offset: (hours + 1) * 60}] as const,
  ]),
)

/**
 * The abbreviation in force on that day in the region that an abbreviation usually means, when it is another one:
 * `CEST` for `CET` in June. `undefined` when the abbreviation fits, or is valid all year in enough places to be meant.
 */
export function otherSeason(
  abbreviation: string,
  date: CivilDate,
  clock: {hour: number; minute: number},
): string | undefined {
  const season = seasons.get(abbreviation.toUpperCase())
  if (!season) return undefined
  const offsets = offsetsAt({kind: 'region', name: abbreviation, id: season.region}, date, clock)
  return offsets.length && !offsets.includes(season.offset) ? season.counterpart : undefined
}

/**
 *  The region that an abbreviation with two seasons usually means: both of `PST` and `PDT` are `America/Los_Angeles`.
 */
export function regionOfAbbreviation(abbreviation: string): string | undefined {
  return pairs.find(
    ([, standard, , summer]) => standard === abbreviation.toUpperCase() || summer === abbreviation.toUpperCase(),
  )?.[0]
}
