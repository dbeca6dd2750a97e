import '../v8-flags.ts'
import {availableParallelism} from 'node:os'
import {isMainThread, parentPort, Worker, workerData} from 'node:worker_threads'
import {readArguments, type Request} from './arguments.ts'
import {findFiles} from './find-files.ts'
import type {Finding, Project, Work} from './finding.ts'
import {readDocuments, unnamedInput, type Document} from './read-documents.ts'
import {keyOf, openCache, programKey, usualFolder, type ResultCache} from './result-cache.ts'
import {printable, printError} from './terminal.ts'

if (!isMainThread) parentPort?.postMessage(await checkHere(workerData as readonly Work[]))

/** Which program this is. */
export interface Program {
  /** The version of the package. */
  readonly version: string
  /** The hash of the program: results are kept for as long as it is the same, and not at all when it is empty. */
  readonly build: string
}

/** Runs the command line; the exit code of the process is that of the command. */
export async function run(program: Program): Promise<void> {
  process.exitCode = await main(process.argv.slice(2), program).catch(fail)
}

async function main(args: readonly string[], {version, build}: Program): Promise<number> {
  const request = readArguments(args, version)
  if ('exitCode' in request) {
    ;(request.exitCode === 0 ? process.stdout : process.stderr).write(`${request.text}\n`)
    return request.exitCode
  }
  let isWhole = true
  const complain = (message: string): void => {
    isWhole = false
    fail(message)
  }
  const documents = await readDocuments(await findFiles(request.paths, complain), request.stdinName, complain)
  const code = request.command === 'check' ? await check(documents, request, build) : await inspect(documents, request)
  return isWhole ? code : 2
}

async function inspect(documents: readonly Document[], {format}: Request): Promise<0> {
  const {describeDocuments} = await import('./describe.ts')
  process.stdout.write(describeDocuments(documents.map(toWork), format))
  return 0
}

function fail(error: unknown): 2 {
  printError(error instanceof Error ? error.message : String(error))
  return 2
}

function toWork({file, bytes, project}: Document): Work {
  return {file, text: decode(bytes), project}
}

/** UTF-8, unless its first bytes say that it is UTF-16. The mark itself stays, as offsets count it. */
function decode(bytes: Buffer): string {
  const [first, second] = bytes
  const encoding =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : undefined
  return encoding ? new TextDecoder(encoding, {ignoreBOM: true}).decode(bytes) : bytes.toString('utf8')
}

/** What was found in a document; `null` when it is not a postmortem. */
type Checked = Finding[] | null

/** `undefined` when none are kept. */
type Results = ResultCache<Checked> | undefined

async function check(documents: readonly Document[], {paths, format, cache}: Request, build: string): Promise<number> {
  const isCached = cache !== false && build !== ''
  const results = isCached ? openCache<Checked>(cache === true ? usualFolder() : cache) : undefined
  const checked = await checkEach(documents, results, build)
  const findings = await withProjectFiles(
    documents,
    checked.map(it => it ?? []),
    results,
    build,
  )
  results?.save()
  // Whoever names files believes them to be postmortems.
  const others = documents.filter((_, index) => checked[index] === null)
  const isNone = others.length === documents.filter(it => !it.projectUri).length
  if (isNone && others.every(it => it.isStandardInput || paths.includes(it.file))) reportNone(others)
  process.stdout.write(format === 'json' ? `${JSON.stringify(findings, null, 1)}\n` : findings.map(lineOf).join(''))
  return findings.some(it => it.severity === 'error' || it.severity === 'warning') ? 1 : 0
}

function lineOf({file, line, column, severity, message, rule}: Finding): string {
  return `${printable(`${file}:${line}:${column} ${severity} ${message} (${rule})`)}\n`
}

