import type {DocumentStatus, PostmortemModel} from './model/model.ts'
import type {Profile} from './model/profile.ts'
import {readSentences, type Sentence} from './prose/sentences.ts'
import {emptyProject} from './model/project.ts'
import {rules} from './rules/index.ts'
import type {Options, Problem, Rule, RuleContext, Severity} from './rules/rule.ts'
import type {Settings} from './settings.ts'
import {inlineLiterals} from './syntax/inline.ts'
import {readSuppressions} from './suppressions.ts'
import {readLines} from './syntax/lines.ts'
import {contains, type Span} from './text/span.ts'
import type {Instant} from './time/calendar.ts'

/** A problem with the rule that found it, and what it is reported as. */
export interface LintResult extends Problem {
  readonly ruleId: string
  readonly severity: Severity
}

const ruleIds: readonly string[] = rules.map(it => it.id)

type LintSettings = Pick<Settings, 'rules'> & Partial<Pick<Settings, 'ruleOptions' | 'project'>>

/**
 * Runs the rules, without what comments in the text suppress; a document that is no postmortem has no problems. In the order of
 * the text.
 * @param onError hears of a rule that threw; the others still report
 */
export function lint(
  model: PostmortemModel, text: string, profile: Profile, settings: LintSettings, now: Instant,
  onError: (ruleId: string, error: unknown) => void = () => {},
): LintResult[] {
  if (!model.isPostmortem) return []
  const literal = (span: Span): boolean => isLiteral(model, text, span)
  let sentences: readonly Sentence[] | undefined
  const prose = () => sentences ??= readSentences(text, readLines(text), model.sections.map(it => it.heading.span))
  const suppressions = readSuppressions(text)
  const results: LintResult[] = []
  for (const rule of rules) {
    const severity = severityOf(rule, profile, settings, model.status)
    if (severity === 'off') continue
    const context: RuleContext = {
      text, profile, now, project: settings.project ?? emptyProject, options: optionsOf(rule, profile, settings), isLiteral: literal,
      suppressed: suppressions.ids, ruleIds,
      get prose() { return prose() },
    }
    try {
      for (const problem of rule.check(model, context)) {
        if (suppressions.isSuppressed(rule.id, problem.span.start)) continue
        results.push({...problem, ruleId: rule.id, severity: lesser(severity, problem.severity)})
      }
    } catch (error) {
      onError(rule.id, error)
    }
  }
  return results.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end)
}

/** What the person wants comes first, then what the document's status asks for, then the profile, then the rule itself. */
export function severityOf(rule: Rule, profile: Profile, settings: LintSettings, status?: DocumentStatus): Severity | 'off' {
  const usual = profile.severities[rule.id] ?? rule.severity
  const now = status && usual !== 'off' ? rule.severityWhen?.[status] : undefined
  return settings.rules[rule.id] ?? now ?? usual
}

/** What is set, by the person or the profile, where its type is that of the default; else the default. */
function optionsOf(rule: Rule, profile: Profile, settings: LintSettings): Options {
  const set = {...profile.options?.[rule.id], ...settings.ruleOptions?.[rule.id]}
  return Object.fromEntries(Object.entries(rule.options ?? {}).map(([name, option]) => {
    const value = set[name]
    return [name, isLike(value, option.default) ? value : option.default]
  }))
}

function isLike(value: unknown, model: Options[string]): value is Options[string] {
  if (typeof model === 'object') return Array.isArray(value) && value.every(it => typeof it === 'string')
  return typeof value === typeof model
}

const grades: readonly Severity[] = ['hint', 'info', 'warning', 'error']

function lesser(severity: Severity, most: Severity | undefined): Severity {
  return most && grades.indexOf(most) < grades.indexOf(severity) ? most : severity
}

/** Where a rule is explained. */
export function docsUrl(ruleId: string): string {
  return `https://github.com/postmortem-tools/postmortem/blob/main/server/rules.md#${ruleId.replace('/', '')}`
}

/** Text that is not prose: told by the block it stands in, else by the inline marks of its paragraph, item or row. */
function isLiteral(model: PostmortemModel, text: string, span: Span): boolean {
  if (isInside(model.literals, span.start)) return true
  // What is indented code is known already; a deeply nested item, alone, would be read as such.
  let start = blockStart(text, span.start)
  while (start < span.start && /[ \t]/.test(text[start] ?? '')) start++
  const end = blockEnd(text, span.end)
  const local = {start: span.start - start, end: span.end - start}
  return inlineLiterals(text.slice(start, end)).some(it => contains(it, local))
}

/** Whether one of the spans, which are in order, holds the offset. */
function isInside(spans: readonly Span[], offset: number): boolean {
  let low = 0
  let high = spans.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((spans[middle] as Span).end <= offset) low = middle + 1
    else high = middle
  }
  const span = spans[low]
  return span !== undefined && span.start <= offset
}

/** Inline marks do not reach over a blank line, nor from one item, row or heading to the next. Long blocks are cut. */
function blockStart(text: string, at: number): number {
  let start = text.lastIndexOf('\n', at - 1) + 1
  while (0 < start && at - start < longest && !beginsBlock(text, start)) {
    const before = text.lastIndexOf('\n', start - 2) + 1
    if (isBlank(text, before, start - 1)) break
    start = before
  }
  return Math.max(start, at - longest)
}

function blockEnd(text: string, at: number): number {
  let end = lineEnd(text, at)
  while (end < text.length && end - at < longest && !beginsBlock(text, end + 1)) {
    const next = lineEnd(text, end + 1)
    if (isBlank(text, end + 1, next)) break
    end = next
  }
  return Math.min(end, at + longest)
}

const block = /[ \t]*(?:[-*+|#>]|\d{1,9}[.)])/y

function beginsBlock(text: string, at: number): boolean {
  block.lastIndex = at
  return block.test(text)
}

function lineEnd(text: string, at: number): number {
  const newline = text.indexOf('\n', at)
  return newline < 0 ? text.length : newline
}

function isBlank(text: string, start: number, end: number): boolean {
  return text.slice(start, Math.min(end, start + 200)).trim() === ''
}

const longest = 2000
