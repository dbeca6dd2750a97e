import type {TimedEntry, TimelinePlace} from '../edit/new-entry.ts'
import {endsText} from '../document/timeline/text-end.ts'
import type {TimelineEntry} from '../document/types.ts'
import type {Line} from '../markdown/line.ts'
import {hardBreakOf} from '../text/hard-break.ts'
import {t} from '../text/l10n.ts'
import type {Edit} from '../text/span.ts'
import {addDays, daysBetween, isSameDay, type CivilDate} from '../time/calendar.ts'
import {entryStyle, lineAt, printDay, printEntry, printTime, type EntryStyle} from '../edit/entry-style.ts'
import type {LeftOut} from './paste.ts'

/** The edits that put entries into a timeline, and those that were there already. */
export interface Merged {
  readonly edits: readonly Edit[]
  readonly leftOut: readonly LeftOut[]
  readonly inserted: number
  readonly notes: readonly string[]
}

/**
 * Puts the entries at their places in time, in the style of the document. `isDated`: whether any of their days is
 * known.
 */
export function mergeEntries(
  text: string,
  place: TimelinePlace,
  timed: readonly TimedEntry[],
  isDated: boolean,
): Merged {
  const style = entryStyle(text, place)
  const leftOut: LeftOut[] = []
  const unique = withoutTwins(timed, leftOut)
  const isFalling = 1 < timed.length && (timed.at(-1) as TimedEntry).at < (timed[0] as TimedEntry).at
  // Of a text that is newest first, of two at the same moment the lower is the earlier one.
  const sorted = (isFalling ? unique.toReversed() : unique).toSorted((a, b) => a.at - b.at)
  const {timeline} = place
  if (!timeline || !place.sample) return intoEmpty(text, place, style, sorted, isDated, leftOut)
  const axis = makeAxis(timeline.entries, sorted, isDated)
  const fresh = withoutKnown(text, style, timeline.entries, axis, sorted, leftOut)
  const runs = findRuns(fresh, axis, style, timeline.isNewestFirst)
  const edits: Edit[] = []
  let days = false
  for (const [slot, run] of runs) {
    const edit = printRun(text, place, style, axis, slot, run)
    edits.push(...edit.edits)
    days ||= edit.isDayWritten
  }
  const notes = days ? [t`The date was added where the day changes.`] : []
  return {
    edits: style.layout === 'numbered' ? renumber(text, place, edits) : edits,
    leftOut,
    inserted: fresh.length,
    notes,
  }
}

/** Entries of the same text with the same moment, author and words: all but the first are left out. */
function withoutTwins(timed: readonly TimedEntry[], leftOut: LeftOut[]): TimedEntry[] {
  const seen = new Set<string>()
  return timed.filter(({at, entry}) => {
    const key = JSON.stringify([at, entry.author, entry.text, entry.details])
    if (!seen.has(key)) {
      seen.add(key)
      return true
    }
    leftOut.push({line: entry.line, why: t`the same as an earlier line`, losesNothing: true})
    return false
  })
}

/** The document's entries on the axis of the pasted ones. */
interface Axis {
  readonly entries: readonly TimelineEntry[]
  /** Milliseconds; NaN where the time of an entry is not known. */
  readonly at: readonly number[]
  /** The days of entries; where the document tells none, that of the first pasted entry stands for the first. */
  readonly dates: readonly (CivilDate | undefined)[]
  readonly isUndated: boolean
}

const epoch: CivilDate = {year: 1970, month: 1, day: 1}

function makeAxis(entries: readonly TimelineEntry[], sorted: readonly TimedEntry[], isDated: boolean): Axis {
  const isUndated = entries.every(it => it.date === undefined)
  const first = sorted[0]?.date
  const shift = isUndated && first ? daysBetween(epoch, first) : 0
  const dates = entries.map(
    ({date, at, offset = 0}) =>
      date ?? (isUndated && at !== undefined ? addDays(epoch, shift + Math.floor((at + offset) / 1440)) : undefined),
  )
  const at = entries.map(it => (it.at === undefined ? NaN : Math.round((it.at + shift * 1440) * 60_000)))
  return {entries, at, dates, isUndated: isUndated || !isDated}
}

function unitOf(style: EntryStyle): number {
  return style.stamp?.clock?.hasSeconds ? 1000 : 60_000
}

/**
 * An entry of the document with the same printed time and words takes one of the pasted ones out, if what that says in
 * further lines stands in it too.
 */
