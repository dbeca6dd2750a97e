import {isTrailing} from '../edit/entry-style.ts'
import type {TimelinePlace} from '../edit/new-entry.ts'
import {usualZone} from '../document/entry-zones.ts'
import {readDocumentFacts} from '../document/facts/document-facts.ts'
import type {PostmortemModel, Section, Timeline, TimelineEntry} from '../document/types.ts'
import {readMarkdown} from '../markdown/markdown-text.ts'
import {touches} from '../text/span.ts'
import {findZoneDeclaration, type Zone} from '../time/zone.ts'

/**
 * The timeline at an offset; otherwise the one that the incident is read from, or the first. `undefined` if there are
 * none.
 */
export function findPlace(
  text: string,
  model: PostmortemModel,
  fileName: string,
  offset: number,
): TimelinePlace | undefined {
  const chain = sectionsAt(model, offset)
  const isInside =
    chain.some(it => model.sections[it]?.kinds.includes('timeline'))
    || model.timelines.some(it => touches(it.span, offset))
  const timeline = chosenTimeline(model, chain, isInside, offset)
  const own = isInside ? chain.find(it => model.sections[it]?.kinds.includes('timeline')) : undefined
  const index = timeline ? timeline.section : (own ?? indexOf(model))
  const section = index === undefined ? undefined : model.sections[index]
  if (!timeline && !section) return undefined
  const markdown = readMarkdown(text)
  const {lines} = markdown
  const facts = readDocumentFacts(markdown, model.sections, model.metadata, fileName, model.language)
  const sample = timeline && sampleOf(timeline, offset)
  const said = sample ? undefined : section && zoneAbove(text, section)
  const zone = said ?? facts.zone?.value
  const nearest = timeline && isInside ? nearestEntry(timeline, offset) : sample
  const date = nearest?.date ?? facts.date?.value
  const clock = nearest?.timestamp.clock
  return {
    section,
    timeline,
    sample,
    lines,
    isInside,
    unclosed: model.unclosed?.start,
    headings: new Set(model.sections.map(it => it.span.start)),
    zone: sample ? sample.zone : zone && usualZone(zone),
    isZoneWritten: sample === undefined && said === undefined,
    day: facts.date?.value,
    near: date && {date, minutes: nearest?.date && clock && !clock.fault ? clock.hour * 60 + clock.minute : undefined},
    numericOrder: facts.numericOrder,
  }
}

function sectionsAt({sections}: PostmortemModel, offset: number): number[] {
  const found: number[] = []
  const index = sections.findLastIndex(
    it => it.span.start <= offset && !(touches(it.heading.span, offset) && offset < it.heading.span.end),
  )
  for (let at = index < 0 ? undefined : index; at !== undefined; at = sections[at]?.parent) found.push(at)
  return found
}

function chosenTimeline(
  model: PostmortemModel,
  chain: readonly number[],
  isInside: boolean,
  offset: number,
): Timeline | undefined {
  if (isInside) {
    const around = model.timelines.find(it => touches(it.span, offset))
    if (around) return around
    // A timeline section without entries gets its first ones, even if another timeline has some.
    const own = chain.filter(it => model.sections[it]?.kinds.includes('timeline'))
    return model.timelines.find(it => it.section !== undefined && own.includes(it.section))
  }
  return model.timelines[model.incident.timeline ?? 0]
}

function indexOf({sections}: PostmortemModel): number | undefined {
  const index = sections.findIndex(it => it.kinds.includes('timeline'))
  return index < 0 ? undefined : index
}

/** Stated in the heading, in the text below it, or in the header of a table without rows. */
function zoneAbove(text: string, {heading, body}: Section): Zone | undefined {
  return (findZoneDeclaration(text, heading.span, true) ?? findZoneDeclaration(text, body))?.value
}

function nearestEntry({entries, isNewestFirst}: Timeline, offset: number): TimelineEntry | undefined {
  const above = entries.findLast(it => it.span.start < offset)
  return isNewestFirst ? (entries.find(it => offset <= it.span.start) ?? above) : (above ?? entries[0])
}

/**
 * Plain entries are the best samples: a time of day, a single moment, and text after it on the same line. Among them,
 * prefer one in the style of most others, that names its zone if others inherit it, and that is near.
 */
function sampleOf(timeline: Timeline, offset: number): TimelineEntry | undefined {
  const clocked = timeline.entries.filter(({timestamp}) => timestamp.clock && !timestamp.clock.fault)
  const leading = clocked.filter(it => !isTrailing(it))
  const described = leading.filter(({description: {span}}) => span.start < span.end)
  const plain = [described, leading, clocked].find(it => 0 < it.length) ?? []
  const isUsual = (has: (it: TimelineEntry) => boolean) => plain.filter(has).length * 2 > plain.length
  const [isDated, isExact] = [
    isUsual(it => Boolean(it.timestamp.date)),
    isUsual(it => it.timestamp.clock?.second !== undefined),
  ]
  const score = ({timestamp, zoneSource}: TimelineEntry) => {
    const isAsMost =
      Number(Boolean(timestamp.date) === isDated) + Number((timestamp.clock?.second !== undefined) === isExact)
    return (
      Number(!timestamp.end)
      + Number(!timestamp.isApproximate)
      + 2 * isAsMost
      + 4 * Number(zoneSource !== 'previous-entry')
    )
  }
  let best: TimelineEntry | undefined
  for (const it of plain) {
    if (!best || score(best) < score(it) || (score(best) === score(it) && it.span.start < offset)) best = it
  }
  return best
}
