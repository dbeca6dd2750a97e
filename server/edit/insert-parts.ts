import type {PostmortemModel, Section} from '../document/types.ts'
import {headingIn, promptIn} from '../document/profiles/profile-names.ts'
import type {ProfileSection} from '../document/profiles/profile.ts'
import {lineEndOf} from '../text/line-end.ts'
import type {Edit} from '../text/span.ts'
import {headingLines} from './insert-section.ts'
import {endOf} from '../document/sections/sections-of.ts'

type Part = NonNullable<ProfileSection['parts']>[number]

/**
 * Inserts parts of the lessons: each before the next existing one, else after the last section of lessons, in the style
 * of the neighbouring headings.
 * @param parent the last section of lessons
 * @param order all parts of the profile
 * @returns `undefined` when the lessons are a list, in which no part has a heading
 */
export function partInsertions(
  model: PostmortemModel,
  text: string,
  parent: Section,
  order: readonly Part[],
  missing: readonly Part[],
): Edit[] | undefined {
  const children = model.sections.filter(it =>
    it.kinds.some(kind => kind !== 'lessons' && order.some(part => part.kind === kind)),
  )
  const style = children[0]?.heading.style ?? (parent.heading.style === 'atx' ? 'atx' : 'bold')
  if (style === 'bullet') return undefined
  const level = children[0]?.heading.level ?? parent.heading.level + 1
  const newline = lineEndOf(text)
  const blocks = new Map<number, string[]>()
  for (const part of missing) {
    const later = order.slice(order.findIndex(it => it.kind === part.kind) + 1)
    const next = later.map(it => children.find(child => child.kinds.includes(it.kind))).find(it => it)
    const at = next ? next.span.start : endOf(parent, text)
    const block = [
      ...headingLines(style, level, headingIn(part, model.language)),
      '',
      `TODO: ${promptIn({kinds: [part.kind], prompt: part.prompt}, model.language)}`,
    ].join(newline)
    blocks.set(at, [...(blocks.get(at) ?? []), next ? block + newline.repeat(2) : newline.repeat(2) + block])
  }
  return [...blocks].map(([at, lines]) => ({span: {start: at, end: at}, text: lines.join('')}))
}
