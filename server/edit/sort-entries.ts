import type {Timeline, TimelineEntry} from '../document/types.ts'
import {endsInOpenBackslash, hardBreakOf} from '../text/hard-break.ts'
import type {Edit, Span} from '../text/span.ts'

/**
 * The edits that put the entries of a timeline in the order of their times. Stable; each entry moves with its details. Numbers, hard line
 * breaks and the text between the entries stay, so that numbers count on and no two entries meet on one line. `undefined` when the entries
 * cannot be moved without loss: a time is unknown, an entry's date comes from the one before it or from a heading above it, or something stands
 * between two entries or goes on below the last.
 */
export function sortEntries(timeline: Timeline, text: string): Edit[] | undefined {
  const {entries} = timeline
  if (timeline.isNewestFirst || entries.some(it => it.at === undefined) || !areNeighbours(timeline, text)) return undefined
  if (entries.some(it => it.order === 'rollover' || it.dateSource === 'day-heading')) return undefined
  if (entries.some(it => it.dateSource === 'previous-entry') && entries.some(it => it.dateSource === 'entry')) return undefined
  const sorted = [...entries].sort((a, b) => (a.at as number) - (b.at as number))
  if (sorted.every((it, index) => it === entries[index]) || (sorted.at(-1) !== entries.at(-1) && goesOn(timeline, text))) return undefined
  const parts = new Map(entries.map(it => [it, partsOf(timeline, text, it.span)]))
  const hasMarks = entries.map(it => listMark.test(text.slice(it.span.start, it.span.end)))
  if (hasMarks.some(it => it !== hasMarks[0])) return undefined
  return entries.flatMap((slot, index): Edit[] => {
    const entry = sorted[index] as TimelineEntry
    return entry === slot ? [] : [{span: slot.span, text: fill(parts.get(slot) as Parts, parts.get(entry) as Parts)}]
  })
}

/** Nothing but white space may stand between two entries. */
function areNeighbours({entries}: Timeline, text: string): boolean {
  return entries.every((entry, index) => {
    const next = entries[index + 1]
    return !next || text.slice(entry.span.end, next.span.start).trim() === ''
  })
}

/** Whether plain text directly below the last entry belongs to it, though it is not in its span. */
function goesOn({layout, entries}: Timeline, text: string): boolean {
  if (layout !== 'lines' && layout !== 'paragraphs' && layout !== 'bullets' && layout !== 'numbered') return false
  return textFollows(text, entries.at(-1)?.span.end ?? 0)
}

/** On the line below, so that Markdown makes one paragraph of both. */
function textFollows(text: string, end: number): boolean {
  return /^[ \t]{0,400}(?:\r\n?|\n)[ \t]{0,400}(?!#{1,6}[ \t]|<!--|`{3}|~{3}|[|>])\S/.test(text.slice(end, end + 900))
}

const listMark = /^(?:[-*+•]|\d{1,9}[.)])[ \t]/

/** An entry without what belongs to its place. */
interface Parts {
  /** Of a numbered list; bullets are all the same, and move. */
  readonly number: string
  readonly body: string
  /** The hard line break at its end. */
  readonly lineBreak: string
  /** Whether its paragraph goes on behind it, so that a backslash at its end would be a hard line break. */
  readonly isWithinParagraph: boolean
}

function partsOf({layout}: Timeline, text: string, {start, end}: Span): Parts {
  const entry = text.slice(start, end)
  const number = /^\d{1,9}[.)](?=[ \t])/.exec(entry)?.[0] ?? ''
  const isParagraph = layout === 'lines' || layout === 'paragraphs'
  const isWithinParagraph = isParagraph && textFollows(text, end)
  const found = isParagraph ? hardBreakOf(entry) : ''
  const lineBreak = found === '\\' && !isWithinParagraph ? '' : found
  return {number, body: entry.slice(number.length, entry.length - lineBreak.length), lineBreak, isWithinParagraph}
}

/** Details stand as deep as the number is wide; behind a tab, they stand where they stood. */
function fill({number, lineBreak, isWithinParagraph}: Parts, {number: own, body}: Parts): string {
  const by = body.startsWith('\t') ? 0 : number.length - own.length
  const details = by === 0 ? body : 0 < by ? body.replace(/\n(?=[^\r\n])/g, `\n${' '.repeat(by)}`) : body.replace(new RegExp(`\\n {${-by}}`, 'g'), '\n')
  const needsEscape = endsInOpenBackslash(body) && (lineBreak === '' ? isWithinParagraph : !lineBreak.startsWith(' '))
  return number + details + (needsEscape ? '\\' : '') + lineBreak
}
