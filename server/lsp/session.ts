import type {
  Connection,
  DidChangeConfigurationParams,
  DidChangeWatchedFilesParams,
  DidChangeWorkspaceFoldersParams,
  InitializeParams,
} from 'vscode-languageserver'
import {isProjectFile} from '../config/project-file/walk.ts'
import {cacheSnapshots} from './snapshot-cache.ts'
import {setBundle} from '../text/l10n.ts'
import type {Instant} from '../time/calendar.ts'
import {trackTyping} from './typing-tracker.ts'
import {warmUp} from './warm-up.ts'
import {answersFrom, type RequestHandler} from './answers.ts'
import {followConfiguration} from './configuration.ts'
import {ask, logError} from './connection/requests.ts'
import {reportDiagnostics} from './diagnostics.ts'
import {syncDocuments} from './documents.ts'
import {requestHandlers} from './handlers.ts'
import {followOutlineSetting} from './outline.ts'
import {followProjectFiles, type ProjectFilesHost} from './project-files.ts'

/** What the environment provides in which the server runs. */
export interface Host extends ProjectFilesHost {
  now(): Instant
}

/** What the server does with the messages of a client that has initialized it, by their methods. */
export interface Session {
  readonly requests: Readonly<Record<string, RequestHandler>>
  readonly notifications: Readonly<Record<string, (params: any) => void | Promise<void>>>
}

/** Connects the features to a client. */
export function createSession(connection: Connection, params: InitializeParams, host: Host): Session {
  const {capabilities: client, initializationOptions: options} = params
  const failed = (name: string, error: unknown) => logError(connection, name, error)
  setBundle(options?.l10nBundle)

  const typing = trackTyping(uri => diagnostics.reportAgain(uri))
  const documents = syncDocuments(connection, typing.update, documentChanged, documentClosed)
  const projectFiles = followProjectFiles(connection, params, documents, host, () => diagnostics.reportAgain())
  const configuration = followConfiguration(connection, client, {
    initial: options,
    placeOf: projectFiles.placeOf,
    wait: host.wait,
    onLateAnswer: settingsChanged,
  })
  const snapshots = cacheSnapshots(documents, configuration, projectFiles, host.now, failed)
  const answers = answersFrom(snapshots, client, failed)
  const diagnostics = reportDiagnostics(connection, client, documents, snapshots, typing, answers)
  const updateOutline = followOutlineSetting(connection, client, () => configuration.global().outline.enabled)

  return {
    requests: requestHandlers(answers, {
      client,
      snapshots,
      configuration,
      projectFiles,
      diagnostics,
      renamesHeadings: options?.renamesHeadings === true,
    }),
    notifications: {
      async initialized() {
        configuration.register()
        projectFiles.register()
        await configuration.reload()
        updateOutline()
        setTimeout(warmUpWhileIdle, idleTime)
      },
      async 'workspace/didChangeConfiguration'({settings}: DidChangeConfigurationParams) {
        await configuration.reload(settings?.postmortem)
        settingsChanged()
      },
      'workspace/didChangeWatchedFiles': ({changes}: DidChangeWatchedFilesParams) =>
        projectFiles.changed(changes.map(it => it.uri)),
      'workspace/didChangeWorkspaceFolders': ({event}: DidChangeWorkspaceFoldersParams) =>
        projectFiles.foldersChanged(event),
    },
  }

  function documentChanged(uri: string): void {
    projectFiles.changed([uri])
    snapshots.prepare(uri)
    diagnostics.changed(uri)
  }

  function documentClosed(uri: string): void {
    // Its text on disk is valid again.
    projectFiles.changed([uri])
    if (isProjectFile(uri)) return
    snapshots.forget(uri)
    configuration.forget(uri)
    typing.forget(uri)
    diagnostics.closed(uri)
  }

  function settingsChanged(): void {
    snapshots.clear()
    updateOutline()
    // Editors ask for these again only when the text changes.
    for (const it of ['inlayHint', 'codeLens'] as const) {
      if (client.workspace?.[it]?.refreshSupport) void ask(connection, `workspace/${it}/refresh`)
    }
    diagnostics.reportAgain()
  }

  /** A failure only makes the first answers slower. */
  function warmUpWhileIdle(round = 0): void {
    try {
      if (warmUp(host.now(), documents, round)) setTimeout(warmUpWhileIdle, 0, round + 1)
    } catch (error) {
      failed('warm-up', error)
    }
  }
}

/** Milliseconds after `initialized`; without an open document by then, there is time to prepare for the first one. */
const idleTime = 30
