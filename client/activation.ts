import {commands, languages, window, workspace, type ExtensionContext, type TextDocument} from 'vscode'
import {isCandidate, passesGate} from './gate.ts'
import {loadOnce} from './load-once.ts'
import {projectFiles} from './options.ts'

/** The language client, as far as the activation uses it. */
export interface Client {
  /** `hear` is told what the server takes documents for. */
  start(hear: HearVerdict): Promise<void>
  /** Whether it neither runs nor starts. */
  isDown(): boolean
  /** Whether it can never be started again. */
  isOver(): boolean
  stop(): Promise<void>
  /** Rejects when it cannot be started again. */
  restart(): Promise<void>
  /** Ends it, and takes away what the person sees of it, but for its log. */
  dispose(): void
  showOutput(): void
  run(command: ClientCommand): Promise<void>
}

export type HearVerdict = (document: TextDocument, isPostmortem: boolean) => void

/** The commands that need the language client; their names without the prefix. */
const clientCommands = ['newPostmortem', 'checkReadiness', 'changeProfile', 'pasteAsTimeline', 'turnIntoTimeline', 'insertTimelineEntry'] as const

export type ClientCommand = typeof clientCommands[number]

/**
 * Watches the documents of the window and loads the language client when the first of them may be a postmortem; in a window
 * without any, it is never loaded. The result stops the server.
 */
export function activateWith(context: ExtensionContext, loadClient: () => Promise<Client>): () => Promise<void> {
  /** The last one that was made, started or not. */
  let made: Client | undefined
  const client = loadOnce(start)
  let restarting: Promise<void> | undefined
  /** Whether it was started for a document; after a failure, only a command starts it again. */
  let isTried = false
  const verdicts = new WeakMap<TextDocument, boolean>()
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
    commands.registerCommand('postmortem.restartServer', () => restarting ??= restart().finally(() => restarting = undefined)),
    commands.registerCommand('postmortem.showOutput', async () => {
      await client.get().catch(() => {})
      made?.showOutput()
    }),
    ...clientCommands.map(it => commands.registerCommand(`postmortem.${it}`, async () => {
      await restarting
      await (await running()).run(it)
    })),
    {dispose: () => clearTimeout(timer)},
  )
  workspace.textDocuments.forEach(check)
  updateContext()
  void lookForProjectFile()
  return async () => {
    const started = await client.current()?.catch(() => undefined)
    await started?.stop()
    made?.dispose()
  }

  function check(document: TextDocument): void {
    const isProjectFile = 0 < languages.match({pattern: projectFiles}, document)
    if (!isTried && (isProjectFile || passes(document) || (hasProjectFile && isCandidate(document)))) {
      isTried = true
      // The language client itself tells the person that it could not start.
      client.get().catch(() => {})
    }
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
    if (client.current() && document !== window.activeTextEditor?.document) return
    changed.add(document)
    clearTimeout(timer)
    timer = setTimeout(() => {
      changed.forEach(check)
      changed.clear()
    }, restMilliseconds)
  }

  /** A server that ended too often, or did not come up again, is started once more when the person asks for something. */
  async function running(): Promise<Client> {
    if ((await client.get()).isDown()) client.forget()
    return client.get()
  }

  async function start(): Promise<Client> {
    if (made?.isOver()) made.dispose()
    if (!made || made.isOver()) made = await loadClient()
    await made.start(hear)
    return made
  }

  async function restart(): Promise<void> {
    const started = await client.current()?.catch(() => undefined)
    // When it does not come up, the next start tells whether it can at all.
    if (started) await started.restart().catch(() => client.forget())
    await client.get()
  }

  function hear(document: TextDocument, isPostmortem: boolean): void {
    verdicts.set(document, isPostmortem)
    if (document === window.activeTextEditor?.document) updateContext()
  }

  /** The server knows better than the gate, as soon as it has said anything. */
  function updateContext(): void {
    const document = window.activeTextEditor?.document
    void commands.executeCommand('setContext', 'postmortem.isPostmortem', document !== undefined && (verdicts.get(document) ?? passes(document)))
  }
}

const restMilliseconds = 200

function passes(document: TextDocument): boolean {
  return passesGate(document, workspace.getConfiguration('postmortem', document).get('files'))
}
