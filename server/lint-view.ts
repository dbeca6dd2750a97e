import {linesOf, pieceOf, proseOf, type Piece} from './lint-pieces.ts'
import type {LintContext} from './lint.ts'
import {isLiteral} from './literals.ts'
import {readOnce} from './model/build-model.ts'
import {emptyProject} from './model/project.ts'
import type {ReadLines} from './model/reading.ts'
import type {Sentence} from './prose/sentences.ts'
import {rules} from './rules/index.ts'
import type {Options, Problem, RuleContext, TextLine} from './rules/rule.ts'
import {lineAt} from './syntax/line-span.ts'
import {pieceAt} from './syntax/pieces.ts'
import type {Span} from './text/span.ts'

/** What is known only while rules are asked. */
interface Known {
  /** See `RuleContext`. */
  suppressed(): RuleContext['suppressed']
  found(ruleId: string): readonly Pick<Problem, 'span' | 'message'>[]
}

/** What rules get to see in one run: one piece at a time, or the whole document. */
export class LintView {
  private readonly reading: ReadLines
  private readonly context: LintContext
  private readonly known: Known
  /** One for each set of options, which most rules have not: what is shown changes. */
  private readonly contexts = new Map<Options, RuleContext>()
  private piece: Piece | undefined
  private pieceProse: readonly Sentence[] | undefined
  private pieceLines: readonly TextLine[] | undefined
  private wholeProse: readonly Sentence[] | undefined
  private wholeLines: readonly TextLine[] | undefined

  constructor(reading: ReadLines, context: LintContext, known: Known) {
    this.reading = reading
    this.context = context
    this.known = known
  }

  /** @param piece `undefined` for the whole document */
  show(piece: Piece | undefined): void {
    this.piece = piece
    this.pieceProse = undefined
    this.pieceLines = undefined
  }

  contextWith(options: Options): RuleContext {
    let context = this.contexts.get(options)
    if (!context) this.contexts.set(options, context = this.makeContext(options))
    return context
  }

  private makeContext(options: Options): RuleContext {
    const {reading: {model, text}, context: {profile, settings, now}, known} = this
    const view = this
    return {
      text, profile, now, options, ruleIds, project: settings.project ?? emptyProject, suppressed: known.suppressed(),
      isLiteral: span => isLiteral(model, text, span),
      reread: changed => readOnce(changed, view.reading.fileName, view.reading.settings).model,
      proseIn: span => view.proseIn(span),
      found: ruleId => known.found(ruleId),
      get prose() { return view.prose() },
      get lines() { return view.lines() },
    }
  }

  private prose(): readonly Sentence[] {
    const {reading, piece} = this
    if (piece) return this.pieceProse ??= proseOf(reading, piece)
    return this.wholeProse ??= reading.pieces.flatMap((_, index) => proseOf(reading, pieceOf(reading, index)))
  }

  private proseIn({start, end}: Span): readonly Sentence[] {
    const {lines, pieces} = this.reading
    const first = pieceAt(pieces, lineAt(lines, start))
    const last = pieceAt(pieces, lineAt(lines, Math.max(start, end - 1)))
    const inPieces = pieces.slice(first, last + 1).flatMap((_, index) => proseOf(this.reading, pieceOf(this.reading, first + index)))
    return inPieces.filter(it => start <= it.span.start && it.span.end <= end)
  }

  private lines(): readonly TextLine[] {
    const {reading, piece} = this
    if (piece) return this.pieceLines ??= linesOf(reading, piece)
    return this.wholeLines ??= linesOf(reading, {first: 0, end: reading.lines.length})
  }
}

const ruleIds: readonly string[] = rules.map(it => it.id)
