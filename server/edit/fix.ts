import type {Edit} from '../text/span.ts'
/** A change that solves a problem, offered as a quick fix; its edits are applied together. */
export interface Fix {
  /** What it does, in the imperative. */
  readonly title: string
  /** Returns nothing if it turns out to be impossible; it is then not offered. */
  readonly edits: readonly Edit[]
  /** Whether the document is read again to make the edits; of many such fixes, only some are made for one answer. */
  readonly isCostly?: boolean
  /** Whether `source.fixAll.postmortem` may apply it unseen: it changes no meaning and loses no text. */
  readonly isSafe?: boolean
}
