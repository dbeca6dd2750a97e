import {isInlineLiteral, isUnquotedLiteral} from '../../markdown/literals.ts'
import type {PostmortemModel, Section} from '../../document/types.ts'
import type {Snapshot} from '../snapshot.ts'
import type {Span} from '../../text/span.ts'

/**
 * What links to each section look like behind their `#`, as GitHub and VS Code make them: small letters, without
 * punctuation, `-` for spaces, and a number where several are alike. `undefined` for a heading that Markdown does not
 * know.
 * @param renamed a section, by its index, with the title that it is to have
 */
export function anchorsOf(
  {sections}: PostmortemModel,
  renamed?: {readonly section: number; readonly title: string},
): (string | undefined)[] {
  const before = new Map<string, number>()
  return sections.map((it, index) => {
    if (!hasAnchor(it)) return undefined
    const own = slug(index === renamed?.section ? renamed.title : it.heading.title.value)
    const count = before.get(own) ?? 0
    before.set(own, count + 1)
    return count === 0 ? own : `${own}-${count}`
  })
}

/** Whether Markdown itself reads it as a heading. */
export function hasAnchor({heading: {style}}: Section): boolean {
  return style === 'atx' || style === 'setext'
}

function slug(title: string): string {
  return title
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\p{Pc} -]/gu, '')
    .replaceAll(' ', '-')
}

/** Where links of the document name an anchor, without the `#`: for each anchor, in order; not in code and comments. */
export function anchorLinks(snapshot: Snapshot): Map<string, Span[]> {
  const found = new Map<string, Span[]>()
  for (const match of snapshot.text.matchAll(/(?:\]\(<?|\]:[ \t]{1,4}<?)#([^\s)>]{1,300})(?=[\s)>]|$)/g)) {
    const [all, anchor = ''] = match
    const span = {start: match.index + all.length - anchor.length, end: match.index + all.length}
    if (isLiteralLink(snapshot, match.index, span)) continue
    const known = found.get(anchor)
    if (known) known.push(span)
    else found.set(anchor, [span])
  }
  return found
}

/**
 * The address of a real link is literal as well, but not the two characters before it; one that stands in code has them
 * there too.
 */
function isLiteralLink({text, markdown}: Snapshot, bracket: number, anchor: Span): boolean {
  if (isUnquotedLiteral(markdown, anchor)) return true
  return text[bracket + 1] === '(' && isInlineLiteral(markdown, {start: Math.max(0, bracket - 2), end: anchor.end})
}
