import {existsSync, readFileSync} from 'node:fs'
import path from 'node:path'
import {fileURLToPath, pathToFileURL} from 'node:url'
import {inspect} from './inspect.ts'
import {lintReading, type LintResult} from './lint.ts'
import {buildModel, readDocument} from './model/build-model.ts'
import {profileOf} from './model/profiles.ts'
import {settingsOfDocument, toResult, type DocumentSettings} from './project/document.ts'
import {projectFileUris, readProjectTexts, type ProjectText} from './project/walk.ts'
import {defaultSettings} from './settings.ts'
import {indexLines} from './text/line-index.ts'

const usage = `Usage:
  postmortem check FILE… [--format text|json]     print what is wrong
  postmortem inspect FILE… [--format text|json]   print what was read
Exit code: 0 nothing wrong, 1 errors or warnings found, 2 could not run.`

/** A problem as `postmortem check --format json` prints it; lines and columns count from 1. */
interface Finding {
  readonly file: string
  readonly line: number
  readonly column: number
  readonly endLine: number
  readonly endColumn: number
  readonly rule: string
  readonly severity: string
  readonly message: string
  readonly fixable: boolean
}

/** The project files of the documents, by their folder. */
const knownProjects = new Map<string, FolderProject>()

process.exitCode = main(process.argv.slice(2))

function main(args: readonly string[]): number {
  const request = readArguments(args)
  if (typeof request === 'string') {
    const asked = request === usage && args.some(it => it === '--help' || it === '-h')
    ;(asked ? process.stdout : process.stderr).write(`${request}\n`)
    return asked ? 0 : 2
  }
  const {command, format, files} = request
  const texts = readFiles(files)
  if (!texts) return 2
  return command === 'inspect' ? printFacts(texts, format) : printFindings(texts, format)
}

interface Request {
  readonly command: 'check' | 'inspect'
  readonly format: 'text' | 'json'
  readonly files: readonly string[]
}

/** What was asked for, or a sentence that says what is wrong with it. */
function readArguments(args: readonly string[]): Request | string {
  const [command, ...rest] = args
  if (command !== 'check' && command !== 'inspect') return command && !command.startsWith('-') ? `There is no command "${command}".\n${usage}` : usage
  let format: Request['format'] = 'text'
  const files: string[] = []
  for (let i = 0; i < rest.length; i++) {
    const it = rest[i] as string
    const value = it.startsWith('--format=') ? it.slice(9) : it === '--format' ? rest[++i] : undefined
    if (it === '--help' || it === '-h') return usage
    if (it.startsWith('--format')) {
      if (value !== 'text' && value !== 'json') return `--format takes text or json, not "${value ?? ''}".`
      format = value
    } else if (it.startsWith('--')) return `There is no option "${it}".\n${usage}`
    else files.push(it)
  }
  return files.length ? {command, format, files} : `${command} needs at least one file.\n${usage}`
}

interface SourceFile {
  readonly file: string
  readonly text: string
}

function readFiles(files: readonly string[]): SourceFile[] | undefined {
  const texts: SourceFile[] = []
  for (const file of files) {
    try {
      texts.push({file, text: readFileSync(file, 'utf8')})
    } catch (error) {
      process.stderr.write(`${file} could not be read: ${error instanceof Error ? error.message : String(error)}\n`)
      return undefined
    }
  }
  return texts
}

function printFacts(texts: readonly SourceFile[], format: Request['format']): number {
  const facts = texts.map(it => inspect(it.file, it.text, buildModel(it.text, pathOf(it.file), settingsOf(it).settings)))
  process.stdout.write(format === 'json' ? `${JSON.stringify(facts, null, 1)}\n` : facts.map(describe).join('\n'))
  return 0
}

