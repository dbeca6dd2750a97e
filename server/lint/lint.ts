import type {ParsedDocument} from '../document/parsed-document.ts'
import type {Block} from '../markdown/block.ts'
import type {Problem} from '../rules/rule.ts'
import {shift, type Span} from '../text/span.ts'
import {moveProblem, runBlockRules, type BlockProblem, type BlockResult, type BlockResults} from './block-rules.ts'
import {runDocumentRules, type DocumentProblem, type DocumentResults} from './document-rules.ts'
import {FoundProblem} from './found-problem.ts'
import {outsideUnclosed} from './outside-unclosed.ts'
import {milder, planLint, type ActiveRule, type LintPlan} from './plan.ts'
import {Reads} from './reads.ts'
import {BlockContext, DocumentContext, type RunState} from './rule-context.ts'
import {dropSuperseded} from './superseded.ts'
import {noSuppressions, readSuppressions} from './suppressions.ts'
import type {LintContext, LintResult, Suppressions} from './types.ts'
import {watchTimelines, type WatchedTimelines} from './watched-timelines.ts'

/** The problems of one version of a document, and what is used again for the next. */
export interface Linting {
  /** In the order of the text. */
  readonly results: readonly LintResult[]
  readonly plan: LintPlan
  readonly documentResults: DocumentResults
  /** `undefined` of a document that is not a postmortem. */
  readonly blockResults: BlockResults | undefined
  readonly suppressions: Suppressions
  /** How many times rules ran, on blocks and on the document: work is counted in tests. */
  readonly runs: {readonly blocks: number; readonly rules: number}
}

/**
 * Runs the rules on a document, without what comments in the text suppress; a document that is not a postmortem has no
 * problems.
 * @param before the linting of an earlier version of the same document: what cannot have changed since is used again
 */
export function lint(parsed: ParsedDocument, context: LintContext, before?: Linting): Linting {
  return new LintRun(parsed, context, before?.plan).lint(before)
}

const noResults: DocumentResults = {byRule: new Map(), version: -1}

/** One run of the rules over one version of a document. */
class LintRun {
  private readonly parsed: ParsedDocument
  private readonly context: LintContext
  private readonly plan: LintPlan
  private readonly watched: WatchedTimelines
  private readonly runs = {blocks: 0, rules: 0}
  private readonly failed = new Set<string>()
  private suppressions: Suppressions = noSuppressions
  private blockResults: readonly BlockResult[] = []
  /** What document rules found in this run, with their fixes. */
  private readonly fresh = new Map<string, readonly Problem[]>()
  private lastBlock: Block | undefined
  private readonly state: RunState

  constructor(parsed: ParsedDocument, context: LintContext, plan: LintPlan | undefined) {
    this.parsed = parsed
    this.context = context
    this.plan = planLint(parsed.model, context, plan)
    this.watched = watchTimelines(parsed)
    const suppressed = () => this.suppressions.ids
    this.state = {
      get suppressed() {
        return suppressed()
      },
      found: id => this.found(id),
      foundNow: id => this.foundNow(id),
    }
  }

  /** @param before is not kept: the problems of a version keep its run, and so would keep all versions */
  lint(before: Linting | undefined): Linting {
    const {parsed, plan, runs} = this
    if (!parsed.model.isPostmortem) {
      const nothing = {documentResults: noResults, blockResults: undefined, suppressions: noSuppressions}
      return {results: [], plan, ...nothing, runs}
    }
    this.suppressions = readSuppressions(parsed)
    const blockResults = runBlockRules(parsed, plan, before?.blockResults, (rule, block) =>
      this.runOnBlock(rule, block as Block),
    )
    this.blockResults = blockResults.results
    const known = before?.plan === plan ? before.documentResults : undefined
    const documentResults = runDocumentRules(
      parsed,
      plan,
      known,
      rule => this.runOnDocument(rule),
      this.watched,
      id => this.foundNow(id),
    )
    const results = this.results(documentResults)
    return {results, plan, documentResults, blockResults, suppressions: this.suppressions, runs}
  }

