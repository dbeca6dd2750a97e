import type {PostmortemModel, Section, SectionKind} from '../types.ts'
import type {Parts} from '../../text/parts.ts'
import {contains} from '../../text/span.ts'

/**
 * The sections of some kinds, each with all that stands below it: those within another one of these kinds are left out.
 */
export function sectionsOf({sections}: Pick<PostmortemModel, 'sections'>, ...kinds: readonly SectionKind[]): Section[] {
  const isOne = (section: Section | undefined) => section?.kinds.some(it => kinds.includes(it)) ?? false
  return sections.filter(section => {
    if (!isOne(section)) return false
    for (let index = section.parent; index !== undefined; index = sections[index]?.parent)
      if (isOne(sections[index])) return false
    return true
  })
}

/** What the sections and those below them say, without headings and comments. */
export function textOf(
  {sections}: Pick<PostmortemModel, 'sections'>,
  outer: readonly Section[],
  text: Pick<Parts, 'slice'>,
): string {
  const inner = sections.filter(({span}) => outer.some(it => contains(it.span, span)))
  return inner
    .map(it => text.slice(it.body.start, it.body.end))
    .join('\n')
    .replace(/<!--[^]{0,2000}?-->/g, '')
}

/** Where the text of a section and of all below it ends: what is put there stands behind its last word. */
export function endOf({body, span}: Section, text: Pick<Parts, 'slice'>): number {
  return body.start + text.slice(body.start, span.end).trimEnd().length
}
