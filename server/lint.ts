import {bitOf, Run, type AskedRule, type Asking, type Kept} from './lint-run.ts'
import {readingOf} from './model/build-model.ts'
import type {DocumentStatus, PostmortemModel} from './model/model.ts'
import type {Profile, Severity} from './model/profile.ts'
import type {ReadLines} from './model/reading.ts'
import type {SmallChange} from './model/small-change.ts'
import {rules} from './rules/index.ts'
import {namesOf} from './rules/people.ts'
import type {Options, Problem, Rule} from './rules/rule.ts'
import type {Settings} from './settings.ts'
import type {Instant} from './time/calendar.ts'

/** A problem with the rule that found it, and what it is reported as. */
export interface LintResult extends Problem {
  readonly ruleId: string
  readonly severity: Severity
}

/** What the problems of a document depend on besides the document. */
export interface LintContext {
  readonly profile: Profile
  readonly settings: Pick<Settings, 'rules'> & Partial<Pick<Settings, 'ruleOptions' | 'project'>>
  readonly now: Instant
  /** Hears of a rule that threw; the others still report. */
  readonly onError?: ((ruleId: string, error: unknown) => void) | undefined
}

/** The problems of one version of a document, and what is kept for the next. */
export interface Linting {
  /** In the order of the text. */
  readonly results: readonly LintResult[]
  readonly kept: Kept
  /** How many times rules were asked, of pieces and of documents: work is counted in tests. */
  readonly asked: {readonly pieces: number; readonly rules: number}
}

/**
 * Runs the rules on a document that was read on its own, without what comments in the text suppress; a document that is no postmortem has no
 * problems. In the order of the text.
 * @param fileName that of the model
 */
export function lint(
  model: PostmortemModel, text: string, profile: Profile, settings: LintContext['settings'], now: Instant,
  onError?: LintContext['onError'], fileName = '',
): LintResult[] {
  const {project} = settings
  const reading = readingOf(model, text, fileName, {files: [], profile: model.profile, ...project && {project}})
  return [...lintReading(reading, {profile, settings, now, onError}).results]
}

/**
 * Runs the rules on a document. Of what was found in the version before it, what cannot have changed is kept.
 * @param before the version before, of the same document
 * @param change what was changed since, when that is known and small
 */
export function lintReading(reading: ReadLines, context: LintContext, before?: Linting, change?: SmallChange | 'none'): Linting {
  const run = new Run(reading, context, askingOf(reading.model, context, before?.kept.asking))
  if (!reading.model.isPostmortem) return {results: [], kept: run.nothing(), asked: run.asked}
  const known = before?.kept.asking === run.asking && isSameHour(before.kept.now, context.now) ? before.kept : undefined
  const kept = !known || !change ? run.all(known) : change === 'none' ? run.same(known) : run.again(known, change)
  return {results: run.results(kept), kept, asked: run.asked}
}

/** What a rule says of the time is said of days. */
function isSameHour(a: Instant, b: Instant): boolean {
  return Math.floor(a / hour) === Math.floor(b / hour)
}

/** Milliseconds. */
const hour = 3_600_000

function askingOf(model: PostmortemModel, {profile, settings}: LintContext, known: Asking | undefined): Asking {
  const names = [...namesOf(model)].join()
  const {status, language} = model
  if (known?.profile === profile && known.settings === settings && known.status === status && known.language === language && known.names === names) return known
  const asked = askedRules(profile, settings, status)
  const isPiece = ({rule}: AskedRule) => rule.looksAt === 'piece'
  const piece = asked.filter(isPiece)
  const pieceRules = piece.reduce((bits, {bit}) => bits | bit, 0)
  return {profile, settings, status, language, names, piece, pieceRules, wide: asked.filter(it => !isPiece(it))}
}

function askedRules(profile: Profile, settings: LintContext['settings'], status: DocumentStatus | undefined): readonly AskedRule[] {
  const known = lastAsked.get(settings)
  if (known?.profile === profile && known.status === status) return known.rules
  const asked = rules.flatMap((rule): AskedRule[] => {
    const severity = severityOf(rule, profile, settings, status)
    return severity === 'off' ? [] : [{rule, bit: bitOf(rule), severity, options: optionsOf(rule, profile, settings)}]
  })
  lastAsked.set(settings, {profile, status, rules: asked})
  return asked
}

/** The documents of a team mostly follow one profile. */
const lastAsked = new WeakMap<LintContext['settings'], {readonly profile: Profile; readonly status: DocumentStatus | undefined; readonly rules: readonly AskedRule[]}>()

/** What the person wants comes first, then what the document's status asks for, then the profile, then the rule itself. */
export function severityOf(rule: Rule, profile: Profile, settings: LintContext['settings'], status?: DocumentStatus): Severity | 'off' {
  const usual = profile.severities[rule.id] ?? rule.severity
  const now = status && usual !== 'off' ? rule.severityWhen?.[status] : undefined
  return settings.rules[rule.id] ?? now ?? usual
}

/** What is set, by the person or the profile, where its type is that of the default; else the default. */
function optionsOf(rule: Rule, profile: Profile, settings: LintContext['settings']): Options {
  if (!rule.options) return noOptions
  const set = {...profile.options?.[rule.id], ...settings.ruleOptions?.[rule.id]}
  return Object.fromEntries(Object.entries(rule.options).map(([name, option]) => {
    const value = set[name]
    return [name, isLike(value, option.default) ? value : option.default]
  }))
}

const noOptions: Options = {}

function isLike(value: unknown, model: Options[string]): value is Options[string] {
  if (typeof model === 'object') return Array.isArray(value) && value.every(it => typeof it === 'string')
  return typeof value === typeof model
}

/** Where a rule is explained. */
export function docsUrl(ruleId: string): string {
  return `https://github.com/postmortem-tools/postmortem/blob/main/server/rules.md#${ruleId.replace('/', '')}`
}
