import type {PostmortemModel, Section, SectionKind} from '../model/model.ts'
import {contains} from '../text/span.ts'

/** The sections of a kind, each with all that stands below it: those within another one of the kind are left out. */
export function sectionsOf({sections}: Pick<PostmortemModel, 'sections'>, kind: SectionKind): Section[] {
  return sections.filter(section => {
    if (!section.kinds.includes(kind)) return false
    for (let index = section.parent; index !== undefined; index = sections[index]?.parent) if (sections[index]?.kinds.includes(kind)) return false
    return true
  })
}

/** What the sections and those below them say, without headings and comments. */
export function textOf({sections}: Pick<PostmortemModel, 'sections'>, outer: readonly Section[], text: string): string {
  const inner = sections.filter(({span}) => outer.some(it => contains(it.span, span)))
  return inner.map(it => text.slice(it.body.start, it.body.end)).join('\n').replace(/<!--[^]{0,2000}?-->/g, '')
}
