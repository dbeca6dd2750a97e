import type {Timeline, TimelineEntry} from '../../model/model.ts'
import type {Edit} from '../../text/span.ts'

/**
 * The edits that put the entries of a timeline in the order of their times. Stable; each entry moves with its details, and the
 * text between the entries stays. `undefined` when the entries cannot be moved without loss: a time is unknown, an entry's date
 * comes from the one before it or from a heading above it, or something stands between two entries.
 */
export function sortEntries(timeline: Timeline, text: string): Edit[] | undefined {
  const {entries} = timeline
  if (timeline.isNewestFirst || entries.some(it => it.at === undefined) || !areNeighbours(timeline, text)) return undefined
  if (entries.some(it => it.order === 'rollover' || it.dateSource === 'day-heading')) return undefined
  if (entries.some(it => it.dateSource === 'previous-entry') && entries.some(it => it.dateSource === 'entry')) return undefined
  const sorted = [...entries].sort((a, b) => (a.at as number) - (b.at as number))
  const edits = entries.flatMap((slot, index): Edit[] => {
    const entry = sorted[index] as TimelineEntry
    return entry === slot ? [] : [{span: slot.span, text: text.slice(entry.span.start, entry.span.end)}]
  })
  return edits.length ? edits : undefined
}

/** Only blank lines, indentation and list numbers may stand between two entries. */
function areNeighbours({entries}: Timeline, text: string): boolean {
  return entries.every((entry, index) => {
    const next = entries[index + 1]
    return !next || text.slice(entry.span.end, next.span.start).trim() === ''
  })
}
