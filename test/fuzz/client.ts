import {TextDocument} from 'vscode-languageserver-textdocument'
import {defaultSettings} from '../../server/config/settings.ts'
import {diagnostic} from '../../server/features/diagnostic.ts'
import {takeSnapshot} from '../../server/features/snapshot.ts'
import {firstDifference} from '../first-difference.ts'
import {frame, type Message} from '../protocol.ts'
import {paramsOf} from './ask.ts'
import {uris, type Act} from './messages.ts'
import {Failure} from './part.ts'
import type {Wire} from './wire.ts'

/** A client that sends anything, and knows what the server should make of it. */
export interface Client {
  act(it: Act): Promise<void>
  /** Ends the server; rejects when anything was not as it should be. */
  end(): Promise<void>
}

/** @param text of all documents when they are opened */
export function startClient(wire: Wire, text: string): Client {
  let phase: Phase = 'new'
  let lastId = 0
  const open = new Map<string, TextDocument>()
  const cancelled = new Set<number>()
  /** What the answer to a request must be, by its id. */
  const expected = new Map<number, (answer: Message) => boolean>()

  async function request(method: string, params: unknown, fits: (answer: Message) => boolean, size = 0): Promise<void> {
    const id = ++lastId
    const refusal = refusalOf(method, phase)
    expected.set(id, refusal === undefined ? fits : ({error}) => error?.code === refusal)
    if (refusal === undefined && method === 'initialize') phase = 'running'
    if (refusal === undefined && method === 'shutdown') phase = 'shut down'
    await wire.write(frame({id, method, params}), size)
  }

  const notify = (method: string, params?: unknown, size = 0) => wire.write(frame({method, params}), size)

  const uriOf = ({document}: {document: number}) => uris[document] as string

  /** The document as the server has it; as it would be opened, when it is not open. */
  const documentOf = (uri: string) => open.get(uri) ?? TextDocument.create(uri, 'markdown', 1, text)

  const actions: {readonly [K in Act['do']]: (it: Act & {do: K}) => Promise<void>} = {
    initialize: ({pieces}) => request('initialize', initialization, isResult, pieces),
    initialized: ({pieces}) => notify('initialized', {}, pieces),
    shutdown: ({pieces}) => request('shutdown', undefined, isResult, pieces),
    unknown: ({pieces}) => request('unknown', {}, ({error}) => error?.code === -32601, pieces),
    wait: () => wire.answered([...expected.keys()]),
    async open(it) {
      const uri = uriOf(it)
      if (phase === 'running') open.set(uri, TextDocument.create(uri, 'markdown', 1, text))
      await notify('textDocument/didOpen', {textDocument: {uri, languageId: 'markdown', version: 1, text}}, it.pieces)
    },
    async close(it) {
      const uri = uriOf(it)
      if (phase === 'running') open.delete(uri)
      await notify('textDocument/didClose', {textDocument: {uri}}, it.pieces)
    },
    async change(it) {
      const uri = uriOf(it)
      const before = documentOf(uri)
      const range = {start: before.positionAt(it.at), end: before.positionAt(it.at + it.length)}
      const version = before.version + 1
      const contentChanges = [{range, text: it.text}]
      if (phase === 'running' && open.has(uri)) open.set(uri, TextDocument.update(before, contentChanges, version))
      await notify('textDocument/didChange', {textDocument: {uri, version}, contentChanges}, it.pieces)
    },
    async ask(it) {
      const id = lastId + 1
      const mayFail = (code: number) =>
        code === -32800 ? cancelled.has(id) : code === -32803 && it.method === 'textDocument/rename'
      const fits = (answer: Message) => isResult(answer) || mayFail(answer.error?.code ?? 0)
      await request(it.method, paramsOf(it, documentOf(uriOf(it))), fits, it.pieces)
    },
    async cancel({back, pieces}) {
      cancelled.add(lastId - back)
      await notify('$/cancelRequest', {id: lastId - back}, pieces)
    },
    malform: ({isRequest, method, params, pieces}) =>
      isRequest ? request(method, params, () => true, pieces) : notify(method, params, pieces),
    skip: ({bytes, pieces}) => wire.write(Buffer.from(bytes), pieces),
    break: ({bytes, pieces}) => wire.write(Buffer.from(bytes), pieces),
  }

  async function checkAnswers(): Promise<void> {
    await wire.answered([...expected.keys()])
    for (const [id, fits] of expected) {
      const [answer, ...others] = wire.answers.get(id) ?? []
      if (others.length) throw new Failure(`a request is answered twice: ${JSON.stringify([answer, ...others])}`)
      if (!answer || !fits(answer)) throw new Failure(`a request gets a wrong answer: ${JSON.stringify(answer)}`)
    }
  }

  /** The server has the text that the changes have made. */
  async function checkDocument(document: TextDocument): Promise<void> {
    await request('textDocument/diagnostic', {textDocument: {uri: document.uri}}, isResult)
    await wire.answered([lastId])
    const found = wire.answers.get(lastId)?.[0]?.result
    const difference = firstDifference(found, diagnostic(takeSnapshot(document, defaultSettings, Date.now())))
    if (difference === undefined) return
    throw new Failure(`a document is another one for the server: ${difference}\n${JSON.stringify(document.getText())}`)
  }

  return {
    act: it => (actions[it.do] as (it: Act) => Promise<void>)(it),
    async end() {
      await checkAnswers()
      if (phase === 'running') {
        // Some of the malformed ones may have been settings.
        await notify('workspace/didChangeConfiguration', {settings: {}})
        for (const it of open.values()) await checkDocument(it)
        await request('shutdown', undefined, isResult)
        await wire.answered([lastId])
      }
      await notify('exit')
      const code = await wire.ended()
      if (code !== (phase === 'shut down' ? 0 : 1)) throw new Failure(`the server ended: with code ${code}, ${phase}`)
    },
  }
}

type Phase = 'new' | 'running' | 'shut down'

const initialization = {processId: null, rootUri: null, capabilities: {textDocument: {diagnostic: {}}}}

function isResult({error, result}: Message): boolean {
  return error === undefined && result !== undefined
}

/** The code of the error that a request gets for coming at the wrong time. */
function refusalOf(method: string, phase: Phase): number | undefined {
  if (phase === 'shut down') return -32600
  if (phase === 'new') return method === 'initialize' ? undefined : -32002
  return method === 'initialize' ? -32600 : undefined
}
