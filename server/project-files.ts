import {DidChangeWatchedFilesNotification, type ClientCapabilities, type Connection} from 'vscode-languageserver'
import type {FileProblem} from './project/check.ts'
import type {ProjectPart} from './project/read.ts'
import {projectFileNames} from './project/schema.ts'
import {projectFileUris, readProjectTexts, type ProjectText} from './project/walk.ts'

/** The project files of the documents. */
export interface ProjectFiles {
  /** What holds for one document, the nearest first; reads the first time, and answers at once later. Never rejects. */
  of(uri: string): readonly ProjectPart[] | Promise<readonly ProjectPart[]>
  /** To be called when a project file or the folders of the workspace have changed. */
  forget(): void
  /** Asks to be told of changes, where the client wants to be asked for that. */
  register(): void
}

/** What the server knows that this does not. */
export interface ProjectHost {
  /** URIs of the workspace folders. */
  folders(): readonly string[]
  /** The text of a file; `undefined` when there is none. */
  read(uri: string): Promise<string | undefined>
  /** Told of every project file that was read, and of one that is gone. */
  report(file: ProjectText, problems: readonly FileProblem[]): void
}

export function followProjectFiles(connection: Connection, client: ClientCapabilities, host: ProjectHost): ProjectFiles {
  const known = new Map<string, readonly ProjectPart[] | Promise<readonly ProjectPart[]>>()
  const reported = new Set<string>()

  return {
    of(uri) {
      const uris = projectFileUris(uri, host.folders())
      const key = uris.join('\n')
      const parts = known.get(key)
      if (parts) return parts
      const asked = load(uris).then(loaded => {
        // Forgotten in the meantime: the answer is stale.
        if (known.get(key) === asked) known.set(key, loaded)
        return loaded
      })
      known.set(key, asked)
      return asked
    },
    forget: () => known.clear(),
    register() {
      if (!client.workspace?.didChangeWatchedFiles?.dynamicRegistration) return
      const watchers = projectFileNames.map(name => ({globPattern: `**/${name}`}))
      void connection.client.register(DidChangeWatchedFilesNotification.type, {watchers})
    },
  }

  async function load(uris: readonly string[]): Promise<readonly ProjectPart[]> {
    try {
      const texts = await Promise.all(uris.map(async uri => ({uri, text: await host.read(uri)})))
      const found = texts.filter((it): it is ProjectText => it.text !== undefined)
      const {parts, problems} = readProjectTexts(found)
      for (const uri of uris) {
        const file = found.find(it => it.uri === uri)
        if (file) reported.add(uri)
        else if (!reported.delete(uri)) continue
        host.report(file ?? {uri, text: ''}, problems.get(uri) ?? [])
      }
      return parts
    } catch (error) {
      connection.console.error(`The project files could not be read: ${error instanceof Error ? error.message : error}`)
      return []
    }
  }
}