function describe(facts: ReturnType<typeof inspect>): string {
  if (!facts.postmortem) return `${facts.file}: no postmortem\n`
  const lines = [`${facts.file}: profile ${facts.profile}, language ${facts.language}`]
  for (const it of facts.sections) lines.push(`  ${it.line}: ${it.title} [${it.kinds.join(', ')}]`)
  for (const it of facts.timeline) lines.push(`  ${it.line}: ${[it.date, it.time, it.offset].filter(Boolean).join(' ')} ${it.events.join(', ')}`.trimEnd())
  for (const [name, minutes] of Object.entries(facts.metrics)) lines.push(`  ${name}: ${minutes === null ? 'unknown' : `${minutes} min`}`)
  for (const it of facts.actionItems) lines.push(`  ${it.line}: ${it.done === null ? '•' : it.done ? '☑' : '☐'} ${it.title}`)
  return `${lines.join('\n')}\n`
}

function printFindings(texts: readonly SourceFile[], format: Request['format']): number {
  const seen = new Set<string>()
  const findings = texts.flatMap(it => [...checkProjectFiles(it, seen), ...checkFile(it)])
  if (format === 'json') process.stdout.write(`${JSON.stringify(findings, null, 1)}\n`)
  else for (const it of findings) process.stdout.write(`${it.file}:${it.line}:${it.column} ${it.severity} ${it.message} (${it.rule})\n`)
  return findings.some(it => it.severity === 'error' || it.severity === 'warning') ? 1 : 0
}

function checkFile({file, text}: SourceFile): Finding[] {
  const {settings, problems} = settingsOf({file, text})
  const reading = readDocument(text, pathOf(file), settings)
  if (!reading.model.isPostmortem) return []
  const {results} = lintReading(reading, {
    profile: profileOf(reading.model, settings.project.profiles), settings, now: Date.now(),
    onError: (rule, error) => process.stderr.write(`${file}: the rule ${rule} failed: ${error instanceof Error ? error.message : String(error)}\n`),
  })
  const index = indexLines(text)
  return [...problems, ...results].map(it => toFinding(file, it, index))
}

/** What is wrong in the project files of a document; of each file once. */
function checkProjectFiles({file}: SourceFile, seen: Set<string>): Finding[] {
  const {texts, problems} = projectOf(file)
  return texts.filter(({uri}) => !seen.has(uri) && seen.add(uri)).flatMap(({uri, text}) => {
    const index = indexLines(text)
    const name = path.relative(process.cwd(), fileURLToPath(uri))
    return (problems.get(uri) ?? []).map(it => toFinding(name, toResult(it), index))
  })
}

function settingsOf({file, text}: SourceFile): DocumentSettings {
  return settingsOfDocument(text, defaultSettings, projectOf(file).parts)
}

type FolderProject = ReturnType<typeof readProjectTexts> & {readonly texts: readonly ProjectText[]}

/** The project files up to the document's repository; outside of one, up to the working folder. */
function projectOf(file: string): FolderProject {
  const full = path.resolve(file)
  const folder = path.dirname(full)
  let project = knownProjects.get(folder)
  if (!project) {
    const uris = projectFileUris(pathToFileURL(full).href, [pathToFileURL(repositoryOf(folder) ?? process.cwd()).href])
    const texts = uris.flatMap(uri => readIfThere(uri))
    knownProjects.set(folder, project = {...readProjectTexts(uris, texts), texts})
  }
  return project
}

function readIfThere(uri: string): ProjectText[] {
  try {
    return [{uri, text: readFileSync(fileURLToPath(uri), 'utf8')}]
  } catch {
    return []
  }
}

/** The whole path, as an editor has it: its folders tell what the document is. */
function pathOf(file: string): string {
  return path.resolve(file).replaceAll('\\', '/')
}

function repositoryOf(folder: string): string | undefined {
  if (existsSync(path.join(folder, '.git'))) return folder
  const parent = path.dirname(folder)
  return parent === folder ? undefined : repositoryOf(parent)
}

function toFinding(file: string, it: LintResult, index: ReturnType<typeof indexLines>): Finding {
  const start = index.positionAt(it.span.start)
  const end = index.positionAt(it.span.end)
  return {
    file, line: start.line + 1, column: start.character + 1, endLine: end.line + 1, endColumn: end.character + 1, rule: it.ruleId, severity: it.severity,
    message: it.message, fixable: (it.fixes?.length ?? 0) > 0,
  }
}
