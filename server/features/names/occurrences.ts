import {isLiteral} from '../../markdown/literals.ts'
import type {PostmortemModel} from '../../document/types.ts'
import {ticketExpression} from '../../document/project.ts'
import type {Snapshot} from '../snapshot.ts'
import {isInAddress, isWhole, occurrenceAt, occurrences} from '../../text/occurrences.ts'
import {contains, touches, type Span} from '../../text/span.ts'
import {anchorLinks, anchorsOf} from './anchors.ts'
import {eventsOf} from '../claim-events.ts'
import {isFullName, loneWords} from './full-name.ts'
import {linkLabelsWith, type LinkLabel} from './link-labels.ts'
import {isPeopleField, peopleOf} from './named-people.ts'
import {regex} from '../../text/regex.ts'

/** Something that a document names at several places. */
export interface NamedSymbol {
  readonly kind: 'person' | 'ticket' | 'section' | 'length' | 'event'
  /** Under the cursor: what a new name replaces. */
  readonly span: Span
  /** All places in order, that of the cursor included; of a section, its title and the anchors of links to it. */
  readonly uses: readonly Span[]
  /** Of a section, its index. */
  readonly section?: number
}

/**
 * What is named at the offset: a person, a ticket, a section, a stated length, or an event that lengths are measured
 * from; `undefined` for other text.
 */
export function symbolAt(snapshot: Snapshot, offset: number): NamedSymbol | undefined {
  return (
    personAt(snapshot, offset)
    ?? ticketAt(snapshot, offset)
    ?? sectionAt(snapshot, offset)
    ?? lengthAt(snapshot, offset)
  )
}

function personAt(snapshot: Snapshot, offset: number): NamedSymbol | undefined {
  const {text, model} = snapshot
  const handle = wordAt(text, offset, /[\w.-]/)
  const isHandle = isBehindAt(text, handle) && /^[A-Za-z][\w.-]{1,38}$/.test(text.slice(handle.start, handle.end))
  const people = new Set(peopleOf(model))
  // Longer names first: "Jane Doe" before "Jane".
  const names = isHandle
    ? [text.slice(handle.start, handle.end).replace(/[.-]{1,9}$/, '')]
    : [...people].sort((a, b) => b.length - a.length)
  const standsAlone = loneWords(text)
  const fieldOf = holderAmong([
    ...model.metadata.filter(it => isPeopleField(it.key.value)).map(it => it.value.span),
    ...model.actionItems.flatMap(it => it.owner?.span ?? []),
  ])
  for (const name of names) {
    const span = occurrenceAt(text, name, offset)
    if (!span) continue
    const said = occurrences(text, name).filter(
      it => isPerson(snapshot, it, name, fieldOf(it) !== undefined) && isFullName(text, it, people, standsAlone),
    )
    const uses = withWholeLabels(snapshot, name, said)
    if (uses.some(it => it.start === span.start)) return {kind: 'person', span, uses}
  }
  return undefined
}

/** Behind `@`, in fields for people, and in prose, where a name is more than a word that begins a sentence. */
function isPerson({text, markdown}: Snapshot, span: Span, name: string, isField: boolean): boolean {
  if (isField) return !isInAddress(text, span)
  if (isLiteral(markdown, span)) return false
  if (isBehindAt(text, span)) return true
  return name.includes(' ') || (/^\p{Lu}\p{Ll}/u.test(name) && !alsoWords.test(name))
}

/**
 * A link leads somewhere as long as its label is that of the definition: both have the new name, or none when they are
 * not written alike.
 */
function withWholeLabels(snapshot: Snapshot, name: string, uses: readonly Span[]): readonly Span[] {
  const labelAt = new Map(
    linkLabelsWith(snapshot, name).flatMap(label => label.places.map(place => [place, label] as const)),
  )
  if (labelAt.size === 0) return uses
  const placeOf = holderAmong([...labelAt.keys()])
  const starts = new Map<LinkLabel, Set<number>>()
  const others = uses.filter(it => {
    const place = placeOf(it)
    const label = place && labelAt.get(place)
    if (label) starts.set(label, (starts.get(label) ?? new Set()).add(it.start - place.start))
    return !label
  })
  const inLabels = [...starts]
    .filter(([it]) => it.isWrittenAlike)
    .flatMap(([{places}, found]) =>
      places.flatMap(({start}) => [...found].map(it => ({start: start + it, end: start + it + name.length}))),
    )
  return inOrder([...others, ...inLabels])
}

/** A mail address has a word before its `@`. */
function isBehindAt(text: string, {start}: Span): boolean {
  return text[start - 1] === '@' && !/[\p{L}\p{M}\p{N}_.-]/u.test(text[start - 2] ?? '')
}

/** Tells which of the spans, in whatever order they come, holds another. */
function holderAmong(spans: readonly Span[]): (inner: Span) => Span | undefined {
  const outer = inOrder(spans)
  return inner => {
    let low = 0
    let high = outer.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((outer[middle] as Span).end < inner.end) low = middle + 1
      else high = middle
    }
    const span = outer[low]
    return span && contains(span, inner) ? span : undefined
  }
}

