import '../v8-flags.ts'
import {availableParallelism} from 'node:os'
import path from 'node:path'
import {isMainThread, parentPort, Worker, workerData} from 'node:worker_threads'
import {readArguments, type Request} from './arguments.ts'
import {checkDocument, checkProject} from './check.ts'
import {describeDocuments} from './describe.ts'
import {findFiles} from './find-files.ts'
import type {Finding, Project, Work} from './finding.ts'
import {readDocuments, unnamedInput, type Document} from './read-documents.ts'
import {keyOf, openCache, programKey, usualFolder, type ResultCache} from './result-cache.ts'
import {printable, printError} from './terminal.ts'

if (isMainThread) void main(process.argv.slice(2)).catch(fail).then(code => process.exitCode = code)
else parentPort?.postMessage((workerData as readonly Work[]).map(it => checkDocument(it, Date.now())))

/** What the bundler puts in: the version of the package, and the hash of what checks documents; empty while that changes. */
declare const VERSION: string
declare const BUILD: string

async function main(args: readonly string[]): Promise<number> {
  const request = readArguments(args, VERSION)
  if ('exitCode' in request) {
    ;(request.exitCode === 0 ? process.stdout : process.stderr).write(`${request.text}\n`)
    return request.exitCode
  }
  let isWhole = true
  const complain = (message: string): void => {
    isWhole = false
    fail(message)
  }
  const documents = await readDocuments(findFiles(request.paths, complain), request.stdinName, complain)
  const code = request.command === 'check' ? await check(documents, request) : describe(documents, request)
  return isWhole ? code : 2
}

function describe(documents: readonly Document[], {format}: Request): 0 {
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
  const encoding = first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : undefined
  return encoding ? new TextDecoder(encoding, {ignoreBOM: true}).decode(bytes) : bytes.toString('utf8')
}

/** What was found in a document; `null` when it is not a postmortem. */
type Checked = Finding[] | null

async function check(documents: readonly Document[], {paths, format, cache}: Request): Promise<number> {
  const results: ResultCache<Checked> | undefined =
    cache === false || BUILD === '' ? undefined : openCache(cache === true ? usualFolder() : cache)
  const checked = await checkEach(documents, results)
  const findings = withProjectFiles(documents, checked.map(it => it ?? []), results)
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
async function checkEach(
  documents: readonly Document[], results: ResultCache<Checked> | undefined,
): Promise<Checked[]> {
  const base = results && [programKey(BUILD), new Date().toISOString().slice(0, 10), process.cwd()]
  const keys = documents.map(({file, bytes, project}) =>
    base ? keyOf(...base, file, bytes, ...project.files.flatMap(it => [it.uri, it.text])) : '')
  const known = documents.map(({projectUri}, index) => projectUri ? [] : results?.get(keys[index] as string))
  const missing = documents.flatMap((it, index) => known[index] === undefined ? [[index, toWork(it)] as const] : [])
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
const noneOf =
  `None of these files looks like a postmortem, so nothing was checked; ${remedy} their front matter to check them.`
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
  const own = (shares[0] ?? []).map(it => checkDocument(it, Date.now()))
  return [own, ...await Promise.all(others)].flat()
}

function checkInThread(works: readonly Work[]): Promise<Checked[]> {
  return new Promise((resolve, reject) => {
    new Worker(path.resolve(process.argv[1] as string), {workerData: works}).on('message', resolve).on('error', reject)
  })
}

/**
 * With what is wrong in the project files, of each file once: before the first document that it holds for, or in the
 * place of the file itself.
 */
function withProjectFiles(
  documents: readonly Document[], findings: readonly Finding[][], results: ResultCache<Checked> | undefined,
): Finding[] {
  const seen = new Set<string>()
  return documents.flatMap(({project, projectUri}, index) => {
    const own = project.files.filter(({uri}) => projectUri === undefined || uri === projectUri)
    const files = own.filter(({uri}) => !seen.has(uri) && seen.add(uri))
    return [...files.length ? problemsOf(project, files, results) : [], ...findings[index] as Finding[]]
  })
}

function problemsOf(project: Project, files: Project['files'], results: ResultCache<Checked> | undefined): Finding[] {
  const base = [programKey(BUILD), process.cwd(), ...project.files.flatMap(it => [it.uri, it.text])]
  let checked: Record<string, Finding[]> | undefined
  return files.flatMap(({uri}) => {
    const key = results ? keyOf('project file', uri, ...base) : ''
    const known = results?.get(key)
    if (known) return known
    const found = (checked ??= checkProject(project))[uri] as Finding[]
    results?.set(key, found)
    return found
  })
}
