import {parseDocument, type Document} from 'yaml'
import {profiles} from '../model/profiles.ts'
import {readZone} from '../time/zone.ts'
import {spanOf, take, type FileProblem} from './check.ts'
import {projectSchema} from './schema.ts'

/** What one project file, or the front matter of one document, says; only what the schema knows. */
export interface ProjectPart {
  readonly profile?: string
  readonly profiles?: Readonly<Record<string, OwnProfile>>
  readonly rules?: Readonly<Record<string, unknown>>
  readonly defaultZone?: string
  readonly files?: readonly string[]
  readonly vocabulary?: {
    readonly severities?: readonly string[]
    readonly statuses?: readonly string[] | Readonly<Record<string, 'draft' | 'review' | 'final'>>
    readonly causes?: readonly string[]
  }
  readonly people?: readonly string[]
  readonly teams?: readonly string[]
  readonly systems?: readonly string[]
  readonly tickets?: Readonly<Record<string, string>>
  readonly tolerance?: number
}

/** A team's profile as it is written: what it changes of the one that it extends. */
export interface OwnProfile {
  readonly extends?: string
  readonly name?: string
  readonly sections?: readonly {
    readonly kind?: string | readonly string[]
    readonly heading?: string
    readonly prompt?: string
    readonly required?: boolean
    readonly alternatives?: readonly string[]
  }[]
  readonly rename?: Readonly<Record<string, string>>
  readonly require?: readonly string[]
  readonly optional?: readonly string[]
  readonly forbid?: readonly string[]
  readonly synonyms?: Readonly<Record<string, string | readonly string[]>>
  readonly fields?: readonly string[]
  readonly rules?: Readonly<Record<string, unknown>>
}

/** What was understood, and what was not. */
export interface ReadProject {
  readonly part: ProjectPart
  readonly problems: readonly FileProblem[]
}

/**
 * Reads a project file; never throws. What is wrong in it is reported where it stands, and the rest counts.
 * @param name of the file; one that ends in `.json` may have comments
 * @param inherited the files above it, whose profiles it may name
 */
export function readProject(text: string, name: string, inherited: readonly ProjectPart[] = []): ReadProject {
  return readBlock(name.endsWith('.json') ? withoutComments(text) : text, [], inherited)
}

/**
 * Reads what front matter says below `postmortem:`. Spans are those of the whole document.
 * @param front as `frontMatterOf` gives it
 * @param inherited the project files that hold for the document
 */
export function readFrontMatter(front: string, inherited: readonly ProjectPart[]): ReadProject {
  // Blanked, not cut off, so that offsets are those of the document.
  const start = front.indexOf('\n')
  return readBlock(' '.repeat(start) + front.slice(start), ['postmortem'], inherited)
}

/** The front matter of a document, without the line that closes it; `undefined` when it says nothing below `postmortem:`. */
export function frontMatterOf(text: string): string | undefined {
  const match = /^\ufeff?---[ \t]*\r?\n/.exec(text)
  if (!match) return undefined
  const start = match[0].length
  const rest = text.slice(start, start + longestFrontMatter)
  const end = /^(?:---|\.\.\.)[ \t]*\r?$/m.exec(rest)?.index
  return end === undefined || !/^postmortem[ \t]*:/m.test(rest.slice(0, end)) ? undefined : match[0] + rest.slice(0, end)
}

/** Characters. */
const longestFrontMatter = 50_000

function readBlock(text: string, path: readonly string[], inherited: readonly ProjectPart[]): ReadProject {
  const problems: FileProblem[] = []
  const document = parseDocument(text, {prettyErrors: false, logLevel: 'silent'})
  // Below `postmortem:` alone: what else is wrong with front matter is its reader's business.
  if (path.length === 0) {
    for (const {pos, message} of document.errors) {
      problems.push({span: {start: pos[0], end: Math.max(pos[0], pos[1])}, message: message.split('\n', 1)[0] ?? '', isBySchema: true})
    }
  }
  const node = path.length ? document.getIn(path, true) : document.contents
  const part = (take(node, projectSchema, (span, message) => problems.push({span, message, isBySchema: true})) ?? {}) as ProjectPart
  const checked = withoutContradictions(part, document, path, inherited, problems)
  return {part: checked, problems: problems.sort((a, b) => a.span.start - b.span.start)}
}

/** Reports and leaves out what a schema cannot tell: names that nothing has, and zones and patterns that cannot be read. */
function withoutContradictions(
  part: ProjectPart, document: Document, path: readonly string[], inherited: readonly ProjectPart[], problems: FileProblem[],
): ProjectPart {
  const own = Object.assign({}, ...[...inherited].reverse().map(it => it.profiles), part.profiles) as Record<string, OwnProfile>
  const isKnown = (id: string): boolean => Object.hasOwn(own, id) || profiles.some(it => it.id === id)
  const report = (at: readonly string[], message: string): void => {
    problems.push({span: spanOf(document.getIn([...path, ...at], true)), message, isBySchema: false})
  }
  const result: {-readonly [K in keyof ProjectPart]: ProjectPart[K]} = {...part}
  if (part.profile !== undefined && part.profile !== 'auto' && !isKnown(part.profile)) {
    report(['profile'], `There is no profile "${part.profile}".`)
    delete result.profile
  }
  for (const [id, profile] of Object.entries(part.profiles ?? {})) {
    const base = profile.extends
    if (base === undefined) continue
    const isCircle = extendsItself(id, own)
    if (isKnown(base) && !isCircle) continue
    report(['profiles', id, 'extends'], isCircle ? `"${id}" extends itself.` : `There is no profile "${base}".`)
    const {extends: _, ...rest} = profile
    result.profiles = {...result.profiles, [id]: rest}
  }
  if (part.defaultZone !== undefined && !isZone(part.defaultZone)) {
    report(['defaultZone'], `"${part.defaultZone}" is no time zone that is known and means one thing.`)
    delete result.defaultZone
  }
  for (const pattern of Object.keys(part.tickets ?? {})) {
    if (/\{(?:number|word)\}/.test(pattern)) continue
    report(['tickets', pattern], `"${pattern}" needs {number} or {word}.`)
    result.tickets = Object.fromEntries(Object.entries(result.tickets ?? {}).filter(([it]) => it !== pattern))
  }
  return result
}

/** A profile may extend the shipped one of its own name. */
function extendsItself(id: string, own: Readonly<Record<string, OwnProfile>>): boolean {
  const seen = new Set<string>()
  for (let at: string | undefined = id; at !== undefined && Object.hasOwn(own, at);) {
    if (seen.has(at)) return true
    seen.add(at)
    const base: string | undefined = own[at]?.extends
    if (base === at) return !profiles.some(it => it.id === at)
    at = base
  }
  return false
}

function isZone(name: string): boolean {
  const zone = readZone(name, 0)
  return zone !== undefined && zone.value.kind !== 'ambiguous' && zone.span.end === name.length
}

/** The same text with comments and tabs outside of strings blanked, so that JSON as people write it is YAML. */
function withoutComments(text: string): string {
  return text.replace(/"(?:[^"\\\n]|\\.)*"|\/\/[^\n]*|\/\*[^]*?\*\/|\t/g, it => it.startsWith('"') ? it : it.replace(/[^\n\r]/g, ' '))
}
