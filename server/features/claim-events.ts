import type {Timestamp} from '../time/types.ts'
import type {Claim, PostmortemModel, TimelineEntry} from '../document/types.ts'
import {contains, type Span} from '../text/span.ts'

/**
 * The times of the entries that a stated length or window is measured between, the start first; empty when the document
 * does not tell.
 */
export function eventsOf(model: PostmortemModel, claim: Claim): Span[] {
  const {computed, window} = claim
  if (computed?.by === 'timeline') return [computed.from, computed.to]
  const stated = window ?? windowBeside(model, claim)?.window
  if (!stated) return []
  const entries = model.timelines[model.incident.timeline ?? 0]?.entries ?? []
  const spans = [stated.start, stated.end].flatMap(it => entryAt(entries, it)?.timestamp.span ?? [])
  return [...new Set(spans)]
}

/** The window that a length of the same sentence was held against. */
function windowBeside({claims}: PostmortemModel, {computed}: Claim): Claim | undefined {
  if (!computed) return undefined
  return claims.find(
    ({window}) => window && contains(window.start.span, computed.from) && contains(window.end.span, computed.to),
  )
}

/** The entry with the same time of day, give or take a minute. */
function entryAt(entries: readonly TimelineEntry[], {clock}: Timestamp): TimelineEntry | undefined {
  if (!clock || clock.fault) return undefined
  const at = clock.hour * 60 + clock.minute
  return entries.find(
    ({timestamp}) =>
      timestamp.clock
      && !timestamp.clock.fault
      && Math.abs(timestamp.clock.hour * 60 + timestamp.clock.minute - at) <= 1,
  )
}
