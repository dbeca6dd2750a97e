import type {HeadingStyle, PostmortemModel, Section} from '../model/model.ts'
import type {Profile, ProfileSection} from '../model/profile.ts'
import type {Edit} from '../text/span.ts'

/** The required sections of the profile that the document has neither as a section nor as a field, in the profile's order. */
export function missingSections(model: PostmortemModel, profile: Profile): ProfileSection[] {
  return profile.sections.filter(it => it.isRequired && !isCovered(model, it))
}

/** Whether the document has what the section is for, under whatever name. */
export function isCovered(model: PostmortemModel, wanted: ProfileSection): boolean {
  const kinds = new Set([...model.sections, ...model.metadata].flatMap(it => it.kinds))
  return wanted.kinds.every(kind => kinds.has(kind)) || wanted.alternatives.some(kind => kinds.has(kind))
    || (1 < wanted.kinds.length && wanted.kinds.some(kind => kinds.has(kind)))
}

/**
 * The edit that writes the section where the profile wants it: behind the nearest section that the profile puts before it,
 * else in front of the first that it puts behind, else at the end. Heading style, level and line ends are the document's own.
 */
export function sectionInsertion(model: PostmortemModel, context: {text: string; profile: Profile}, wanted: ProfileSection): Edit {
  const {text, profile} = context
  const own = usualHeading(model.sections)
  const newline = text.includes('\r\n') ? '\r\n' : '\n'
  const body = [...headingLines(own.style, own.level, wanted.heading), '', wanted.prompt].join(newline)
  const place = findPlace(model, profile, wanted, own.level)
  const at = place ?? text.length
  const before = text.slice(0, at)
  const gap = before === '' ? '' : newline.repeat(2 - Math.min(2, trailingLineEnds(before)))
  const after = text.slice(at).trim() === '' ? newline : newline.repeat(2 - Math.min(1, leadingLineEnds(text.slice(at))))
  return {span: {start: at, end: at}, text: gap + body + after}
}

/** Offset at which a section is put, or `undefined` for the end of the document. */
function findPlace(model: PostmortemModel, profile: Profile, wanted: ProfileSection, level: number): number | undefined {
  const index = profile.sections.indexOf(wanted)
  for (const earlier of profile.sections.slice(0, index).reverse()) {
    const section = model.sections.findLast(it => matches(it, earlier) && it.heading.level <= level) ?? model.sections.findLast(it => matches(it, earlier))
    if (section) return endOf(model.sections, section, level)
  }
  for (const later of profile.sections.slice(index + 1)) {
    const section = model.sections.find(it => matches(it, later))
    if (section) return section.span.start
  }
  return undefined
}

function matches(section: Section, wanted: ProfileSection): boolean {
  return wanted.kinds.some(kind => section.kinds.includes(kind))
}

/** The end of the outermost section of that level around it, so that no section is put inside another one. */
function endOf(sections: readonly Section[], section: Section, level: number): number {
  let outer = section
  while (outer.parent !== undefined && level <= (sections[outer.parent] as Section).heading.level && !(sections[outer.parent] as Section).kinds.includes('title')) {
    outer = sections[outer.parent] as Section
  }
  return outer.span.end
}

/** The form that most sections below the title have; a document without any gets `##`. */
export function usualHeading(sections: readonly Section[]): {style: HeadingStyle; level: number} {
  const counts = new Map<string, {style: HeadingStyle; level: number; count: number}>()
  for (const {heading: {style, level}, kinds} of sections) {
    if (kinds.includes('title') || kinds.includes('other') || style === 'bullet') continue
    const key = `${style} ${level}`
    const known = counts.get(key)
    if (known) known.count++
    else counts.set(key, {style, level, count: 1})
  }
  return [...counts.values()].sort((a, b) => b.count - a.count || a.level - b.level)[0] ?? {style: 'atx', level: 2}
}

/** A heading in the given form; `#Heading` without the space is not written again, but with it. */
export function headingLines(style: HeadingStyle, level: number, title: string): string[] {
  switch (style) {
    case 'setext': return [title, (level === 1 ? '=' : '-').repeat(title.length)]
    case 'bold': return [`**${title}**`]
    case 'label': return [`${title}:`]
    case 'html': return [`<h${level}>${title}</h${level}>`]
    default: return [`${'#'.repeat(level)} ${title}`]
  }
}

function trailingLineEnds(text: string): number {
  return /(?:\r?\n[ \t]*){0,3}$/.exec(text.slice(-200))?.[0].match(/\n/g)?.length ?? 0
}

function leadingLineEnds(text: string): number {
  return /^(?:[ \t]*\r?\n){0,3}/.exec(text.slice(0, 200))?.[0].match(/\n/g)?.length ?? 0
}