  private results({byRule}: DocumentResults): LintResult[] {
    const results: LintResult[] = []
    for (const {block, problems} of this.blockResults)
      for (const it of problems) results.push(this.blockResult(block, it))
    for (const {rule, severity} of this.plan.documentRules) {
      for (const problem of byRule.get(rule.id)?.problems ?? [])
        results.push(this.documentResult(rule.id, severity, problem))
    }
    // Where one rule is to be silent, another does not say the same instead.
    const said = dropSuperseded(results.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end))
    return said.filter(it => !this.suppressions.isSuppressed(it.ruleId, it.span.start))
  }

  private blockResult(block: Block, {ruleId, severity, problem, isLocal}: BlockProblem): LintResult {
    const {start} = block
    const {span, message, related} = problem
    const placed = {
      span: shift(span, start),
      message: onOneLine(message),
      related: related?.map(it => ({...it, span: shift(it.span, start)})),
    }
    return new FoundProblem(ruleId, severity, placed, found =>
      this.writable(isLocal ? moveProblem(problem, start).fixes : this.fixesOf(ruleId, found, block)),
    )
  }

  private documentResult(ruleId: string, severity: LintResult['severity'], problem: DocumentProblem): LintResult {
    const {span, message, related} = problem
    const placed = {
      span: plainSpan(span),
      message: onOneLine(message),
      related: related?.map(it => ({...it, span: plainSpan(it.span)})),
    }
    return new FoundProblem(ruleId, milder(severity, problem.severity), placed, found =>
      this.writable(this.fixesOf(ruleId, found, undefined)),
    )
  }

  /** Those fixes that a block that is never closed does not swallow. */
  private writable(fixes: Problem['fixes']): Problem['fixes'] {
    const {model, markdown} = this.parsed
    return fixes && outsideUnclosed(fixes, model.unclosed, markdown.text)
  }

  /** The fixes of a problem as the rule makes them now. */
  private fixesOf(ruleId: string, found: Problem, block: Block | undefined): Problem['fixes'] {
    return this.problemsOf(ruleId, block).find(it => isSame(it, found))?.fixes
  }

  private problemsOf(ruleId: string, block: Block | undefined): readonly Problem[] {
    const rule = [...this.plan.blockRules, ...this.plan.documentRules].find(it => it.rule.id === ruleId)
    if (!rule) return []
    if (block) return this.runOnBlock(rule, block)
    const known = this.fresh.get(ruleId)
    if (known) return known
    this.runOnDocument(rule)
    return this.fresh.get(ruleId) ?? []
  }

  private runOnBlock(rule: ActiveRule, block: Block): readonly Problem[] {
    if (this.lastBlock !== block) this.runs.blocks++
    this.lastBlock = block
    const {parsed} = this
    const context = new BlockContext(parsed, this.context, this.state, rule.options, block)
    return this.run(rule, () => rule.rule.check(parsed.model, context))
  }

  private runOnDocument(rule: ActiveRule): {readonly problems: readonly Problem[]; readonly reads: Reads} {
    this.runs.rules++
    const {parsed} = this
    const reads = new Reads()
    const context = new DocumentContext(parsed, this.context, this.state, rule.options, reads)
    const {watcher} = this.watched
    watcher.reads = reads
    const problems = this.run(rule, () => rule.rule.check(reads.watch(parsed, this.watched), context))
    watcher.reads = undefined
    reads.end()
    this.fresh.set(rule.rule.id, problems)
    return {problems, reads}
  }

  private run({rule}: ActiveRule, check: () => Iterable<Problem>): readonly Problem[] {
    try {
      return [...check()]
    } catch (error) {
      if (!this.failed.has(rule.id)) this.context.onError?.(rule.id, error)
      this.failed.add(rule.id)
      return []
    }
  }

  private found(ruleId: string): Pick<Problem, 'span' | 'message'>[] {
    return this.foundBy(ruleId).flatMap(({block, problems}) =>
      problems.map(({problem: {span, message}}) => ({span: shift(span, block.start), message})),
    )
  }

  private foundNow(ruleId: string): BlockProblem[] {
    return this.foundBy(ruleId).flatMap(it => it.problems)
  }

  private foundBy(ruleId: string): readonly BlockResult[] {
    const own = ({block, problems}: BlockResult) => ({block, problems: problems.filter(it => it.ruleId === ruleId)})
    return this.parsed.steps.step(`found by ${ruleId}`, [this.blockResults], () =>
      this.blockResults.map(own).filter(it => it.problems.length),
    )
  }
}

function isSame(a: Problem, b: Problem): boolean {
  return a.span.start === b.span.start && a.span.end === b.span.end && onOneLine(a.message) === onOneLine(b.message)
}

/** Messages quote the text, whose lines may be wrapped. */
function onOneLine(message: string): string {
  return message.includes('\n') || message.includes('\r')
    ? message
        .split(/\r\n?|\n/)
        .map(it => it.trim())
        .join(' ')
    : message
}

function plainSpan({start, end}: Span): Span {
  return {start, end}
}
