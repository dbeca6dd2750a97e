import type {TimelinePlace} from '../edit/new-entry.ts'
import {isLiteral} from '../markdown/literals.ts'
import {buildModel} from '../document/read-document.ts'
import {cleanLines} from '../paste/clean-text.ts'
import {holdsWords} from '../edit/entry-style.ts'
import {mergeEntries, type Merged} from '../paste/merge-entries.ts'
import type {LeftOut} from '../paste/paste.ts'
import {formatOf, readPaste, type ParsedPaste} from '../paste/read-paste.ts'
import {resolveTimes, type TimedReading} from '../paste/resolve-times.ts'
import {findPlace} from '../paste/target-timeline.ts'
import {selectLines, convertLines, withoutStrays} from '../paste/selection-to-entries.ts'
import type {PastedTimeline, PasteTimelineParams} from '../protocol/requests.ts'
import type {Snapshot} from './snapshot.ts'
import {t} from '../text/l10n.ts'
import {applyEdits, overlaps, touches, type Edit, type Span} from '../text/span.ts'
import {toSpan, toTextEdit} from './convert.ts'
import {pasteMessage, sayLeftOut} from './paste-message.ts'
import {readerOf, readerZone} from './reader.ts'
import {losesMoments} from './lost-moments.ts'

/**
 * `postmortem/pasteTimeline`: the text as entries of the timeline, in the document's zone and style, at their places in
 * time.
 */
export function pasteTimeline(snapshot: Snapshot, {range, text}: PasteTimelineParams): PastedTimeline {
  const span = toSpan(snapshot.document, range)
  return text === undefined ? convertSpan(snapshot, span) : paste(snapshot, span, text)
}

function paste(snapshot: Snapshot, span: Span, text: string): PastedTimeline {
  const read = readPaste(text, snapshot.now, readerZone(snapshot))
  if (!read) return nothing(snapshot, noTimes())
  const merging = mergeRead(snapshot, read, span.start < span.end ? [span] : [], span.start)
  if (typeof merging === 'string') return nothing(snapshot, merging)
  const filled = read.lines.filter(it => it.trim() !== '').length
  const isWhole = merging.leftOut.every(it => it.losesNothing || it.isFrame) && filled <= 6 * read.entries.length
  const isSure = read.format.isUnmistakable && merging.place.isInside && isWhole && !isQuoted(snapshot, span)
  // What is replaced may have been an entry.
  if (span.start < span.end || !losesMoments(snapshot, merging.edits)) return resultOf(snapshot, read, merging, isSure)
  return resultOf(snapshot, read, {...merging, notes: [otherMoments(), ...merging.notes]}, false)
}

const otherMoments = () => t`Some existing entries now have another date or time zone.`

/** The lines of a span as entries; all others stay as they are, those that are entries already too. */
export function convertSpan(snapshot: Snapshot, span: Span): PastedTimeline {
  const {text, model, now} = snapshot
  const whole = wholeLines(text, span)
  const lines = selectLines(text, whole, model.timelines)
  const first = readPaste(lines.text, now, readerZone(snapshot))
  const selected = first ? withoutStrays(lines, first) : lines
  const found = selected.text === lines.text ? first : readPaste(selected.text, now, readerZone(snapshot))
  if (!found)
    return nothing(
      snapshot,
      model.timelines.some(it => it.entries.some(entry => overlaps(entry.span, whole)))
        ? t`Nothing to add: every line with a time is already an entry.`
        : noTimes(),
    )
  const turned = convertLines(text, selected, found)
  const read = {...found, entries: turned.entries}
  const stays = new Set(read.leftOut.filter(isLost).map(it => it.line))
  const merge = () => mergeRead(snapshot, read, turned.spansWithout(stays), whole.start)
  const merging = merge()
  if (typeof merging === 'string') return nothing(snapshot, merging)
  // Of which lines the times cannot be is known only where they are to go.
  const late = merging.leftOut.filter(it => isLost(it) && !stays.has(it.line))
  if (0 < late.length && !read.format.readLine) return nothing(snapshot, sayLeftOut(late).join(' '))
  late.forEach(it => stays.add(it.line))
  const final = late.length === 0 ? merging : merge()
  if (typeof final === 'string') return nothing(snapshot, final)
  // Lines that go may be what tells the day or the zone of others.
  if (losesMoments(snapshot, final.edits, true)) {
    return nothing(snapshot, t`Nothing changed: entries would lose their date or time zone.`)
  }
  return resultOf(snapshot, read, final, false)
}

/** Whether a selection is small enough to be read on the side, and holds times that are not entries already. */
export function isConvertible({text, model}: Snapshot, span: Span): boolean {
  if (span.start === span.end || 200_000 < span.end - span.start) return false
  const format = formatOf(cleanLines(selectLines(text, wholeLines(text, span), model.timelines).text))
  return (
    format !== undefined
    && (format.isUnmistakable || !model.timelines.some(it => it.entries.some(entry => overlaps(entry.span, span))))
  )
}

/** From the start of its first line to the end of its last one, without the line end. */
function wholeLines(text: string, {start, end}: Span): Span {
  const from = text.lastIndexOf('\n', start - 1) + 1
  const last = from < end && text[end - 1] === '\n' ? end - 1 : end
  const newline = text.indexOf('\n', last)
  return {start: from, end: newline < 0 ? text.length : newline}
}

