import {spawnSync} from 'node:child_process'
import {readFileSync} from 'node:fs'
import path from 'node:path'
import {pathToFileURL} from 'node:url'
import type {CodeAction, Diagnostic, TextEdit} from 'vscode-languageserver'
import type {Finding} from '../../server/hosts/cli/finding.ts'
import type {Facts} from '../../server/hosts/cli/inspect.ts'
import {startProgram, type TestServer} from '../protocol.ts'

/** What a build says of one document. */
export interface Seen {
  readonly facts: Facts
  readonly problems: readonly SeenProblem[]
  /** The symbols with their children, without what only the request has. */
  readonly outline: unknown
}

/** A problem without its wording. */
export interface SeenProblem {
  readonly rule: string
  /** `line:column-line:column`, from 1. */
  readonly range: string
  readonly severity: string
  /** The edits of each fix, in the order in which they are offered. */
  readonly fixes: readonly (readonly TextEdit[])[]
}

/**
 * What a build says of files, in their order.
 * @param dist its folder of bundles
 * @param files whole paths
 */
export async function readWith(dist: string, files: readonly string[]): Promise<Seen[]> {
  const facts = runInParts<Facts>(dist, ['inspect', '--format', 'json'], files)
  const findings = new Map<string, Finding[]>(files.map(it => [it, []]))
  const found = runInParts<Finding>(dist, ['check', '--no-cache', '--format', 'json'], files)
  for (const it of found) findings.get(it.file)?.push(it)
  const server = startProgram(process.execPath, [path.join(dist, 'server.cjs'), '--stdio'])
  await server.request('initialize', {processId: process.pid, rootUri: null, capabilities})
  server.notify('initialized', {})
  const seen: Seen[] = []
  for (const [index, file] of files.entries()) {
    const own = facts[index] as Facts
    // Of anything else, nothing is said.
    const {fixes, outline} = own.postmortem ? await askServer(server, file) : nothing
    const problems = (findings.get(file) ?? []).map(({rule, severity, line, column, endLine, endColumn}) => {
      const range = `${line}:${column}-${endLine}:${endColumn}`
      return {rule, severity, range, fixes: fixes.get(`${rule} ${range}`) ?? []}
    })
    seen.push({facts: own, outline, problems})
  }
  await server.stop()
  return seen
}

const capabilities = {
  textDocument: {
    diagnostic: {},
    documentSymbol: {hierarchicalDocumentSymbolSupport: true},
    codeAction: {codeActionLiteralSupport: {codeActionKind: {valueSet: ['quickfix']}}},
  },
}

/** Few enough for a command line. */
const filesPerRun = 100

function runInParts<T>(dist: string, args: readonly string[], files: readonly string[]): T[] {
  return Array.from({length: Math.ceil(files.length / filesPerRun)}, (_, index) =>
    run<T>(dist, [...args, ...files.slice(index * filesPerRun, (index + 1) * filesPerRun)]),
  ).flat()
}

function run<T>(dist: string, args: readonly string[]): T[] {
  const command = [path.join(dist, 'cli.cjs'), ...args]
  const {stdout, stderr} = spawnSync(process.execPath, command, {encoding: 'utf8', maxBuffer: 2 ** 30})
  try {
    return JSON.parse(stdout) as T[]
  } catch {
    throw new Error(`${command[0]} ${args[0]} failed: ${stderr}`)
  }
}

interface Answered {
  /** Edits by rule and range. */
  readonly fixes: ReadonlyMap<string, (readonly TextEdit[])[]>
  readonly outline: unknown
}

const nothing: Answered = {fixes: new Map(), outline: null}

async function askServer(server: TestServer, file: string): Promise<Answered> {
  const uri = pathToFileURL(file).href
  const textDocument = {uri}
  const text = readFileSync(file, 'utf8')
  server.notify('textDocument/didOpen', {textDocument: {uri, languageId: 'markdown', version: 1, text}})
  const {items}: {items: Diagnostic[]} = await server.request('textDocument/diagnostic', {textDocument})
  const fixes = new Map<string, (readonly TextEdit[])[]>()
  for (const it of items) {
    const context = {diagnostics: [it], only: ['quickfix']}
    const params = {textDocument, range: it.range, context}
    const actions: CodeAction[] = await server.request('textDocument/codeAction', params)
    const own = actions.filter(({diagnostics}) => diagnostics?.length).map(({edit}) => edit?.changes?.[uri] ?? [])
    fixes.set(
      keyOf(it),
      own.filter(edits => !edits.some(isSwitch)),
    )
  }
  const outline = await server.request('textDocument/documentSymbol', {textDocument})
  server.notify('textDocument/didClose', {textDocument})
  return {fixes, outline}
}

function keyOf({code, range: {start, end}}: Diagnostic): string {
  return `${code} ${start.line + 1}:${start.character + 1}-${end.line + 1}:${end.character + 1}`
}

/** Comments that switch a rule off solve nothing, and are offered for every problem. */
function isSwitch({newText}: TextEdit): boolean {
  return /^<!-- postmortem-(?:ignore|disable-file) /.test(newText)
}