/** In the order of the documents, from the cache where it can be; nothing for a project file. */
async function checkEach(documents: readonly Document[], results: Results, build: string): Promise<Checked[]> {
  const base = results && [programKey(build), new Date().toISOString().slice(0, 10), process.cwd()]
  const keys = documents.map(({file, bytes, project}) =>
    base ? keyOf(...base, file, bytes, ...project.files.flatMap(it => [it.uri, it.text])) : '',
  )
  const known = documents.map(({projectUri}, index) => (projectUri ? [] : results?.get(keys[index] as string)))
  const missing = documents.flatMap((it, index) => (known[index] === undefined ? [[index, toWork(it)] as const] : []))
  const found = await checkAll(missing.map(([, it]) => it))
  for (const [at, [index]] of missing.entries()) {
    const checked = found[at] as Checked
    known[index] = checked
    results?.set(keys[index] as string, checked)
  }
  return known as Checked[]
}

/** Says why none of the files was checked. */
function reportNone([first, ...others]: readonly Document[]): void {
  if (first) printError(others.length ? noneOf : first.isStandardInput ? whyNotInput(first) : whyNot(first.file))
}

const remedy = 'add "type: postmortem" to'
const noneOf = `None of these files looks like a postmortem, so nothing was checked; ${remedy} their front matter to check them.`
const notChecked = 'does not look like a postmortem, so it was not checked;'

function whyNot(file: string): string {
  return `${file} ${notChecked} ${remedy} its front matter to check it.`
}

function whyNotInput({file, bytes}: Document): string {
  if (file !== unnamedInput) return whyNot(file)
  if (bytes.length === 0) return 'Standard input is empty, so nothing was checked.'
  return `Standard input ${notChecked} give its path with --stdin-filename, or ${remedy} its front matter.`
}

/** In the order of the documents. Many are shared out among threads, of which this is one. */
async function checkAll(works: readonly Work[]): Promise<Checked[]> {
  // A thread costs what some dozens of documents cost.
  const documentsPerThread = 60
  const threads = Math.max(1, Math.min(availableParallelism(), Math.floor(works.length / documentsPerThread)))
  const size = Math.ceil(works.length / threads)
  const shares = Array.from({length: threads}, (_, index) => works.slice(index * size, (index + 1) * size))
  const others = shares.slice(1).map(it => checkInThread(it))
  const own = await checkHere(shares[0] ?? [])
  return [own, ...(await Promise.all(others))].flat()
}

/** What checks documents is loaded only when the cache does not know the results. */
async function checkHere(works: readonly Work[]): Promise<Checked[]> {
  if (works.length === 0) return []
  const {checkDocument} = await import('./check.ts')
  return works.map(it => checkDocument(it, Date.now()))
}

function checkInThread(works: readonly Work[]): Promise<Checked[]> {
  return new Promise((resolve, reject) => {
    new Worker(new URL(import.meta.url), {workerData: works}).on('message', resolve).on('error', reject)
  })
}

/**
 * With what is wrong in the project files, of each file once: before the first document that it holds for, or in the
 * place of the file itself.
 */
async function withProjectFiles(
  documents: readonly Document[],
  findings: readonly Finding[][],
  results: Results,
  build: string,
): Promise<Finding[]> {
  const seen = new Set<string>()
  const all: Finding[] = []
  for (const [index, {project, projectUri}] of documents.entries()) {
    const own = project.files.filter(({uri}) => projectUri === undefined || uri === projectUri)
    const files = own.filter(({uri}) => !seen.has(uri) && seen.add(uri))
    all.push(...(await problemsOf(project, files, results, build)), ...(findings[index] as Finding[]))
  }
  return all
}

async function problemsOf(
  project: Project,
  files: Project['files'],
  results: Results,
  build: string,
): Promise<Finding[]> {
  if (files.length === 0) return []
  const base = [programKey(build), process.cwd(), ...project.files.flatMap(it => [it.uri, it.text])]
  const keys = files.map(({uri}) => (results ? keyOf('project file', uri, ...base) : ''))
  const known = keys.map(it => results?.get(it))
  if (known.every(it => it)) return known.flatMap(it => it ?? [])
  const {checkProject} = await import('./check.ts')
  const checked = checkProject(project)
  return files.flatMap(({uri}, index) => {
    const found = checked[uri] as Finding[]
    results?.set(keys[index] as string, found)
    return found
  })
}
