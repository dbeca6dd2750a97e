import {l10n, Range, window, workspace, WorkspaceEdit, type TextDocument} from 'vscode'
import type {DocumentEdit} from '../server/protocol/requests.ts'

/** Makes one change, so that one "Undo" takes all of it back; tells the person when it cannot be made. */
export async function applyEdit(document: TextDocument, edit: DocumentEdit): Promise<boolean> {
  if (edit.version !== document.version) {
    tell(l10n.t('The document changed in the meantime; try again.'))
    return false
  }
  return workspace.applyEdit(toWorkspaceEdit(document, edit))
}

export function toWorkspaceEdit({uri}: TextDocument, {edits}: Pick<DocumentEdit, 'edits'>): WorkspaceEdit {
  const edit = new WorkspaceEdit()
  for (const {range: {start, end}, newText} of edits) {
    edit.replace(uri, new Range(start.line, start.character, end.line, end.character), newText)
  }
  return edit
}

/**
 * Answers what the person did. Not waited for: the message stays until it is closed.
 * @param action a button, and what it does
 */
export function tell(message: string, action?: {readonly title: string; run(): void}): void {
  void window.showInformationMessage(message, ...action ? [action.title] : []).then(chosen => chosen && action?.run())
}