const alsoWords = regex('')`
    ^(?:Art|Bill|Chase|Dawn|Drew|Faith|Frank|Grace|Grant|Hope|Jack|Joy|Mark|May|Pat|Ray|Rich|Rob|Rose|Sandy|Sky|Sue
    |Will)$
  `

/** Only what the project, an action item or a link calls a ticket; "UTF-8" looks like one as well. */
function ticketAt(snapshot: Snapshot, offset: number): NamedSymbol | undefined {
  const {
    text,
    model,
    settings: {project},
  } = snapshot
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1
  const near = {start: Math.max(lineStart, offset - farthest), end: Math.min(text.length, offset + farthest)}
  const line = text.slice(near.start, near.end).split('\n', 1)[0] ?? ''
  for (const pattern of [...project.tickets.map(it => new RegExp(ticketExpression(it), 'gu')), usualTicket]) {
    for (const match of line.matchAll(pattern)) {
      const span = {start: near.start + match.index, end: near.start + match.index + match[0].length}
      if (
        !touches(span, offset)
        || !isTicket(text, span)
        || (pattern === usualTicket && !isKnownTicket(model, match[0]))
      )
        continue
      return {kind: 'ticket', span, uses: occurrences(text, match[0]).filter(it => isTicket(text, it))}
    }
  }
  return undefined
}

/**
 *  Addresses hold the tickets that they lead to; but "#12" is a part of the page there, and of a character in "&#12;".
 */
function isTicket(text: string, span: Span): boolean {
  return isWhole(text, span) && (text[span.start] !== '#' || (text[span.start - 1] !== '&' && !isInAddress(text, span)))
}

/** Characters to either side. */
const farthest = 200
const usualTicket = /(?<![\p{L}\p{N}_-])(?:[A-Z][A-Z0-9]{1,9}-\d{1,6}|#\d{1,7}|T\d{4,7})(?![\p{L}\p{N}])/gu

function isKnownTicket({actionItems, metadata}: PostmortemModel, ticket: string): boolean {
  const isIn = (value: string | undefined) => value !== undefined && 0 < occurrences(value, ticket).length
  return (
    actionItems.some(it => isIn(it.ticket?.value))
    || metadata.some(it => ticketKey.test(it.key.value) && isIn(it.value.value))
  )
}

const ticketKey = /^(?:incident|issue|ticket|bug|task|link|jira|id)\b|\b(?:id|issue|ticket|task|number)$/i

function sectionAt(snapshot: Snapshot, offset: number): NamedSymbol | undefined {
  const {text, model} = snapshot
  const index = model.sections.findIndex(it => touches(it.heading.title.span, offset))
  if (0 <= index) return sectionNamed(snapshot, index, undefined)
  if (!/#[\p{L}\p{N}_-]{0,200}$/u.test(text.slice(Math.max(0, offset - 200), offset))) return undefined
  for (const [anchor, links] of anchorLinks(snapshot)) {
    const link = links.find(it => touches(it, offset))
    const section = link ? anchorsOf(model).indexOf(anchor) : -1
    if (link) return section < 0 ? undefined : sectionNamed(snapshot, section, link)
  }
  return undefined
}

function sectionNamed(snapshot: Snapshot, section: number, link: Span | undefined): NamedSymbol | undefined {
  const {model} = snapshot
  const title = model.sections[section]?.heading.title.span
  if (!title || title.start === title.end) return undefined
  const uses = inOrder([title, ...(anchorLinks(snapshot).get(anchorsOf(model)[section] ?? '') ?? [])])
  return {kind: 'section', span: link ?? title, uses, section}
}

/** A length and the events that it is measured between; an event and the lengths that are measured from or to it. */
function lengthAt({model}: Snapshot, offset: number): NamedSymbol | undefined {
  const claim = model.claims.find(it => touches(it.span, offset))
  if (claim) return {kind: 'length', span: claim.span, uses: inOrder([claim.span, ...eventsOf(model, claim)])}
  const time = model.timelines.flatMap(it => it.entries).find(it => touches(it.timestamp.span, offset))?.timestamp.span
  const claims = time ? model.claims.filter(it => eventsOf(model, it).some(event => event.start === time.start)) : []
  return time && 0 < claims.length
    ? {kind: 'event', span: time, uses: inOrder([time, ...claims.map(it => it.span)])}
    : undefined
}

function inOrder(spans: readonly Span[]): Span[] {
  return [...spans].sort((a, b) => a.start - b.start)
}

function wordAt(text: string, offset: number, letter: RegExp): Span {
  let [start, end] = [offset, offset]
  while (0 < start && offset - start < 80 && letter.test(text[start - 1] as string)) start--
  while (end < text.length && end - offset < 80 && letter.test(text[end] as string)) end++
  return {start, end}
}
