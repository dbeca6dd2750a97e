import type {LintResult} from '../lint/types.ts'
import {severityOf} from '../lint/plan.ts'
import type {LeftOver, Readiness} from '../protocol/requests.ts'
import {rules} from '../rules/index.ts'
import type {Snapshot} from './snapshot.ts'
import {toRange} from './convert.ts'
import {mostSevere} from './diagnostic.ts'

/**
 * `postmortem/readiness`: what is left to do before the document can be reviewed, or, when it has been, before it is
 * final.
 */
export function readiness(snapshot: Snapshot): Readiness {
  const {
    document,
    profile,
    model: {status},
  } = snapshot
  const next = status === 'review' || status === 'final' ? 'final' : 'review'
  const problems = mostSevere(problemsOnceIn(next, snapshot)).filter(it => it.ruleId !== sumRule)
  const toLeftOver = ({ruleId, message, severity, span}: LintResult): LeftOver => ({
    group: ruleId.split('/')[0] ?? '',
    rule: ruleId,
    message,
    severity,
    range: toRange(document, span),
  })
  return {
    profile: {id: profile.id, name: profile.name},
    status: status ?? null,
    next,
    left: problems.filter(isGrave).map(toLeftOver),
    suggestions: problems.filter(it => !isGrave(it)).map(toLeftOver),
  }
}

/** The same document with another status has other problems only where a rule cares for it. */
function problemsOnceIn(
  next: Readiness['next'],
  {model, profile, settings, problems, problemsOnce}: Snapshot,
): readonly LintResult[] {
  const isSame = rules.every(
    it => severityOf(it, profile, settings, model.status) === severityOf(it, profile, settings, next),
  )
  if (isSame) return problems
  const outsideRules = problems.filter(({ruleId}) => !rules.some(it => it.id === ruleId))
  return [...outsideRules, ...problemsOnce(next)]
}

/** Says of all that is left that it is left. */
const sumRule = 'doc/final-but-incomplete'

function isGrave({severity}: LintResult): boolean {
  return severity === 'error' || severity === 'warning'
}
