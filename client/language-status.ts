import {Disposable, languages, l10n, window, workspace, type LanguageStatusItem, type TextDocument} from 'vscode'
import type {BaseLanguageClient} from 'vscode-languageclient'
import type {OnVerdict} from './activation.ts'
import {isCandidate} from './gate.ts'
import {askReadiness, summaryOf} from './readiness.ts'

/**
 * Shows in the language status of the active postmortem which profile it follows and what is left to do. Other
 * documents have no such items.
 * @param onVerdict called each time the server says whether the active document is a postmortem
 */
export function showLanguageStatus(client: BaseLanguageClient, onVerdict: OnVerdict): Disposable {
  let shown: (StatusItems & {readonly document: TextDocument}) | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  updateSoon()
  return Disposable.from(
    window.onDidChangeActiveTextEditor(() => {
      if (shown?.document !== window.activeTextEditor?.document) hide()
      updateSoon()
    }),
    languages.onDidChangeDiagnostics(({uris}) => {
      const active = window.activeTextEditor?.document.uri.toString()
      if (uris.some(it => it.toString() === active)) updateSoon()
    }),
    workspace.onDidChangeTextDocument(({document}) => {
      if (document === window.activeTextEditor?.document) updateSoon()
    }),
    {dispose: hide},
    {dispose: () => clearTimeout(timer)},
  )

  function updateSoon(): void {
    clearTimeout(timer)
    timer = setTimeout(() => void update().catch(() => hide()), pauseTime)
  }

  async function update(): Promise<void> {
    const document = window.activeTextEditor?.document
    if (!document || !isCandidate(document) || !client.isRunning()) return hide()
    const {version} = document
    const readiness = await askReadiness(client, document)
    onVerdict(document, readiness !== null)
    // If the document has changed in the meantime, there is another update.
    if (document !== window.activeTextEditor?.document || document.version !== version) return
    if (!readiness) return hide()
    const {profile, left} = (shown ??= {document, ...createItems()})
    profile.text = readiness.profile.name
    left.text = summaryOf(readiness)
  }

  function hide(): void {
    shown?.profile.dispose()
    shown?.left.dispose()
    shown = undefined
  }
}

/** How many milliseconds after a change the status is updated. */
const pauseTime = 400

interface StatusItems {
  readonly profile: LanguageStatusItem
  readonly left: LanguageStatusItem
}

function createItems(): StatusItems {
  const selector = {language: 'markdown'}
  const profile = languages.createLanguageStatusItem('postmortem.profile', selector)
  profile.name = l10n.t('Postmortem Profile')
  profile.detail = l10n.t('Profile')
  profile.command = {command: 'postmortem.changeProfile', title: l10n.t('Change Profile')}
  const left = languages.createLanguageStatusItem('postmortem.readiness', selector)
  left.name = l10n.t('Postmortem Readiness')
  left.command = {command: 'postmortem.checkReadiness', title: l10n.t('Check Readiness')}
  return {profile, left}
}
