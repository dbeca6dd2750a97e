/** A value that a field, or a cell, may have. */
export interface OfferedValue {
  readonly value: string
  /** What it means, in a few words. */
  readonly detail: string
}
