import type {TextDocument} from 'vscode-languageserver-textdocument'
import {settingsOfDocument} from '../config/project-file/document-settings.ts'
import {noProject, type DocumentProject} from '../config/project-file/walk.ts'
import type {Settings} from '../config/settings.ts'
import type {ParsedDocument} from '../document/parsed-document.ts'
import type {Profile} from '../document/profiles/profile.ts'
import {profileOf} from '../document/profiles/choose-profile.ts'
import {readDocument} from '../document/read-document.ts'
import type {DocumentStatus, PostmortemModel} from '../document/types.ts'
import {lint, type Linting} from '../lint/lint.ts'
import type {LintContext, LintResult} from '../lint/types.ts'
import type {MarkdownText} from '../markdown/markdown-text.ts'
import type {Instant} from '../time/calendar.ts'

/**
 * One version of one document and all that an answer may depend on; what is costly is computed when first asked for. It
 * is valid until the next one is taken from it: what the two have in common moves on.
 */
export interface Snapshot {
  /** The connection's own, which it edits in place. */
  readonly document: TextDocument
  readonly version: number
  readonly text: string
  readonly markdown: MarkdownText
  readonly model: PostmortemModel
  readonly profile: Profile
  /** Empty for a document that is not a postmortem. */
  readonly problems: readonly LintResult[]
  /** What the document says once its text is another one; as costly as reading it. */
  reread(text: string): PostmortemModel
  /** What the rules find in the same document once it has another status; this takes as long as the problems do. */
  problemsOnce(status: DocumentStatus): readonly LintResult[]
  /** Those that hold for this document. */
  readonly settings: Settings
  /** Where the team's settings for this document are. */
  readonly projectFile: DocumentProject['file']
  readonly now: Instant
  /** What the next snapshot is made from. */
  readonly known: Known
}

/** What is used again for the next version. */
export interface Known {
  readonly parsed: ParsedDocument | undefined
  /** By the status that the document was checked for: its own, or another. */
  readonly lintings: ReadonlyMap<DocumentStatus | 'own', Linting>
}

const nothing: Known = {parsed: undefined, lintings: new Map()}

/**
 * @param given the person's settings; the project files and the document itself may say otherwise
 * @param onError called when a rule throws; the other rules still report
 * @param project what the document's project files say
 * @param before an earlier version of the same document, which must not be used any more
 */
export function takeSnapshot(
  document: TextDocument,
  given: Settings,
  now: Instant,
  onError?: (ruleId: string, error: unknown) => void,
  project: DocumentProject = noProject,
  before?: Snapshot,
): Snapshot {
  const text = document.getText()
  const {settings, problems: ownProblems} = settingsOfDocument(text, given, project.parts)
  let known = before?.settings === settings ? before.known : nothing
  const lintings = new Map<DocumentStatus | 'own', Linting>()
  let parsed: ParsedDocument | undefined

  function parse(): ParsedDocument {
    if (parsed) return parsed
    parsed = readDocument(text, pathOf(document.uri), settings, known.parsed)
    // The version before is used up.
    known = {parsed: undefined, lintings: known.lintings}
    return parsed
  }

  function lintFor(status: DocumentStatus | 'own'): Linting {
    let linting = lintings.get(status)
    if (!linting) {
      const own = parse()
      const context: LintContext = {profile: profileOf(own.model, settings.project.profiles), settings, now, onError}
      const subject = status === 'own' ? own : {...own, model: {...own.model, status}}
      lintings.set(status, (linting = lint(subject, context, known.lintings.get(status))))
      known = {parsed: known.parsed, lintings: without(known.lintings, status)}
    }
    return linting
  }

  return {
    document,
    version: document.version,
    text,
    settings,
    projectFile: project.file,
    now,
    get known() {
      return parsed ? {parsed, lintings: new Map([...known.lintings, ...lintings])} : known
    },
    get markdown() {
      return parse().markdown
    },
    get model() {
      return parse().model
    },
    get profile() {
      return profileOf(this.model, settings.project.profiles)
    },
    get problems() {
      return this.model.isPostmortem ? [...ownProblems, ...lintFor('own').results] : []
    },
    reread: changed => readDocument(changed, pathOf(document.uri), settings).model,
    problemsOnce: status => lintFor(status).results,
  }
}

function without<K, V>(map: ReadonlyMap<K, V>, key: K): ReadonlyMap<K, V> {
  return new Map([...map].filter(([it]) => it !== key))
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
