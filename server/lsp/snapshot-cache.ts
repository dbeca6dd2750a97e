import type {Configuration} from './configuration.ts'
import type {OpenDocuments} from './documents.ts'
import type {ProjectFiles} from './project-files.ts'
import {isProjectFile, noProject, type DocumentProject} from '../config/project-file/walk.ts'
import type {Settings} from '../config/settings.ts'
import {takeSnapshot, type Snapshot} from '../features/snapshot.ts'
import type {Instant} from '../time/calendar.ts'

/** The newest snapshot of each open document. */
export interface SnapshotCache {
  /** `undefined` if the document is not open, is a project file, or its settings are still being looked up. */
  get(uri: string): Snapshot | undefined
  /**
   * Waits until the settings are known and all queued changes to text and settings have been read: only the newest
   * version is worth the work.
   */
  whenIdle(uri: string): Promise<void>
  /** Starts to read a new document while its settings are being looked up. */
  prepare(uri: string): void
  /** The snapshots of the other open postmortems. */
  othersThan(snapshot: Snapshot): Snapshot[]
  forget(uri: string): void
  clear(): void
}

/** @param failed called with the name of what failed, and the error */
export function cacheSnapshots(
  documents: OpenDocuments,
  configuration: Configuration,
  projectFiles: ProjectFiles,
  now: () => Instant,
  failed: (name: string, error: unknown) => void,
): SnapshotCache {
  const kept = new Map<string, {snapshot: Snapshot; settings: Settings; project: DocumentProject}>()

  function get(uri: string): Snapshot | undefined {
    const document = documents.get(uri)
    const settings = configuration.of(uri)
    const project = projectFiles.of(uri)
    if (!document || settings instanceof Promise || project instanceof Promise || isProjectFile(uri)) return undefined
    const known = kept.get(uri)
    const isFresh =
      known?.snapshot.version === document.version
      && known.settings === settings
      && known.project === project
      && now() - known.snapshot.now < maxAge
    if (isFresh) return known.snapshot
    const snapshot = takeSnapshot(document, settings, now(), failed, project, known?.snapshot)
    kept.set(uri, {snapshot, settings, project})
    return snapshot
  }

  async function whenIdle(uri: string): Promise<void> {
    const lookups = () => [configuration.of(uri), projectFiles.of(uri)]
    let version: number | undefined
    do {
      await Promise.all(lookups())
      version = documents.get(uri)?.version
      await nextTurn()
    } while (documents.get(uri)?.version !== version || lookups().some(it => it instanceof Promise))
  }

  /** Reads the document with the settings of the window, because usually they are also its own. */
  function readAhead(uri: string): void {
    const document = documents.get(uri)
    if (!document || isProjectFile(uri) || kept.has(uri)) return
    try {
      const settings = configuration.global()
      const snapshot = takeSnapshot(document, settings, now(), failed)
      void snapshot.problems
      kept.set(uri, {snapshot, settings, project: noProject})
    } catch (error) {
      failed('read ahead', error)
    }
  }

  return {
    get,
    whenIdle,
    prepare: uri => {
      if (kept.has(uri) || !(configuration.of(uri) instanceof Promise)) return
      nextTurn()
        .then(() => readAhead(uri))
        .catch(error => failed('read ahead', error))
    },
    othersThan: snapshot =>
      [...kept.values()].map(it => it.snapshot).filter(it => it !== snapshot && it.model.isPostmortem),
    forget: uri => void kept.delete(uri),
    clear: () => kept.clear(),
  }
}

/** In milliseconds. The current time is offered as a completion and decides what is overdue. */
const maxAge = 30_000

/** One turn of the event loop, in which at most one queued message is read. A browser has no `setImmediate`. */
function nextTurn(): Promise<void> {
  return new Promise(resolve => void (globalThis.setImmediate ?? setTimeout)(resolve))
}
