import type {Position, Range, TextEdit, WorkspaceEdit} from 'vscode-languageserver'
import {TextDocument} from 'vscode-languageserver-textdocument'
import {insertTimelineEntryRequest} from '../../server/protocol/requests.ts'
import {Failure} from './part.ts'

/** What an answer belongs to. */
export interface Asked {
  readonly method: string
  readonly document: TextDocument
  readonly position: Position
}

/**
 * Throws when an answer is not valid for the document: for a position outside of it, edits that overlap, and what else
 * the protocol does not allow.
 */
export function checkAnswer({method, document, position}: Asked, answer: any): void {
  const {uri} = document
  const fail = (what: string): never => {
    throw new Failure(`${method} ${what}: ${JSON.stringify(answer).slice(0, 2000)}`)
  }
  if (positionsIn(answer, uri).some(it => !isInside(document, it))) fail('has a position outside of the document')
  if (rangesIn(answer, uri).some(it => !isBefore(it.start, it.end))) fail('has a range that is turned round')
  if (editsIn(answer, uri).some(it => overlap(document, it))) fail('has edits that overlap')
  checks[method]?.(answer, {document, position, fail})
}

interface Context extends Omit<Asked, 'method'> {
  fail(what: string): never
}

/** What else the protocol says of an answer, by its method. */
const checks: Readonly<Record<string, (answer: any, context: Context) => void>> = {
  'textDocument/completion'(answer, {position, fail}) {
    for (const {textEdit} of answer?.items ?? answer ?? []) {
      for (const it of textEdit ? [textEdit.range ?? textEdit.replace, textEdit.range ?? textEdit.insert] : []) {
        if (it.start.line !== it.end.line) fail('replaces more than one line')
        if (!covers(it, position)) fail('replaces what is not at the cursor')
      }
    }
  },
  'textDocument/inlineCompletion'(answer, {position, fail}) {
    for (const {range} of answer?.items ?? answer ?? []) {
      if (range && !covers(range, position)) fail('replaces what is not at the cursor')
    }
  },
  'textDocument/hover'(answer, {position, fail}) {
    if (answer?.range && !covers(answer.range, position)) fail('is about another place')
  },
  'textDocument/prepareRename'(answer, {position, fail}) {
    if (answer && !covers(answer.range ?? answer, position)) fail('is about another place')
  },
  'textDocument/codeLens'(answer, {fail}) {
    for (const {range} of answer ?? []) if (range.start.line !== range.end.line) fail('spans more than one line')
  },
  'textDocument/foldingRange'(answer, {document, fail}) {
    for (const {startLine, endLine} of answer ?? []) {
      if (startLine < 0 || endLine < startLine || document.lineCount <= endLine) fail('folds lines that are not there')
    }
  },
  'textDocument/documentSymbol'(answer, {fail}) {
    checkSymbols(answer ?? [], fail)
  },
  'textDocument/selectionRange'(answer, {position, fail}) {
    for (const first of answer ?? []) {
      if (!covers(first.range, position)) fail('does not hold the cursor')
      for (let it = first; it.parent; it = it.parent) {
        if (!holds(it.parent.range, it.range)) fail('does not widen the selection')
      }
    }
  },
  [insertTimelineEntryRequest](answer, {document, fail}) {
    if (!answer) return
    const after = TextDocument.create(document.uri, '', 0, TextDocument.applyEdits(document, answer.edits))
    if (!isInside(after, answer.cursor)) fail('puts the cursor outside of the document')
  },
}

function checkSymbols(symbols: readonly any[], fail: Context['fail'], around?: Range): void {
  for (const {range, selectionRange, location, name, children = []} of symbols) {
    if (!name.trim()) fail('has a symbol without a name')
    // A list without children has locations.
    if (location) continue
    if (!holds(range, selectionRange)) fail('selects what is not in the symbol')
    if (around && !holds(around, range)) fail('has a symbol outside of its parent')
    checkSymbols(children, fail, range)
  }
}

/** Lists of edits that are made together in the document, in an answer or in its actions. */
function editsIn(answer: any, uri: string): (readonly TextEdit[])[] {
  if (!answer) return []
  if (Array.isArray(answer)) return answer.flatMap(it => editsOf(it?.edit, uri))
  if (Array.isArray(answer.edits)) return [answer.edits]
  return editsOf(answer.changes || answer.documentChanges ? answer : answer.edit, uri)
}

function editsOf(edit: WorkspaceEdit | undefined, uri: string): (readonly TextEdit[])[] {
  const own = edit?.changes?.[uri]
  const versioned = edit?.documentChanges?.flatMap(it =>
    'edits' in it && it.textDocument.uri === uri ? [it.edits] : [],
  )
  return [...(own ? [own] : []), ...((versioned as TextEdit[][]) ?? [])]
}

function overlap(document: TextDocument, edits: readonly TextEdit[]): boolean {
  const spans = edits.map(({range}) => [document.offsetAt(range.start), document.offsetAt(range.end)] as const)
  const ordered = spans.sort((a, b) => a[0] - b[0] || a[1] - b[1])
  return ordered.some(([start], index) => start < (ordered[index - 1]?.[1] ?? 0))
}

/** Everything in the answer that looks like a position of that document. */
function positionsIn(value: any, uri: string): Position[] {
  if (!isOf(value, uri)) return []
  if (typeof value.line === 'number' && typeof value.character === 'number') return [value]
  // The cursor is in the text that the edits make.
  return Object.entries(value).flatMap(([key, it]) => (key === 'cursor' ? [] : positionsIn(it, uri)))
}

function rangesIn(value: any, uri: string): Range[] {
  if (!isOf(value, uri)) return []
  if (value.start?.line !== undefined && value.end?.line !== undefined) return [value]
  return Object.values(value).flatMap(it => rangesIn(it, uri))
}

/** Whether it is made of parts, and not about another document, such as the edits of a project file. */
function isOf(value: any, uri: string): boolean {
  return typeof value === 'object' && value !== null && (value.textDocument?.uri ?? uri) === uri
}

/** Not behind the end of its line, which the protocol allows only in what a client sends. */
function isInside(document: TextDocument, position: Position): boolean {
  const {line, character} = document.positionAt(document.offsetAt(position))
  return line === position.line && character === position.character
}

function covers({start, end}: Range, position: Position): boolean {
  return isBefore(start, position) && isBefore(position, end)
}

function holds(outer: Range, inner: Range): boolean {
  return isBefore(outer.start, inner.start) && isBefore(inner.end, outer.end)
}

/** Or at the same place. */
function isBefore(a: Position, b: Position): boolean {
  return a.line < b.line || (a.line === b.line && a.character <= b.character)
}
