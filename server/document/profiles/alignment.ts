import type {PostmortemModel, Section, SectionKind} from '../types.ts'
import {namesOf} from './profile-names.ts'
import type {Profile, ProfileSection} from './profile.ts'
import {comparableTitle} from '../data/section-names.ts'

/**
 * How a document differs from its profile, as the fewest changes that turn one into the other: what to insert, move,
 * rename and remove. Numbers are indexes in the document's `sections`.
 */
export interface Alignment {
  readonly missing: readonly Misplaced[]
  readonly moved: readonly (Misplaced & {readonly index: number})[]
  /** Sections in their place, with another name than the profile's. */
  readonly misnamed: readonly {readonly index: number; readonly section: ProfileSection}[]
  /** Outermost sections that the profile does not know. */
  readonly surplus: readonly number[]
}

/** A section of the profile, and between which sections of the document that stay where they are it belongs. */
export interface Misplaced {
  readonly section: ProfileSection
  readonly after: number | undefined
  readonly before: number | undefined
}

/**
 * Aligns the outermost sections with the profile. A section of the profile that is below another one, or in a field, is
 * neither missing nor misplaced.
 */
export function align(
  {sections, metadata}: Pick<PostmortemModel, 'sections' | 'metadata'>,
  profile: Profile,
): Alignment {
  const known = aligned.get(sections)
  if (known?.metadata === metadata && known.profile === profile) return known.alignment
  const alignment = compare(sections, metadata, profile)
  aligned.set(sections, {metadata, profile, alignment})
  return alignment
}

/** Several rules use the alignment of one document, and while only words change, its sections stay the same. */
const aligned = new WeakMap<
  readonly Section[],
  {metadata: PostmortemModel['metadata']; profile: Profile; alignment: Alignment}
>()

function compare(sections: readonly Section[], metadata: PostmortemModel['metadata'], profile: Profile): Alignment {
  const outer = outermost(sections)
  const kept = keep(sections, outer, profile)
  const kinds = new Set([...sections, ...metadata].flatMap(it => it.kinds))
  const wanted = profile.sections
  const rankOf = new Map<number, number>()
  kept.forEach((indexes, rank) => indexes.forEach(index => rankOf.has(index) || rankOf.set(index, rank)))

  const taken = new Set<number>()
  const moved = outer.flatMap(index => {
    if (rankOf.has(index)) return []
    const rank = bestRank(sections[index] as Section, wanted, rank => kept[rank]?.length === 0 && !taken.has(rank))
    if (rank === undefined) return []
    taken.add(rank)
    return [{index, section: wanted[rank] as ProfileSection, ...placeOf(rank)}]
  })
  return {
    missing: wanted.flatMap((section, rank) =>
      !section.isRequired || kept[rank]?.length || taken.has(rank) || isCovered(kinds, section)
        ? []
        : [{section, ...placeOf(rank)}],
    ),
    moved,
    misnamed: [...rankOf].flatMap(([index, rank]) => {
      const section = wanted[rank] as ProfileSection
      const {heading, kinds, misspelling} = sections[index] as Section
      const isSame =
        section.kinds.every(kind => kinds.includes(kind))
        && kinds.every(kind => section.kinds.includes(kind) || kind === 'timeline')
      return kept[rank]?.length === 1
        && isSame
        && !misspelling
        && !namesOf(section).has(comparableTitle(heading.title.value))
        ? [{index, section}]
        : []
    }),
    surplus: outer.filter(index => wanted.every(it => cost(sections[index] as Section, it) === undefined)),
  }

  function placeOf(rank: number): Pick<Misplaced, 'after' | 'before'> {
    const earlier = kept.slice(0, rank).flat()
    const later = kept.slice(rank + 1).flat()
    return {
      after: earlier.length ? Math.max(...earlier) : undefined,
      before: later.length ? Math.min(...later) : undefined,
    }
  }
}

