import type {Timestamp} from '../../time/types.ts'
import type {PostmortemModel, Source, Timeline, TimelineEntry} from '../../document/types.ts'
import {commonFacts, resolveInProse} from '../../document/time-in-prose.ts'
import type {Snapshot} from '../snapshot.ts'
import {anyOf, t} from '../../text/l10n.ts'
import {isoDate, two, type Instant, type Minutes} from '../../time/calendar.ts'
import {formatDuration} from '../../time/duration.ts'
import {inZone, printOffset} from '../../time/zone.ts'
import {sourceWords} from '../words.ts'

/** What is known of the time of an entry, as Markdown. */
export function entryText(snapshot: Snapshot, timeline: Timeline, index: number): string {
  const entry = timeline.entries[index] as TimelineEntry
  return toMarkdown(
    momentLines(snapshot, entry),
    [...rangeLines(entry.at, entry.endAt), ...distances(snapshot.model, timeline, index)],
    [...unknowns(entry), ...provenance(entry), ...faults(entry.timestamp)],
  )
}

/** The same for a time in the text around the timelines; `undefined` when not even its day and zone are known. */
export function proseTimeText(snapshot: Snapshot, timestamp: Timestamp): string | undefined {
  const {model} = snapshot
  const time = resolveInProse(timestamp, commonFacts(model))
  if (!time.date && !time.zone) return undefined
  const source = (isOwn: boolean): Source => (isOwn ? 'entry' : 'document')
  const facts = {
    timestamp,
    instant: time.instant,
    endInstant: time.endInstant,
    date: time.date,
    dateSource: time.date && source(time.isOwnDate),
    zone: time.zone,
    zoneSource: time.zone && source(time.isOwnZone),
    isApproximate: timestamp.isApproximate,
  }
  const {first, last} = endsOf(model)
  return toMarkdown(
    momentLines(snapshot, facts),
    [
      ...rangeLines(toMinutes(time.instant), toMinutes(time.endInstant)),
      ...distance(sinceTimeline, first?.instant, time.instant),
      ...(last ? distance(last.until, time.instant, last.instant) : []),
    ],
    [...unknowns(facts), ...provenance(facts), ...faults(timestamp)],
  )
}

type Facts = Pick<
  TimelineEntry,
  'timestamp' | 'instant' | 'endInstant' | 'date' | 'dateSource' | 'zone' | 'zoneSource' | 'isApproximate'
>

function toMarkdown(moment: readonly string[], lengths: readonly string[], remarks: readonly string[]): string {
  return [moment.join('  \n'), lengths.map(it => `- ${it}`).join('\n'), remarks.join(' ')].filter(Boolean).join('\n\n')
}

/** In UTC and on the reader's own clock. */
function momentLines(
  {settings}: Snapshot,
  {instant, endInstant, date, zone, timestamp, isApproximate}: Facts,
): string[] {
  const about = (moment: string) => (isApproximate ? t`about ${moment}` : moment)
  if (instant === undefined) {
    const day = date ? `${isoDate(date)} ` : ''
    const clock = timestamp.clock && `${day}${clockText(timestamp.clock)}`
    if (clock)
      return [
        zone ? `**${about(`${clock} ${isUtc(zone.name) ? 'UTC' : zone.name}`)}**` : t`**${about(clock)}**, local time`,
      ]
    return date ? [t`**${about(isoDate(date))}**, all day`] : []
  }
  const reader = settings.timeZone || Intl.DateTimeFormat().resolvedOptions().timeZone
  const utc = `**${about(`${inUtc(instant)}${endInstant === undefined ? '' : ` – ${inUtc(endInstant, instant)}`} UTC`)}**`
  if (isUtc(reader)) return [utc]
  const start = inReaderZone(reader, instant)
  const end = endInstant === undefined ? undefined : inReaderZone(reader, endInstant)
  if (!start) return [utc]
  return [utc, t`${about(`${start.text}${end ? ` – ${end.text}` : ''}`)} in ${reader} (${offsetText(start.offset)})`]
}

function inReaderZone(zone: string, at: Instant): {text: string; offset: Minutes} | undefined {
  const wall = inZone(zone, at)
  return wall && {text: `${isoDate(wall.date)} ${clockText(wall.clock)}`, offset: wall.offset}
}

/** Without the day when it is that of `start`. */
function inUtc(at: Instant, start?: Instant): string {
  const text = new Date(at).toISOString()
  const clock = text.slice(11, at % 60_000 === 0 ? 16 : 19)
  const day = text.slice(0, 10)
  return start !== undefined && new Date(start).toISOString().slice(0, 10) === day ? clock : `${day} ${clock}`
}

function rangeLines(at: Minutes | undefined, endAt: Minutes | undefined): string[] {
  return at === undefined || endAt === undefined ? [] : [t`The range lasts ${formatDuration(endAt - at)}.`]
}

