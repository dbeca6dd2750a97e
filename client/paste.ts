import {
  env,
  l10n,
  Selection,
  window,
  type CancellationToken,
  type Disposable,
  type Range,
  type TextDocument,
  type TextEditor,
} from 'vscode'
import type {BaseLanguageClient} from 'vscode-languageclient'
import {
  insertTimelineEntryRequest,
  pasteTimelineRequest,
  type InsertedTimelineEntry,
  type PastedTimeline,
  type PasteTimelineParams,
} from '../server/protocol/requests.ts'
import {applyEdit, showMessage, toWorkspaceEdit} from './edits.ts'
import {clientOptions} from './options.ts'
import {pasteApi, type PasteEdit} from './paste-api.ts'

/** Offers "Paste as timeline entries" if the editor has an API for it; otherwise, there are only the commands. */
export function offerTimelinePaste(client: BaseLanguageClient): Disposable | undefined {
  const api = pasteApi()
  if (!api) return undefined
  const {
    DocumentPasteEdit,
    DocumentDropOrPasteEditKind: {Empty, Text},
  } = api
  const kind = Empty.append('text', 'postmortem', 'timeline')
  const selector = clientOptions.documentSelector as {scheme: string; language: string}[]
  return api.languages.registerDocumentPasteEditProvider(
    selector,
    {
      async provideDocumentPasteEdits(document, [range, ...others], data, _context, token) {
        const text = await data.get('text/plain')?.asString()
        if (
          !range
          || 0 < others.length
          || !text
          || !/\d/.test(text)
          || token.isCancellationRequested
          || !client.isRunning()
        )
          return undefined
        const result = await ask(client, document, range, text, token)
        if (!result || result.entries === 0 || result.version !== document.version || token.isCancellationRequested)
          return undefined
        const edit: PasteEdit = new DocumentPasteEdit('', pasteTitle(result.leftOutCount), kind)
        edit.additionalEdit = toWorkspaceEdit(document, result)
        // Text that may be prose, or would lose a line, is pasted unchanged unless the person chooses otherwise.
        if (!result.isSure) edit.yieldTo = [Text]
        return [edit]
      },
    },
    {providedPasteEditKinds: [kind], pasteMimeTypes: ['text/plain']},
  )
}

function pasteTitle(leftOut: number): string {
  if (leftOut === 0) return l10n.t('Paste as timeline entries')
  return leftOut === 1
    ? l10n.t('Paste as timeline entries (1 line left out)')
    : l10n.t('Paste as timeline entries ({0} lines left out)', leftOut)
}

/** Pastes the clipboard as entries of the timeline. */
export async function pasteAsTimeline(client: BaseLanguageClient): Promise<void> {
  const editor = window.activeTextEditor
  if (!editor) return showMessage(noPostmortem())
  const text = await env.clipboard.readText()
  await insertEntries(client, editor, await ask(client, editor.document, editor.selection, text))
}

/** Turns the selected lines into entries of the timeline. */
export async function turnIntoTimeline(client: BaseLanguageClient): Promise<void> {
  const editor = window.activeTextEditor
  if (!editor) return showMessage(noPostmortem())
  await insertEntries(client, editor, await ask(client, editor.document, editor.selection))
}

async function insertEntries(
  {outputChannel}: BaseLanguageClient,
  {document}: TextEditor,
  result: PastedTimeline | null,
): Promise<void> {
  if (!result) return showMessage(noTimeline())
  if (result.entries === 0 && result.edits.length === 0) return showMessage(result.message)
  if (!(await applyEdit(document, result))) return
  if (result.leftOut.length === 0) return showMessage(result.message)
  for (const {line, why} of result.leftOut) outputChannel.info(l10n.t('Line {0} was skipped: {1}.', line + 1, why))
  showMessage(result.message, {title: l10n.t('Show Skipped Lines'), run: () => outputChannel.show()})
}

/** Inserts an entry for now, and puts the cursor after its time. */
export async function insertTimelineEntry(client: BaseLanguageClient): Promise<void> {
  const editor = window.activeTextEditor
  if (!editor) return showMessage(noPostmortem())
  const {document, selection} = editor
  const result = await client.sendRequest<InsertedTimelineEntry | null>(insertTimelineEntryRequest, {
    textDocument: {uri: client.code2ProtocolConverter.asUri(document.uri)},
    position: selection.active,
  })
  if (!result) return showMessage(noTimeline())
  if (!(await applyEdit(document, result))) return
  const {line, character} = result.cursor
  editor.selection = new Selection(line, character, line, character)
  editor.revealRange(editor.selection)
}

const noPostmortem = () => l10n.t('Open a postmortem to add to its timeline.')
const noTimeline = () => l10n.t('This document has no timeline yet.')

function ask(
  client: BaseLanguageClient,
  {uri}: TextDocument,
  range: Range,
  text?: string,
  ...token: CancellationToken[]
): Promise<PastedTimeline | null> {
  const {asUri, asRange} = client.code2ProtocolConverter
  const params: PasteTimelineParams = {
    textDocument: {uri: asUri(uri)},
    range: asRange(range),
    ...(text !== undefined && {text}),
  }
  // If `undefined` were passed as the token, it would be sent as another parameter.
  return client.sendRequest<PastedTimeline | null>(pasteTimelineRequest, params, ...token)
}
