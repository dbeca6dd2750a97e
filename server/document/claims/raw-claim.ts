import type {Claim} from '../types.ts'
/** A claim before it is held against the timeline. */
export type RawClaim = Omit<Claim, 'computed' | 'agrees'> & {
  /** Lengths of the same line speak of the same thing. */
  readonly line: number
  /** Counted in support hours, or in seconds, or the length of a part: entries have no such times to hold against it. */
  readonly isPartial: boolean
  /** The event that it is counted from by its own words: "5 minutes to fix once the cause was identified". */
  readonly from?: 'identified' | 'mitigation-start'
}
