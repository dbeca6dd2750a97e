import {isMap, isScalar, isSeq, type Pair} from 'yaml'
import {globProblem} from '../glob-problem.ts'
import {maxGlobs} from '../../document/recognition/glob-limits.ts'
import {profiles} from '../../document/profiles/choose-profile.ts'
import {ticketPatternFault} from '../../document/project.ts'
import {t} from '../../text/l10n.ts'
import type {Span} from '../../text/span.ts'
import {readZone} from '../../time/zone.ts'
import {nameOfKey, spanOf, take, withSuggestion, type FileProblem} from './check.ts'
import {projectSchema} from './schema.ts'
import {maxProjectFileLength} from './size-limit.ts'
import {parseYaml} from './yaml.ts'

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
  if (maxProjectFileLength < text.length) {
    const most = maxProjectFileLength.toLocaleString('en')
    return failed({start: 0, end: 0}, t`This project file is ignored because it has more than ${most} characters.`)
  }
  return readBlock(name.endsWith('.json') ? withoutComments(text) : text, [], inherited)
}

/**
 * Reads what front matter says below `postmortem:`. Spans are those of the whole document.
 * @param front as `frontMatterOf` gives it
 * @param inherited the project files that hold for the document
 */
export function readFrontMatter(front: string, inherited: readonly ProjectPart[]): ReadProject {
  return readBlock(front, ['postmortem'], inherited)
}

function readBlock(text: string, path: readonly string[], inherited: readonly ProjectPart[]): ReadProject {
  const problems: FileProblem[] = []
  const report = (span: Span, message: () => string, isBySchema: boolean): void => {
    if (mostProblems <= problems.length) return
    // The YAML reader misses what should stand behind the end.
    const [start, end] = [Math.min(span.start, text.length), Math.min(span.end, text.length)]
    problems.push({span: {start, end}, message: message(), isBySchema})
  }
  const document = parseYaml(text)
  if (!document) return failed({start: 0, end: 0}, t`This is nested too deeply.`)
  for (const {
    pos: [start, end],
    message,
  } of document.errors)
    report({start, end: Math.max(start, end)}, () => message.split('\n', 1)[0] ?? '', true)
  const taken = take(nodeAt(document.contents, path), projectSchema, (span, message) => report(span, message, true))
  const part = (taken ?? {}) as ProjectPart
  const checked = withoutContradictions(part, document.contents, path, inherited, (span, message) =>
    report(span, () => message, false),
  )
  return {part: checked, problems: problems.sort((a, b) => a.span.start - b.span.start)}
}

/** More help nobody. */
const mostProblems = 100

function failed(span: Span, message: string): ReadProject {
  return {part: {}, problems: [{span, message, isBySchema: false}]}
}

/**
 * Reports and leaves out what a schema cannot tell: names that nothing has, and zones, patterns and addresses that
 * cannot be used.
 */
function withoutContradictions(
  part: ProjectPart,
  contents: unknown,
  path: readonly string[],
  inherited: readonly ProjectPart[],
  report: (span: Span, message: string) => void,
): ProjectPart {
  const own = new Map(
    [...inherited]
      .reverse()
      .concat(part)
      .flatMap(it => Object.entries(it.profiles ?? {})),
  )
  const isKnown = (id: string): boolean => own.has(id) || profiles.some(it => it.id === id)
  const at = (...keys: string[]): Span => spanOf(nodeAt(contents, [...path, ...keys]))
  const result: {-readonly [K in keyof ProjectPart]: ProjectPart[K]} = {...part}
  if (part.profile !== undefined && part.profile !== 'auto' && !isKnown(part.profile)) {
    report(at('profile'), noProfile(part.profile, own))
    delete result.profile
  }
  for (const [id, {extends: base, ...rest}] of Object.entries(part.profiles ?? {})) {
    const fault = base === undefined ? undefined : isKnown(base) ? chainFault(id, own) : noProfile(base, own)
    if (!fault) continue
    report(at('profiles', id, 'extends'), fault)
    result.profiles = {...result.profiles, [id]: rest}
  }
  for (const id of Object.keys(part.profiles ?? {})) {
    const sections = nodeAt(contents, [...path, 'profiles', id, 'sections'])
    for (const it of isSeq(sections) ? sections.items : []) {
      if (isMap(it) && !it.has('kind') && !it.has('heading'))
        report(spanOf(it), t`A section needs a "kind" or a "heading".`)
    }
  }
  if (part.defaultZone !== undefined && !isZone(part.defaultZone)) {
    report(at('defaultZone'), zoneFault(part.defaultZone))
    delete result.defaultZone
  }
  if (part.files) {
    const nodes = nodeAt(contents, [...path, 'files'])
    for (const it of isSeq(nodes) ? nodes.items.slice(0, maxGlobs) : []) {
      const problem = isScalar(it) && typeof it.value === 'string' && globProblem(it.value)
      if (problem) report(spanOf(it), problem)
    }
    result.files = part.files.filter(it => !globProblem(it))
  }
  const tickets = Object.entries(part.tickets ?? {})
  const wrong = tickets.filter(([pattern, link]) => {
    const fault = patternFault(pattern)
    if (fault) report(spanOf(pairAt(contents, [...path, 'tickets', pattern])?.key), fault)
    const isLink = link === '' || /^https?:\/\//i.test(link)
    if (!isLink) report(at('tickets', pattern), t`The address of a ticket must begin with "https://" or "http://".`)
    return fault !== undefined || !isLink
  })
  if (wrong.length) result.tickets = Object.fromEntries(tickets.filter(it => !wrong.includes(it)))
  return result
}