function withoutKnown(
  text: string,
  style: EntryStyle,
  entries: readonly TimelineEntry[],
  {at}: Axis,
  sorted: readonly TimedEntry[],
  leftOut: LeftOut[],
): TimedEntry[] {
  const known = new Map<string, TimelineEntry[]>()
  const moments = new Set<string>()
  const taken = new Set<TimelineEntry>()
  entries.forEach((entry, index) => {
    const {span, value} = wordsOf(text, entry)
    // An entry without seconds is the same as any of its minute.
    const moment = momentOf(at[index] as number, entry.timestamp.clock?.second === undefined ? 60_000 : 1000)
    moments.add(moment)
    for (const words of new Set([normal(text.slice(span.start, span.end)), normal(value)])) {
      const key = `${moment} ${words}`
      const same = known.get(key)
      if (same) same.push(entry)
      else known.set(key, [entry])
    }
  })
  return sorted.filter(it => {
    const own = [momentOf(it.at, 60_000), momentOf(it.at, 1000)].filter(moment => moments.has(moment))
    if (own.length === 0) return true
    const {words, details, plain} = printEntry(style, '', it.entry)
    for (const key of new Set(own.flatMap(moment => [`${moment} ${normal(words)}`, `${moment} ${normal(plain)}`]))) {
      const same = known.get(key)
      while (same?.length && taken.has(same.at(-1) as TimelineEntry)) same.pop()
      const twin = same?.at(-1)
      if (!twin || !normal(text.slice(wordsOf(text, twin).span.start, twin.span.end)).includes(normal(details)))
        continue
      taken.add(twin)
      leftOut.push({line: it.entry.line, why: t`already in the timeline`, losesNothing: true})
      return false
    }
    return true
  })
}

/** Of an entry whose time has a line of its own, the text below it. */
function wordsOf(text: string, {description, timestamp, span}: TimelineEntry): TimelineEntry['description'] {
  if (description.span.start < description.span.end) return description
  return {value: text.slice(timestamp.span.end, span.end), span: {start: timestamp.span.end, end: span.end}}
}

function momentOf(at: number, unit: number): string {
  return `${unit}:${Math.floor(at / unit)}`
}

