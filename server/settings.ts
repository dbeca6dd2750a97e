import type {Severity} from './rules/rule.ts'

/** What a person can set; the schema in `package.json` has the same names and defaults. */
export interface Settings {
  /** Globs of the documents that are postmortems; a leading `!` excludes. Empty: found by path and content. */
  readonly files: readonly string[]
  /** A profile id, or `auto`. */
  readonly profile: string
  /** Rule id → severity. */
  readonly rules: Readonly<Record<string, Severity | 'off'>>
  /** IANA name of the reader's zone, for hovers; empty: that of the machine. */
  readonly timeZone: string
  readonly outline: {readonly enabled: boolean}
}

export const defaultSettings: Settings = {files: [], profile: 'auto', rules: {}, timeZone: '', outline: {enabled: true}}
