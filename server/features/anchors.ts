import type {PostmortemModel, Section} from '../model/model.ts'
import type {Span} from '../text/span.ts'

/**
 * What links to the section of that index look like behind their `#`, as GitHub and VS Code make them: small letters, without punctuation, `-` for
 * spaces, and a number where several are alike. `undefined` for a heading that Markdown does not know.
 * @param title instead of the section's own
 */
export function anchorOf({sections}: PostmortemModel, index: number, title?: string): string | undefined {
  const own = sections[index]
  if (!own || !hasAnchor(own)) return undefined
  const wanted = slug(title ?? own.heading.title.value)
  const before = sections.slice(0, index).filter(it => hasAnchor(it) && slug(it.heading.title.value) === wanted).length
  return before === 0 ? wanted : `${wanted}-${before}`
}

/** Whether Markdown itself reads it as a heading. */
export function hasAnchor({heading: {style}}: Section): boolean {
  return style === 'atx' || style === 'setext'
}

function slug(title: string): string {
  return title.trim().toLowerCase().replace(/[^\p{L}\p{M}\p{N}\p{Pc} -]/gu, '').replaceAll(' ', '-')
}

/** Where links of the document name that anchor, without the `#`. */
export function anchorUses(text: string, anchor: string): Span[] {
  const found: Span[] = []
  const wanted = `#${anchor}`
  for (let at = text.indexOf(wanted); 0 <= at; at = text.indexOf(wanted, at + 1)) {
    const end = at + wanted.length
    if (/(?:\]\(<?|\]:[ \t]{1,4}<?)$/.test(text.slice(Math.max(0, at - 8), at)) && /^(?:[\s)>]|$)/.test(text.slice(end, end + 1))) found.push({start: at + 1, end})
  }
  return found
}
