import {outermost, type Misplaced} from '../document/profiles/alignment.ts'
import type {HeadingStyle, PostmortemModel, Section} from '../document/types.ts'
import {headingIn, promptIn} from '../document/profiles/profile-names.ts'
import {lineEndOf} from '../text/line-end.ts'
import type {Edit, Span} from '../text/span.ts'

/**
 * The edit that inserts the section where the alignment puts it, with a prompt. Heading style, level, line ends and
 * language are the document's own.
 */
export function sectionInsertion(model: PostmortemModel, text: string, place: Misplaced): Edit {
  const own = usualHeading(model.sections)
  const heading = headingLines(own.style, own.level, headingIn(place.section, model.language))
  return insertion(
    model.sections,
    text,
    place,
    [...heading, '', `TODO: ${promptIn(place.section, model.language)}`].join('\n'),
  )
}

/** The edits that move the section to its proper place, with everything below it. */
export function sectionMove(model: PostmortemModel, text: string, place: Misplaced & {readonly index: number}): Edit[] {
  const {span} = model.sections[place.index] as Section
  const isLast = text.slice(span.end).trim() === ''
  return [
    insertion(model.sections, text, place, text.slice(span.start, span.end).trim()),
    isLast
      ? {span: {start: text.slice(0, span.start).trimEnd().length, end: text.length}, text: lineEndOf(text)}
      : {span, text: ''},
  ]
}

/**
 * Inserts a block, with blank lines around it, after the section that precedes it, else before the one that follows it,
 * else at the end. It is inserted at the end of the text before it, so that it does not touch what is removed after
 * that.
 */
function insertion(sections: readonly Section[], text: string, {after, before}: Misplaced, block: string): Edit {
  const newline = lineEndOf(text)
  const lines = block.replace(/\r?\n/g, newline)
  const next =
    after !== undefined
      ? (sections[after] as Section).span.end
      : before !== undefined
        ? (sections[before] as Section).span.start
        : text.length
  const at = text.slice(0, next).trimEnd().length
  const blank = text.slice(at, next)
  // Without text before it, the block comes before what follows.
  if (at === 0) return {span: {start: next, end: next}, text: lines + newline.repeat(next === text.length ? 1 : 2)}
  const isLast = next === text.length
  const end = isLast
    ? blank === ''
      ? newline
      : ''
    : newline.repeat(2 - Math.min(2, (blank.match(/\n/g) ?? []).length))
  return {span: {start: at, end: at}, text: newline.repeat(2) + lines + end}
}

/** Where a missing section belongs: the heading that it comes after, else the document's title, else the first line. */
export function anchorOf({sections, title}: PostmortemModel, text: string, {after}: Misplaced): Span {
  return (after === undefined ? title : sections[after]?.heading.title)?.span ?? firstLine(text)
}

/**
 *  Where a finding about the whole document is shown: at its title, else at its first heading, else at its first line.
 */
export function placeOfDocument({title, sections}: PostmortemModel, text: string): Span {
  return title?.span ?? sections[0]?.heading.title.span ?? firstLine(text)
}

/** The first line with text; a comment may come before it. */
function firstLine(text: string): Span {
  let start = 0
  for (const line of text.split('\n', 20)) {
    if (line.trim() !== '' && !line.startsWith('<!--'))
      return {start: start + line.search(/\S/), end: start + line.trimEnd().length}
    start += line.length + 1
  }
  return {start: 0, end: 0}
}

/** The form of most sections directly below the title; a document without any gets `##`. */
export function usualHeading(sections: readonly Section[]): {style: HeadingStyle; level: number} {
  const outer = sections.filter(
    ({parent}) => parent === undefined || /^(?:title|other)$/.test(sections[parent]?.kinds[0] ?? ''),
  )
  return mostUsual(outer) ?? mostUsual(sections) ?? {style: 'atx', level: 2}
}

function mostUsual(sections: readonly Section[]): {style: HeadingStyle; level: number} | undefined {
  const counts = new Map<string, {style: HeadingStyle; level: number; count: number}>()
  for (const index of outermost(sections)) {
    const {
      heading: {style, level},
      kinds,
    } = sections[index] as Section
    if (kinds.includes('other') || style === 'bullet') continue
    const key = `${style} ${level}`
    const known = counts.get(key)
    if (known) known.count++
    else counts.set(key, {style, level, count: 1})
  }
  return [...counts.values()].sort((a, b) => b.count - a.count || a.level - b.level)[0]
}

/** A heading in the given form; `#Heading` without the space is written with it. */
export function headingLines(style: HeadingStyle, level: number, title: string): string[] {
  switch (style) {
    case 'setext':
      return [title, (level === 1 ? '=' : '-').repeat(title.length)]
    case 'bold':
      return [`**${title}**`]
    case 'label':
      return [`${title}:`]
    case 'html':
      return [`<h${level}>${title}</h${level}>`]
    default:
      return [`${'#'.repeat(level)} ${title}`]
  }
}
