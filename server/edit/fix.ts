import type {Edit} from '../text/span.ts'
/** A change that solves a problem, offered as a quick fix; its edits are applied together. */
export interface Fix {
  /** What it does, in the imperative. */
  readonly title: string
  readonly edits: readonly Edit[]
  /** Whether `source.fixAll.postmortem` may apply it unseen: it changes no meaning and loses no text. */
  readonly isSafe?: boolean
}
