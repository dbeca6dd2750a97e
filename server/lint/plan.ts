import type {DocumentStatus, PostmortemModel} from '../document/types.ts'
import type {Profile, Severity} from '../document/profiles/profile.ts'
import {rules} from '../rules/index.ts'
import type {Options, Rule} from '../rules/rule.ts'
import {namesOf} from '../rules/shared/people.ts'
import type {Instant} from '../time/calendar.ts'
import type {LintContext, LintSettings} from './types.ts'

/** A rule that is on for a document, with the severity and the options that hold there. */
export interface ActiveRule {
  readonly rule: Rule
  readonly severity: Severity
  readonly options: Options
}

/**
 * Which rules run on a document, and what they may know besides its text. The same value as long as all of that is the
 * same.
 */
export interface LintPlan {
  readonly profile: Profile
  readonly settings: LintSettings
  readonly status: DocumentStatus | undefined
  readonly language: string
  /** The people whom the document names. */
  readonly names: string
  /** Hours since 1970: no rule tells times apart that are closer. */
  readonly hour: number
  /** Those that look at one block at a time. */
  readonly blockRules: readonly ActiveRule[]
  /** Those that look at the whole document. */
  readonly documentRules: readonly ActiveRule[]
}

/** @param before the plan of the version before, which is used again when it still holds */
export function planLint(model: PostmortemModel, {profile, settings, now}: LintContext, before?: LintPlan): LintPlan {
  const names = [...namesOf(model)].join()
  const {status, language} = model
  const hour = hourOf(now)
  const holds =
    before?.profile === profile
    && before.settings === settings
    && before.status === status
    && before.language === language
    && before.names === names
    && before.hour === hour
  if (holds) return before
  const active = activeRules(profile, settings, status)
  return {
    profile,
    settings,
    status,
    language,
    names,
    hour,
    blockRules: active.filter(it => it.rule.scope === 'block'),
    documentRules: active.filter(it => it.rule.scope !== 'block'),
  }
}

function hourOf(now: Instant): number {
  return Math.floor(now / 3_600_000)
}

function activeRules(
  profile: Profile,
  settings: LintSettings,
  status: DocumentStatus | undefined,
): readonly ActiveRule[] {
  const known = lastActive.get(settings)
  if (known?.profile === profile && known.status === status) return known.active
  const active = rules.flatMap((rule): ActiveRule[] => {
    const severity = severityOf(rule, profile, settings, status)
    return severity === 'off' ? [] : [{rule, severity, options: optionsOf(rule, profile, settings)}]
  })
  lastActive.set(settings, {profile, status, active})
  return active
}

interface KnownActive {
  readonly profile: Profile
  readonly status: DocumentStatus | undefined
  readonly active: readonly ActiveRule[]
}

/** The documents of a team usually follow one profile. */
const lastActive = new WeakMap<LintSettings, KnownActive>()

/**
 *  What the person wants comes first, then what the document's status asks for, then the profile, then the rule itself.
 */
export function severityOf(
  rule: Rule,
  profile: Profile,
  settings: LintSettings,
  status?: DocumentStatus,
): Severity | 'off' {
  const usual = profile.severities[rule.id] ?? rule.severity
  const byStatus = status && usual !== 'off' ? rule.severityWhen?.[status] : undefined
  return settings.rules[rule.id] ?? byStatus ?? usual
}

/** What the person or the profile sets, where its type is that of the default; else the default. */
function optionsOf(rule: Rule, profile: Profile, settings: LintSettings): Options {
  if (!rule.options) return noOptions
  const set = {...profile.options?.[rule.id], ...settings.ruleOptions?.[rule.id]}
  return Object.fromEntries(
    Object.entries(rule.options).map(([name, option]) => {
      const value = set[name]
      return [name, isLike(value, option.default) ? value : option.default]
    }),
  )
}

const noOptions: Options = {}

function isLike(value: unknown, model: Options[string]): value is Options[string] {
  if (typeof model === 'object') return Array.isArray(value) && value.every(it => typeof it === 'string')
  return typeof value === typeof model
}

const grades: readonly Severity[] = ['hint', 'info', 'warning', 'error']

/** The milder of the two. */
export function milder(severity: Severity, most: Severity | undefined): Severity {
  return most && grades.indexOf(most) < grades.indexOf(severity) ? most : severity
}
