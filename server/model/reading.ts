import type {Line} from '../syntax/lines.ts'
import type {DocumentFacts} from './document-facts.ts'
import type {Settings} from '../settings.ts'
import type {PostmortemModel, SectionKind} from './model.ts'
import type {ReadTimeline} from './timeline.ts'

/** A document as it was read: its text, what was read from it, and what is needed to read it again after a small change. */
export interface Reading extends ReadLines {
  readonly facts: DocumentFacts
  /** The sections that are timelines by their headings, not only by what stands in them, and the parts of these. */
  readonly namedTimelines: ReadonlySet<number>
  /** For each timeline of the model, in its order, where its entries begin. */
  readonly places: readonly Omit<ReadTimeline, 'timeline'>[]
}

/** What of the settings decides how a document is read. */
export type ReadingSettings = Pick<Settings, 'files' | 'profile'> & Partial<Pick<Settings, 'project'>>

/** A model with the lines and pieces of its text. */
export interface ReadLines {
  readonly text: string
  readonly fileName: string
  readonly settings: ReadingSettings
  readonly lines: readonly Line[]
  /** For each piece the index of its first line: see `cutPieces`. */
  readonly pieces: readonly number[]
  /** For each line the index of the innermost section that it stands in, or -1. */
  readonly owner: Int32Array
  readonly model: PostmortemModel
}

/** The kinds of a section and of all around it, innermost first. */
export function kindsUpFrom({sections}: Pick<PostmortemModel, 'sections'>, section: number | undefined): SectionKind[] {
  const kinds: SectionKind[] = []
  for (let index = section; index !== undefined && 0 <= index; index = sections[index]?.parent) kinds.push(...sections[index]?.kinds ?? [])
  return kinds
}
