import {withoutRepeats} from './lint-merge.ts'
import {move, pieceKey, pieceKeys, pieceOf, textOf, toPiece, type Piece, type PieceProblem} from './lint-pieces.ts'
import {FoundProblem} from './lint-result.ts'
import {LintView} from './lint-view.ts'
import type {LintContext, LintResult} from './lint.ts'
import type {DocumentStatus} from './model/model.ts'
import type {Profile, Severity} from './model/profile.ts'
import type {ReadLines} from './model/reading.ts'
import type {SmallChange} from './model/small-change.ts'
import {rules} from './rules/index.ts'
import type {Fix, Options, Problem, Rule} from './rules/rule.ts'
import {noSuppressions, readSuppressions, type Suppressions} from './suppressions.ts'
import {anchor, type LineSpan} from './syntax/line-span.ts'
import type {Line} from './syntax/lines.ts'
import {pieceAt} from './syntax/pieces.ts'
import {ownCopy} from './text/remember.ts'
import {shift, type Edit, type Span} from './text/span.ts'
import {wordFilter} from './text/word-filter.ts'
import type {Instant} from './time/calendar.ts'

/** What is kept of one version of a document for the next. */
export interface Kept {
  readonly asking: Asking
  readonly now: Instant
  /** Key and text of a piece → what the rules say of it; edits add to it. */
  readonly pieces: Map<string, readonly PieceProblem[]>
  /** Those pieces of which anything is said, by their index, in order. */
  readonly hits: readonly (readonly [piece: number, problems: readonly PieceProblem[]])[]
  /** What the rules say that look at more than a piece. */
  readonly wide: ReadonlyMap<string, readonly WideProblem[]>
  readonly suppressions: Suppressions
}

/** Its spans stand still on the lines; its fixes are made anew when they are wanted. */
type WideProblem = Omit<Problem, 'fixes'>

/** Which rules are asked, and what those that look at one piece may know besides. The same object as long as all of that is the same. */
export interface Asking {
  readonly profile: Profile
  readonly settings: LintContext['settings']
  readonly status: DocumentStatus | undefined
  readonly language: string
  readonly names: string
  readonly piece: readonly AskedRule[]
  /** The bits of `piece`. */
  readonly pieceRules: number
  readonly wide: readonly AskedRule[]
}

/** A rule that is on for a document, with the severity and the options that hold there. */
export interface AskedRule {
  readonly rule: Rule
  /** Of a rule that looks at pieces, its own; else 0. */
  readonly bit: number
  readonly severity: Severity
  readonly options: Options
}

/** Each has a bit; there are far fewer than 32. */
const pieceRules = rules.filter(it => it.looksAt === 'piece')
const bits = new Map(pieceRules.map((rule, index) => [rule, 1 << index]))
const rulesByWords = wordFilter(pieceRules.map(it => it.mayHold?.() ?? /(?:)/))

/** The bit of a rule that looks at pieces; 0 of any other. */
export function bitOf(rule: Rule): number {
  return bits.get(rule) ?? 0
}

/** One run over one version of a document. */
export class Run {
  readonly reading: ReadLines
  readonly context: LintContext
  readonly asking: Asking
  readonly asked = {pieces: 0, rules: 0}
  readonly failed = new Set<string>()
  private suppressions: Suppressions | undefined
  private hits: Kept['hits'] = []
  /** What wide rules said in this run: their fixes still fit. */
  private readonly fresh = new Map<string, readonly Problem[]>()
  private readonly view: LintView

  constructor(reading: ReadLines, context: LintContext, asking: Asking) {
    this.reading = reading
    this.context = context
    this.asking = asking
    this.view = new LintView(reading, context, {suppressed: () => this.suppressions?.ids ?? [], found: ruleId => this.found(ruleId)})
  }

  nothing(): Kept {
    return {asking: this.asking, now: this.context.now, pieces: new Map(), hits: [], wide: new Map(), suppressions: noSuppressions}
  }

  /** The text is what it was. */
  same(known: Kept): Kept {
    this.suppressions = known.suppressions
    this.hits = known.hits
    return {...known, now: this.context.now}
  }

