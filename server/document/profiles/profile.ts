import type {FieldKey} from '../metadata/known-fields.ts'
import type {SectionKind} from '../types.ts'

/** The most severe first; an editor gets them as the severities of the Language Server Protocol. */
export type Severity = 'error' | 'warning' | 'info' | 'hint'

/** The shape that a family of postmortems has: which sections, in which order, under which names. */
export interface Profile {
  readonly id: string
  /** For people: "ALX / Holberton task". */
  readonly name: string
  /** Where the shape is published. */
  readonly source: string
  /** Fields above the sections, or in a section that `holdsFields`, in the order of the template. */
  readonly fields: readonly ProfileField[]
  /** In the order in which the profile wants them. */
  readonly sections: readonly ProfileSection[]
  /** Rules whose severity differs from their own. */
  readonly severities: Readonly<Record<string, Severity | 'off'>>
  /** Values of rules' options that differ from their defaults, by rule; what a person sets comes first. */
  readonly options?: Readonly<Record<string, Readonly<Record<string, unknown>>>>
}

/** A field that a profile asks for. */
export interface ProfileField {
  readonly key: FieldKey
  readonly isRequired: boolean
}

/** A section that a profile asks for, or allows. */
export interface ProfileSection {
  /** All of them are covered by this section: "Root cause and resolution" has two. */
  readonly kinds: readonly SectionKind[]
  /** Kinds that are accepted instead: `contributing-factors` for `root-cause`. */
  readonly alternatives: readonly SectionKind[]
  readonly isRequired: boolean
  /** The heading in English; `headingIn` gives it in the document's language. */
  readonly heading: string
  /** Whether the heading is a team's own, and is not translated. */
  readonly isVerbatim?: boolean
  /** Other headings that a team gives it, in any language. */
  readonly synonyms?: readonly string[]
  /**
   * What to write there, in one or two lines of our own words, in English; `promptIn` gives it in the document's
   * language.
   */
  readonly prompt: string
  /** Whether the prompt is a team's own, and is not translated. */
  readonly isOwnPrompt?: boolean
  /** Sections below this one; a template writes them, but no rule requires them. */
  readonly parts?: readonly {readonly heading: string; readonly prompt: string; readonly kind: SectionKind}[]
  /** Whether the profile's fields are here, as a table, and not below the title. */
  readonly holdsFields?: boolean
  /** The header of the table that a template puts here. Of a timeline without any, entries are bullets. */
  readonly columns?: readonly string[]
  /** Whether a template's timeline has a heading for each day. */
  readonly hasDays?: boolean
}
