import type {Fix} from '../edit/fix.ts'
import {kindsUpFrom, type ParsedDocument} from '../document/parsed-document.ts'
import type {Severity} from '../document/profiles/profile.ts'
import type {MetadataField} from '../document/types.ts'
import type {Block, BlockSpan} from '../markdown/block.ts'
import {rules} from '../rules/index.ts'
import type {Problem, Rule} from '../rules/rule.ts'
import {kept, keptOn} from '../text/kept.ts'
import {ownCopy} from '../text/memoize-by-text.ts'
import {bitAt, wordFilter} from '../text/prefilter/index.ts'
import {shift} from '../text/span.ts'
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

/** The blocks in which the rules find anything, in order. What was found is kept on the block, for as long as all is the same that the rules may look at. */
export function runBlockRules(parsed: ParsedDocument, plan: LintPlan, run: RunRule): BlockResult[] {
  const {markdown: {blocks}} = parsed
  const keyOf = contextKeys(parsed)
  const results: BlockResult[] = []
  for (const block of blocks) {
    if (wordsIn(block) === 0) continue
    const problems = problemsIn(block, plan, keyOf(block), undefined, run)
    if (problems.length) results.push({block, problems})
  }
  return results
}

const blockRules = rules.filter(it => it.scope === 'block')
const bits: ReadonlyMap<Rule, number> = new Map(blockRules.map((rule, index) => [rule, bitAt(index)]))
const rulesByWords = wordFilter(blockRules.map(it => it.mayHold?.() ?? /(?:)/))

/** A bit for each rule that may find something in a block, by the words that the block holds. */
const wordsIn = kept(({text}: Block) => rulesByWords(text, 0, text.length))

const none: readonly BlockProblem[] = []

const problemsIn = keptOn((block: Block, {blockRules}: LintPlan, _key: string, _c: undefined, run: RunRule): readonly BlockProblem[] => {
  const may = wordsIn(block)
  const found: BlockProblem[] = []
  for (const it of blockRules) {
    if ((may & (bits.get(it.rule) ?? 0)) === 0) continue
    for (const problem of run(it, block)) {
      found.push({ruleId: it.rule.id, severity: milder(it.severity, problem.severity), ...onBlock(problem, block)})
    }
  }
  return found.length ? found : none
})

/**
 * All that a rule may know of a block besides its text: what its lines stand under, the fields and the action items in it. A block with the
 * same key has the same problems.
 */
function contextKeys(parsed: ParsedDocument): (block: Block) => string {
  const {model, sectionOfLine} = parsed
  const marks = marksOf(parsed)
  const chains = model.sections.map((_, index) => kindsUpFrom(model, index).join())
  const headings = model.sections.map(it => (it.heading.span as BlockSpan).first)
  return block => {
    const first = sectionOfLine[block.firstLine] ?? -1
    const last = sectionOfLine[block.firstLine + block.lines.length - 1] ?? -1
    let key = chains[first] ?? ''
    for (let section = first + 1; section <= last; section++) key += `|${chains[section]}`
    // A section's first words may be the instruction of its template.
    const isFirst = 0 < block.index && block.index - 1 <= (headings[first]?.index ?? -1)
    const mark = marks.get(block)
    return mark || isFirst ? `${mark ?? ''}${isFirst ? '^' : ''}${key}` : key
  }
}

/** The fields and action items that begin in a block; few blocks have any. */
function marksOf({model}: ParsedDocument): Map<Block, string> {
  const marks = new Map<Block, string>()
  const add = (block: Block, mark: string) => marks.set(block, `${marks.get(block) ?? ''}${mark}`)
  for (const it of model.metadata) add((it.key.span as BlockSpan).first, fieldMark(it))
  for (const {span} of model.actionItems) add((span as BlockSpan).first, 'a;')
  return marks
}

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
    ...related && {related: related.map(it => ({...it, span: shift(it.span, by)}))},
    ...fixes && {fixes: fixes.map(fix => ({...fix, edits: fix.edits.map(it => ({...it, span: shift(it.span, by)}))}))},
  }
}
