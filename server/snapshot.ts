import type {TextDocument} from 'vscode-languageserver-textdocument'
import {lintReading, type LintContext, type Linting, type LintResult} from './lint.ts'
import {readDocument, readOnce} from './model/build-model.ts'
import type {DocumentStatus, PostmortemModel} from './model/model.ts'
import type {Profile} from './model/profile.ts'
import {profileOf} from './model/profiles.ts'
import type {Reading} from './model/reading.ts'
import {rereadDocument, type SmallChange} from './model/small-change.ts'
import {settingsOfDocument} from './project/document.ts'
import {noProject, type DocumentProject} from './project/walk.ts'
import type {Settings} from './settings.ts'
import type {Instant} from './time/calendar.ts'

/**
 * One version of one document and all that an answer may depend on; what is costly is worked out when first asked for. It holds until the
 * next one is taken from it: what the two have in common moves on.
 */
export interface Snapshot {
  /** The connection's own, which it edits in place. */
  readonly document: TextDocument
  readonly version: number
  readonly text: string
  readonly model: PostmortemModel
  readonly profile: Profile
  /** Empty for a document that is no postmortem. */
  readonly problems: readonly LintResult[]
  /** What the document says once its text is another one; as costly as to read it. */
  reread(text: string): PostmortemModel
  /** What the rules say of the same document once its status is another one; it takes as long as the problems do. */
  problemsOnce(status: DocumentStatus): readonly LintResult[]
  /** Those that hold for this document. */
  readonly settings: Settings
  /** Where the team's settings for this document are. */
  readonly projectFile: DocumentProject['file']
  readonly now: Instant
  /** What the next snapshot is made from; `undefined` as long as nobody asked for it. */
  readonly known: {readonly reading: Reading; readonly linting: Linting | undefined; readonly later: LaterLinting | undefined} | undefined
}

/** What the rules said of a document with another status, and what has changed since; `undefined` when that is more than words of one line. */
interface LaterLinting {
  readonly linting: Linting
  readonly change: SmallChange | 'none' | undefined
}

/**
 * @param given the person's settings; the project files and the document itself may say otherwise
 * @param onError hears of a rule that failed; the others still report
 * @param project what the document's project files say
 * @param before an earlier version of the same document, which is not to be used any more
 */
export function takeSnapshot(
  document: TextDocument, given: Settings, now: Instant, onError?: (ruleId: string, error: unknown) => void, project: DocumentProject = noProject,
  before?: Snapshot,
): Snapshot {
  const text = document.getText()
  const {settings, problems: ownProblems} = settingsOfDocument(text, given, project.parts)
  let known = before?.settings === settings ? before.known : undefined
  let reading: Reading | undefined
  let linting: Linting | undefined
  let later: LaterLinting | undefined

  /** Reads the document, from what is known of the version before it where that is enough. */
  function read(): Reading {
    const small = known && (known.reading.text === text ? {reading: known.reading, change: undefined} : rereadDocument(known.reading, text))
    reading = small?.reading ?? readDocument(text, pathOf(document.uri), settings)
    // What has changed is known only now.
    later = known?.later && {linting: known.later.linting, change: small && together(known.later.change, small.change ?? 'none')}
    if (small && known?.linting) linting = lintReading(reading, contextOf(reading), known.linting, small.change ?? 'none')
    return reading
  }

  function contextOf({model}: Reading): LintContext {
    return {profile: profileOf(model, settings.project.profiles), settings, now, onError}
  }

  function lintNow(): Linting {
    const it = reading ?? read()
    linting ??= lintReading(it, contextOf(it), known?.linting)
    known = undefined
    return linting
  }

  function lintOnce(status: DocumentStatus): Linting {
    const it = reading ?? read()
    later = {linting: lintReading({...it, model: {...it.model, status}}, contextOf(it), later?.linting, later?.change), change: 'none'}
    return later.linting
  }

  return {
    document,
    version: document.version,
    text,
    settings,
    projectFile: project.file,
    now,
    get known() {
      return reading && {reading, linting, later}
    },
    get model() {
      return (reading ?? read()).model
    },
    get profile() {
      return profileOf(this.model, settings.project.profiles)
    },
    get problems() {
      return this.model.isPostmortem ? [...ownProblems, ...lintNow().results] : []
    },
    reread: changed => readOnce(changed, pathOf(document.uri), settings).model,
    problemsOnce: status => lintOnce(status).results,
  }
}

/** Two changes as one. */
function together(first: LaterLinting['change'], second: LaterLinting['change']): LaterLinting['change'] {
  if (first === 'none' || second === undefined) return second
  if (second === 'none' || first === undefined) return first
  return first.line === second.line ? {...second, start: Math.min(first.start, second.start), touches: new Set([...first.touches, ...second.touches])} : undefined
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
