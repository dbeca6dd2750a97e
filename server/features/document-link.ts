import type {DocumentLink} from 'vscode-languageserver'
import {isLiteral} from '../markdown/literals.ts'
import {fillLink, ticketExpression} from '../document/project.ts'
import type {Snapshot} from './snapshot.ts'
import {t} from '../text/l10n.ts'
import {contains, overlapsAny, type Span} from '../text/span.ts'
import {toRange} from './convert.ts'

/**
 *  The tickets that the text names, in prose and in front matter, as links to their pages; the project file tells both.
 */
export function documentLink(snapshot: Snapshot): DocumentLink[] {
  const found = findTickets(snapshot).sort((a, b) => a.span.start - b.span.start)
  return found.map(({span, target}) => ({
    range: toRange(snapshot.document, span),
    target,
    tooltip: t`Open ${snapshot.text.slice(span.start, span.end)}`,
  }))
}

interface Ticket {
  readonly span: Span
  readonly target: string
}

/** Where two patterns find something at one place, the one that stands first in the project file is taken. */
function findTickets(snapshot: Snapshot): Ticket[] {
  const {
    text,
    settings: {project},
  } = snapshot
  const tickets: Ticket[] = []
  for (const pattern of project.tickets) {
    const {link} = pattern
    if (link === undefined) continue
    const before = tickets.map(it => it.span)
    for (const match of text.matchAll(new RegExp(ticketExpression(pattern), 'gu'))) {
      const span = {start: match.index, end: match.index + match[0].length}
      if (!overlapsAny(before, span) && isText(snapshot, span)) tickets.push({span, target: fillLink(link, match)})
    }
    tickets.sort((a, b) => a.span.start - b.span.start)
  }
  return tickets
}

/** Not code, an address, or what the author has made a link already. */
function isText({text, markdown, model}: Snapshot, span: Span): boolean {
  if (text[span.start - 1] === '[' && text.startsWith('](', span.end)) return false
  return (
    !isLiteral(markdown, span) || model.metadata.some(it => it.form === 'front-matter' && contains(it.value.span, span))
  )
}
