import type {Fix} from '../edit/fix.ts'
import type {MetadataField} from '../document/types.ts'
import {kindsUpFrom, type ReadLines} from '../document/parsed-document.ts'
import {readSentences, type Sentence} from '../prose/sentences.ts'
import type {Severity} from '../document/profiles/profile.ts'
import type {Problem, TextLine} from '../rules/rule.ts'
import type {Line} from '../markdown/lines.ts'
import {pieceAt} from '../markdown/pieces.ts'
import {lineAt} from '../markdown/line-span.ts'
import {ownCopy} from '../text/memoize-by-text.ts'
import {shift, type Span} from '../text/span.ts'

/** One piece of a document: whole lines, from `first` up to `end`. */
export interface Piece {
  /** Index of its first line. */
  readonly first: number
  /** Index behind its last line. */
  readonly end: number
  /** Offset of its first line. */
  readonly start: number
}

/** What one rule says of one piece; offsets count from the start of the piece. */
export interface PieceProblem {
  readonly ruleId: string
  readonly severity: Severity
  readonly problem: Problem
  /** Whether its fixes change nothing outside of the piece, so that they move with it. */
  readonly isLocal: boolean
}

/** The piece with that index in `reading.pieces`. */
export function pieceOf({lines, pieces}: ReadLines, index: number): Piece {
  const first = pieces[index] as number
  return {first, end: pieces[index + 1] ?? lines.length, start: (lines[first] as Line).start}
}

/** The text of a piece, the end of its last line included. */
export function textOf({lines, text}: ReadLines, {start, end}: Piece): string {
  return text.slice(start, lines[end]?.start ?? text.length)
}

/** The sentences of one piece, with their place in the document. */
export function proseOf({text, lines, owner, model: {sections}}: ReadLines, {first, end}: Piece): Sentence[] {
  const from = Math.max(0, owner[first] ?? 0)
  const to = Math.max(from, owner[end - 1] ?? from)
  const headings: Span[] = []
  for (let index = from; index <= to; index++) if (sections[index]) headings.push((sections[index] as {heading: {span: Span}}).heading.span)
  return readSentences(text, lines, headings, {first, end, heading: from})
}

/** The lines of a piece, without their ends; offsets count in the document. */
export function linesOf({text, lines}: ReadLines, {first, end}: Pick<Piece, 'first' | 'end'>): TextLine[] {
  const result: TextLine[] = []
  for (let index = first; index < end; index++) {
    const line = lines[index] as Line
    result.push({start: line.start, text: text.slice(line.start, line.end)})
  }
  return result
}

/**
 * Beside its text, all that a rule may know of a piece: what its lines are, what it stands under, and what it holds. Two pieces with the same
 * text and the same key have the same problems.
 * @returns the key of the piece with that index
 */
export function pieceKeys(reading: ReadLines): (index: number) => string {
  const marks = marksOf(reading)
  const chains = new Map<number, string>()
  const chainOf = (section: number) => {
    const known = chains.get(section)
    if (known !== undefined) return known
    const chain = kindsUpFrom(reading.model, section).join()
    chains.set(section, chain)
    return chain
  }
  return index => keyOf(reading, index, marks.get(index) ?? '', chainOf)
}

/** The key of one piece. */
export function pieceKey(reading: ReadLines, index: number): string {
  const {lines, text, model: {metadata, actionItems}} = reading
  const {start, end} = pieceOf(reading, index)
  const behind = lines[end]?.start ?? text.length
  const isIn = (offset: number) => start <= offset && offset < behind
  const marks = [...metadata.filter(it => isIn(it.key.span.start)).map(fieldMark), ...actionItems.filter(it => isIn(it.span.start)).map(() => itemMark)]
  return keyOf(reading, index, marks.join(''), section => kindsUpFrom(reading.model, section).join())
}

function fieldMark({kinds}: MetadataField): string {
  return `f${kinds.join()};`
}

const itemMark = 'a;'

function keyOf(reading: ReadLines, index: number, marks: string, chainOf: (section: number) => string): string {
  const {lines, owner, pieces, model} = reading
  const {first, end} = pieceOf(reading, index)
  let key = marks
  for (let line = first; line < end; line++) key += (lines[line] as Line).kind[0]
  const section = owner[first] ?? -1
  const last = owner[end - 1] ?? -1
  for (let at = section; at <= last; at++) key += `|${chainOf(at)}`
  // A section's first words may be the instruction of its template.
  const isFirst = 0 <= section && 0 < index && (lines[pieces[index - 1] as number] as Line).start <= (model.sections[section]?.heading.span.start ?? -1)
  return isFirst ? `^${key}` : key
}

/** The fields and action items that begin in a piece; few pieces have any. */
function marksOf({lines, pieces, model}: ReadLines): Map<number, string> {
  const marks = new Map<number, string>()
  const add = (offset: number, mark: string) => {
    const piece = pieceAt(pieces, lineAt(lines, offset))
    marks.set(piece, `${marks.get(piece) ?? ''}${mark}`)
  }
  for (const it of model.metadata) add(it.key.span.start, fieldMark(it))
  for (const {span} of model.actionItems) add(span.start, itemMark)
  return marks
}

/** The problem with offsets that count from the start of the piece. */
export function toPiece(problem: Problem, {start}: Piece, length: number): Pick<PieceProblem, 'problem' | 'isLocal'> {
  const fixes = problem.fixes ?? []
  const isLocal = fixes.every(fix => fix.edits.every(({span}) => start <= span.start && span.end <= start + length))
  const own = {...problem, message: ownCopy(problem.message), fixes: isLocal ? fixes.map(ownFix) : []}
  return {isLocal, problem: move(own, -start)}
}

/** Of the words of a fix some are parts of the document, which they must not keep. */
function ownFix({title, edits, ...rest}: Fix): Fix {
  return {...rest, title: ownCopy(title), edits: edits.map(it => ({span: it.span, text: ownCopy(it.text)}))}
}

/** The same problem in a text that begins `by` characters earlier. */
export function move(problem: Problem, by: number): Problem {
  const {span, related, fixes} = problem
  return {
    ...problem,
    span: shift(span, by),
    ...related && {related: related.map(it => ({...it, span: shift(it.span, by)}))},
    ...fixes && {fixes: fixes.map(fix => ({...fix, edits: fix.edits.map(it => ({...it, span: shift(it.span, by)}))}))},
  }
}
