import type {LintResult} from './types.ts'
import {rules} from '../rules/index.ts'
import {overlapsAny, type Span} from '../text/span.ts'

/**
 * Leaves out what another rule has said of the same words.
 * @param results in the order of the text
 */
export function dropSuperseded(results: LintResult[]): LintResult[] {
  const said = new Map<string, Span[]>()
  for (const {ruleId, span} of results) {
    if (!stronger.has(ruleId)) continue
    const spans = said.get(ruleId)
    if (spans) spans.push(span)
    else said.set(ruleId, [span])
  }
  if (said.size === 0) return results
  return results.filter(({ruleId, span}) => !yielding.get(ruleId)?.some(id => overlapsAny(said.get(id) ?? [], span)))
}

const yielding: ReadonlyMap<string, readonly string[]> = new Map(
  rules.flatMap(it => (it.yieldsTo ? [[it.id, it.yieldsTo]] : [])),
)

/** Rules that others yield to. */
const stronger: ReadonlySet<string> = new Set([...yielding.values()].flat())
