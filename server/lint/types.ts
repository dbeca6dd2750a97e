import type {Instant} from '../time/calendar.ts'
import type {Project} from '../document/project.ts'
import type {Problem} from '../rules/rule.ts'
import type {Severity, Profile} from '../document/profiles/profile.ts'
import type {Located} from '../text/span.ts'

/**
 *  What the author has switched off by comments such as `<!-- postmortem-ignore timeline/gap: it was lunch time -->`.
 */
export interface Suppressions {
  /** The rule ids that the comments name, in order, known or not. */
  readonly ids: readonly Located<string>[]
  /** Whether a problem of that rule which begins at `offset` is not to be reported. */
  isSuppressed(ruleId: string, offset: number): boolean
}

/** A problem with the rule that found it, and what it is reported as. */
export interface LintResult extends Problem {
  readonly ruleId: string
  readonly severity: Severity
}

/** What the problems of a document depend on besides the document. */
export interface LintContext {
  readonly profile: Profile
  readonly settings: LintSettings
  readonly now: Instant
  /** Called when a rule throws; the other rules still report. */
  readonly onError?: ((ruleId: string, error: unknown) => void) | undefined
}

/** The settings that decide which rules run, and with which options. */
export interface LintSettings {
  /** Rule id → severity. */
  readonly rules: Readonly<Record<string, Severity | 'off'>>
  /** Rule id → values of its options, not yet checked against the rule's declaration. */
  readonly ruleOptions?: Readonly<Record<string, Readonly<Record<string, unknown>>>>
  readonly project?: Project
}
