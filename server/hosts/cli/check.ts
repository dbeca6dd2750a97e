import type {LintResult} from '../../lint/types.ts'
import path from 'node:path'
import {fileURLToPath} from 'node:url'
import {lint} from '../../lint/lint.ts'
import {readDocument} from '../../document/read-document.ts'
import {profileOf} from '../../document/profiles/choose-profile.ts'
import {settingsOfDocument, toResult} from '../../config/project-file/document-settings.ts'
import {readProjectTexts} from '../../config/project-file/read-texts.ts'
import {defaultSettings} from '../../config/settings.ts'
import {indexLines} from '../../text/line-index.ts'
import type {Instant} from '../../time/calendar.ts'
import type {Finding, Project, Work} from './finding.ts'
import {printError} from './terminal.ts'

/** What is wrong in a document; `null` when it is not a postmortem. A rule that fails is reported on standard error. */
export function checkDocument({file, text, project}: Work, now: Instant): Finding[] | null {
  const {settings, problems} = settingsOfDocument(text, defaultSettings, read(project).parts)
  const parsed = readDocument(text, fullPath(file), settings)
  if (!parsed.model.isPostmortem) return null
  const {results} = lint(parsed, {
    profile: profileOf(parsed.model, settings.project.profiles),
    settings,
    now,
    onError: (rule, error) =>
      printError(`${file}: the rule ${rule} failed: ${error instanceof Error ? error.message : String(error)}`),
  })
  return toFindings(file, text, [...problems, ...results])
}

/** What is wrong in the project files, by their URI. */
export function checkProject(project: Project): Record<string, Finding[]> {
  const {problems} = read(project)
  return Object.fromEntries(
    project.files.map(({uri, text}) => [
      uri,
      toFindings(path.relative(process.cwd(), fileURLToPath(uri)), text, (problems.get(uri) ?? []).map(toResult)),
    ]),
  )
}

/** The settings and the path of a document, for those who read it for other ends. */
export function contextOf({file, text, project}: Work): {
  path: string
  settings: ReturnType<typeof settingsOfDocument>['settings']
} {
  return {path: fullPath(file), settings: settingsOfDocument(text, defaultSettings, read(project).parts).settings}
}

const known = new WeakMap<Project, ReturnType<typeof readProjectTexts>>()

function read(project: Project): ReturnType<typeof readProjectTexts> {
  let texts = known.get(project)
  if (!texts) known.set(project, (texts = readProjectTexts(project.uris, project.files)))
  return texts
}

/** The whole path, as an editor has it: its folders tell what the document is. */
function fullPath(file: string): string {
  return path.resolve(file).replaceAll('\\', '/')
}

function toFindings(file: string, text: string, results: readonly LintResult[]): Finding[] {
  if (results.length === 0) return []
  const index = indexLines(text)
  return results.map(it => {
    const start = index.positionAt(it.span.start)
    const end = index.positionAt(it.span.end)
    return {
      file,
      line: start.line + 1,
      column: start.character + 1,
      endLine: end.line + 1,
      endColumn: end.character + 1,
      rule: it.ruleId,
      severity: it.severity,
      message: it.message,
      fixable: (it.fixes?.length ?? 0) > 0,
    }
  })
}
