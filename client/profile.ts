import {l10n, window, type QuickPickItem} from 'vscode'
import type {BaseLanguageClient} from 'vscode-languageclient'
import {choicesRequest, setProfileRequest, type Choices, type DocumentEdit} from '../server/protocol/requests.ts'
import {applyEdit, showMessage} from './edits.ts'
import {askReadiness} from './readiness.ts'

/** Asks for a profile and writes it into the front matter of the active document. */
export async function changeProfile(client: BaseLanguageClient): Promise<void> {
  const document = window.activeTextEditor?.document
  const readiness = document && (await askReadiness(client, document))
  if (!document || !readiness) return showMessage(l10n.t('Open a postmortem to change its profile.'))
  const uri = client.code2ProtocolConverter.asUri(document.uri)
  const {profiles} = await client.sendRequest<Choices>(choicesRequest, {uri})
  const items: (QuickPickItem & {id: string})[] = [
    {
      id: 'auto',
      label: l10n.t('Automatic'),
      detail: l10n.t('From the project file or the settings, or else detected from the sections'),
    },
    ...profiles.map(({id, name, sections}) => ({
      id,
      label: name,
      detail: sections.join(' · '),
      ...(id === readiness.profile.id && {description: l10n.t('Current profile')}),
    })),
  ]
  const chosen = await window.showQuickPick(items, {
    title: l10n.t('Change Profile'),
    placeHolder: l10n.t('Select the profile that this postmortem follows'),
    matchOnDetail: true,
  })
  if (!chosen) return
  const edit = await client.sendRequest<DocumentEdit | null>(setProfileRequest, {
    textDocument: {uri},
    profile: chosen.id,
  })
  if (edit) await applyEdit(document, edit)
}
