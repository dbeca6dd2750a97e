import {commands, languages, window, workspace, type ExtensionContext, type TextDocument} from 'vscode'
import {isCandidate, passesGate} from './gate.ts'

/** The language client, as far as the activation uses it. */
export interface Client {
  start(): Promise<void>
  stop(): Promise<void>
  restart(): Promise<void>
  showOutput(): void
}

/**
 * Watches the documents of the window and loads the language client when the first of them may be a postmortem; in a window
 * without any, it is never loaded.
 */
export function activateWith(context: ExtensionContext, loadClient: () => Promise<Client>): void {
  let client: Promise<Client> | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  const changed = new Set<TextDocument>()

  context.subscriptions.push(
    workspace.onDidOpenTextDocument(check),
    workspace.onDidChangeTextDocument(({document}) => checkSoon(document)),
    workspace.onDidCloseTextDocument(document => changed.delete(document)),
    workspace.onDidChangeConfiguration(event => {
      if (event.affectsConfiguration('postmortem.files')) workspace.textDocuments.forEach(check)
    }),
    window.onDidChangeActiveTextEditor(updateContext),
    commands.registerCommand('postmortem.restartServer', async () => client ? (await client).restart() : void await start()),
    commands.registerCommand('postmortem.showOutput', async () => (await start()).showOutput()),
    {dispose: () => clearTimeout(timer)},
    {dispose: () => client?.then(it => it.stop())},
  )
  workspace.textDocuments.forEach(check)
  updateContext()

  function check(document: TextDocument): void {
    if (!client && passes(document)) void start()
    if (document === window.activeTextEditor?.document) updateContext()
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

  function start(): Promise<Client> {
    client ??= loadClient().then(async it => {
      await it.start()
      return it
    })
    return client
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
