import {buildModel} from '../model/build-model.ts'
import {cleanLines} from '../paste/clean-text.ts'
import {mergeEntries} from '../paste/merge-entries.ts'
import type {LeftOut} from '../paste/paste.ts'
import {formatOf, readPaste, type ReadPaste} from '../paste/read-paste.ts'
import {resolveTimes} from '../paste/resolve-times.ts'
import {findPlace} from '../paste/timeline-place.ts'
import type {PastedTimeline, PasteTimelineParams} from '../protocol.ts'
import type {Snapshot} from '../snapshot.ts'
import {t} from '../text/l10n.ts'
import {overlaps, type Edit, type Span} from '../text/span.ts'
import {toSpan, toTextEdit} from './convert.ts'
import {readerZone} from './reader.ts'

/** `postmortem/pasteTimeline`: the text as entries of the timeline, in the document's zone and style, at their places in time. */
export function pasteTimeline(snapshot: Snapshot, {range, text}: PasteTimelineParams): PastedTimeline {
  const span = toSpan(snapshot.document, range)
  return text === undefined ? turnSpan(snapshot, span) : paste(snapshot, span, text, () => '')
}

/** The lines of a span as entries; those that become none stay. */
export function turnSpan(snapshot: Snapshot, span: Span): PastedTimeline {
  const whole = wholeLines(snapshot.text, span)
  return paste(snapshot, whole, snapshot.text.slice(whole.start, whole.end), (read, leftOut) => keepLeftOut(snapshot.text, read, leftOut))
}

/** Whether a selection is small enough to be read on the side, and holds times that are not entries already. */
export function isTurnable({text, model}: Snapshot, span: Span): boolean {
  if (span.start === span.end || 200_000 < span.end - span.start) return false
  const format = formatOf(cleanLines(text.slice(span.start, span.end)))
  return format !== undefined && (format.isUnmistakable || !model.timelines.some(it => it.entries.some(entry => overlaps(entry.span, span))))
}

/** With its last line end, and with a blank line behind it where one is before it, so that no gap stays. */
function wholeLines(text: string, {start, end}: Span): Span {
  const from = text.lastIndexOf('\n', start - 1) + 1
  const last = from < end && text[end - 1] === '\n' ? end - 1 : end
  const newline = text.indexOf('\n', last)
  const to = newline < 0 ? text.length : newline + 1
  const isBlankAbove = from === 0 || /\n\r?\n$/.test(text.slice(Math.max(0, from - 3), from))
  const blank = isBlankAbove ? /^\r?\n/.exec(text.slice(to, to + 2))?.[0].length ?? 0 : 0
  return {start: from, end: to + blank}
}

/** Nothing but a repetition, or what a program puts around its lines, may go without a trace. */
function keepLeftOut(text: string, {lines}: ReadPaste, leftOut: readonly LeftOut[]): string {
  const eol = text.includes('\r\n') ? '\r\n' : '\n'
  return leftOut.filter(it => !isRepeated(it)).map(it => lines[it.line] + eol).join('')
}

/** Reads the text, and merges it into the document as it is once `replaced` has given way to what stays of it. */
function paste(
  snapshot: Snapshot, replaced: Span, pasted: string, stays: (read: ReadPaste, leftOut: readonly LeftOut[]) => string,
): PastedTimeline {
  const {document, now, settings} = snapshot
  const reader = readerZone(snapshot)
  const read = readPaste(pasted, now, reader)
  if (!read) return nothing(document.version, t`No line of the text begins with a time.`)
  // The lines that stay are known only when the times are; they matter little to the place.
  const base = replace(snapshot.text, replaced, '')
  const model = base === snapshot.text ? snapshot.model : buildModel(base, document.uri, settings)
  const place = findPlace(base, model, document.uri, replaced.start)
  if (!place) return nothing(document.version, t`The document has no section for a timeline.`)
  const timed = resolveTimes(read.entries, read.format, {zone: place.zone, near: place.near, numericOrder: place.numericOrder, now, reader})
  const merged = mergeEntries(base, place, timed.entries, timed.isDated)
  const leftOut = [...read.leftOut, ...timed.leftOut, ...merged.leftOut].sort((a, b) => a.line - b.line)
  const isWhole = leftOut.every(isRepeated) && read.lines.filter(it => it.trim() !== '').length <= 6 * read.entries.length
  const edits = onto(merged.edits, replaced, merged.inserted ? stays(read, leftOut) : snapshot.text.slice(replaced.start, replaced.end))
  const foreign = timed.entries.some(it => it.isForeign) ? [t`The document does not name its zone: these times were written in UTC, its own may be in another.`] : []
  return {
    version: document.version,
    edits: edits.map(it => toTextEdit(document, it)),
    entries: merged.inserted,
    leftOut: leftOut.slice(0, 100),
    leftOutCount: leftOut.length,
    isSure: read.format.isUnmistakable && place.isInside && 0 < merged.inserted && isWhole,
    message: [counted(merged.inserted, read), ...read.notes ?? [], ...timed.notes, ...foreign, ...merged.notes, ...sayLeftOut(leftOut)].join(' '),
  }
}

function nothing(version: number, message: string): PastedTimeline {
  return {version, edits: [], entries: 0, leftOut: [], leftOutCount: 0, isSure: false, message}
}

/** Whether it was left out for a reason for which nothing gets lost. */
function isRepeated({why}: LeftOut): boolean {
  return [
    t`in the timeline already`, t`the same as a line before`, t`a time that the alert has already`, t`the line of a day`, t`the header of the table`,
    t`a mark of journalctl`,
  ].includes(why)
}

function counted(count: number, {format}: ReadPaste): string {
  const source = format.name()
  return count === 0 ? t`No new entry from ${source}.` : count === 1 ? t`1 entry from ${source}.` : t`${count} entries from ${source}.`
}

/** One sentence for each reason, with the first lines that it holds for. */
function sayLeftOut(leftOut: readonly LeftOut[]): string[] {
  const byReason = new Map<string, LeftOut[]>()
  for (const it of leftOut) {
    const known = byReason.get(it.why)
    if (known) known.push(it)
    else byReason.set(it.why, [it])
  }
  return [...byReason].map(([why, lines]) => {
    const named = lines.slice(0, 5).map(it => it.line + 1).join(', ') + (5 < lines.length ? ' …' : '')
    return lines.length === 1 ? t`Left out: line ${named} (${why}).` : t`Left out: ${lines.length} lines, ${named} (${why}).`
  })
}

function replace(text: string, {start, end}: Span, by: string): string {
  return text.slice(0, start) + by + text.slice(end)
}

/** Edits for the text without a span, as edits for the text with it, and the one that takes the span away. */
function onto(edits: readonly Edit[], {start, end}: Span, by: string): Edit[] {
  if (start === end && by === '') return [...edits]
  const length = end - start
  const moved = edits.filter(it => it.span.start !== start || it.span.end !== start)
    .map(it => start <= it.span.start ? {...it, span: {start: it.span.start + length, end: it.span.end + length}} : it)
  const atStart = edits.filter(it => it.span.start === start && it.span.end === start).map(it => it.text).join('')
  return [...moved, {span: {start, end}, text: atStart + by}]
}
