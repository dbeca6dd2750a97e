import {l10n, Range, window, workspace, WorkspaceEdit, type TextDocument} from 'vscode'
import type {DocumentEdit} from '../server/protocol/requests.ts'

/** Applies the edit as one change, so that one "Undo" reverts all of it; shows a message if this is not possible. */
export async function applyEdit(document: TextDocument, edit: DocumentEdit): Promise<boolean> {
  if (edit.version !== document.version) {
    showMessage(l10n.t('The document changed in the meantime; try again.'))
    return false
  }
  return workspace.applyEdit(toWorkspaceEdit(document, edit))
}

export function toWorkspaceEdit({uri}: TextDocument, {edits}: Pick<DocumentEdit, 'edits'>): WorkspaceEdit {
  const edit = new WorkspaceEdit()
  for (const {
    range: {start, end},
    newText,
  } of edits) {
    edit.replace(uri, new Range(start.line, start.character, end.line, end.character), newText)
  }
  return edit
}

/**
 * Shows a message. Does not wait for it to be closed.
 * @param action a button, and what it does
 */
export function showMessage(message: string, action?: {readonly title: string; run(): void}): void {
  void window.showInformationMessage(message, ...(action ? [action.title] : [])).then(chosen => chosen && action?.run())
}