/** Since the first entry and the one before, and until the end. */
function distances(model: PostmortemModel, {entries, isNewestFirst}: Timeline, index: number): string[] {
  const at = entries[index]?.at
  if (at === undefined) return []
  const first = isNewestFirst ? entries.length - 1 : 0
  const previous = isNewestFirst ? index + 1 : index - 1
  const end = endOf(model, entries, isNewestFirst)
  return [
    ...(index === first ? [t`This is the first entry.`] : distance(sinceFirst, entries[first]?.at, at, 1)),
    ...(previous === first || !entries[previous] ? [] : distance(sinceEntryBefore, entries[previous].at, at, 1)),
    ...(end.index === index ? [end.is()] : distance(end.until, at, end.entry?.at, 1)),
  ]
}

/** What counts as the end: the entry in which the incident is resolved, else the last. */
function endOf(model: PostmortemModel, entries: Timeline['entries'], isNewestFirst: boolean) {
  const {timeline, resolved} = model.incident
  const isMain = timeline !== undefined && model.timelines[timeline]?.entries === entries
  if (isMain && resolved !== undefined) {
    return {index: resolved, entry: entries[resolved], until: untilEnd, is: () => t`This is the end of the incident.`}
  }
  const index = isNewestFirst ? 0 : entries.length - 1
  return {index, entry: entries[index], until: untilLast, is: () => t`This is the last entry.`}
}

function endsOf(model: PostmortemModel): {
  first: TimelineEntry | undefined
  last: {instant: Instant | undefined; until: Distance} | undefined
} {
  const timeline = model.timelines[model.incident.timeline ?? 0]
  if (!timeline) return {first: undefined, last: undefined}
  const {entries, isNewestFirst} = timeline
  const end = endOf(model, entries, isNewestFirst)
  return {first: isNewestFirst ? entries.at(-1) : entries[0], last: {instant: end.entry?.instant, until: end.until}}
}

/** How far it is to a moment, or from it; `isTurned` where it lies on the other side. */
type Distance = (length: string, isTurned: boolean) => string

const sinceTimeline: Distance = (length, isTurned) =>
  isTurned ? t`${length} before the first entry of the timeline` : t`${length} since the first entry of the timeline`
const sinceFirst: Distance = (length, isTurned) =>
  isTurned ? t`${length} before the first entry` : t`${length} since the first entry`
const sinceEntryBefore: Distance = (length, isTurned) =>
  isTurned ? t`${length} before the previous entry` : t`${length} since the previous entry`
const untilEnd: Distance = (length, isTurned) =>
  isTurned ? t`${length} after the end of the incident` : t`${length} until the end of the incident`
const untilLast: Distance = (length, isTurned) =>
  isTurned ? t`${length} after the last entry` : t`${length} until the last entry`

/** `unit` is how many of the unit of `from` and `to` make a minute. */
function distance(words: Distance, from: number | undefined, to: number | undefined, unit = 60_000): string[] {
  if (from === undefined || to === undefined) return []
  const minutes = (to - from) / unit
  return [words(formatDuration(Math.abs(minutes)), minutes < 0)]
}

function unknowns({zone, date, instant, timestamp}: Facts): string[] {
  if (instant !== undefined || !timestamp.clock) return []
  if (!zone && !date) return [t`The exact moment is unknown, because the date and the time zone are not stated.`]
  if (!zone) return [t`The time in UTC is unknown, because the time zone is not stated.`]
  if (zone.kind === 'ambiguous') {
    const candidates = anyOf(zone.candidates.map(it => `${offsetText(it.offset)} (${it.place})`))
    return [t`The time in UTC is unknown, because ${zone.name} can mean ${candidates}.`]
  }
  if (!date) return [t`The exact moment is unknown, because the date is not stated.`]
  if (zone.kind === 'fixed') return []
  return [t`The clocks in ${zone.name} changed that day, so this time occurred twice or not at all.`]
}

/** Only what the time does not say itself. */
function provenance({dateSource, zoneSource, zone}: Facts): string[] {
  const date = dateSource && dateSource !== 'entry' ? t`The date comes from ${sourceWords[dateSource]()}.` : undefined
  const inherited =
    zone && zoneSource && zoneSource !== 'entry'
      ? t`The time zone ${zone.name} comes from ${sourceWords[zoneSource]()}.`
      : undefined
  return [date, inherited].filter(it => it !== undefined)
}

function faults({date, clock}: Timestamp): string[] {
  return [date?.fault, clock?.fault].flatMap(it => (it ? [`${it}.`] : []))
}

function toMinutes(instant: Instant | undefined): Minutes | undefined {
  return instant === undefined ? undefined : instant / 60_000
}

function isUtc(zone: string): boolean {
  return /^(?:utc|etc\/utc|etc\/gmt|gmt|etc\/uct|zulu|z)$/i.test(zone)
}

function clockText({hour, minute, second}: {hour: number; minute: number; second?: number}): string {
  return `${two(hour)}:${two(minute)}${second === undefined ? '' : `:${two(second)}`}`
}

/** `UTC+05:30`; a minus as in print. */
function offsetText(offset: Minutes): string {
  return `UTC${printOffset(offset).replace('-', '−')}`
}
