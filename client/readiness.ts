import {
  l10n,
  QuickPickItemKind,
  Range,
  Selection,
  TextEditorRevealType,
  window,
  type QuickPickItem,
  type TextDocument,
  type TextEditor,
} from 'vscode'
import type {BaseLanguageClient} from 'vscode-languageclient'
import {readinessRequest, type LeftOver, type Readiness} from '../server/protocol/requests.ts'
import {showMessage} from './edits.ts'

/** `null` when the server says that the document is not a postmortem. */
export function askReadiness(client: BaseLanguageClient, {uri}: TextDocument): Promise<Readiness | null> {
  return client.sendRequest<Readiness | null>(readinessRequest, {
    textDocument: {uri: client.code2ProtocolConverter.asUri(uri)},
  })
}

/** How much is left to do before the next status, in a few words. */
export function summaryOf({left: {length}, next}: Readiness): string {
  if (next === 'review') {
    if (length === 0) return l10n.t('Ready for review')
    return length === 1 ? l10n.t('1 thing left before review') : l10n.t('{0} things left before review', length)
  }
  if (length === 0) return l10n.t('Nothing left to do')
  return length === 1 ? l10n.t('1 thing left to do') : l10n.t('{0} things left to do', length)
}

/** Lists what is left, grouped by topic. Each item jumps to its line, and shows it as soon as it becomes active. */
export async function checkReadiness(client: BaseLanguageClient): Promise<void> {
  const editor = window.activeTextEditor
  const readiness = editor && (await askReadiness(client, editor.document))
  if (!editor || !readiness) return showMessage(l10n.t('Open a postmortem to see what is left to do.'))
  if (readiness.left.length + readiness.suggestions.length === 0) return showMessage(summaryOf(readiness))
  const before = editor.visibleRanges[0]
  const chosen = await window.showQuickPick(itemsOf(readiness), {
    title: summaryOf(readiness),
    placeHolder: l10n.t('Select one to jump to its line'),
    matchOnDescription: true,
    onDidSelectItem: (item: LineItem) =>
      item.range && editor.revealRange(item.range, TextEditorRevealType.InCenterIfOutsideViewport),
  })
  if (chosen?.range) await goTo(editor, chosen.range)
  else if (before) editor.revealRange(before, TextEditorRevealType.AtTop)
}

interface LineItem extends QuickPickItem {
  readonly range?: Range
}

function itemsOf({left, suggestions}: Readiness): LineItem[] {
  const groups = new Map<string, LeftOver[]>()
  for (const it of left) groups.set(it.group, [...(groups.get(it.group) ?? []), it])
  return [
    ...[...groups].flatMap(([group, things]) => under(groupName(group), things)),
    ...(suggestions.length ? under(l10n.t('Suggestions'), suggestions) : []),
  ]
}

function under(label: string, things: readonly LeftOver[]): LineItem[] {
  return [{label, kind: QuickPickItemKind.Separator}, ...things.map(toItem)]
}

function toItem({message, severity, range: {start, end}}: LeftOver): LineItem {
  return {
    label: `$(${icons[severity]}) ${message}`,
    description: l10n.t('Line {0}', start.line + 1),
    range: new Range(start.line, start.character, end.line, end.character),
  }
}

const icons: Readonly<Record<LeftOver['severity'], string>> = {
  error: 'error',
  warning: 'warning',
  info: 'info',
  hint: 'lightbulb',
}

/** The group is the first part of a rule's id; a group that this version does not know keeps its id as its name. */
function groupName(group: string): string {
  const names: Readonly<Record<string, string>> = {
    'action-item': l10n.t('Action items'),
    cause: l10n.t('Causes'),
    doc: l10n.t('Document'),
    language: l10n.t('Wording'),
    markdown: l10n.t('Markdown'),
    metadata: l10n.t('Metadata'),
    metrics: l10n.t('Metrics'),
    privacy: l10n.t('Privacy'),
    'project-file': l10n.t('Project settings'),
    section: l10n.t('Sections'),
    summary: l10n.t('Summary'),
    timeline: l10n.t('Timeline'),
  }
  return names[group] ?? group
}

async function goTo({document, viewColumn}: TextEditor, range: Range): Promise<void> {
  const editor = await window.showTextDocument(document, viewColumn)
  editor.selection = new Selection(range.start, range.start)
  editor.revealRange(range, TextEditorRevealType.InCenterIfOutsideViewport)
}
