import type {Position} from 'vscode-languageserver'
import type {TextDocument} from 'vscode-languageserver-textdocument'
import fc from '../property.ts'
import {
  choicesRequest,
  fixAllKind,
  insertTimelineEntryRequest,
  newDocumentRequest,
  organizeTimelineKind,
  pasteTimelineRequest,
  readinessRequest,
  setProfileRequest,
} from '../../server/protocol/requests.ts'
import {profiles} from '../../server/document/profiles/choose-profile.ts'
import {hostile} from '../incremental/as-fresh.ts'
import {samples} from '../paste/samples.ts'
import type {Step} from './part.ts'

/** A request at some place. */
export interface Ask extends Step {
  readonly at: number
  /** Of what is selected. */
  readonly length: number
  readonly method: string
  /** A new name, a profile, a kind of action or a pasted text. */
  readonly word: string
}

interface Place {
  readonly position: Position
  readonly range: {readonly start: Position; readonly end: Position}
}

const atPosition = ({position}: Place): object => ({position})
const inRange = ({range}: Place): object => ({range})
const nothing = (): object => ({})

const kinds: readonly string[] = ['quickfix', 'refactor.rewrite', fixAllKind, organizeTimelineKind, 'source', '']

/** What requests need beside the document, by their methods. */
const makers: Readonly<Record<string, (place: Place, word: string) => object>> = {
  'textDocument/diagnostic': nothing,
  'textDocument/hover': atPosition,
  'textDocument/completion': atPosition,
  'textDocument/inlineCompletion': ({position}) => ({position, context: {triggerKind: 0}}),
  'textDocument/codeAction': ({range}, word) => ({
    range,
    context: {diagnostics: [], ...(kinds.includes(word) && {only: [word]})},
  }),
  'textDocument/documentSymbol': nothing,
  'textDocument/documentLink': nothing,
  'textDocument/documentHighlight': atPosition,
  'textDocument/references': ({position}) => ({position, context: {includeDeclaration: true}}),
  'textDocument/prepareRename': atPosition,
  'textDocument/rename': ({position}, word) => ({position, newName: word}),
  'textDocument/selectionRange': ({position}) => ({positions: [position]}),
  'textDocument/foldingRange': nothing,
  'textDocument/codeLens': nothing,
  'textDocument/inlayHint': inRange,
  [pasteTimelineRequest]: ({range}, word) => ({range, ...(word.includes('\n') && {text: word})}),
  [insertTimelineEntryRequest]: atPosition,
  [setProfileRequest]: (_, word) => ({profile: word}),
  [readinessRequest]: nothing,
  [choicesRequest]: nothing,
  [newDocumentRequest]: (_, word) => ({
    profile: word,
    title: word,
    date: '2026-01-02',
    zone: 'UTC',
    language: word.slice(0, 2),
  }),
}

export const methods: readonly string[] = Object.keys(makers)

/** The parameters of a request; offsets beyond the end of the text mean its end. */
export function paramsOf({at, length, method, word}: Ask, document: TextDocument): object {
  const position = document.positionAt(at)
  const range = {start: position, end: document.positionAt(at + length)}
  const {uri} = document
  return {textDocument: {uri}, uri, ...makers[method]?.({position, range}, word)}
}

const word = fc.oneof(
  fc.constantFrom(...kinds, 'auto', ...profiles.map(it => it.id)),
  fc.constantFrom(...hostile),
  fc.constantFrom(...samples.map(it => it.text)),
  fc.constantFrom('Ana', '@bo', '## New title', 'SHOP-99', 'de', 'ja'),
)

/** @param length of the text when it is asked, about */
export function askedIn(length: number): fc.Arbitrary<Ask> {
  return fc.record({
    at: fc.nat({max: length}),
    length: fc.oneof(fc.constant(0), fc.integer({min: 1, max: 400})),
    method: fc.constantFrom(...methods),
    word,
  })
}
