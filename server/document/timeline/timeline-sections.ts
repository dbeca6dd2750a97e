import {kindsOfTitle} from '../data/section-names.ts'
import type {Section, SectionKind} from '../types.ts'

/** Whether the section is a timeline, or a part of one by another name: "Detection" and "Recovery" below "Timeline". */
export function isInTimeline(section: number, sections: readonly Section[]): boolean {
  return 0 <= section && Boolean(sections[timelineAbove(section, sections)]?.kinds.includes('timeline'))
}

/** The innermost timeline that the section is, or is a part of; itself when there is none. */
function timelineAbove(section: number, sections: readonly Section[]): number {
  for (let index: number | undefined = section; index !== undefined && 0 <= index; index = sections[index]?.parent) {
    const {kinds} = sections[index] as Section
    if (kinds.includes('timeline')) return index
    if (isElsewhere(kinds) || kinds.includes('title')) break
  }
  return section
}

/** The entries under "May 12" and under "May 13" belong to the timeline above them both. */
export function timelineRoot(section: number, sections: readonly Section[]): number {
  let root = timelineAbove(section, sections)
  while (0 <= root && sections[root]?.kinds.includes('timeline')) {
    const parent = sections[root]?.parent
    if (parent === undefined) break
    const above = sections[parent]
    const isSameFamily = above?.kinds.includes('timeline')
    if (!isSameFamily && !isStampTitled(sections[root] as Section)) break
    root = parent
  }
  return root
}

/** Whether the section is a timeline's by its day or time, not by its name. */
function isStampTitled({heading: {title}, kinds}: Section): boolean {
  return (
    /\d/.test(title.value)
    && kinds.length === 1
    && kinds[0] === 'timeline'
    && !kindsOfTitle(title.value).includes('timeline')
  )
}

/** Sections in which a list of times is something else: evidence, follow-ups, what was learned. */
const elsewhere = new Set<SectionKind>([
  'metadata',
  'stats',
  'action-items',
  'supporting',
  'lessons',
  'lessons-well',
  'lessons-wrong',
  'lessons-lucky',
  'glossary',
  'people',
  'recurrence',
  'open-questions',
])

/**
 * Whether lines of such a section are no entries, however they begin; one that was found to hold a timeline is none of
 * these.
 */
export function isElsewhere(kinds: readonly SectionKind[]): boolean {
  return !kinds.includes('timeline') && kinds.some(it => elsewhere.has(it))
}
