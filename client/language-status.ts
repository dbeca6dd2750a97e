import {Disposable, languages, l10n, window, workspace, type LanguageStatusItem, type TextDocument} from 'vscode'
import type {BaseLanguageClient} from 'vscode-languageclient'
import type {HearVerdict} from './activation.ts'
import {isCandidate} from './gate.ts'
import {askReadiness, summaryOf} from './readiness.ts'

/**
 * Tells in the language status of the active postmortem which profile it follows and what is left to do; other documents have no such items.
 * @param hear told whether the active document is a postmortem, each time the server says so
 */
export function showLanguageStatus(client: BaseLanguageClient, hear: HearVerdict): Disposable {
  let shown: {readonly document: TextDocument; readonly profile: LanguageStatusItem; readonly left: LanguageStatusItem} | undefined
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
    timer = setTimeout(() => void update().catch(() => hide()), restMilliseconds)
  }

  async function update(): Promise<void> {
    const document = window.activeTextEditor?.document
    if (!document || !isCandidate(document) || !client.isRunning()) return hide()
    const {version} = document
    const readiness = await askReadiness(client, document)
    hear(document, readiness !== null)
    // What has changed in the meantime is asked for again.
    if (document !== window.activeTextEditor?.document || document.version !== version) return
    if (!readiness) return hide()
    const {profile, left} = shown ??= {document, ...createItems()}
    profile.text = readiness.profile.name
    left.text = summaryOf(readiness)
  }

  function hide(): void {
    shown?.profile.dispose()
    shown?.left.dispose()
    shown = undefined
  }
}

const restMilliseconds = 400

function createItems(): {readonly profile: LanguageStatusItem; readonly left: LanguageStatusItem} {
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
