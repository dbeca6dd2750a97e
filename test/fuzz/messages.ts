import {TextDocument} from 'vscode-languageserver-textdocument'
import fc from '../property.ts'
import {change, type Change} from '../incremental/as-fresh.ts'
import {skipped, unreadable} from '../lsp/broken-bytes.ts'
import {malformed} from '../lsp/malformed.ts'
import {askedIn, paramsOf, type Ask} from './ask.ts'
import {mutated} from './mutate.ts'
import type {Step} from './part.ts'
import {weighted} from './weighted.ts'

/** What a client does, whether it may or not. */
export type Act = Step & {
  /** Bytes of the pieces in which it arrives; 0 for all at once. */
  readonly pieces: number
} & Doing

/** `document` is the index of its URI. */
type Doing =
  /** To wait is to wait for the answers to all requests. */
  | {readonly do: 'initialize' | 'initialized' | 'shutdown' | 'unknown' | 'wait'}
  | {readonly do: 'open' | 'close'; readonly document: number}
  | ({readonly do: 'change'; readonly document: number} & Change)
  | ({readonly do: 'ask'; readonly document: number} & Ask)
  /** The request that was sent as many requests before the last one. */
  | {readonly do: 'cancel'; readonly back: number}
  /** With parameters that it may not have. */
  | {readonly do: 'malform'; readonly method: string; readonly params: unknown; readonly isRequest: boolean}
  /** Bytes that are no message. After those that break, it is not known where the next message begins. */
  | {readonly do: 'skip' | 'break'; readonly bytes: string}

/** The documents whose text is checked at the end; malformed messages are about another one. */
export const uris: readonly string[] = ['file:///postmortems/a.md', 'file:///postmortems/b.md']

const other = TextDocument.create('file:///postmortems/other.md', 'markdown', 1, '# Outage\n\n- 10:00 UTC Down\n')

const wellFormed: Readonly<Record<string, object>> = {
  'textDocument/didOpen': {textDocument: {uri: other.uri, languageId: 'markdown', version: 1, text: other.getText()}},
  'textDocument/didChange': {
    textDocument: {uri: other.uri, version: 2},
    contentChanges: [
      {range: {start: {line: 0, character: 0}, end: {line: 1, character: 0}}, text: 'x'},
      {text: other.getText()},
    ],
  },
  'textDocument/didClose': {textDocument: {uri: other.uri}},
  'textDocument/didSave': {textDocument: {uri: other.uri}},
  'workspace/didChangeWorkspaceFolders': {event: {added: [{uri: 'file:///other', name: 'other'}], removed: []}},
  'workspace/didChangeWatchedFiles': {changes: [{uri: 'file:///other/.postmortemrc.yaml', type: 2}]},
  '$/setTrace': {value: 'off'},
}

const known = Object.entries(malformed).flatMap(([method, list]) => list.map(params => ({method, params})))

const malformedNotification = fc
  .oneof(
    fc.constantFrom(...known),
    fc
      .constantFrom(...Object.entries(wellFormed))
      .chain(([method, params]) => mutated(params).map(it => ({method, params: it}))),
  )
  .map((it): Doing => ({do: 'malform', ...it, isRequest: false}))

const malformedRequest = askedIn(other.getText().length).chain(it =>
  mutated(paramsOf(it, other)).map((params): Doing => ({do: 'malform', method: it.method, params, isRequest: true})),
)

const document = fc.nat({max: uris.length - 1})

const doingOn = (length: number): fc.Arbitrary<Doing> =>
  weighted<Doing>(
    [2, fc.constantFrom('initialize', 'initialized', 'shutdown', 'unknown').map(it => ({do: it}))],
    [4, fc.constant({do: 'wait'})],
    [6, fc.record({do: fc.constantFrom('open', 'open', 'close'), document})],
    [
      10,
      fc
        .tuple(document, change)
        .map(([document, it]) => ({do: 'change', document, ...it, at: Math.floor(it.at * length)})),
    ],
    [16, fc.tuple(document, askedIn(length)).map(([document, it]) => ({do: 'ask', document, ...it}))],
    [6, fc.nat({max: 4}).map(back => ({do: 'cancel', back}))],
    [6, fc.oneof(malformedNotification, malformedRequest)],
    [3, fc.constantFrom(...Object.values(skipped)).map(bytes => ({do: 'skip', bytes}))],
  )

const inOrder: readonly Doing[] = [{do: 'initialize'}, {do: 'initialized'}]

/**
 * Mostly, a client begins in order; now and then, it ends with bytes that cannot be read.
 * @param length of the text of the documents
 */
export function actsOn(length: number): fc.Arbitrary<readonly Act[]> {
  const begin = fc.constantFrom(inOrder, inOrder, inOrder.slice(0, 1), [])
  const broken = fc.constantFrom(...Object.values(unreadable)).map((bytes): readonly Doing[] => [{do: 'break', bytes}])
  const end = weighted<readonly Doing[]>([7, fc.constant([])], [1, broken])
  const pieces = weighted([4, fc.constant(0)], [1, fc.integer({min: 1, max: 200})])
  return fc
    .tuple(begin, fc.array(doingOn(length), {minLength: 5, maxLength: 40, size: 'max'}), end)
    .chain(([first, list, last]) =>
      fc.tuple(...[...first, ...list, ...last].map(it => pieces.map((size): Act => ({...it, pieces: size})))),
    )
}