/** In code, a comment or an address nobody wants entries, unless the timeline itself is written there. */
function isQuoted({text, markdown, model}: Snapshot, {start, end}: Span): boolean {
  if (model.timelines.some(it => (it.layout === 'code' || it.layout === 'html') && touches(it.span, start)))
    return false
  if (start < end) return isLiteral(markdown, {start, end})
  if (start === text.length) return model.literals.at(-1)?.end === start
  return (
    0 < start && isLiteral(markdown, {start: start - 1, end: start}) && isLiteral(markdown, {start, end: start + 1})
  )
}

/** What becomes of the document when the entries are put into it. */
interface Merging extends Pick<Merged, 'inserted'>, Pick<TimedReading, 'assumed'> {
  readonly place: TimelinePlace
  readonly edits: readonly Edit[]
  readonly leftOut: readonly LeftOut[]
  /** Whole sentences. */
  readonly notes: readonly string[]
}

/**
 * Merges what was read into the document as it is without the removed spans, which are in order. Returns a sentence
 * for the person when the document has no place for it.
 */
function mergeRead(snapshot: Snapshot, read: ParsedPaste, removed: readonly Span[], at: number): Merging | string {
  const {
    text,
    document: {uri},
    settings,
    now,
  } = snapshot
  const base = applyEdits(
    text,
    removed.map(span => ({span, text: ''})),
  )
  const model = removed.length === 0 ? snapshot.model : buildModel(base, uri, settings)
  const place = findPlace(base, model, uri, Math.min(at, removed[0]?.start ?? at))
  if (!place) return t`This document has no timeline yet; add a section for it.`
  if (!holdsWords(base, place)) return t`The timeline table has no column for what happened.`
  const facts = {zone: place.zone, near: place.near, numericOrder: place.numericOrder, now, reader: readerOf(snapshot)}
  const timed = resolveTimes(read.entries, read.format, facts)
  const {edits, inserted, leftOut, notes} = mergeEntries(base, place, timed.entries, timed.isDated)
  const isForeign = timed.entries.some(it => it.isForeign)
  return {
    place,
    inserted,
    assumed: timed.assumed,
    edits: 0 < inserted ? besideRemoved(edits, removed) : [],
    leftOut: [...read.leftOut, ...timed.leftOut, ...leftOut].sort((a, b) => a.line - b.line),
    notes: [
      ...(read.notes ?? []),
      ...timed.notes,
      ...(isForeign ? [t`The document has no time zone, so these times were written in UTC.`] : []),
      ...notes,
    ],
  }
}

function resultOf({document}: Snapshot, {format}: ParsedPaste, merging: Merging, isSure: boolean): PastedTimeline {
  const {edits, inserted, leftOut} = merging
  return {
    version: document.version,
    edits: edits.map(it => toTextEdit(document, it)),
    entries: inserted,
    leftOut: leftOut.slice(0, 100).map(({line, why}) => ({line, why})),
    leftOutCount: leftOut.filter(it => !it.isPart).length,
    isSure: isSure && 0 < inserted,
    message: pasteMessage({...merging, source: format.name(), count: inserted}),
  }
}

const noTimes = () => t`Nothing to add: no line of the text starts with a time.`

function nothing({document: {version}}: Snapshot, message: string): PastedTimeline {
  return {version, edits: [], entries: 0, leftOut: [], leftOutCount: 0, isSure: false, message}
}

/** Whether a whole line would be lost. */
function isLost(it: LeftOut): boolean {
  return !it.isPart && !it.losesNothing
}

/**
 *  Edits for the text without the removed spans, as edits for the text with them, and those that take the spans away.
 */
function besideRemoved(edits: readonly Edit[], removed: readonly Span[]): Edit[] {
  let total = 0
  // Where each one was, and how much is gone up to its end.
  const gaps = removed.map(({start, end}) => ({at: start - total, length: (total += end - start)}))
  const gone = removed.map((span): Edit | undefined => ({span, text: ''}))
  const toText = (offset: number) => offset + (gaps[gapsBefore(gaps, offset) - 1]?.length ?? 0)
  const moved = edits.map(({span: {start, end}, text}) => ({
    base: start,
    span: {start: toText(start), end: toText(end)},
    text,
    isInsertion: start === end,
  }))
  for (const {
    span: {start, end},
  } of edits)
    gone.fill(undefined, gapsBefore(gaps, start), gapsBefore(gaps, end))
  const insertions = moved.filter(({base, text, isInsertion}) => {
    const index = gapsBefore(gaps, base)
    const own = gaps[index]?.at === base ? gone[index] : undefined
    if (isInsertion && own) gone[index] = {span: own.span, text: own.text + text}
    return isInsertion && !own
  })
  return [...insertions, ...moved.filter(it => !it.isInsertion), ...gone.filter(it => it !== undefined)]
}

function gapsBefore(gaps: readonly {readonly at: number}[], offset: number): number {
  let low = 0
  let high = gaps.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((gaps[middle] as {at: number}).at < offset) low = middle + 1
    else high = middle
  }
  return low
}
