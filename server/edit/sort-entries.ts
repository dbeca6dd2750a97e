import {partsOf as asParts} from '../text/parts.ts'
import type {PostmortemModel, Timeline, TimelineEntry} from '../document/types.ts'
import {endsInOpenBackslash, hardBreakOf} from '../text/hard-break.ts'
import {applyEdits, contains, overlaps, shift, type Edit, type Span} from '../text/span.ts'
import {keepMoments, type ChangeContext, type Statements} from './keep-moments.ts'
import {saysMore} from './said-after-time.ts'

/**
 * The edits that put the entries of a timeline in the order of their times. Stable; each entry moves with its details,
 * and states its day and zone if it would inherit others in its new place. Numbers, hard line breaks and the text
 * between the entries stay, so that numbers count on and no two entries end up on one line. `undefined` when the
 * entries are in order, or cannot be moved without loss: see `orderOf`.
 */
export function sortEntries(model: PostmortemModel, timeline: Timeline, context: ChangeContext): Edit[] | undefined {
  const order = orderOf(model, timeline, context.wholeText)
  return order && move(model, context, new Map([[timeline, order]]))
}

/** The same for several timelines at once; if that is impossible, for those that can be sorted together. */
export function sortTimelines(
  model: PostmortemModel,
  context: ChangeContext,
  timelines = model.timelines,
): Edit[] | undefined {
  const orders = timelines.flatMap(timeline => {
    const order = orderOf(model, timeline, context.wholeText)
    return order ? [[timeline, order] as const] : []
  })
  if (orders.length === 0) return undefined
  const edits = move(model, context, new Map(orders))
  if (edits || orders.length === 1) return edits
  const sorted = new Map<Timeline, readonly TimelineEntry[]>()
  let most: Edit[] | undefined
  for (const [timeline, order] of orders.slice(0, maxTries)) {
    const more = move(model, context, new Map([...sorted, [timeline, order]]))
    if (!more) continue
    sorted.set(timeline, order)
    most = more
  }
  return most
}

/** The document is read again for each try. */
const maxTries = 10

type Orders = ReadonlyMap<Timeline, readonly TimelineEntry[]>

function move(model: PostmortemModel, context: ChangeContext, orders: Orders): Edit[] | undefined {
  return keepMoments(model, context, {
    order: timeline => orders.get(timeline) ?? timeline.entries,
    edits(stated) {
      // Whoever sorts one timeline expects no change in another.
      const own = new Set([...orders.keys()].flatMap(it => it.entries))
      if ([...stated.keys()].some(it => !own.has(it))) return undefined
      const moves = [...orders].flatMap(([timeline, order]) => moveEntries(timeline, order, context.wholeText, stated))
      const moved = new Set([...orders].flatMap(([{entries}, order]) => entries.filter((it, at) => it !== order[at])))
      return [...moves, ...[...stated].flatMap(([entry, edits]) => (moved.has(entry) ? [] : edits))]
    },
  })
}

/**
 * The entries by their times; `undefined` when they are in order, newest first, or must not be moved: a time is not
 * known, cannot be compared, or is qualified by words that were not read; a day comes from an entry that is itself out
 * of place, or from midnight; there is text between two entries, or another timeline in one of them; the last entry
 * continues below.
 */
function orderOf(model: PostmortemModel, timeline: Timeline, text: string): TimelineEntry[] | undefined {
  const {entries} = timeline
  if (timeline.isNewestFirst || entries.some(it => it.at === undefined) || !areNeighbours(timeline, text))
    return undefined
  const sorted = [...entries].sort((a, b) => (a.at as number) - (b.at as number))
  if (sorted.every((it, index) => it === entries[index])) return undefined
  const parts = asParts(text)
  const isDoubtful = (it: TimelineEntry, index: number) => hasDoubtfulDay(it, entries[index - 1]) || saysMore(it, parts)
  if (!areComparable(entries) || entries.some(isDoubtful)) return undefined
  if (holdsOther(model, timeline) || (sorted.at(-1) !== entries.at(-1) && goesOn(timeline, text))) return undefined
  const hasMarks = entries.map(it => listMark.test(text.slice(it.span.start, it.span.end)))
  return hasMarks.every(it => it === hasMarks[0]) ? sorted : undefined
}

/** All in UTC, or all on the clocks of one zone; and with their days, or all without. */
function areComparable(entries: readonly TimelineEntry[]): boolean {
  const areSame = (values: readonly unknown[]) => new Set(values).size === 1
  return (
    areSame(entries.map(it => it.date !== undefined))
    && areSame(entries.map(it => (it.offset === undefined ? it.zone?.name : 'UTC')))
  )
}

/** Midnight passed without a date; or the previous entry, which gives the day, is out of place or has a wrong day. */
function hasDoubtfulDay({order, dateSource}: TimelineEntry, before: TimelineEntry | undefined): boolean {
  if (order === 'rollover') return true
  return dateSource === 'previous-entry' && before?.order === 'out-of-order' && before.dateSource === 'entry'
}

/** Whether an entry of another timeline is inside one of this timeline. */
function holdsOther({timelines}: PostmortemModel, timeline: Timeline): boolean {
  const others = timelines.filter(it => it !== timeline && overlaps(it.span, timeline.span))
  const stamps = others.flatMap(it => it.entries.map(entry => entry.timestamp.span))
  return stamps.some(stamp => timeline.entries.some(it => contains(it.span, stamp)))
}

/** Puts into the place of each entry the one that belongs there. */
function moveEntries(timeline: Timeline, order: readonly TimelineEntry[], text: string, stated: Statements): Edit[] {
  const {entries} = timeline
  return entries.flatMap((slot, index): Edit[] => {
    const entry = order[index] as TimelineEntry
    if (entry === slot) return []
    const own = (stated.get(entry) ?? []).map(it => ({...it, span: shift(it.span, -entry.span.start)}))
    const body = partsOf(timeline, text, entry.span, own)
    return [{span: slot.span, text: fill(partsOf(timeline, text, slot.span), body)}]
  })
}

/** Only white space may be between two entries. */
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
  /** Whether its paragraph continues after it, so that a backslash at its end would be a hard line break. */
  readonly isWithinParagraph: boolean
}

/** @param edits what the entry says besides; offsets count from its start */
function partsOf({layout}: Timeline, text: string, {start, end}: Span, edits: readonly Edit[] = []): Parts {
  const entry = applyEdits(text.slice(start, end), edits)
  const number = /^\d{1,9}[.)](?=[ \t])/.exec(entry)?.[0] ?? ''
  const isParagraph = layout === 'lines' || layout === 'paragraphs'
  const isWithinParagraph = isParagraph && textFollows(text, end)
  const found = isParagraph ? hardBreakOf(entry) : ''
  const lineBreak = found === '\\' && !isWithinParagraph ? '' : found
  return {number, body: entry.slice(number.length, entry.length - lineBreak.length), lineBreak, isWithinParagraph}
}

/** Details are indented by the width of the number; after a tab, their indent is kept. */
function fill({number, lineBreak, isWithinParagraph}: Parts, {number: own, body}: Parts): string {
  const by = body.startsWith('\t') ? 0 : number.length - own.length
  const details =
    by === 0
      ? body
      : 0 < by
        ? body.replace(/\n(?=[^\r\n])/g, `\n${' '.repeat(by)}`)
        : body.replace(new RegExp(`\\n {${-by}}`, 'g'), '\n')
  const needsEscape = endsInOpenBackslash(body) && (lineBreak === '' ? isWithinParagraph : !lineBreak.startsWith(' '))
  return number + details + (needsEscape ? '\\' : '') + lineBreak
}
