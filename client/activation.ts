import {commands, languages, window, workspace, type ExtensionContext, type TextDocument} from 'vscode'
import {isCandidate, passesGate} from './gate.ts'
import {projectFiles} from './options.ts'

/** The language client, as far as the activation uses it. */
export interface Client {
  start(): Promise<void>
  stop(): Promise<void>
  restart(): Promise<void>
  showOutput(): void
  run(command: ClientCommand): Promise<void>
}

/** The commands that need the language client; their names without the prefix. */
const clientCommands = ['newPostmortem', 'checkReadiness', 'changeProfile', 'pasteAsTimeline', 'turnIntoTimeline', 'insertTimelineEntry'] as const

export type ClientCommand = typeof clientCommands[number]

/**
 * Watches the documents of the window and loads the language client when the first of them may be a postmortem; in a window
 * without any, it is never loaded. The result stops the server.
 */
export function activateWith(context: ExtensionContext, loadClient: () => Promise<Client>): () => Promise<void> {
  let client: Promise<Client> | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let hasProjectFile = false
  const changed = new Set<TextDocument>()

  context.subscriptions.push(
    workspace.onDidOpenTextDocument(check),
    workspace.onDidChangeTextDocument(({document}) => checkSoon(document)),
    workspace.onDidCloseTextDocument(document => changed.delete(document)),
    workspace.onDidChangeConfiguration(event => {
      if (event.affectsConfiguration('postmortem.files')) workspace.textDocuments.forEach(check)
    }),
    window.onDidChangeActiveTextEditor(updateContext),
    commands.registerCommand('postmortem.restartServer', async () => client ? (await client).restart() : start()),
    commands.registerCommand('postmortem.showOutput', async () => {
      if (!client) await start()
      const started = await client
      started?.showOutput()
    }),
    ...clientCommands.map(it => commands.registerCommand(`postmortem.${it}`, async () => {
      if (!client) await start()
      await (await client)?.run(it)
    })),
    {dispose: () => clearTimeout(timer)},
  )
  workspace.textDocuments.forEach(check)
  updateContext()
  void lookForProjectFile()
  return async () => (await client)?.stop()

  function check(document: TextDocument): void {
    const isProjectFile = 0 < languages.match({pattern: projectFiles}, document)
    // The language client itself tells the person that it could not start; a command starts it again.
    if (!client && (isProjectFile || passes(document) || (hasProjectFile && isCandidate(document)))) start().catch(() => {})
    if (document === window.activeTextEditor?.document) updateContext()
  }

  /** A project file may say that any document is a postmortem; what it says only the server reads. */
  async function lookForProjectFile(): Promise<void> {
    hasProjectFile = 0 < (await workspace.findFiles(projectFiles, '**/node_modules/**', 1)).length
    if (hasProjectFile) workspace.textDocuments.forEach(check)
  }

  /** Typing is not slowed down: the text is looked at when it rests. */
  function checkSoon(document: TextDocument): void {
    if (!isCandidate(document)) return
    if (client && document !== window.activeTextEditor?.document) return
    changed.add(document)
    clearTimeout(timer)
    timer = setTimeout(() => {
      changed.forEach(check)
      changed.clear()
    }, restMilliseconds)
  }

  async function start(): Promise<void> {
    client = loadClient()
    await (await client).start()
  }

  function updateContext(): void {
    const document = window.activeTextEditor?.document
    void commands.executeCommand('setContext', 'postmortem.isPostmortem', document !== undefined && passes(document))
  }
}

const restMilliseconds = 200

function passes(document: TextDocument): boolean {
  const files = workspace.getConfiguration('postmortem', document).get<string[]>('files', [])
  return passesGate(document, files, pattern => 0 < languages.match({pattern}, document))
}
