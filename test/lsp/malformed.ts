import {text, uri} from '../with-server.ts'

/** One that is open beside that which a test asks for. */
export const document = {uri: 'file:///postmortems/other.md', languageId: 'markdown', version: 1, text}
export const change = {range: {start: {line: 0, character: 0}, end: {line: 0, character: 0}}, text: 'x'}

/** Notifications with parameters that the protocol does not have, by method. */
export const malformed: Readonly<Record<string, readonly unknown[]>> = {
  initialized: [5, null, []],
  'textDocument/didOpen': [
    undefined,
    5,
    [],
    {},
    {textDocument: null},
    {textDocument: 5},
    {textDocument: {...document, uri: undefined}},
    {textDocument: {...document, uri: null}},
    {textDocument: {...document, uri: 5}},
    {textDocument: {...document, text: {toString: 5}}},
    {textDocument: {...document, text: undefined}},
    {textDocument: {...document, version: 'x'}},
  ],
  'textDocument/didChange': [
    undefined,
    {},
    {textDocument: null},
    {textDocument: {uri, version: 2}},
    {textDocument: {uri, version: 2}, contentChanges: 5},
    ...[
      null,
      5,
      {},
      {text: 5},
      {text: {toString: 5}},
      {...change, range: 5},
      {...change, range: {start: change.range.start}},
      {...change, range: {start: {line: 'x', character: 0}, end: {line: 0, character: 0}}},
    ].map(it => ({textDocument: {uri, version: 2}, contentChanges: [it]})),
    {textDocument: {uri, version: null}, contentChanges: [change]},
    {textDocument: {uri: 5, version: 2}, contentChanges: [change]},
  ],
  'textDocument/didClose': [undefined, {}, {textDocument: null}, {textDocument: {uri: null}}],
  'workspace/didChangeConfiguration': [undefined, 5, [], {}, {settings: 5}, {settings: {postmortem: 5}}],
  'workspace/didChangeWorkspaceFolders': [
    undefined,
    {},
    {event: null},
    {event: {}},
    {event: {added: 5, removed: 5}},
    {event: {added: [{}], removed: [{}]}},
    {event: {added: [null], removed: [null]}},
    {event: {added: [{name: 'x'}], removed: [{uri: 5}]}},
  ],
  'workspace/didChangeWatchedFiles': [
    undefined,
    {},
    {changes: 5},
    {changes: [null]},
    {changes: [{}]},
    {changes: [{uri: null, type: 2}]},
  ],
  '$/cancelRequest': [undefined, null, 5, [], {}, {id: null}, {id: {}}],
  '$/setTrace': [undefined, 5, {}, {value: 5}],
  '$/progress': [undefined, 5, {}],
}
