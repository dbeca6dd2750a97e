import assert from 'node:assert/strict'
import {startServer, type TestServer} from './protocol.ts'

/** Of the document that is opened when nothing else is said. */
export const uri = 'file:///postmortems/2020-06-15-outage.md'

/** What a client can do that pulls diagnostics. */
export const pulling = {
  workspace: {
    configuration: true,
    didChangeConfiguration: {dynamicRegistration: true},
    workspaceEdit: {documentChanges: true},
    diagnostics: {refreshSupport: true},
  },
  textDocument: {
    diagnostic: {},
    publishDiagnostics: {codeDescriptionSupport: true},
    documentSymbol: {dynamicRegistration: true, hierarchicalDocumentSymbolSupport: true},
    completion: {completionItem: {snippetSupport: true}},
    codeAction: {codeActionLiteralSupport: {codeActionKind: {valueSet: []}}},
    rename: {prepareSupport: true},
  },
}

/** A postmortem in which a space is missing. */
export const text = `# Outage

#Summary

It broke on 2020-06-15.

## Timeline

- 10:00 UTC Alert fires
- 10:20 UTC Service restored
`

/** All of a document. */
export const everything = {range: {start: {line: 0, character: 0}, end: {line: 99, character: 0}}}

/** A server for each test, with what a test asks of it; to be called in a `describe`. */
export function withServer() {
  let server: TestServer
  /** What the client answers when it is asked for settings; the test may change it. */
  const settings: {value: unknown} = {value: null}
  const ask = (feature: string, params: object = {}, at = uri) =>
    server.request(`textDocument/${feature}`, {textDocument: {uri: at}, ...params})

  afterEach(async () => assert.equal(await server.stop(), 0))

  return {
    server: () => server,
    settings,
    async start(capabilities: object, initial: unknown = null, args?: string[]): Promise<any> {
      settings.value = initial
      server = startServer(settings, args)
      const result = await server.request('initialize', {processId: process.pid, rootUri: null, capabilities})
      server.notify('initialized', {})
      return result
    },
    open: (text: string, at = uri, version = 1) =>
      server.notify('textDocument/didOpen', {textDocument: {uri: at, languageId: 'markdown', version, text}}),
    change: (version: number, contentChanges: object[]) =>
      server.notify('textDocument/didChange', {textDocument: {uri, version}, contentChanges}),
    ask,
    codes: async (at = uri) => (await ask('diagnostic', {}, at)).items.map((it: {code: string}) => it.code),
  }
}

/** What the server does on its own time is waited for: at most five seconds. */
export async function eventually(check: () => void | Promise<void>): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt++) {
    try {
      return await check()
    } catch {
      await new Promise(resolve => setTimeout(resolve, 50))
    }
  }
  await check()
}
