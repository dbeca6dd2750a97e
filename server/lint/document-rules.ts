import type {ParsedDocument} from '../document/parsed-document.ts'
import {anchorIn} from '../document/anchor.ts'
import type {BlockSpan} from '../markdown/block.ts'
import {touchedSince} from '../markdown/markdown-text.ts'
import {ownCopy} from '../text/memoize-by-text.ts'
import type {Problem} from '../rules/rule.ts'
import type {ActiveRule, LintPlan} from './plan.ts'
import type {Reads} from './reads.ts'
import type {WatchedTimelines} from './watched-timelines.ts'

/** A problem whose spans are on blocks; its fixes are made again when somebody asks for them. */
export type DocumentProblem = Omit<Problem, 'fixes'>

/** What a rule found in the document, and what it read for that. */
export interface DocumentResult {
  readonly problems: readonly DocumentProblem[]
  readonly reads: Reads
}

/** What the rules found in one version of a document. */
export interface DocumentResults {
  readonly byRule: ReadonlyMap<string, DocumentResult>
  /** That of the text. */
  readonly version: number
}

/** Runs one rule on the whole document. */
export type RunDocumentRule = (rule: ActiveRule) => {readonly problems: readonly Problem[]; readonly reads: Reads}

/**
 * Runs the rules that look at the whole document. One that read only what has not changed is not run again.
 * @param before what they found in an earlier version, by the same plan
 * @param watched the timelines of this version
 * @param foundNow what the rules that look at blocks have found
 */
export function runDocumentRules(
  parsed: ParsedDocument,
  {documentRules}: LintPlan,
  before: DocumentResults | undefined,
  run: RunDocumentRule,
  watched: WatchedTimelines,
  foundNow: (ruleId: string) => readonly unknown[],
): DocumentResults {
  const {markdown} = parsed
  const touched = before && touchedSince(markdown, before.version)
  const anchor = anchorIn(markdown.blocks)
  const byRule = new Map<string, DocumentResult>()
  for (const rule of documentRules) {
    const known = before?.byRule.get(rule.rule.id)
    if (known && touched && known.reads.hold(parsed, watched, touched, foundNow)) {
      byRule.set(rule.rule.id, known)
      continue
    }
    const {problems, reads} = run(rule)
    const placed = problems.map(
      ({span, message, severity, related}): DocumentProblem => ({
        span: anchor(span),
        message: ownCopy(message),
        ...(severity && {severity}),
        ...(related && {related: related.map(it => ({...it, span: anchor(it.span)}))}),
      }),
    )
    for (const {span, related} of placed) {
      for (const it of [span, ...(related?.map(other => other.span) ?? [])]) reads.addPlace(it as BlockSpan)
    }
    byRule.set(rule.rule.id, {problems: placed, reads})
  }
  return {byRule, version: markdown.version}
}
