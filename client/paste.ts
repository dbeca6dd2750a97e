import {env, Range, Selection, window, workspace, WorkspaceEdit, type Disposable, type TextDocument, type TextEditor} from 'vscode'
import type {BaseLanguageClient} from 'vscode-languageclient'
import {
  insertTimelineEntryRequest, pasteTimelineRequest,
  type InsertedTimelineEntry, type PastedTimeline, type PasteTimelineParams, type TimelineEdit,
} from '../server/protocol.ts'
import type {TimelineCommand} from './activation.ts'
import {clientOptions} from './options.ts'
import {pasteApi, type PasteEdit} from './paste-api.ts'

/** Offers "Paste as timeline entries" where the editor has an API for it; else only the commands do that. */
export function offerTimelinePaste(client: BaseLanguageClient): Disposable | undefined {
  const api = pasteApi()
  if (!api) return undefined
  const {DocumentPasteEdit, DocumentDropOrPasteEditKind: {Empty, Text}} = api
  const kind = Empty.append('text', 'postmortem', 'timeline')
  const selector = clientOptions.documentSelector as {scheme: string; language: string}[]
  return api.languages.registerDocumentPasteEditProvider(selector, {
    async provideDocumentPasteEdits(document, [range, ...others], data, _context, token) {
      const text = await data.get('text/plain')?.asString()
      if (!range || 0 < others.length || !text || !/\d/.test(text) || token.isCancellationRequested || !client.isRunning()) return undefined
      const result = await ask(client, document, range, text)
      if (!result || result.entries === 0 || result.version !== document.version || token.isCancellationRequested) return undefined
      const lost = result.leftOutCount === 0 ? '' : ` (${result.leftOutCount} ${result.leftOutCount === 1 ? 'line' : 'lines'} left out)`
      const edit: PasteEdit = new DocumentPasteEdit('', `Paste as timeline entries${lost}`, kind)
      edit.additionalEdit = toWorkspaceEdit(document, result)
      // What may be prose, or would lose a line, is pasted as it is unless the person chooses otherwise.
      if (!result.isSure) edit.yieldTo = [Text]
      return [edit]
    },
  }, {providedPasteEditKinds: [kind], pasteMimeTypes: ['text/plain']})
}

/** Runs a command of the timeline in the active editor. */
export async function runTimelineCommand(client: BaseLanguageClient, command: TimelineCommand): Promise<void> {
  const editor = window.activeTextEditor
  if (!editor || !client.isRunning()) return
  if (command === 'insertTimelineEntry') return insertEntry(client, editor)
  const {document, selection} = editor
  const result = command === 'turnIntoTimeline'
    ? await ask(client, document, selection)
    : await ask(client, document, selection, await env.clipboard.readText())
  if (!result) return tell(noTimeline)
  if (result.entries === 0 && result.edits.length === 0) return tell(result.message)
  if (await apply(document, result)) tell(result.message)
}

const noTimeline = 'There is no timeline in this document.'

async function insertEntry(client: BaseLanguageClient, editor: TextEditor): Promise<void> {
  const {document, selection} = editor
  const result = await client.sendRequest<InsertedTimelineEntry | null>(
    insertTimelineEntryRequest, {textDocument: {uri: client.code2ProtocolConverter.asUri(document.uri)}, position: selection.active})
  if (!result) return tell(noTimeline)
  if (!await apply(document, result)) return
  const {line, character} = result.cursor
  editor.selection = new Selection(line, character, line, character)
  editor.revealRange(editor.selection)
}

function ask(client: BaseLanguageClient, {uri}: TextDocument, range: Range, text?: string): Promise<PastedTimeline | null> {
  const {asUri, asRange} = client.code2ProtocolConverter
  const params: PasteTimelineParams = {textDocument: {uri: asUri(uri)}, range: asRange(range), ...text !== undefined && {text}}
  return client.sendRequest<PastedTimeline | null>(pasteTimelineRequest, params)
}

/** One change, so that one "Undo" takes all of it back. */
async function apply(document: TextDocument, result: TimelineEdit): Promise<boolean> {
  if (result.version !== document.version) {
    tell('The document has changed in the meantime; nothing was inserted.')
    return false
  }
  return workspace.applyEdit(toWorkspaceEdit(document, result))
}

function toWorkspaceEdit({uri}: TextDocument, {edits}: TimelineEdit): WorkspaceEdit {
  const edit = new WorkspaceEdit()
  for (const {range: {start, end}, newText} of edits) {
    edit.replace(uri, new Range(start.line, start.character, end.line, end.character), newText)
  }
  return edit
}

/** Not waited for: the message stays until the person closes it. */
function tell(message: string): void {
  void window.showInformationMessage(message)
}
