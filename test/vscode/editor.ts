import assert from 'node:assert/strict'
import {
  commands,
  CompletionItemKind,
  languages,
  Position,
  Range,
  Selection,
  Uri,
  window,
  workspace,
  type CodeAction,
  type CodeLens,
  type CompletionList,
  type Diagnostic,
  type DocumentSymbol,
  type TextDocument,
  type TextEditor,
} from 'vscode'
import {until} from './until.ts'

/** Opens a new document that has no file. */
export async function openText(content: string): Promise<TextEditor> {
  // VS Code keeps one that was closed for a while, and may give it out again under its name, with its old text.
  const document = await until('a new document', async () => {
    const opened = await workspace.openTextDocument({language: 'markdown', content})
    return opened.getText() === content ? opened : undefined
  })
  return window.showTextDocument(document)
}

/**
 * @param name relative to the folder
 * @param folder without it, the first one of the window
 */
export async function openFile(name: string, folder = workspace.workspaceFolders?.[0]): Promise<TextEditor> {
  assert.ok(folder)
  return window.showTextDocument(await workspace.openTextDocument(Uri.joinPath(folder.uri, name)), {preview: false})
}

/** Closes all editors. Nothing is saved. */
export async function closeEditors(): Promise<void> {
  // Between two editors none is active.
  while (window.activeTextEditor || window.tabGroups.all.some(it => 0 < it.tabs.length)) {
    await commands.executeCommand('workbench.action.revertAndCloseActiveEditor')
  }
}

/** Types as a person does, so that what VS Code does on typing happens. */
export async function type(text: string): Promise<void> {
  for (const char of text) await commands.executeCommand('type', {text: char})
}

export function putCursor(editor: TextEditor, position: Position): void {
  editor.selection = new Selection(position, position)
  editor.revealRange(new Range(position, position))
}

/** The place behind the only occurrence of a text. */
export function behind(document: TextDocument, text: string): Position {
  const at = document.getText().indexOf(text)
  assert.ok(0 <= at && document.getText().indexOf(text, at + 1) < 0, `${text} stands once in the document`)
  return document.positionAt(at + text.length)
}

/** What the extension reports, by the rules' ids and the text that is marked. */
export function problemsOf(document: TextDocument): string[] {
  return ownDiagnostics(document)
    .map(it => `${codeOf(it)}: ${document.getText(it.range)}`)
    .sort()
}

export async function untilProblems(document: TextDocument, ...expected: string[]): Promise<void> {
  const seen = () => problemsOf(document)
  const wanted = expected.toSorted().join('\n')
  await until(`the problems [${expected}]`, () => seen().join('\n') === wanted || undefined, seen)
}

/** Waits until the server answers for the document, of which nothing is reported; it has a timeline. */
export async function untilRead({uri}: TextDocument): Promise<void> {
  await until(
    'the server',
    async () => (await commands.executeCommand<CodeLens[]>('vscode.executeCodeLensProvider', uri)).length || undefined,
  )
}

/** All symbols, those of VS Code's own provider too. */
export async function symbolsOf({uri}: TextDocument): Promise<DocumentSymbol[]> {
  return (
    (await commands.executeCommand<DocumentSymbol[] | undefined>('vscode.executeDocumentSymbolProvider', uri)) ?? []
  )
}

/**
 * What the extension offers, in the order in which the editor shows it. VS Code's own items, words of the open
 * documents, are left out.
 */
export async function suggestionsAt({uri}: TextDocument, position: Position, trigger: string): Promise<string[]> {
  const {items} = await commands.executeCommand<CompletionList>(
    'vscode.executeCompletionItemProvider',
    uri,
    position,
    trigger,
  )
  return items
    .filter(({kind}) => kind !== undefined && ownKinds.has(kind))
    .toSorted((a, b) => ((a.sortText ?? '') < (b.sortText ?? '') ? -1 : 1))
    .map(({label}) => (typeof label === 'string' ? label : label.label))
}

const ownKinds = new Set([
  CompletionItemKind.Struct,
  CompletionItemKind.Event,
  CompletionItemKind.Property,
  CompletionItemKind.Value,
  CompletionItemKind.Constant,
])

/** Waits until what is offered at the cursor, in the order in which the editor shows it, has the label. */
export async function offered({document, selection}: TextEditor, trigger: string, label: string): Promise<string[]> {
  let labels: string[] = []
  return until(
    `${label} to be offered`,
    async () => {
      labels = await suggestionsAt(document, selection.active, trigger)
      return labels.includes(label) ? labels : undefined
    },
    () => labels,
  )
}

/**
 * Accepts what is selected in the list that the editor shows; without a list this does nothing, so it is tried until it
 * does.
 */
export async function acceptFirst({document}: TextEditor): Promise<void> {
  const before = document.getText()
  await until('the suggestion to be accepted', async () => {
    await commands.executeCommand('acceptSelectedSuggestion')
    return document.getText() !== before || undefined
  })
}

export async function untilText({document}: TextEditor, expected: string): Promise<void> {
  await until(
    'the text',
    () => document.getText() === expected || undefined,
    () => document.getText(),
  )
}

/** Applies the one quick fix with that title where a rule reports something. */
export async function applyFix(document: TextDocument, rule: string, title: string): Promise<void> {
  const find = () => ownDiagnostics(document).find(it => codeOf(it) === rule)
  const {range} = await until(`a problem ${rule}`, find, () => problemsOf(document))
  // While other extensions come up, VS Code cancels what was asked before.
  const ask = () =>
    commands.executeCommand<CodeAction[]>('vscode.executeCodeActionProvider', document.uri, range, 'quickfix')
  const actions = await until('the quick fixes', async () =>
    ask().then(
      it => it,
      () => undefined,
    ),
  )
  const chosen = actions.filter(it => it.title === title)
  assert.equal(chosen.length, 1, `one of: ${actions.map(it => it.title).join(', ')}`)
  assert.ok(chosen[0]?.edit)
  assert.ok(await workspace.applyEdit(chosen[0].edit))
}

/** Without those of VS Code itself. */
export function ownDiagnostics(document: TextDocument): Diagnostic[] {
  return languages.getDiagnostics(document.uri).filter(it => it.source === 'postmortem')
}

/** The id of the rule. */
export function codeOf({code}: Diagnostic): string {
  return String(typeof code === 'object' ? code.value : code)
}
