import {
  env,
  l10n,
  Position,
  QuickPickItemKind,
  SnippetString,
  Uri,
  window,
  workspace,
  type QuickPickItem,
  type TextDocument,
  type WorkspaceFolder,
} from 'vscode'
import type {BaseLanguageClient} from 'vscode-languageclient'
import {
  choicesRequest,
  newDocumentRequest,
  type Choices,
  type NewDocument,
  type NewDocumentParams,
} from '../server/protocol/requests.ts'
import {documentPath, numbered} from './document-name.ts'
import {askAll, pickOne, typeText} from './steps.ts'

/**
 * Asks for what is known and opens an unsaved document, with a tab stop for everything else. Nothing is written to
 * disk.
 */
export async function newPostmortem(client: BaseLanguageClient): Promise<void> {
  const folder = await chooseFolder()
  if (folder === 'none') return
  const uri = folder
    ? client.code2ProtocolConverter.asUri(targetOf(folder, {title: '', date: today()}))
    : 'untitled:postmortem.md'
  const answers = await ask(await client.sendRequest<Choices>(choicesRequest, {uri}))
  if (!answers) return
  const params: NewDocumentParams = {uri, language: languageFor(folder), ...answers}
  const {snippet} = await client.sendRequest<NewDocument>(newDocumentRequest, params)
  const editor = await window.showTextDocument(await openUnsaved(folder, answers))
  await editor.insertSnippet(new SnippetString(snippet), new Position(0, 0))
}

type Answers = Pick<NewDocumentParams, 'profile' | 'title' | 'date' | 'severity' | 'zone'>

/** `undefined` when the person cancelled. */
async function ask({profiles, profile, zone}: Choices): Promise<Answers | undefined> {
  const templates = profiles.map(it => ({...it, label: it.name, detail: it.sections.join(' · ')}))
  const answers: {-readonly [K in keyof Answers]: Answers[K]} = {
    profile: profile === 'auto' ? defaultProfile : profile,
    title: '',
    date: today(),
    zone: zone || 'UTC',
  }
  const isAnswered = await askAll(l10n.t('New Postmortem'), [
    frame =>
      pickOne(frame, {
        placeholder: l10n.t('Select the template of the postmortem'),
        items: templates,
        initial: templates.find(it => it.id === answers.profile),
        onAnswer: ({id}) => (answers.profile = id),
      }),
    frame =>
      typeText(frame, {
        prompt: l10n.t('What failed, in a few words (optional)'),
        placeholder: l10n.t('Checkout takes no payments'),
        initial: answers.title,
        onAnswer: text => (answers.title = text),
      }),
    frame =>
      typeText(frame, {
        prompt: l10n.t('The date on which the incident began'),
        placeholder: 'YYYY-MM-DD',
        initial: answers.date,
        faultOf: faultOfDate,
        onAnswer: text => (answers.date = text.trim()),
      }),
    frame => {
      const values = profiles.find(it => it.id === answers.profile)?.severities ?? []
      const items: (QuickPickItem & {value?: string})[] = [
        {label: l10n.t('Not known yet')},
        ...values.map(value => ({label: value, value})),
      ]
      return pickOne(frame, {
        placeholder: l10n.t('Select the severity of the incident'),
        items,
        initial: items.find(it => it.value === answers.severity),
        onAnswer({value}) {
          if (value === undefined) delete answers.severity
          else answers.severity = value
        },
      })
    },
    frame => {
      const items = zonesToPick(zone)
      return pickOne(frame, {
        placeholder: l10n.t('Select the time zone of the timeline'),
        items,
        initial: items.find(it => it.label === answers.zone),
        onAnswer: ({label}) => (answers.zone = label),
      })
    },
  ])
  return isAnswered ? answers : undefined
}

/** Used when no profile is configured: most other templates derive from it. */
const defaultProfile = 'google-sre'

/** @param team the time zone of the team, or empty */
function zonesToPick(team: string): QuickPickItem[] {
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone
  const first: QuickPickItem[] = [
    ...(team ? [{label: team, description: l10n.t('Time zone of the team')}] : []),
    {label: 'UTC', description: l10n.t('The same for everyone')},
    {label: own, description: l10n.t('Time zone of this machine')},
  ]
  const names = new Set(first.map(it => it.label))
  const others = Intl.supportedValuesOf('timeZone').filter(it => !names.has(it))
  return [
    ...first.filter((it, index) => first.findIndex(other => other.label === it.label) === index),
    {label: l10n.t('All time zones'), kind: QuickPickItemKind.Separator},
    ...others.map(label => ({label})),
  ]
}

function faultOfDate(text: string): string | undefined {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text.trim()) ?? []
  if (!day) return l10n.t('Write the date as YYYY-MM-DD.')
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)))
  return date.toISOString().startsWith(text.trim()) ? undefined : l10n.t('The date {0} does not exist.', text.trim())
}

/** The current date on this machine, in ISO 8601. */
function today(): string {
  const now = new Date()
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map(it => String(it).padStart(2, '0')).join('-')
}

/** `undefined` if there is no folder, `none` if the person cancelled. */
async function chooseFolder(): Promise<WorkspaceFolder | 'none' | undefined> {
  const folders = workspace.workspaceFolders ?? []
  if (folders.length < 2) return folders[0]
  const active = window.activeTextEditor && workspace.getWorkspaceFolder(window.activeTextEditor.document.uri)
  return (
    active
    ?? (await window.showWorkspaceFolderPick({placeHolder: l10n.t('Select the folder of the postmortem')}))
    ?? 'none'
  )
}

function settingsOf(folder: WorkspaceFolder | undefined) {
  return workspace.getConfiguration('postmortem.newDocument', folder)
}

/** The language of the editor unless the person has set one. */
function languageFor(folder: WorkspaceFolder | undefined): string {
  const language = settingsOf(folder).get('language', 'auto')
  return language === 'auto' ? env.language : language
}

function targetOf(folder: WorkspaceFolder, {title, date}: Pick<Answers, 'title' | 'date'>, count = 1): Uri {
  const settings = settingsOf(folder)
  const path = documentPath(settings.get('folder', ''), settings.get('fileName', ''), {title, date})
  return Uri.joinPath(folder.uri, numbered(path, count))
}

/** In a folder, the document has the path at which it will be saved; otherwise the editor asks for one on saving. */
async function openUnsaved(folder: WorkspaceFolder | undefined, answers: Answers): Promise<TextDocument> {
  if (!folder) return workspace.openTextDocument({language: 'markdown', content: ''})
  for (let count = 1; ; count++) {
    const target = targetOf(folder, answers, count)
    const unsaved = target.with({scheme: 'untitled'})
    if (workspace.textDocuments.some(it => it.uri.toString() === unsaved.toString()) || (await exists(target))) continue
    return workspace.openTextDocument(unsaved)
  }
}

async function exists(uri: Uri): Promise<boolean> {
  try {
    await workspace.fs.stat(uri)
    return true
  } catch {
    return false
  }
}
