import {isInlineLiteral, isUnquotedLiteral} from '../../markdown/literals.ts'
import type {Snapshot} from '../snapshot.ts'
import type {Span} from '../../text/span.ts'

/** A label of a link whose address stands elsewhere, with the places where links and definitions have it, in order. */
export interface LinkLabel {
  readonly places: readonly Span[]
  /** Whether all are written alike; Markdown ignores case, and how wide the spaces are. */
  readonly isWrittenAlike: boolean
}

/** The labels that are defined and have the name in them, in whatever case; footnotes are such labels too. */
export function linkLabelsWith({text, markdown}: Snapshot, name: string): LinkLabel[] {
  if (!text.includes(']:')) return []
  const placesOf = new Map<string, Span[]>()
  const defined = new Set<string>()
  for (const match of text.matchAll(bracketed)) {
    const label = match[1] as string
    if (!label.toLowerCase().includes(name.toLowerCase())) continue
    const span = {start: match.index + 1, end: match.index + 1 + label.length}
    const isDefinition =
      text.startsWith(':', span.end + 1) && beginsLine.test(text.slice(Math.max(0, span.start - 20), span.start - 1))
    if (
      isUnquotedLiteral(markdown, span)
      || (!isDefinition && (!isReference(text, span) || isInlineLiteral(markdown, span)))
    )
      continue
    const key = normalize(label)
    const places = placesOf.get(key)
    if (places) places.push(span)
    else placesOf.set(key, [span])
    if (isDefinition) defined.add(key)
  }
  return [...placesOf]
    .filter(([key]) => defined.has(key))
    .map(([, places]) => {
      return {places, isWrittenAlike: new Set(places.map(it => text.slice(it.start, it.end))).size === 1}
    })
}

const bracketed = /(?<!\\)\[([^[\]]{1,300})\]/g
const beginsLine = /(?:^|[\r\n])[ \t>]{0,12}(?:[-*+][ \t]{1,4})?$/

/** Of a link with its address beside it, and of one with a label of its own, it is the text. */
function isReference(text: string, {end}: Span): boolean {
  return text[end + 1] !== '(' && (text[end + 1] !== '[' || text[end + 2] === ']')
}

function normalize(label: string): string {
  return label.trim().replace(/\s+/g, ' ').toLowerCase()
}
