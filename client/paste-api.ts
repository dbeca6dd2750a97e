import * as vscode from 'vscode'
import type {CancellationToken, DataTransfer, Disposable, DocumentSelector, Range, TextDocument, WorkspaceEdit} from 'vscode'

/** The part of the paste API that is used; editors have it since 1.97, and the types of the oldest supported one do not. */
export interface PasteApi {
  readonly languages: {
    registerDocumentPasteEditProvider(selector: DocumentSelector, provider: PasteEditProvider, metadata: PasteProviderMetadata): Disposable
  }
  readonly DocumentPasteEdit: new (insertText: string, title: string, kind: PasteEditKind) => PasteEdit
  readonly DocumentDropOrPasteEditKind: {readonly Empty: PasteEditKind; readonly Text: PasteEditKind}
}

export interface PasteEditKind {
  append(...parts: string[]): PasteEditKind
}

export interface PasteEdit {
  additionalEdit?: WorkspaceEdit
  yieldTo?: readonly PasteEditKind[]
}

export interface PasteEditProvider {
  provideDocumentPasteEdits(
    document: TextDocument, ranges: readonly Range[], data: DataTransfer, context: unknown, token: CancellationToken,
  ): Promise<PasteEdit[] | undefined>
}

export interface PasteProviderMetadata {
  readonly providedPasteEditKinds: readonly PasteEditKind[]
  readonly pasteMimeTypes: readonly string[]
}

/** `undefined` in an editor that has no such API. */
export function pasteApi(): PasteApi | undefined {
  const api = vscode as unknown as Partial<PasteApi>
  const isThere = api.languages?.registerDocumentPasteEditProvider && api.DocumentPasteEdit && api.DocumentDropOrPasteEditKind
  return isThere ? api as PasteApi : undefined
}
