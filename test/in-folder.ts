import assert from 'node:assert/strict'
import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {pathToFileURL} from 'node:url'
import {startServer, type TestServer} from './protocol.ts'

/** In which one thing is left to write. */
export const unfinished = `# Outage

## Summary

It broke on 2020-06-15.

## Timeline

- 10:00 UTC Alert fires TODO
- 10:20 UTC Service restored
`

/** What a client can do that pulls diagnostics, watches files and makes new ones. */
export const pulling = {
  workspace: {
    configuration: true,
    workspaceFolders: true,
    didChangeWatchedFiles: {dynamicRegistration: true},
    diagnostics: {refreshSupport: true},
    workspaceEdit: {documentChanges: true, resourceOperations: ['create']},
  },
  textDocument: {diagnostic: {}},
}

/**
 * A folder of its own for each test, and a server that works on it; to be called in a `describe`. Names of files are
 * below the folder.
 */
export function inFolder() {
  let server: TestServer
  let root = ''

  beforeEach(() => {
    root = mkdtempSync(path.join(tmpdir(), 'postmortem-'))
  })
  afterEach(async () => {
    assert.deepEqual(server.log, [])
    assert.equal(await server.stop(), 0)
    rmSync(root, {recursive: true})
  })

  const uriOf = (name: string) => pathToFileURL(path.join(root, name)).href
  const folder = (name: string) => ({uri: uriOf(name).replace(/\/$/, ''), name})
  const notify = (method: string, params: object) => server.notify(method, params)
  const openAt = (uri: string, content: string, languageId = 'markdown') =>
    notify('textDocument/didOpen', {textDocument: {uri, languageId, version: 1, text: content}})
  const foundAt = async (uri: string): Promise<any[]> =>
    (await server.request('textDocument/diagnostic', {textDocument: {uri}})).items

  return {
    server: () => server,
    uriOf,
    folder,
    notify,
    write(name: string, content: string): void {
      mkdirSync(path.dirname(path.join(root, name)), {recursive: true})
      writeFileSync(path.join(root, name), content)
    },
    remove: (name: string) => rmSync(path.join(root, name)),
    async start(
      workspace: object,
      capabilities: object = pulling,
      settings: unknown = null,
      initializationOptions: object = {},
    ): Promise<any> {
      server = startServer({value: settings})
      const result = await server.request('initialize', {
        processId: process.pid,
        rootUri: null,
        capabilities,
        initializationOptions,
        ...workspace,
      })
      server.notify('initialized', {})
      return result
    },
    openAt,
    foundAt,
    open: (name: string, content: string, languageId?: string) => openAt(uriOf(name), content, languageId),
    change: (name: string, version: number, content: string) =>
      notify('textDocument/didChange', {textDocument: {uri: uriOf(name), version}, contentChanges: [{text: content}]}),
    close: (name: string) => notify('textDocument/didClose', {textDocument: {uri: uriOf(name)}}),
    saved: (name: string, type = 2) => notify('workspace/didChangeWatchedFiles', {changes: [{uri: uriOf(name), type}]}),
    found: (name: string) => foundAt(uriOf(name)),
    codes: async (name: string): Promise<string[]> => (await foundAt(uriOf(name))).map(it => it.code),
  }
}

/** The headings that are reported as missing. */
export function namesOfMissing(problems: readonly any[]): string[] {
  return problems
    .filter(it => it.code === 'section/missing')
    .flatMap(it => [...it.message.matchAll(/"([^"]+)"/g)].map(match => match[1]))
}