  /** Looks at the whole document; of pieces, what is known of the same text at the same kind of place. */
  all(known: Kept | undefined): Kept {
    const {reading} = this
    this.suppressions = readSuppressions(reading.text, reading.lines)
    const pieces = new Map<string, readonly PieceProblem[]>()
    const hits: [number, readonly PieceProblem[]][] = []
    const keyOf = pieceKeys(reading)
    reading.pieces.forEach((_, index) => {
      const piece = pieceOf(reading, index)
      const rules = this.rulesFor(piece)
      if (rules === 0) return
      const key = ownCopy(`${keyOf(index)}\n${textOf(reading, piece)}`)
      const problems = known?.pieces.get(key) ?? pieces.get(key) ?? this.askPiece(piece, rules)
      pieces.set(key, problems)
      if (problems.length) hits.push([index, problems])
    })
    this.hits = hits
    const wide = new Map(this.asking.wide.map(it => [it.rule.id, this.askWide(it)]))
    return {asking: this.asking, now: this.context.now, pieces, hits, wide, suppressions: this.suppressions}
  }

  /** Looks at the piece that was changed, and asks those rules again that look at such text. */
  again(known: Kept, change: SmallChange): Kept {
    const {reading} = this
    // Where there are any, they have moved.
    this.suppressions = known.suppressions === noSuppressions ? noSuppressions : readSuppressions(reading.text, reading.lines)
    const index = pieceAt(reading.pieces, change.line)
    const piece = pieceOf(reading, index)
    const problems = this.askAgain(known, index, piece)
    const hits = known.hits.filter(([at]) => at !== index)
    if (problems.length) hits.splice(hits.findIndex(([at]) => index < at) >>> 0, 0, [index, problems])
    this.hits = hits
    const wide = new Map(known.wide)
    const line = reading.lines[change.line] as Line
    for (const it of this.asking.wide) {
      if (dependsOn(it.rule, change) || known.wide.get(it.rule.id)?.some(problem => standsOn(problem, line))) wide.set(it.rule.id, this.askWide(it))
    }
    return {...known, now: this.context.now, hits, wide, suppressions: this.suppressions}
  }

  private askAgain({pieces}: Kept, index: number, piece: Piece): readonly PieceProblem[] {
    const rules = this.rulesFor(piece)
    if (rules === 0) return []
    const key = ownCopy(`${pieceKey(this.reading, index)}\n${textOf(this.reading, piece)}`)
    const problems = pieces.get(key) ?? this.askPiece(piece, rules)
    // Of what was typed over, the oldest goes.
    if (2 * this.reading.pieces.length + fewPieces < pieces.size) pieces.delete(pieces.keys().next().value as string)
    pieces.set(key, problems)
    return problems
  }

