import {commands, languages, window, workspace, type ExtensionContext, type TextDocument} from 'vscode'
import {isCandidate, passesGate} from './gate.ts'
import {loadOnce} from './load-once.ts'
import {projectFiles} from './options.ts'

/** The language client, as far as the activation uses it. */
export interface Client {
  /** @param onVerdict called when the server says whether a document is a postmortem */
  start(onVerdict: OnVerdict): Promise<void>
  /** Whether it is neither running nor starting. */
  isDown(): boolean
  /** Whether it can never be started again. */
  isDead(): boolean
  stop(): Promise<void>
  /** Rejects if it cannot be started again. */
  restart(): Promise<void>
  /** Stops it and removes everything that the person sees of it, except its log. */
  dispose(): void
  showOutput(): void
  run(command: ClientCommand): Promise<void>
}

export type OnVerdict = (document: TextDocument, isPostmortem: boolean) => void

/** The commands that need the language client; their names without the prefix. */
const clientCommands = [
  'newPostmortem',
  'checkReadiness',
  'changeProfile',
  'pasteAsTimeline',
  'turnIntoTimeline',
  'insertTimelineEntry',
] as const

export type ClientCommand = (typeof clientCommands)[number]

/**
 * Watches the documents of the window and loads the language client as soon as one of them may be a postmortem; in a
 * window without any, it is never loaded.
 * @returns a function that stops the server
 */
export function activateWith(context: ExtensionContext, loadClient: () => Promise<Client>): () => Promise<void> {
  /** The client that was created last, started or not. */
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
    commands.registerCommand(
      'postmortem.restartServer',
      () => (restarting ??= restart().finally(() => (restarting = undefined))),
    ),
    commands.registerCommand('postmortem.showOutput', async () => {
      await client.get().catch(() => {})
      made?.showOutput()
    }),
    ...clientCommands.map(it =>
      commands.registerCommand(`postmortem.${it}`, async () => {
        await restarting
        await (await running()).run(it)
      }),
    ),
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
      // The language client itself shows that it could not start.
      client.get().catch(() => {})
    }
    if (document === window.activeTextEditor?.document) updateContext()
  }

  /** A project file may declare any document a postmortem, but only the server reads it. */
  async function lookForProjectFile(): Promise<void> {
    hasProjectFile = 0 < (await workspace.findFiles(projectFiles, '**/node_modules/**', 1)).length
    if (hasProjectFile) workspace.textDocuments.forEach(check)
  }

  /** Waits for a pause, so that typing is not slowed down. */
  function checkSoon(document: TextDocument): void {
    if (!isCandidate(document)) return
    if (client.current() && document !== window.activeTextEditor?.document) return
    changed.add(document)
    clearTimeout(timer)
    timer = setTimeout(() => {
      changed.forEach(check)
      changed.clear()
    }, pauseTime)
  }

  /** A server that ended too often, or failed to restart, is started once more when the person runs a command. */
  async function running(): Promise<Client> {
    if ((await client.get()).isDown()) client.forget()
    return client.get()
  }

  async function start(): Promise<Client> {
    if (made?.isDead()) made.dispose()
    if (!made || made.isDead()) made = await loadClient()
    await made.start(onVerdict)
    return made
  }

  async function restart(): Promise<void> {
    const started = await client.current()?.catch(() => undefined)
    // If it fails to restart, the next start shows whether it can start at all.
    if (started) await started.restart().catch(() => client.forget())
    await client.get()
  }

  function onVerdict(document: TextDocument, isPostmortem: boolean): void {
    verdicts.set(document, isPostmortem)
    if (document === window.activeTextEditor?.document) updateContext()
  }

  /** Once the server has given its verdict, it overrides the gate. */
  function updateContext(): void {
    const document = window.activeTextEditor?.document
    const isPostmortem = document !== undefined && (verdicts.get(document) ?? passes(document))
    void commands.executeCommand('setContext', 'postmortem.isPostmortem', isPostmortem)
  }
}

/** How many milliseconds after a change documents are checked. */
const pauseTime = 200

function passes(document: TextDocument): boolean {
  return passesGate(document, workspace.getConfiguration('postmortem', document).get('files'))
}
