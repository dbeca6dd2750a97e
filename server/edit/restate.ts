import type {Timestamp, WrittenDate} from '../time/types.ts'
import {writtenDay} from '../document/timeline/entry-dates.ts'
import type {Timeline, TimelineEntry} from '../document/types.ts'
import type {Edit} from '../text/span.ts'
import {isoDate, isSameDay, type CivilDate} from '../time/calendar.ts'
import {printTimestamp, styleOf} from './timestamp-style.ts'
import {readDate} from '../time/written-date.ts'
import type {Zone} from '../time/zone.ts'

/** States the zone after a time that has none of its own; for a range, after its end. */
export function sayZone({clock, end}: Timestamp, zone: Pick<Zone, 'name'>, text: string): Edit {
  const written = Math.max(clock?.span.end ?? 0, end?.clock?.span.end ?? 0)
  // In "7:55 pm." the full stop may end the sentence.
  const at = /[ap]m\.$/i.test(text.slice(Math.max(0, written - 3), written)) ? written - 1 : written
  return {span: {start: at, end: at}, text: ` ${nameBehindSpace(zone)}`}
}

/** A bare offset is recognised only after digits, and so is `Z`. */
function nameBehindSpace({name}: Pick<Zone, 'name'>): string {
  if (/^z$/i.test(name)) return 'UTC'
  return /^[+\u2212-]/.test(name) ? `UTC${name}` : name
}

/** States the day of an entry before its time, in the style of the timeline's other entries. */
export function sayDay(entry: TimelineEntry, timeline: Timeline, text: string): Edit | undefined {
  const day = writtenDay(entry.date, entry.timestamp.clock)
  return day && insertDay(entry.timestamp, day, timeline, text)
}

/** Inserts a day before the clock of a time, in the style of the timeline's entries. */
export function insertDay({clock, span}: Timestamp, day: CivilDate, {entries}: Timeline, text: string): Edit {
  const sample = entries.find(
    ({timestamp: {date, clock}, dateSource}) =>
      dateSource === 'entry' && date?.year !== undefined && clock && date.span.end <= clock.span.start,
  )
  const own = sample && writtenDay(sample.date, sample.timestamp.clock)
  const printed = sample?.timestamp.date && dayLike(sample.timestamp.date, own, day, text)
  const at = clock?.span.start ?? span.start
  return {span: {start: at, end: at}, text: `${printed ?? isoDate(day)} `}
}

/**
 * A day in the notation of another one; `undefined` when the notation cannot express the day, or only ambiguously.
 * @param own the day that the other one is
 */
export function dayLike(
  written: WrittenDate,
  own: CivilDate | undefined,
  day: CivilDate,
  text: string,
): string | undefined {
  if (written.year === undefined && own?.year !== day.year) return undefined
  const {span} = written
  const bare = {span, date: written, clock: undefined, end: undefined, zone: undefined, isApproximate: false}
  const printed = printTimestamp(day, {hour: 0, minute: 0}, styleOf(text, bare, own))
  // Some notations without a year are recognised only before a time.
  const read = readDate(`${printed} 00:00`, 0)
  if (!read || read.order === 'ambiguous') return undefined
  return isSameDay(day, {...read, year: read.year ?? day.year}) ? printed : undefined
}