  results({hits, wide, suppressions}: Kept): LintResult[] {
    const results: LintResult[] = []
    for (const [index, problems] of hits) {
      const piece = pieceOf(this.reading, index)
      for (const it of problems) results.push(this.pieceResult(piece, it))
    }
    for (const {rule, severity} of this.asking.wide) {
      for (const problem of wide.get(rule.id) ?? []) results.push(this.wideResult(rule.id, severity, problem))
    }
    // Where one rule is to be silent, another does not say the same instead.
    const said = withoutRepeats(results.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end))
    return said.filter(it => !suppressions.isSuppressed(it.ruleId, it.span.start))
  }

  private pieceResult(piece: Piece, {ruleId, severity, problem, isLocal}: PieceProblem): LintResult {
    const {span, message, related} = problem
    const placed = {span: shift(span, piece.start), message: onOneLine(message), related: related?.map(it => ({...it, span: shift(it.span, piece.start)}))}
    const fixesOf = (found: Problem) =>
      isLocal ? move(problem, piece.start).fixes : this.problemsOf(ruleId, piece).find(it => isSame(it, found))?.fixes
    return new FoundProblem(ruleId, severity, placed, found => this.outsideOpen(fixesOf(found)))
  }

  private wideResult(ruleId: string, severity: Severity, {span, message, severity: own, related}: WideProblem): LintResult {
    const plain = {span: plainSpan(span), message: onOneLine(message), related: related?.map(it => ({...it, span: plainSpan(it.span)}))}
    const fixesOf = (found: Problem) => this.problemsOf(ruleId).find(it => isSame(it, found))?.fixes
    return new FoundProblem(ruleId, lesser(severity, own), plain, found => this.outsideOpen(fixesOf(found)))
  }

  /** Drops fixes that would write into a block that is never closed, or move it: anything after it is a part of it. */
  private outsideOpen(fixes: readonly Fix[] | undefined): readonly Fix[] | undefined {
    const {model: {unclosed}, text} = this.reading
    if (!unclosed) return fixes
    const moves = ({start, end}: Span) => start <= unclosed.start && unclosed.start < end
    const writesInto = ({span: {start, end}, text: added}: Edit) =>
      unclosed.start < start && added.trim() !== '' && text.slice(start, end).trim() === ''
    return fixes?.filter(it => !it.edits.some(edit => moves(edit.span) || writesInto(edit)))
  }

  /** What the rule says now, with its fixes. */
  private problemsOf(ruleId: string, piece?: Piece): readonly Problem[] {
    const known = piece ? undefined : this.fresh.get(ruleId)
    if (known) return known
    const asked = [...this.asking.piece, ...this.asking.wide].find(it => it.rule.id === ruleId)
    this.view.show(piece)
    const problems = asked ? this.ask(asked) : []
    this.view.show(undefined)
    if (!piece) this.fresh.set(ruleId, problems)
    return problems
  }

  /** A bit for each rule that may have something to say of a piece, from the words that stand in it. */
  private rulesFor({start, end}: Piece): number {
    const {lines, text} = this.reading
    return rulesByWords(text, start, lines[end]?.start ?? text.length) & this.asking.pieceRules
  }

  private askPiece(piece: Piece, rules: number): readonly PieceProblem[] {
    this.asked.pieces++
    this.view.show(piece)
    const found: PieceProblem[] = []
    for (const it of this.asking.piece) {
      if ((rules & it.bit) === 0) continue
      for (const problem of this.ask(it)) {
        const length = textOf(this.reading, piece).length
        found.push({ruleId: it.rule.id, severity: lesser(it.severity, problem.severity), ...toPiece(problem, piece, length)})
      }
    }
    this.view.show(undefined)
    return found
  }

  private askWide(it: AskedRule): readonly WideProblem[] {
    this.asked.rules++
    const problems = this.ask(it)
    this.fresh.set(it.rule.id, problems)
    const {lines} = this.reading
    return problems.map(({span, message, severity, related}): WideProblem => ({
      span: anchor(lines, span),
      message: ownCopy(message),
      ...severity && {severity},
      ...related && {related: related.map(other => ({...other, span: anchor(lines, other.span)}))},
    }))
  }

  private ask({rule, options}: AskedRule): readonly Problem[] {
    const context = this.view.contextWith(options)
    let problems: Problem[] | undefined
    try {
      for (const problem of rule.check(this.reading.model, context)) (problems ??= []).push(problem)
    } catch (error) {
      if (!this.failed.has(rule.id)) this.context.onError?.(rule.id, error)
      this.failed.add(rule.id)
    }
    return problems ?? none
  }

  private found(ruleId: string): Pick<Problem, 'span' | 'message'>[] {
    return this.hits.flatMap(([index, problems]) => {
      const own = problems.filter(it => it.ruleId === ruleId)
      const {start} = pieceOf(this.reading, index)
      return own.map(({problem: {span, message}}) => ({span: shift(span, start), message}))
    })
  }

}

const none: readonly Problem[] = []

/** What a short document may keep besides. */
const fewPieces = 100

/** Whether what the rule says may be another after the change. */
function dependsOn({looksAt}: Rule, {touches}: SmallChange): boolean {
  return looksAt === undefined || (looksAt !== 'piece' && looksAt.some(it => touches.has(it)))
}

/** Whether words may have been put in front of a place of the problem. */
function standsOn({span, related}: WideProblem, line: Line): boolean {
  return [span, ...related?.map(it => it.span) ?? []].some(it => (it as LineSpan).first === line || (it as LineSpan).last === line)
}

function isSame(a: Problem, b: Problem): boolean {
  return a.span.start === b.span.start && a.span.end === b.span.end && onOneLine(a.message) === onOneLine(b.message)
}

/** Messages quote the text, whose lines may be wrapped. */
function onOneLine(message: string): string {
  return message.includes('\n') || message.includes('\r') ? message.split(/\r\n?|\n/).map(it => it.trim()).join(' ') : message
}

function plainSpan({start, end}: Span): Span {
  return {start, end}
}

const grades: readonly Severity[] = ['hint', 'info', 'warning', 'error']

function lesser(severity: Severity, most: Severity | undefined): Severity {
  return most && grades.indexOf(most) < grades.indexOf(severity) ? most : severity
}
