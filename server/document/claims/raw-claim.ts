import type {Line} from '../../markdown/line.ts'
import type {Claim} from '../types.ts'

/** A claim before it is compared with the timeline. */
export type RawClaim = Omit<Claim, 'computed' | 'agrees'> & {
  /** The same for all claims of one line: lengths on the same line describe the same thing. */
  readonly line: object
  /** The first line of the paragraph, item or row that states it. */
  readonly opens: Line
  /** Counted in support hours or seconds, or the length of a part: there are no entries to compare it with. */
  readonly isPartial: boolean
  /** The event that it is measured from, by its own words: "5 minutes to fix once the cause was identified". */
  readonly from?: 'identified' | 'mitigation-start'
}
