import type {Fix} from '../edit/fix.ts'
import {kindsUpFrom, type ParsedDocument} from '../document/parsed-document.ts'
import type {Severity} from '../document/profiles/profile.ts'
import type {MetadataField, PostmortemModel} from '../document/types.ts'
import type {Block, BlockSpan} from '../markdown/block.ts'
import {rules} from '../rules/index.ts'
import type {Problem, Rule} from '../rules/rule.ts'
import {kept, keptOn, sameEnds} from '../text/kept.ts'
import {ownCopy} from '../text/memoize-by-text.ts'
import {bitAt, wordFilter} from '../text/prefilter/index.ts'
import {lastIndexWhere} from '../text/sorted.ts'
import {shift, type Span} from '../text/span.ts'
import {milder, type ActiveRule, type LintPlan} from './plan.ts'

/** A problem that a rule found in one block; its offsets count from the start of the block. */
export interface BlockProblem {
  readonly ruleId: string
  readonly severity: Severity
  readonly problem: Problem
  /** Whether its fixes change nothing outside of the block, so that they move with it. */
  readonly isLocal: boolean
}

/** A block with the problems that were found in it. */
export interface BlockResult {
  readonly block: Block
  readonly problems: readonly BlockProblem[]
}

/** Runs one rule on what the context shows. */
export type RunRule = (rule: ActiveRule, block: Block | undefined) => readonly Problem[]

/** What the rules that look at blocks found in one version of a document. */
export interface BlockResults {
  /** The blocks in which anything was found, in order. */
  readonly results: readonly BlockResult[]
  readonly plan: LintPlan
  readonly model: PostmortemModel
  /** That of the text. */
  readonly version: number
}

/**
 * Runs the rules that look at blocks. What was found is kept on the block, for as long as all is the same that the
 * rules may look at; only blocks for which that may be different from the version before are looked at.
 * @param before what was found in an earlier version
 */
export function runBlockRules(
  parsed: ParsedDocument,
  plan: LintPlan,
  before: BlockResults | undefined,
  run: RunRule,
): BlockResults {
  const {
    markdown: {blocks, version},
    model,
  } = parsed
  const keyOf = contextKeys(parsed)
  const isKnown = before?.plan === plan && before.version === version - 1
  const affected = isKnown ? affectedSince(before.model, parsed) : undefined
  const found: BlockResult[] = []
  for (const block of affected ?? blocks) {
    if (wordsIn(block) === 0) continue
    const problems = problemsIn(block, plan, keyOf(block), undefined, run)
    if (problems.length) found.push({block, problems})
  }
  return {results: before && affected ? withFound(before.results, affected, found) : found, plan, model, version}
}

/** What was found before, with what was found now in the blocks that are affected. */
function withFound(
  before: readonly BlockResult[],
  affected: ReadonlySet<Block>,
  found: readonly BlockResult[],
): readonly BlockResult[] {
  const kept = before.filter(({block}) => 0 <= block.index && !affected.has(block))
  if (found.length === 0) return kept.length === before.length ? before : kept
  return [...kept, ...found].sort((a, b) => a.block.index - b.block.index)
}

/** The blocks that are not as or where they were in the version before; `undefined` when that may be any. */
function affectedSince(
  before: PostmortemModel,
  {markdown: {blocks, changed}, model}: ParsedDocument,
): ReadonlySet<Block> | undefined {
  if (before.sections !== model.sections) return undefined
  const fields = differing(before.metadata, model.metadata).map(it => it.key.span)
  const items = differing(before.actionItems, model.actionItems).map(it => it.span)
  const marked = [...fields, ...items].map(it => (it as BlockSpan).first).filter(it => 0 <= it.index)
  // Whether a block is the first below a heading depends on the one above it.
  return new Set([...blocks.slice(Math.max(0, changed.from - 1), changed.to + 1), ...marked])
}

/** The elements of two lists between what they have in common at both ends. */
function differing<T>(a: readonly T[], b: readonly T[]): readonly T[] {
  if (a === b) return []
  const {start, end} = sameEnds(a, b)
  return [...a.slice(start, a.length - end), ...b.slice(start, b.length - end)]
}

