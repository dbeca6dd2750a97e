import type {PostmortemModel, Section} from '../document/types.ts'
import {lineEndOf} from '../text/line-end.ts'
import {ask} from '../text/prompt.ts'
import type {Edit} from '../text/span.ts'
import {headingLines, usualHeading} from './insert-section.ts'

/**
 * Adds acronyms, each with a placeholder for its meaning, after the last term of the glossary; in a new glossary at the
 * end if there is none.
 */
export function addToGlossary(
  model: PostmortemModel,
  text: string,
  glossary: Section | undefined,
  names: readonly string[],
): Edit {
  const newline = lineEndOf(text)
  const items = names.map(it => `${newline}- **${it}:** ${ask('what it stands for')}`).join('')
  if (glossary) {
    const at = glossary.body.start + text.slice(glossary.body.start, glossary.span.end).trimEnd().length
    const last = text.slice(text.lastIndexOf('\n', at - 1) + 1, at)
    if (last.startsWith('|')) {
      const rows = names.map(it => `${newline}| ${it} | ${ask('what it stands for')} |`)
      return {span: {start: at, end: at}, text: rows.join('')}
    }
    return {span: {start: at, end: at}, text: /^\s{0,3}[-*+]\s/.test(last) ? items : newline + items}
  }
  const {style, level} = usualHeading(model.sections)
  const at = text.trimEnd().length
  const heading = headingLines(style, level, 'Glossary').join(newline)
  return {span: {start: at, end: text.length}, text: `${newline}${newline}${heading}${newline}${items}${newline}`}
}
