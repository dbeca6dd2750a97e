import './compilation.ts'
import {readFileSync} from 'node:fs'
import {availableParallelism} from 'node:os'
import path from 'node:path'
import {isMainThread, parentPort, Worker, workerData} from 'node:worker_threads'
import {readArguments, standardInput, type Request} from './cli/arguments.ts'
import {checkDocument, checkProject} from './cli/check.ts'
import {describeDocuments} from './cli/describe.ts'
import {findFiles} from './cli/find-files.ts'
import type {Finding, Project, Work} from './cli/finding.ts'
import {projectFinder} from './cli/project.ts'
import {keyOf, openCache, programKey, usualFolder, type ResultCache} from './cli/result-cache.ts'
import {printable, printError} from './cli/terminal.ts'

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
  const files = findFiles(request.paths, complain)
  const input = files.includes(standardInput) ? await readStandardInput() : Buffer.alloc(0)
  const documents = readFiles(files, input, complain)
  const code = request.command === 'check' ? await check(documents, request) : print(describeDocuments(documents.map(toWork), request.format))
  return isWhole ? code : 2
}

function print(text: string): 0 {
  process.stdout.write(text)
  return 0
}

function fail(error: unknown): 2 {
  printError(error instanceof Error ? error.message : String(error))
  return 2
}

/** A document whose text is decoded only when somebody reads it. */
interface Document {
  readonly file: string
  readonly bytes: Buffer
  readonly project: Project
}

/** To its end, however slowly it comes; `readFileSync(0)` fails on a pipe that has nothing yet. */
async function readStandardInput(): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const it of process.stdin) chunks.push(it as Buffer)
  return Buffer.concat(chunks)
}

/** Those that can be read. The standard input has the name that compilers give it, and what holds in the working folder holds for it. */
function readFiles(files: readonly string[], input: Buffer, complain: (message: string) => void): Document[] {
  const projectOf = projectFinder()
  return files.flatMap(file => {
    try {
      if (file === standardInput) return [{file: '<stdin>', bytes: input, project: projectOf('<stdin>')}]
      return [{file, bytes: readFileSync(file), project: projectOf(file)}]
    } catch (error) {
      complain(`${file} could not be read: ${error instanceof Error ? error.message : String(error)}`)
      return []
    }
  })
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

/** What was found in a document; `null` of one that is no postmortem. */
type Checked = Finding[] | null

async function check(documents: readonly Document[], {paths, format, cache}: Request): Promise<number> {
  const results: ResultCache<Checked> | undefined = cache === false || BUILD === '' ? undefined : openCache(cache === true ? usualFolder() : cache)
  const base = results && [programKey(BUILD), new Date().toISOString().slice(0, 10), process.cwd()]
  const keys = documents.map(({file, bytes, project}) => base ? keyOf(...base, file, bytes, ...project.files.flatMap(it => [it.uri, it.text])) : '')
  const known = documents.map((_, index) => results?.get(keys[index] as string))
  const missing = documents.flatMap((it, index) => known[index] === undefined ? [[index, toWork(it)] as const] : [])
  const found = await checkAll(missing.map(([, it]) => it))
  for (const [at, [index]] of missing.entries()) {
    const checked = found[at] as Checked
    known[index] = checked
    results?.set(keys[index] as string, checked)
  }
  const findings = withProjectFiles(documents, known.map(it => it ?? []), results)
  results?.save()
  // Whoever names files believes them to be postmortems.
  if (documents.length && known.every(it => it === null) && documents.every(it => paths.includes(it.file))) tellOfNone(documents)
  if (format === 'json') process.stdout.write(`${JSON.stringify(findings, null, 1)}\n`)
  else process.stdout.write(findings.map(lineOf).join(''))
  return findings.some(it => it.severity === 'error' || it.severity === 'warning') ? 1 : 0
}

function lineOf({file, line, column, severity, message, rule}: Finding): string {
  return `${printable(`${file}:${line}:${column} ${severity} ${message} (${rule})`)}\n`
}

function tellOfNone([first, ...others]: readonly Document[]): void {
  printError(`${others.length ? 'None of these files is a postmortem' : `${first?.file} is no postmortem`}, so nothing was checked; "type: postmortem" in front matter makes it one.`)
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

/** With what is wrong in the project files, of each file once, before the first document that it holds for. */
function withProjectFiles(documents: readonly Document[], findings: readonly Finding[][], results: ResultCache<Checked> | undefined): Finding[] {
  const seen = new Set<string>()
  return documents.flatMap(({project}, index) => {
    const files = project.files.filter(({uri}) => !seen.has(uri) && seen.add(uri))
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
