import {lineAt} from '../syntax/line-span.ts'
import {readCells, type Line} from '../syntax/lines.ts'
import {lastUpTo, includes} from '../text/sorted.ts'
import {moveTimestamp} from '../time/timestamp.ts'
import {isStamp} from './build-model.ts'
import {opensEntry, proseLinesAround, readClaimsAround, type RawClaim} from './claims.ts'
import {readMarks} from './episodes.ts'
import {opensTopic, toldText} from './entry-text.ts'
import {isOutage} from './incident.ts'
import {readEventCandidates} from './key-events.ts'
import {readField} from './metadata.ts'
import {emptyProject} from './project.ts'
import type {Reading} from './reading.ts'
import {kindsWith} from './section-names.ts'
import {isBreak, readHeading} from './heading-forms.ts'
import {readStampedLine, type StampedLine} from './stamped-lines.ts'
import {isElsewhere} from './timeline.ts'

/** What a line says: what is read of it, and what it is to the document apart from its words. */
export interface LineSayings {
  readonly stamp: StampedLine | undefined
  readonly claims: readonly RawClaim[]
  readonly structure: string
  /** Units from the start of the line behind which words may change without another time being read. */
  readonly wordsFrom: number
}

/** `undefined` when the line is more than words: a heading, a field. */
export function whatLineSays(reading: Reading, text: string, index: number): LineSayings | undefined {
  const {lines, owner, model, settings: {project = emptyProject}} = reading
  const line = lines[index] as Line
  const section = owner[index] as number
  const kinds = model.sections[section]?.kinds ?? []
  if (line.kind !== 'code' && line.kind !== 'quote') {
    if (readHeading(text, lines, index, 0, {isStamp, kindsOf: kindsWith(project.sectionNames)}) || readField(text, line)) return undefined
    // Entries end before a label; this line may be one, or underline one.
    if (opensTopic(text, lines, index) || opensTopic(text, lines, index - 1)) return undefined
  }
  const claims = claimsAround(reading, text, index)
  if (!claims) return undefined
  const stamp = isElsewhere(kinds) ? undefined : readStampedLine(text, lines, index, reading.namedTimelines.has(section))
  const told = tellersOf(reading, index).map(at => toldBy(reading, text, at))
  const cells = line.kind === 'row' ? readCells(text, line).length : 0
  return {
    stamp,
    claims,
    structure: JSON.stringify([isBreak(text, line), cells, stamp && formOf(stamp, line.start), told, claims.map(it => claimForm(it, text, lines))]),
    wordsFrom: stamp ? wordsFromOf(stamp, line) : 0,
  }
}

/** A time at the end of its line would grow with it. */
function wordsFromOf({timestamp: {span, zone}}: StampedLine, line: Line): number {
  // The zone may stand behind a date that stands behind the time.
  const end = Math.max(span.end, zone?.span.end ?? 0)
  return end === line.end ? Infinity : end - line.start
}

/** A stamp without its words; offsets count from the start of its line. An entry without words may be a day. */
function formOf({layout, timestamp, description, isTrailing, isDay, isEmphasised, startsAt}: StampedLine, from: number): unknown {
  const isSilent = description.end <= description.start
  return [layout, moveTimestamp(timestamp, -from), isSilent, isTrailing, isDay, isEmphasised, startsAt !== undefined]
}

/** What the words around state; of an entry below the heading of a timeline, whose times are no claims, nothing. */
function claimsAround(reading: Reading, text: string, index: number): RawClaim[] | undefined {
  const {lines, owner, model, facts} = reading
  const kind = (lines[index] as Line).kind
  if (kind === 'code' || kind === 'quote') return []
  const {first} = proseLinesAround(lines, index)
  if (opensEntry(reading.places, first) && reading.namedTimelines.has(owner[first] as number)) return []
  return readClaimsAround(text, lines, index, model.sections[owner[first] as number], facts)
}

/** A claim without its places in the line. */
function claimForm({span, line, window, ...rest}: RawClaim, text: string, lines: readonly Line[]): unknown {
  const withoutSpans = (key: string, value: unknown) => key === 'span' ? undefined : value
  return [rest, lineAt(lines, line), window && JSON.parse(JSON.stringify(window, withoutSpans)), isOutage({span}, text)]
}

/** The entries that may tell what stands in the line: the last one at or above it of each timeline. */
function tellersOf({places}: Reading, index: number): {timeline: number; entry: number}[] {
  return places.flatMap(({entryLines}, timeline) => {
    const entry = lastUpTo(entryLines, index)
    return entry < 0 || farthest < index - (entryLines[entry] as number) ? [] : [{timeline, entry}]
  })
}

/** Lines: what an entry tells of its event does not go on further than this. */
export const farthest = 20

function toldBy(
  {lines, owner, places, namedTimelines, model: {sections}}: Reading, text: string,
  {timeline, entry}: {timeline: number; entry: number},
): unknown {
  const place = places[timeline]
  const index = place?.entryLines[entry] ?? 0
  const stamp = readStampedLine(text, lines, index, namedTimelines.has(owner[index] as number))
  if (!stamp || !place) return undefined
  const told = toldText({text, lines, sections, owner, starts: {has: it => includes(place.stampedLines, it)}}, stamp)
  return [[...readEventCandidates(told)], readMarks(told)]
}
