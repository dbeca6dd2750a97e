import type {CivilDate, ClockTime, Instant, Minutes} from './calendar.ts'

/** A time zone as people write it. */
export type Zone = FixedZone | RegionZone | AmbiguousZone

/** An offset, or an abbreviation that means one: `Z`, `UTC`, `+02:00`, `GMT+1`, `CET`, `PST`. */
export interface FixedZone {
  readonly kind: 'fixed'
  readonly name: string
  /** Minutes east of UTC. */
  readonly offset: Minutes
}

/** A place whose offset depends on the date: `Europe/Berlin`, `PT`, "Pacific Time", `PST/PDT`. */
export interface RegionZone {
  readonly kind: 'region'
  readonly name: string
  /** IANA name. */
  readonly id: string
}

/** An abbreviation that means several offsets: `IST`, `CST`, `BST`. */
export interface AmbiguousZone {
  readonly kind: 'ambiguous'
  readonly name: string
  readonly candidates: readonly {readonly offset: Minutes; readonly place: string}[]
}

/**
 * The offsets that `zone` has at that local time: one; none in the hour that a change to summer time skips, or when the
 * zone is ambiguous; two in the hour that comes twice (the earlier moment first).
 */
export declare function offsetsAt(zone: Zone, date: CivilDate, clock: ClockTime): readonly Minutes[]

/** The wall clock in an IANA zone at a moment; `undefined` if the platform does not know the zone. */
export declare function inZone(id: string, at: Instant): {date: CivilDate; clock: ClockTime; offset: Minutes} | undefined