const blockRules = rules.filter(it => it.scope === 'block')
const bits: ReadonlyMap<Rule, number> = new Map(blockRules.map((rule, index) => [rule, bitAt(index)]))
const rulesByWords = wordFilter(blockRules.map(it => it.mayHold?.() ?? /(?:)/))

/** A bit for each rule that may find something in a block, by the words that the block holds. */
const wordsIn = kept(({text}: Block) => rulesByWords(text, 0, text.length))

const none: readonly BlockProblem[] = []

const problemsIn = keptOn(
  (block: Block, {blockRules}: LintPlan, _key: string, _c: undefined, run: RunRule): readonly BlockProblem[] => {
    const may = wordsIn(block)
    const found: BlockProblem[] = []
    for (const it of blockRules) {
      if ((may & (bits.get(it.rule) ?? 0)) === 0) continue
      for (const problem of run(it, block)) {
        found.push({ruleId: it.rule.id, severity: milder(it.severity, problem.severity), ...onBlock(problem, block)})
      }
    }
    return found.length ? found : none
  },
)

/**
 * All that a rule may know of a block besides its text: what its lines stand under, the fields and the action items in
 * it. A block with the same key has the same problems.
 */
function contextKeys({model, sectionOfLine}: ParsedDocument): (block: Block) => string {
  const chains = new Map<number, string>()
  const chainOf = (section: number) => {
    let chain = chains.get(section)
    if (chain === undefined) chains.set(section, (chain = kindsUpFrom(model, section).join()))
    return chain
  }
  return block => {
    const first = sectionOfLine[block.firstLine] ?? -1
    const last = sectionOfLine[block.firstLine + block.lines.length - 1] ?? -1
    let key = chainOf(first)
    for (let section = first + 1; section <= last; section++) key += `|${chainOf(section)}`
    // A section's first words may be the instruction of its template.
    const heading = model.sections[first]?.heading.span as BlockSpan | undefined
    const isFirst = 0 < block.index && block.index - 1 <= (heading?.first.index ?? -1)
    const mark = markOf(block, model)
    return mark || isFirst ? `${mark}${isFirst ? '^' : ''}${key}` : key
  }
}

/** The fields and action items that begin in a block; few blocks have any. */
function markOf(block: Block, {metadata, actionItems}: PostmortemModel): string {
  const items = on(block, actionItems, it => it.span)
  return (
    on(block, metadata, it => it.key.span)
      .map(fieldMark)
      .join('') + 'a;'.repeat(items.length)
  )
}

/** Of things in the order of the text, those that begin in a block. */
function on<T>(block: Block, things: readonly T[], spanOf: (thing: T) => Span): readonly T[] {
  const blockOf = (it: T) => (spanOf(it) as BlockSpan).first.index
  const from = lastIndexWhere(things, it => blockOf(it) < block.index) + 1
  let to = from
  while (to < things.length && blockOf(things[to] as T) === block.index) to++
  return from === to ? nothing : things.slice(from, to)
}

const nothing: readonly never[] = []

function fieldMark({kinds}: MetadataField): string {
  return `f${kinds.join()};`
}

/** The problem with offsets that count from the start of the block. */
function onBlock(problem: Problem, block: Block): Pick<BlockProblem, 'problem' | 'isLocal'> {
  const fixes = problem.fixes ?? []
  const isLocal = fixes.every(fix => fix.edits.every(({span}) => block.start <= span.start && span.end <= block.end))
  const own = {...problem, message: ownCopy(problem.message), fixes: isLocal ? fixes.map(ownFix) : []}
  return {isLocal, problem: moveProblem(own, -block.start)}
}

/** Words of a fix may be parts of the document, which they must not keep in memory. */
function ownFix({title, edits, ...rest}: Fix): Fix {
  return {...rest, title: ownCopy(title), edits: edits.map(it => ({span: it.span, text: ownCopy(it.text)}))}
}

/** The same problem in a text that begins `by` characters earlier. */
export function moveProblem(problem: Problem, by: number): Problem {
  const {span, related, fixes} = problem
  return {
    ...problem,
    span: shift(span, by),
    ...(related && {related: related.map(it => ({...it, span: shift(it.span, by)}))}),
    ...(fixes && {
      fixes: fixes.map(fix => ({...fix, edits: fix.edits.map(it => ({...it, span: shift(it.span, by)}))})),
    }),
  }
}
