import type {ParsedDocument} from '../document/parsed-document.ts'
import {readDocument} from '../document/read-document.ts'
import {emptyProject} from '../document/project.ts'
import {blockIndexAt, type Block} from '../markdown/block.ts'
import type {Line} from '../markdown/line.ts'
import type {MarkdownText} from '../markdown/markdown-text.ts'
import {readSentences, type Sentence} from '../prose/sentences.ts'
import {rules} from '../rules/index.ts'
import type {Options, Problem, RuleContext, TextLine} from '../rules/rule.ts'
import {partsOf, type Parts} from '../text/parts.ts'
import type {Located, Span} from '../text/span.ts'
import {isLiteral} from '../markdown/literals.ts'
import type {Reads} from './reads.ts'
import type {LintContext} from './types.ts'

/** What is known only while rules run. */
export interface RunState {
  /** See `RuleContext`. */
  readonly suppressed: readonly Located<string>[]
  found(ruleId: string): readonly Pick<Problem, 'span' | 'message'>[]
  /** The same, as values that stay the same from version to version. */
  foundNow(ruleId: string): readonly unknown[]
}

const ruleIds: readonly string[] = rules.map(it => it.id)

/** What every rule sees. Classes, as one is made for each rule that runs, and most of them ask for little. */
class SharedContext {
  readonly options: Options
  readonly ruleIds = ruleIds
  readonly reread: RuleContext['reread']
  protected readonly parsed: ParsedDocument
  protected readonly state: RunState
  private readonly lint: LintContext

  constructor(parsed: ParsedDocument, lint: LintContext, state: RunState, options: Options) {
    this.parsed = parsed
    this.lint = lint
    this.state = state
    this.options = options
    this.reread = changed => readDocument(changed, parsed.fileName, parsed.settings).model
  }

  get wholeText(): string {
    return this.parsed.markdown.text
  }

  get profile(): RuleContext['profile'] {
    return this.lint.profile
  }

  get now(): RuleContext['now'] {
    return this.lint.now
  }

  get project(): RuleContext['project'] {
    return this.lint.settings.project ?? emptyProject
  }
}

/** What a rule sees that looks at one block: the block's prose and lines, and where anything else is. */
export class BlockContext extends SharedContext implements RuleContext {
  readonly isLiteral: RuleContext['isLiteral']
  readonly proseIn: RuleContext['proseIn']
  private readonly block: Block
  private ownProse: readonly Sentence[] | undefined
  private ownLines: readonly TextLine[] | undefined

  constructor(parsed: ParsedDocument, lint: LintContext, state: RunState, options: Options, block: Block) {
    super(parsed, lint, state, options)
    this.block = block
    this.isLiteral = span => isLiteral(parsed.markdown, span)
    this.proseIn = span => sentencesIn(parsed, span)
  }

  get text(): Parts {
    return partsOf(this.parsed.markdown.text)
  }

  get suppressed(): RuleContext['suppressed'] {
    return this.state.suppressed
  }

  get found(): RuleContext['found'] {
    return this.state.found
  }

  get prose(): readonly Sentence[] {
    return (this.ownProse ??= proseOf(this.parsed, this.block))
  }

  get lines(): readonly TextLine[] {
    return (this.ownLines ??= linesOf(this.parsed.markdown.text, this.block.lines))
  }
}

/** What a rule sees that looks at the whole document; what it reads is noted. */
export class DocumentContext extends SharedContext implements RuleContext {
  readonly text: Parts
  readonly found: RuleContext['found']
  readonly isLiteral: RuleContext['isLiteral']
  readonly proseIn: RuleContext['proseIn']
  private readonly reads: Reads

  constructor(parsed: ParsedDocument, lint: LintContext, state: RunState, options: Options, reads: Reads) {
    super(parsed, lint, state, options)
    const {markdown} = parsed
    this.reads = reads
    this.text = notedText(markdown, reads)
    this.found = ruleId => {
      reads.addFound(ruleId, state.foundNow(ruleId))
      return state.found(ruleId)
    }
    this.isLiteral = span => {
      reads.addSpan(markdown.blocks, span)
      return isLiteral(markdown, span)
    }
    this.proseIn = span => {
      reads.addSpan(markdown.blocks, span)
      return sentencesIn(parsed, span)
    }
  }

  get suppressed(): RuleContext['suppressed'] {
    this.reads.addWhole()
    return this.state.suppressed
  }

  get prose(): readonly Sentence[] {
    this.reads.addWhole()
    return this.parsed.markdown.blocks.flatMap(it => proseOf(this.parsed, it))
  }

  get lines(): readonly TextLine[] {
    const {text, lines} = this.parsed.markdown
    this.reads.addWhole()
    return linesOf(text, lines)
  }
}

function notedText({text, blocks}: MarkdownText, reads: Reads): Parts {
  return {
    get length() {
      reads.addWhole()
      return text.length
    },
    slice(start, end = text.length) {
      if (start <= 0 && text.length <= end) reads.addWhole()
      else reads.addSpan(blocks, {start, end: Math.min(end, text.length)})
      return text.slice(start, end)
    },
    around(span) {
      reads.addSpan(blocks, span)
      return text
    },
  }
}

function linesOf(text: string, lines: readonly Line[]): TextLine[] {
  return lines.map(({start, end}) => ({start, text: text.slice(start, end)}))
}

/** The sentences of one block, with their place in the document. */
function proseOf(
  {markdown: {text, lines}, sectionOfLine, model: {sections}}: ParsedDocument,
  {firstLine, lines: own}: Block,
): Sentence[] {
  const end = firstLine + own.length
  const from = Math.max(0, sectionOfLine[firstLine] ?? 0)
  const to = Math.max(from, sectionOfLine[end - 1] ?? from)
  const headings: Span[] = sections.slice(from, to + 1).map(it => it.heading.span)
  return readSentences(text, lines, headings, {first: firstLine, end, heading: from})
}

/** The sentences that stand in a part of the document, at the cost of that part. */
function sentencesIn(parsed: ParsedDocument, {start, end}: Span): Sentence[] {
  const {blocks} = parsed.markdown
  const first = blockIndexAt(blocks, start)
  const last = blockIndexAt(blocks, Math.max(start, end - 1))
  const sentences = blocks.slice(first, last + 1).flatMap(it => proseOf(parsed, it))
  return sentences.filter(it => start <= it.span.start && it.span.end <= end)
}