/** How well a document fits a profile, each from 0 to 1. */
export interface Fit {
  /**
   * For the required sections: one with its own name in its place counts 1, out of its place less, with only the same
   * kind a half.
   */
  readonly score: number
  /** The share of the document's outermost sections of known purpose that the profile has. */
  readonly precision: number
  /** The share of the names that this profile has and `usual` does not that the document uses. */
  readonly evidence: number
}

/** An upper bound for the score of `fitOf`: as if all sections were in their places. Much cheaper to compute. */
export function mostFitting(sections: readonly Section[], {sections: wanted}: Profile): number {
  const titles = new Set(sections.map(titleOf))
  const kinds = new Set(sections.flatMap(it => it.kinds))
  const required = wanted.filter(it => it.isRequired)
  const score = required.reduce(
    (sum, it) => sum + (holdsAny(titles, namesOf(it)) ? 1 : isCovered(kinds, it) ? 0.5 : 0),
    0,
  )
  return score / Math.max(1, required.length)
}

/** There are fewer titles than names. */
function holdsAny(titles: ReadonlySet<string>, names: ReadonlySet<string>): boolean {
  for (const it of titles) if (names.has(it)) return true
  return false
}

/** @param usual the profile that fits everything: its names are not distinctive */
export function fitOf(sections: readonly Section[], profile: Profile, usual: Profile): Fit {
  const outer = outermost(sections)
  const kept = keep(sections, outer, profile)
  const kinds = new Set(sections.flatMap(it => it.kinds))
  const titles = new Set(sections.map(titleOf))
  const required = profile.sections.filter(it => it.isRequired)
  const score = required.reduce((sum, section) => {
    const inPlace = kept[profile.sections.indexOf(section)] ?? []
    if (inPlace.some(index => cost(sections[index] as Section, section) === named)) return sum + 1
    return sum + (holdsAny(titles, namesOf(section)) ? 0.75 : isCovered(kinds, section) ? 0.5 : 0)
  }, 0)
  const known = outer.filter(index => sections[index]?.kinds[0] !== 'other')
  const own = known.filter(index => profile.sections.some(it => cost(sections[index] as Section, it) !== undefined))
  const distinctive = distinctiveNames(profile, usual)
  return {
    score: score / Math.max(1, required.length),
    precision: own.length / Math.max(1, known.length),
    evidence: distinctive.filter(it => it.some(name => titles.has(name))).length / Math.max(1, distinctive.length),
  }
}

const distinctiveNamesOf = new WeakMap<Profile, string[][]>()

/** For each name of the profile and its parts that the usual one does not have, how it is written in all languages. */
function distinctiveNames(profile: Profile, usual: Profile): string[][] {
  let names = distinctiveNamesOf.get(profile)
  if (!names) {
    const common = new Set(usual.sections.flatMap(it => [...namesOf(it)]))
    const all = profile.sections
      .flatMap(it => [it, ...(it.parts ?? [])])
      .map(it => [...namesOf(it)].filter(name => !common.has(name)))
    distinctiveNamesOf.set(profile, (names = all.filter(it => 0 < it.length)))
  }
  return names
}

/** Whether these kinds cover what the section is for. A section of unknown kind is recognised by its name alone. */
export function isCovered(kinds: ReadonlySet<SectionKind>, wanted: ProfileSection): boolean {
  if (isOfOwnKind(wanted)) return false
  return (
    wanted.kinds.every(kind => kinds.has(kind))
    || wanted.alternatives.some(kind => kinds.has(kind))
    || (1 < wanted.kinds.length && wanted.kinds.some(kind => kinds.has(kind)))
  )
}

/** Indexes of the sections that are not inside another one, without the title and unknown headings. */
export function outermost(sections: readonly Section[]): number[] {
  return sections.flatMap(({kinds, parent}, index) => {
    const above = parent === undefined ? undefined : sections[parent]
    const isOuter = !above || above.kinds[0] === 'title' || above.kinds[0] === 'other'
    return isOuter && kinds[0] !== 'title' ? [index] : []
  })
}

/** A section that only a team has: its purpose is not known. */
export function isOfOwnKind({kinds}: Pick<ProfileSection, 'kinds'>): boolean {
  return kinds[0] === 'other'
}

