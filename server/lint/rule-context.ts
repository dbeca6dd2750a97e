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

/** What a rule sees that looks at one block: the block's prose and lines, and where anything else is. */
export function blockContext(parsed: ParsedDocument, context: LintContext, state: RunState, block: Block, options: Options): RuleContext {
  const {markdown} = parsed
  let prose: readonly Sentence[] | undefined
  let lines: readonly TextLine[] | undefined
  return {
    ...shared(parsed, context, options),
    text: partsOf(markdown.text),
    suppressed: state.suppressed,
    found: state.found,
    isLiteral: span => isLiteral(markdown, span),
    proseIn: span => sentencesIn(parsed, span),
    get prose() { return prose ??= proseOf(parsed, block) },
    get lines() { return lines ??= linesOf(markdown.text, block.lines) },
  }
}

/** What a rule sees that looks at the whole document; what it reads is noted. */
export function documentContext(parsed: ParsedDocument, context: LintContext, state: RunState, options: Options, reads: Reads): RuleContext {
  const {markdown} = parsed
  const {blocks} = markdown
  return {
    ...shared(parsed, context, options),
    text: notedText(markdown, reads),
    get suppressed() {
      reads.addWhole()
      return state.suppressed
    },
    found: ruleId => {
      reads.addFound(ruleId, state.foundNow(ruleId))
      return state.found(ruleId)
    },
    isLiteral: span => {
      reads.addSpan(blocks, span)
      return isLiteral(markdown, span)
    },
    proseIn: span => {
      reads.addSpan(blocks, span)
      return sentencesIn(parsed, span)
    },
    get prose() {
      reads.addWhole()
      return blocks.flatMap(it => proseOf(parsed, it))
    },
    get lines() {
      reads.addWhole()
      return linesOf(markdown.text, markdown.lines)
    },
  }
}

function shared({fileName, settings: read, markdown: {text}}: ParsedDocument, {profile, settings, now}: LintContext, options: Options) {
  return {
    reread: (changed: string) => readDocument(changed, fileName, read).model,
    wholeText: text, profile, now, options, ruleIds, project: settings.project ?? emptyProject}
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
function proseOf({markdown: {text, lines}, sectionOfLine, model: {sections}}: ParsedDocument, {firstLine, lines: own}: Block): Sentence[] {
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
