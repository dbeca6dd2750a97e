import type {Timestamp} from '../time/types.ts'
import type {PostmortemModel, Timeline} from '../document/types.ts'
import {commonFacts, type CommonFacts} from '../document/time-in-prose.ts'
import {overlaps, type Edit, type Span} from '../text/span.ts'
import {isSameDay} from '../time/calendar.ts'
import {findTimestamps} from '../time/timestamp.ts'
import {sharesClocks} from '../time/zone.ts'
import {insertDay, sayZone} from './restate.ts'

/** The times of day in the text outside the stamps of entries, and what they mean after a change. */
export interface ProseTimes {
  /** Makes them state their zone and their day. */
  readonly edits: readonly Edit[]
  /**
   * Makes them state what they would otherwise inherit from the entries, where that changes; returns whether they
   * already stated it.
   */
  say(after: CommonFacts): boolean
}

/** What is known of the text besides the model. */
interface TextContext {
  readonly wholeText: string
  /** Whether a span is not prose: code, an address, HTML, a comment or front matter. */
  isLiteral(span: Span): boolean
}

/** The times of day that do not belong to entries, before a change that may give them another zone or day. */
export function proseTimes(model: PostmortemModel, context: TextContext): ProseTimes {
  const {wholeText: text} = context
  const {zone, date} = commonFacts(model)
  const edits: Edit[] = []
  let times: readonly Timestamp[] | undefined
  let [isZoneSaid, isDaySaid] = [false, false]
  return {
    edits,
    say(after) {
      const saysZone = !isZoneSaid && zone && after.zone && !sharesClocks(zone, after.zone)
      const saysDay = !isDaySaid && date && after.date && !isSameDay(date, after.date)
      if (!saysZone && !saysDay) return true
      times ??= timesAround(model, context)
      const before = edits.length
      const timeline = model.timelines[0] as Timeline
      if (saysZone) edits.push(...times.flatMap(it => (it.zone ? [] : sayZone(it, zone, text))))
      if (saysDay) edits.push(...times.flatMap(it => (it.date ? [] : insertDay(it, date, timeline, text))))
      isZoneSaid ||= Boolean(saysZone)
      isDaySaid ||= Boolean(saysDay)
      return before === edits.length
    },
  }
}

function timesAround({timelines}: PostmortemModel, {wholeText: text, isLiteral}: TextContext): Timestamp[] {
  const entries = timelines.flatMap(it => it.entries)
  const stamps = entries.map(it => it.timestamp.span).sort((a, b) => a.start - b.start)
  let next = 0
  return findTimestamps(text).filter(({clock, span}) => {
    while (next < stamps.length && (stamps[next]?.end ?? 0) <= span.start) next++
    const stamp = stamps[next]
    if (!clock || clock.fault || (stamp && overlaps(stamp, span))) return false
    // "02:30 h" is a length.
    return !/^\s?h(?:ours?|rs?)?\b/i.test(text.slice(span.end, span.end + 8)) && !isLiteral(span)
  })
}
