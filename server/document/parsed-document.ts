import type {MarkdownText} from '../markdown/markdown-text.ts'
import type {Steps} from '../text/kept.ts'
import type {PostmortemModel, SectionKind} from './types.ts'
import type {Project} from './project.ts'

/**
 * One version of a document and what was read from it. The next version is read from it; after that, it must not be
 * used any more.
 */
export interface ParsedDocument {
  readonly fileName: string
  readonly settings: ReadingSettings
  readonly markdown: MarkdownText
  /** For each line the index of the innermost section that it stands in, or -1. */
  readonly sectionOfLine: Int32Array
  readonly model: PostmortemModel
  readonly steps: Steps
}

/** What of the settings decides how a document is read. */
export interface ReadingSettings {
  /** Globs of the documents that are postmortems; a leading `!` excludes. Empty: found by path and content. */
  readonly files: readonly string[]
  /** A profile id, or `auto`. */
  readonly profile: string
  readonly project?: Project
}

/** The kinds of a section and of all around it, innermost first. */
export function kindsUpFrom({sections}: Pick<PostmortemModel, 'sections'>, section: number | undefined): SectionKind[] {
  const kinds: SectionKind[] = []
  for (let index = section; index !== undefined && 0 <= index; index = sections[index]?.parent)
    kinds.push(...(sections[index]?.kinds ?? []))
  return kinds
}
