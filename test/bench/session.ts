import {mkdirSync, writeFileSync} from 'node:fs'
import path from 'node:path'
import {setTimeout as sleep} from 'node:timers/promises'
import {pathToFileURL} from 'node:url'
import {startProgram, type Answers, type TestServer} from '../protocol.ts'
import {peakMemory} from './process-memory.ts'
import type {Change} from './typist.ts'

/** A language server that is measured over its standard streams. */
export interface Program {
  readonly name: string
  readonly command: string
  readonly args: readonly string[]
  /** What it hears when it asks for its settings, and what it is sent where it does not ask. */
  readonly settings?: unknown
  readonly sentSettings?: unknown
  /** Where it can only do one of both. */
  readonly mode?: Mode
  readonly initializationOptions?: unknown
  /** Answers to requests of its own; `textOf` gives what an open document holds. */
  readonly answers?: (textOf: (uri: string) => string | undefined) => Answers
  /** The workspace, where it cannot be any folder. */
  readonly folder?: string
  /** The largest document that it is given; what is larger would take minutes. */
  readonly maxLines?: number
}

/** Whether the server sends diagnostics by itself, or is asked for them after each change. */
export type Mode = 'push' | 'pull'

/** One server with one document. Times are milliseconds as its client sees them, the reading of the answer included. */
export interface Session {
  /** From the start of the process to the answer to `initialize`. */
  readonly started: number
  /** To the first diagnostics of a document. */
  open(text: string): Promise<number>
  /** To the diagnostics of the version that the change makes. */
  edit(change: Change): Promise<number>
  /** To the answer to a request that is sent right behind the change. */
  ask(change: Change, method: string, params?: object): Promise<number>
  /** From the last of many changes, so many milliseconds apart, to the diagnostics of its version. */
  burst(changes: readonly Change[], apart: number): Promise<number>
  /** Megabytes: the most that it ever held, and what it holds now. */
  memory(): {peak: number; now: number} | undefined
  stop(): Promise<void>
}

/** Starts it again when it hangs: rumdl, once in some forty times, never answers `initialize`. */
export async function startSession(program: Program, mode: Mode, folder: string): Promise<Session> {
  try {
    return await start(program, program.mode ?? mode, folder)
  } catch {
    return start(program, program.mode ?? mode, folder)
  }
}

async function start(program: Program, mode: Mode, folder: string): Promise<Session> {
  const root = program.folder ?? folder
  const file = path.join(root, 'incidents', 'outage.md')
  const uri = pathToFileURL(file).href
  let text = ''
  let version = 0
  const spawned = performance.now()
  const server = startProgram(program.command, program.args, {
    settings: {value: program.settings ?? null},
    cwd: root,
    stderr: 'ignore',
    ...(program.answers && {answers: program.answers(it => (it === uri ? text : undefined))}),
  })
  const answer = await within(
    server.request('initialize', initialization(program, mode, root)),
    `initialize of ${program.name}`,
    5_000,
  ).catch(error => {
    server.kill()
    throw error
  })
  const started = performance.now() - spawned
  const {textDocumentSync} = answer.capabilities
  const sync: number = typeof textDocumentSync === 'object' ? textDocumentSync.change : textDocumentSync
  server.notify('initialized', {})
  if (program.sentSettings) server.notify('workspace/didChangeConfiguration', {settings: program.sentSettings})

  return {
    started,
    async open(given) {
      mkdirSync(path.dirname(file), {recursive: true})
      writeFileSync(file, given)
      text = given
      const from = performance.now()
      server.notify('textDocument/didOpen', {textDocument: {uri, languageId: 'markdown', version: ++version, text}})
      await diagnostics()
      return performance.now() - from
    },
    async edit(change) {
      const from = apply(change)
      await diagnostics()
      return performance.now() - from
    },
    async ask(change, method, params) {
      const from = apply(change)
      const published = mode === 'push' ? diagnostics() : undefined
      await within(
        server.request(method, {textDocument: {uri}, position: change.range.start, ...params}),
        `${method} of ${program.name}`,
      )
      const time = performance.now() - from
      await published
      return time
    },
    async burst(changes, apart) {
      let from = 0
      let answered: Promise<unknown> = Promise.resolve()
      for (const [index, change] of changes.entries()) {
        if (0 < index) await sleep(apart)
        from = apply(change)
        // As an editor does; the answers to all but the last are of no interest.
        if (mode === 'pull') answered = diagnostics()
        answered.catch(() => {})
      }
      await (mode === 'pull' ? answered : diagnostics())
      return performance.now() - from
    },
    memory: () => peakMemory(server.pid),
    stop: () => stop(server),
  }

  function apply(change: Change): number {
    text = change.after
    const {range, inserted} = change
    const contentChanges = sync === 2 ? [{range, text: inserted}] : [{text}]
    const from = performance.now()
    server.notify('textDocument/didChange', {textDocument: {uri, version: ++version}, contentChanges})
    return from
  }

  function diagnostics(): Promise<unknown> {
    const wanted = version
    return within(
      mode === 'pull'
        ? server.request('textDocument/diagnostic', {textDocument: {uri}})
        : server.next(
            'textDocument/publishDiagnostics',
            it => it.uri === uri && (it.version === undefined || wanted <= it.version),
          ),
      `diagnostics of ${program.name}`,
    )
  }
}

async function stop(server: TestServer): Promise<void> {
  try {
    await within(server.stop(), 'exit', 2_000)
  } catch {
    server.kill()
  }
}

function within<T>(promise: Promise<T>, what: string, milliseconds = 20_000): Promise<T> {
  let timer: NodeJS.Timeout
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no ${what} within ${milliseconds / 1000} s`)), milliseconds)
  })
  return Promise.race([promise, late]).finally(() => clearTimeout(timer))
}

function initialization(program: Program, mode: Mode, root: string): object {
  const folder = {uri: pathToFileURL(root).href, name: 'bench'}
  return {
    processId: process.pid,
    rootUri: folder.uri,
    workspaceFolders: [folder],
    initializationOptions: program.initializationOptions,
    capabilities: {
      workspace: {
        configuration: true,
        workspaceFolders: true,
        didChangeConfiguration: {dynamicRegistration: true},
        didChangeWatchedFiles: {dynamicRegistration: true},
      },
      textDocument: {
        publishDiagnostics: {
          relatedInformation: true,
          versionSupport: true,
          codeDescriptionSupport: true,
          dataSupport: true,
        },
        ...(mode === 'pull' && {diagnostic: {}}),
        documentSymbol: {hierarchicalDocumentSymbolSupport: true},
        codeAction: {
          codeActionLiteralSupport: {codeActionKind: {valueSet: ['quickfix', 'refactor', 'source']}},
          dataSupport: true,
        },
        completion: {completionItem: {snippetSupport: true}},
        hover: {contentFormat: ['markdown', 'plaintext']},
      },
    },
  }
}