/** Without marks of Markdown and of tables, which the two forms of one text may differ in. */
function normal(text: string): string {
  return text
    .replace(/\]\(https?:[^()\s]*\)/g, '')
    .replace(/<br>/g, '')
    .replace(/[\s\\*_`|[\]()~/:-]/g, '')
}

/** For each place between two entries, by the index of the one behind it, those that go there. */
function findRuns(
  fresh: readonly TimedEntry[],
  {at}: Axis,
  style: EntryStyle,
  isNewestFirst: boolean,
): Map<number, TimedEntry[]> {
  const unit = unitOf(style)
  const order = isNewestFirst ? -1 : 1
  // The least of all that follow: it only rises, so that it can be searched by halves.
  const least = new Float64Array(at.length)
  let low = Infinity
  for (let i = at.length - 1; 0 <= i; i--) {
    if (!Number.isNaN(at[i])) low = Math.min(low, order * (at[i] as number))
    least[i] = low
  }
  const runs = new Map<number, TimedEntry[]>()
  for (const it of isNewestFirst ? fresh.toReversed() : fresh) {
    const value = order * Math.floor(it.at / unit) * unit
    let [from, to] = [0, at.length]
    while (from < to) {
      const middle = (from + to) >> 1
      // Newest first, the later one of two at the same moment stands above.
      if (isNewestFirst ? (least[middle] as number) < value : (least[middle] as number) <= value) from = middle + 1
      else to = middle
    }
    const run = runs.get(from)
    if (run) run.push(it)
    else runs.set(from, [it])
  }
  return runs
}

function printRun(
  text: string,
  place: TimelinePlace,
  style: EntryStyle,
  {entries, dates, isUndated}: Axis,
  slot: number,
  run: readonly TimedEntry[],
): {edits: Edit[]; isDayWritten: boolean} {
  const [before, next] = [entries[slot - 1], entries[slot]]
  const between = before && next ? text.slice(before.span.end, next.span.start) : ''
  const isNewDay = next?.dateSource === 'day-heading' && (between.trim() !== '' || !before)
  const edits: Edit[] = []
  let isDayWritten = false
  // Under the heading of a day stands what happened on that day.
  const below = isNewDay && before ? run.filter(it => isSameDay(it.date, dates[slot])) : run
  const above = isNewDay && before ? run.filter(it => !isSameDay(it.date, dates[slot])) : []
  for (const [part, isAbove] of [
    [above, true],
    [below, false],
  ] as const) {
    if (part.length === 0) continue
    const isBehind = isAbove || !next
    const inherited =
      isBehind || (before && !isNewDay) ? dates[slot - 1] : isNewDay ? dates[slot] : isUndated ? dates[0] : place.day
    const isDated = style.stamp?.date !== undefined || part.some(it => !isSameDay(it.date, inherited))
    const printed = part.map(it => printEntry(style, printTime(style, it, isDated, inherited?.year), it.entry).text)
    if (isBehind && before) edits.push(append(text, endOf(text, place, before), printed, style))
    else if (next) {
      const start = lineAt(place.lines, next.span.start)?.start ?? next.span.start
      edits.push({span: empty(start), text: printed.map(it => it + style.separator).join('')})
    }
    isDayWritten ||= isDated && style.stamp?.date === undefined
    const clock = next?.timestamp.clock
    const last = part.at(-1) as TimedEntry
    const inheritsDay =
      next && clock && !(isNewDay && isBehind) && next.dateSource !== 'entry' && next.timestamp.date === undefined
    const day = next && dates[slot] && dayToWrite(next, dates[slot])
    if (inheritsDay && isDated && day && !isSameDay(last.date, day)) {
      edits.push({span: empty(next.timestamp.span.start), text: `${printDay(style.dated, day, last.date.year)} `})
    }
  }
  return {edits, isDayWritten}
}

/** For `24:00`, the day that ends then. */
function dayToWrite({timestamp: {clock}}: TimelineEntry, date: CivilDate): CivilDate {
  return clock?.isEndOfDay ? addDays(date, -1) : date
}

/**
 * Behind an entry that has no hard line break, as the last one often has none, the new ones come with a break before
 * them and none behind.
 */
function append(text: string, at: number, printed: readonly string[], {layout, separator, suffix}: EntryStyle): Edit {
  const added = printed.map(it => separator + it).join('')
  const needsBreak = layout === 'lines' && suffix !== '' && hardBreakOf(text.slice(Math.max(0, at - 50), at)) === ''
  return {span: empty(at), text: needsBreak ? suffix + added.slice(0, -suffix.length) : added}
}

function empty(at: number): {start: number; end: number} {
  return {start: at, end: at}
}

/** Plain lines below an entry continue it, up to a section or hashtags. */
function endOf(text: string, {lines, timeline, headings}: TimelinePlace, {span}: TimelineEntry): number {
  if (timeline?.layout !== 'lines' && timeline?.layout !== 'paragraphs') return span.end
  let end = span.end
  const first = lines.findIndex(it => span.end <= it.end) + 1
  for (let index = first; 0 < first && lines[index]?.kind === 'text'; index++) {
    const line = lines[index] as Line
    if (headings.has(line.start) || endsText(text, lines, index)) break
    end = line.end
  }
  return Math.min(end, text.length)
}

/** Numbers that counted on do so afterwards; lists in which all are the same stay so. */
function renumber(text: string, {timeline}: TimelinePlace, edits: readonly Edit[]): Edit[] {
  const mark = /^([ \t]{0,40})(\d{1,9})(?=[.)])/gm
  const entries = timeline?.entries ?? []
  const numbers = entries.map(it =>
    Number(/^\d{1,9}(?=[.)])/.exec(text.slice(it.span.start, it.span.start + 10))?.[0] ?? NaN),
  )
  const first = numbers[0] as number
  const counts = numbers.length < 2 || numbers.every((it, index) => it === first + index)
  const isSame = 1 < numbers.length && numbers.every(it => it === first)
  if (isSame || !counts || Number.isNaN(first)) return [...edits]
  let number = first
  let index = 0
  const result: Edit[] = []
  const countUp = (until: number) => {
    for (; index < entries.length && (entries[index] as TimelineEntry).span.start < until; index++) {
      const {start} = (entries[index] as TimelineEntry).span
      if (number !== numbers[index])
        result.push({span: {start, end: start + String(numbers[index]).length}, text: String(number)})
      number++
    }
  }
  for (const edit of [...edits].sort((a, b) => a.span.start - b.span.start)) {
    countUp(edit.span.start)
    result.push({span: edit.span, text: edit.text.replace(mark, (_, indent: string) => `${indent}${number++}`)})
  }
  countUp(Infinity)
  return result
}

function intoEmpty(
  text: string,
  place: TimelinePlace,
  style: EntryStyle,
  sorted: readonly TimedEntry[],
  isDated: boolean,
  leftOut: LeftOut[],
): Merged {
  const {section, lines, day, unclosed = text.length} = place
  const isDayNeeded = isDated && sorted.some(it => !isSameDay(it.date, day))
  const whole = section?.body ?? {start: text.length, end: text.length}
  const body = {start: whole.start, end: Math.max(whole.start, Math.min(whole.end, unclosed))}
  const printed = sorted
    .map(it => printEntry(style, printTime(style, it, isDayNeeded, day?.year), it.entry).text)
    .join(style.separator)
  const delimiter =
    style.table && lines.find(it => it.kind === 'delimiter' && body.start <= it.start && it.end <= body.end)
  if (delimiter)
    return {
      edits: [{span: empty(delimiter.end), text: style.eol + printed}],
      leftOut,
      inserted: sorted.length,
      notes: [],
    }
  const at = body.start + text.slice(body.start, body.end).trimEnd().length
  const behind = text.slice(at, body.end)
  const lead = at === 0 ? '' : style.eol + style.eol
  if (sorted.length === 0) return {edits: [], leftOut, inserted: 0, notes: []}
  // Blank lines at the end of the document give way; elsewhere one stays before what follows.
  const isLast = body.end === text.length
  const tail = isLast ? style.eol : style.eol.repeat(Math.max(0, 3 - behind.split('\n').length))
  return {
    edits: [{span: {start: at, end: isLast ? text.length : at}, text: lead + printed + tail}],
    leftOut,
    inserted: sorted.length,
    notes: [],
  }
}
