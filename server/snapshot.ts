import {TextDocument} from 'vscode-languageserver-textdocument'
import {lint, type LintResult} from './lint.ts'
import {buildModel} from './model/build-model.ts'
import type {PostmortemModel} from './model/model.ts'
import type {Profile} from './model/profile.ts'
import {profileOf} from './model/profiles.ts'
import {settingsOfDocument} from './project/document.ts'
import {noProject, type DocumentProject} from './project/walk.ts'
import type {Settings} from './settings.ts'
import type {Instant} from './time/calendar.ts'

/**
 * One version of one document and all that an answer may depend on. Never changes; what is costly is worked out when
 * first asked for.
 */
export interface Snapshot {
  /** A copy: the connection edits its own document in place. */
  readonly document: TextDocument
  readonly text: string
  readonly model: PostmortemModel
  readonly profile: Profile
  /** Empty for a document that is no postmortem. */
  readonly problems: readonly LintResult[]
  /** Those that hold for this document. */
  readonly settings: Settings
  /** Where the team's settings for this document are. */
  readonly projectFile: DocumentProject['file']
  readonly now: Instant
}

/**
 * @param given the person's settings; the project files and the document itself may say otherwise
 * @param onError hears of a rule that failed; the others still report
 * @param project what the document's project files say
 */
export function takeSnapshot(
  live: TextDocument, given: Settings, now: Instant, onError?: (ruleId: string, error: unknown) => void, project: DocumentProject = noProject,
): Snapshot {
  const text = live.getText()
  const {settings, problems: ownProblems} = settingsOfDocument(text, given, project.parts)
  const document = TextDocument.create(live.uri, live.languageId, live.version, text)
  let model: PostmortemModel | undefined
  let problems: readonly LintResult[] | undefined
  return {
    document,
    text,
    settings,
    projectFile: project.file,
    now,
    get model() {
      return model ??= buildModel(text, pathOf(document.uri), settings)
    },
    get profile() {
      return profileOf(this.model, settings.project.profiles)
    },
    get problems() {
      if (!this.model.isPostmortem) return []
      return problems ??= [...ownProblems, ...lint(this.model, text, this.profile, settings, now, onError)]
    },
  }
}

/** The path that a uri names, without scheme and authority; the uri itself when it cannot be decoded. */
function pathOf(uri: string): string {
  const path = uri.replace(/^[a-z][a-z0-9+.-]*:(?:\/\/[^/?#]*)?/i, '').replace(/[?#].*$/s, '')
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}
