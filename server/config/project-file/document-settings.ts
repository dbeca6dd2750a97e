import type {LintResult} from '../../lint/types.ts'
import type {Settings} from '../settings.ts'
import type {FileProblem} from './check.ts'
import {frontMatterOf} from './front-matter.ts'
import {readFrontMatter, type ProjectPart} from './read.ts'
import {withProject} from './resolve.ts'

/** The settings that hold for one document: its front matter first, then its project files, then the person's. */
export interface DocumentSettings {
  readonly settings: Settings
  /** What is wrong below `postmortem:` in its front matter. */
  readonly problems: readonly LintResult[]
}

/**
 * The same object as long as neither of them nor the front matter changes.
 * @param parts what its project files say, the nearest first; kept as one array as long as they do not change
 */
export function settingsOfDocument(text: string, settings: Settings, parts: readonly ProjectPart[]): DocumentSettings {
  const front = frontMatterOf(text)
  let known = merged.get(parts)
  if (known?.given !== settings || mostFronts < known.byFront.size)
    merged.set(parts, (known = {given: settings, byFront: new Map()}))
  let result = known.byFront.get(front)
  if (!result) known.byFront.set(front, (result = merge(front, settings, parts)))
  return result
}

function merge(front: string | undefined, settings: Settings, parts: readonly ProjectPart[]): DocumentSettings {
  if (front === undefined) return {settings: parts.length === 0 ? settings : withProject(settings, parts), problems: []}
  const {part, problems} = readFrontMatter(front, parts)
  return {settings: withProject(settings, [part, ...parts]), problems: problems.map(toResult)}
}

/** Project files and front matter seldom change, and every keystroke asks. */
const merged = new WeakMap<
  readonly ProjectPart[],
  {readonly given: Settings; readonly byFront: Map<string | undefined, DocumentSettings>}
>()

const mostFronts = 100

/** A problem of a project file as it is reported. */
export function toResult({span, message}: FileProblem): LintResult {
  return {span, message, ruleId: projectFileId, severity: 'warning'}
}

/** What such problems are called where rules have their id. */
export const projectFileId = 'project-file'
