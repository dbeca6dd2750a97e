import * as vscode from 'vscode'
import type {
  CancellationToken,
  DataTransfer,
  Disposable,
  DocumentSelector,
  Range,
  TextDocument,
  WorkspaceEdit,
} from 'vscode'

/**
 * The part of the paste API that is used. Editors have had it since 1.97, but the types of the oldest supported version
 * do not include it.
 */
export interface PasteApi {
  readonly languages: {
    registerDocumentPasteEditProvider(
      selector: DocumentSelector,
      provider: PasteEditProvider,
      metadata: PasteProviderMetadata,
    ): Disposable
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
    document: TextDocument,
    ranges: readonly Range[],
    data: DataTransfer,
    context: unknown,
    token: CancellationToken,
  ): Promise<PasteEdit[] | undefined>
}

export interface PasteProviderMetadata {
  readonly providedPasteEditKinds: readonly PasteEditKind[]
  readonly pasteMimeTypes: readonly string[]
}

/** `undefined` in an editor without this API. */
export function pasteApi(): PasteApi | undefined {
  const api = vscode as unknown as Partial<PasteApi>
  const isComplete =
    api.languages?.registerDocumentPasteEditProvider && api.DocumentPasteEdit && api.DocumentDropOrPasteEditKind
  return isComplete ? (api as PasteApi) : undefined
}
