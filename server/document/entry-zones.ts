import type {Zone} from '../time/zone.ts'
import type {DocumentFacts} from './facts/document-facts.ts'
import type {Source} from './types.ts'
import type {StampedLine} from './timeline/stamped-lines.ts'

/** The zone of an entry, and where it is said. */
export interface InheritedZone {
  readonly zone: Zone | undefined
  readonly source: Source | undefined
}

/**
 * An entry's own zone, else what is said for all, else what the entries around it say, else what the document says,
 * else the project.
 */
export function inheritZones(
  stamped: readonly StampedLine[],
  facts: DocumentFacts,
  said: {readonly value: Zone; readonly source: Source} | undefined,
): InheritedZone[] {
  const written = stamped.map(it => it.timestamp.zone?.value).filter(zone => zone !== undefined)
  const usual = written.length ? usualZone(written[0] as Zone) : undefined
  const isFirst = stamped[0]?.timestamp.zone !== undefined
  const isUsual = usual !== undefined && (isFirst || stamped.length <= 2 * written.length)
  return stamped.map((it): InheritedZone => {
    if (it.timestamp.zone) return {zone: usualZone(it.timestamp.zone.value), source: 'entry'}
    if (said) return {zone: usualZone(said.value), source: said.source}
    if (isUsual) return {zone: usual, source: 'previous-entry'}
    if (facts.zone) return {zone: usualZone(facts.zone.value), source: facts.zone.source}
    if (usual) return {zone: usual, source: 'previous-entry'}
    return facts.defaultZone ? {zone: facts.defaultZone, source: 'project'} : {zone: undefined, source: undefined}
  })
}

/** In English reports these abbreviations are nearly always meant as the first candidate. */
const usuallyFirst = new Set(['PST', 'CST', 'CDT', 'BST'])

/** What an abbreviation that means several offsets is nearly always meant as; else the zone as it is. */
export function usualZone(zone: Zone): Zone {
  if (zone.kind !== 'ambiguous' || !usuallyFirst.has(zone.name.toUpperCase())) return zone
  const first = zone.candidates[0]
  return first ? {kind: 'fixed', name: zone.name, offset: first.offset} : zone
}
