import type {SectionKind} from './model.ts'

/** The shape that a family of postmortems has: which sections, in which order, under which names. */
export interface Profile {
  readonly id: string
  /** For people: "ALX / Holberton task". */
  readonly name: string
  /** In the order in which the profile wants them. */
  readonly sections: readonly ProfileSection[]
  /** Rules whose severity differs from their own. */
  readonly severities: Readonly<Record<string, 'error' | 'warning' | 'info' | 'hint' | 'off'>>
  /** Values of rules' options that differ from their defaults, by rule; what a person sets comes first. */
  readonly options?: Readonly<Record<string, Readonly<Record<string, unknown>>>>
}

export interface ProfileSection {
  /** All of them are covered by this section: "Root cause and resolution" has two. */
  readonly kinds: readonly SectionKind[]
  /** Kinds that do as well: `contributing-factors` for `root-cause`. */
  readonly alternatives: readonly SectionKind[]
  readonly isRequired: boolean
  /** The heading that is inserted. */
  readonly heading: string
  /** What to write there, in one or two lines of our own words. */
  readonly prompt: string
}
