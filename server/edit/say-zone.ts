import type {PostmortemModel, Timeline} from '../document/types.ts'
import type {Edit, Located, Span} from '../text/span.ts'
import type {Zone} from '../time/zone.ts'
import {sayZone} from './restate.ts'

/** The heading of the timeline; one that is an entry itself, or contains other numbers, cannot be extended. */
export function headingOf(model: PostmortemModel, timeline: Timeline): Located<string> | undefined {
  const section = timeline.section === undefined ? undefined : model.sections[timeline.section]
  return section?.kinds.includes('timeline') && !/\d/.test(section.heading.title.value)
    ? section.heading.title
    : undefined
}

/** Where a finding about the whole timeline is shown: its heading, else the time of its first entry that has one. */
export function placeOf(model: PostmortemModel, timeline: Timeline): Span {
  const first = timeline.entries.find(it => it.timestamp.clock) ?? timeline.entries[0]
  return headingOf(model, timeline)?.span ?? first?.timestamp.span ?? timeline.span
}

/** Every place where the timeline writes a zone: for all of its times, or for one. A heading may be both. */
export function zonesWritten({zone, entries}: Timeline): Located<Zone>[] {
  const places = [zone, ...entries.map(it => it.timestamp.zone)].filter(it => it !== undefined)
  return [...new Map(places.map(it => [it.span.start, it])).values()]
}

/** States the zone once for all times, after the heading; `undefined` when no heading can be extended. */
export function sayInHeading(model: PostmortemModel, timeline: Timeline, zone: string): Edit[] | undefined {
  const end = headingOf(model, timeline)?.span.end
  return end === undefined ? undefined : [{span: {start: end, end}, text: ` (all times ${zone})`}]
}

/** States the zone after every time that has none of its own. */
export function sayInEntries({entries}: Timeline, zone: string, text: string): Edit[] {
  const bare = entries.filter(({timestamp}) => timestamp.clock && !timestamp.zone)
  return bare.map(({timestamp}) => sayZone(timestamp, {name: zone}, text))
}
