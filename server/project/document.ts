import type {LintResult} from '../lint.ts'
import type {Settings} from '../settings.ts'
import type {FileProblem} from './check.ts'
import {readFrontMatter, type ProjectPart} from './read.ts'
import {withProject} from './resolve.ts'

/** The settings that hold for one document: its front matter first, then its project files, then the person's. */
export interface DocumentSettings {
  readonly settings: Settings
  /** What is wrong below `postmortem:` in its front matter. */
  readonly problems: readonly LintResult[]
}

/** @param parts what its project files say, the nearest first; kept as one array as long as they do not change */
export function settingsOfDocument(text: string, settings: Settings, parts: readonly ProjectPart[]): DocumentSettings {
  const own = readFrontMatter(text, parts)
  if (own) return {settings: withProject(settings, [own.part, ...parts]), problems: own.problems.map(toResult)}
  if (parts.length === 0) return {settings, problems: []}
  let known = merged.get(parts)
  if (known?.given !== settings) merged.set(parts, known = {given: settings, result: withProject(settings, parts)})
  return {settings: known.result, problems: []}
}

/** Project files seldom change, and every keystroke asks. */
const merged = new WeakMap<readonly ProjectPart[], {given: Settings; result: Settings}>()

/** A problem of a project file as it is reported. */
export function toResult({span, message}: FileProblem): LintResult {
  return {span, message, ruleId: projectFileId, severity: 'warning'}
}

/** What such problems are called where rules have their id. */
export const projectFileId = 'project-file'
