import type {PostmortemModel} from './model/model.ts'
import type {Profile} from './model/profile.ts'
import {rules} from './rules/index.ts'
import type {Problem, Rule, RuleContext, Severity} from './rules/rule.ts'
import type {Settings} from './settings.ts'
import {inlineLiterals} from './syntax/inline.ts'
import {contains, overlaps, type Span} from './text/span.ts'
import type {Instant} from './time/calendar.ts'

/** A problem with the rule that found it, and what it is reported as. */
export interface LintResult extends Problem {
  readonly ruleId: string
  readonly severity: Severity
}

/**
 * Runs the rules; a document that is no postmortem has no problems. In the order of the text.
 * @param onError hears of a rule that threw; the others still report
 */
export function lint(
  model: PostmortemModel, text: string, profile: Profile, settings: Pick<Settings, 'rules'>, now: Instant,
  onError: (ruleId: string, error: unknown) => void = () => {},
): LintResult[] {
  if (!model.isPostmortem) return []
  const context: RuleContext = {text, profile, now, isLiteral: span => isLiteral(model, text, span)}
  const results: LintResult[] = []
  for (const rule of rules) {
    const severity = severityOf(rule, profile, settings)
    if (severity === 'off') continue
    try {
      for (const problem of rule.check(model, context)) results.push({...problem, ruleId: rule.id, severity})
    } catch (error) {
      onError(rule.id, error)
    }
  }
  return results.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end)
}

/** What the person wants comes first, then the profile, then the rule itself. */
export function severityOf(rule: Rule, profile: Profile, settings: Pick<Settings, 'rules'>): Severity | 'off' {
  return settings.rules[rule.id] ?? profile.severities[rule.id] ?? rule.severity
}

/** Where a rule is explained. */
export function docsUrl(ruleId: string): string {
  return `https://github.com/postmortem-tools/postmortem/blob/main/server/rules.md#${ruleId.replace('/', '')}`
}

/** Text that is not prose: told by the block it stands in, else by the inline marks of its paragraph. */
function isLiteral(model: PostmortemModel, text: string, span: Span): boolean {
  if (model.literals.some(it => overlaps(it, span) || (it.start <= span.start && span.start < it.end))) return true
  const start = paragraphStart(text, span.start)
  const end = paragraphEnd(text, span.end)
  const local = {start: span.start - start, end: span.end - start}
  return inlineLiterals(text.slice(start, end)).some(it => contains(it, local))
}

/** Inline marks do not reach over a blank line; a long paragraph is cut, and only its nearest part read. */
function paragraphStart(text: string, at: number): number {
  const blank = text.lastIndexOf('\n\n', Math.max(0, at - 1))
  return Math.max(blank < 0 ? 0 : blank + 2, text.lastIndexOf('\n', Math.max(0, at - longest)) + 1)
}

function paragraphEnd(text: string, at: number): number {
  const blank = text.indexOf('\n\n', at)
  const line = text.indexOf('\n', at + longest)
  return Math.min(blank < 0 ? text.length : blank, line < 0 ? text.length : line, at + 3 * longest)
}

const longest = 2000