const named = 0
const sameKind = 0.1
const alternative = 0.3
const skipped = 1

/** The cost of matching the section with that of the profile; `undefined` when they do not match. */
function cost(section: Section, wanted: ProfileSection): number | undefined {
  if (isOfOwnKind(wanted)) return namesOf(wanted).has(titleOf(section)) ? named : undefined
  const isSame = section.kinds.some(kind => wanted.kinds.includes(kind))
  if (!isSame && !section.kinds.some(kind => wanted.alternatives.includes(kind))) return undefined
  if (namesOf(wanted).has(titleOf(section))) return named
  return isSame ? sameKind : alternative
}

const titles = new WeakMap<Section, string>()

/** The title in the form that names are compared in. */
export function titleOf(section: Section): string {
  let title = titles.get(section)
  if (title === undefined) titles.set(section, (title = comparableTitle(section.heading.title.value)))
  return title
}

/** The cost of matching the section with each of the profile's; one that has the name of a section matches no other. */
function prices(section: Section, wanted: readonly ProfileSection[]): (number | undefined)[] {
  const all = wanted.map(it => cost(section, it))
  return all.includes(named) ? all.map(it => (it === named ? it : undefined)) : all
}

function bestRank(
  section: Section,
  wanted: readonly ProfileSection[],
  isFree: (rank: number) => boolean,
): number | undefined {
  let best: number | undefined
  let least = Infinity
  prices(section, wanted).forEach((price, rank) => {
    if (price === undefined || least <= price || !isFree(rank)) return
    least = price
    best = rank
  })
  return best
}

/**
 * The sections that stay where they are, for each section of the profile: the cheapest way through the grid of both
 * (Wagner and Fischer). Neighbours may share a section of the profile ("What went well", "What went wrong"), and one
 * section may be two of the profile. Of ways that cost the same, the one that keeps the earlier section is taken, so
 * that the later one is said to be moved.
 */
function keep(sections: readonly Section[], outer: readonly number[], profile: Profile): number[][] {
  const wanted = profile.sections
  // Unknown sections cost nothing anywhere.
  const rows = outer.flatMap(index => {
    const found = prices(sections[index] as Section, wanted)
    return found.some(it => it !== undefined) ? [{index, prices: found}] : []
  })
  const width = wanted.length + 1
  const rest = new Float64Array((rows.length + 1) * width)
  const at = (row: number, rank: number): number => rest[row * width + rank] as number
  const skipPrice = wanted.map(it => (it.isRequired ? skipped : skipped / 4))
  for (let row = rows.length; 0 <= row; row--) {
    for (let rank = wanted.length; 0 <= rank; rank--) {
      const price = rows[row]?.prices[rank]
      let least = row === rows.length && rank === wanted.length ? 0 : Infinity
      if (price !== undefined) least = price + Math.min(at(row + 1, rank + 1), at(row + 1, rank), at(row, rank + 1))
      if (rank < wanted.length) least = Math.min(least, (skipPrice[rank] as number) + at(row, rank + 1))
      if (row < rows.length) least = Math.min(least, skipped + at(row + 1, rank))
      rest[row * width + rank] = least
    }
  }
  const kept: number[][] = wanted.map(() => [])
  for (let row = 0, rank = 0; row < rows.length || rank < wanted.length; ) {
    const price = rows[row]?.prices[rank]
    const least = at(row, rank) + 1e-9
    const reaches = (it: number | undefined): boolean => it !== undefined && it <= least
    if (price !== undefined) {
      const both = reaches(price + at(row + 1, rank + 1))
      const isRowDone = both || reaches(price + at(row + 1, rank))
      if (isRowDone || reaches(price + at(row, rank + 1))) {
        kept[rank]?.push((rows[row] as {index: number}).index)
        if (both || !isRowDone) rank++
        if (isRowDone) row++
        continue
      }
    }
    if (rank < wanted.length && reaches((skipPrice[rank] as number) + at(row, rank + 1))) rank++
    else row++
  }
  return kept
}