function noProfile(id: string, own: ReadonlyMap<string, OwnProfile>): string {
  return withSuggestion(t`Unknown profile "${id}".`, id, [...own.keys(), ...profiles.map(it => it.id)])
}

function zoneFault(zone: string): string {
  return readZone(zone, 0)?.value.kind === 'ambiguous'
    ? t`"${zone}" can mean several time zones; use a place, such as America/Chicago, or an offset, such as UTC+8.`
    : t`Unknown time zone "${zone}"; use UTC, UTC+8 or a name such as America/Chicago.`
}

function patternFault(pattern: string): string | undefined {
  switch (ticketPatternFault(pattern)) {
    case 'too long':
      return t`"${pattern}" is too long.`
    case 'no blank':
      return t`"${pattern}" needs {number} or {word} for the part that varies.`
    case 'too many blanks':
      return t`"${pattern}" has more than four of {number} and {word}.`
    case 'blanks side by side':
      return t`"${pattern}" needs something between {number} and {word}.`
    case 'words that run together':
      return t`"${pattern}" needs a character between two {word} that no word contains, such as a slash.`
    default:
      return undefined
  }
}

/** A profile may extend the shipped one of its own name. */
function chainFault(id: string, own: ReadonlyMap<string, OwnProfile>): string | undefined {
  const seen = new Set<string>()
  for (let at = id; seen.size <= longestChain; ) {
    seen.add(at)
    const base = own.get(at)?.extends
    if (base === undefined || !own.has(base)) return undefined
    if (base === at && profiles.some(it => it.id === at)) return undefined
    if (base === id) return t`"${id}" extends itself.`
    // The circle is that of others.
    if (seen.has(base)) return undefined
    at = base
  }
  return t`"${id}" extends more than ${longestChain} profiles in a row.`
}

const longestChain = 10

function isZone(name: string): boolean {
  const zone = readZone(name, 0)
  return zone !== undefined && zone.value.kind !== 'ambiguous' && zone.span.end === name.length
}

/** The key and value that the keys lead to; of keys that stand there twice, the last. */
function pairAt(contents: unknown, path: readonly string[]): Pair | undefined {
  let pair: Pair | undefined
  for (const name of path) {
    const map: unknown = pair ? pair.value : contents
    pair = isMap(map) ? map.items.findLast(it => nameOfKey(it.key) === name) : undefined
    if (!pair) return undefined
  }
  return pair
}

function nodeAt(contents: unknown, path: readonly string[]): unknown {
  return path.length === 0 ? contents : pairAt(contents, path)?.value
}

/**
 * The same text with comments and tabs outside of strings blanked, so that JSON as people write it is YAML. What never
 * ends goes on to the end.
 */
export function withoutComments(text: string): string {
  return text.replace(/"(?:[^"\\\n]|\\.)*"?|\/\/[^\n]*|\/\*[^]*?(?:\*\/|$)|\t/g, it =>
    it.startsWith('"') ? it : it.replace(/[^\n\r]/g, ' '),
  )
}
