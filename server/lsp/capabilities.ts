import {
  CodeActionKind,
  TextDocumentSyncKind,
  type ClientCapabilities,
  type DiagnosticsCapabilities,
  type ServerCapabilities,
} from 'vscode-languageserver'
import {fixAllKind, organizeTimelineKind, triggerCharacters} from '../protocol/requests.ts'

/** What the server offers to a client: only features that the client can use. */
export function serverCapabilities(client: ClientCapabilities): ServerCapabilities {
  const {inlineCompletion, codeAction, rename} = client.textDocument ?? {}
  return {
    textDocumentSync: TextDocumentSyncKind.Incremental,
    workspace: {workspaceFolders: {supported: true, changeNotifications: true}},
    hoverProvider: true,
    completionProvider: {triggerCharacters: [...triggerCharacters]},
    ...(inlineCompletion && {inlineCompletionProvider: true}),
    // Without literals an action is a command, and there are none.
    ...(codeAction?.codeActionLiteralSupport && {
      codeActionProvider: {
        codeActionKinds: [CodeActionKind.QuickFix, CodeActionKind.RefactorRewrite, fixAllKind, organizeTimelineKind],
        ...(codeAction.resolveSupport && {resolveProvider: true}),
      },
    }),
    documentHighlightProvider: true,
    referencesProvider: true,
    renameProvider: rename?.prepareSupport ? {prepareProvider: true} : true,
    selectionRangeProvider: true,
    foldingRangeProvider: true,
    documentLinkProvider: {resolveProvider: false},
    codeLensProvider: {resolveProvider: false},
    inlayHintProvider: true,
    ...(!registersOutline(client) && {documentSymbolProvider: {label: outlineLabel}}),
    ...(pulls(client) && {
      diagnosticProvider: {identifier: 'postmortem', interFileDependencies: false, workspaceDiagnostics: false},
    }),
  }
}

/** Whether the client asks for diagnostics; to other clients they are pushed. */
export function pulls(client: ClientCapabilities): boolean {
  return client.textDocument?.diagnostic !== undefined
}

/**
 * What the client shows of diagnostics. In older versions of the protocol, a client that pulls them declares this with
 * its support of pushed ones.
 */
export function diagnosticSupport({textDocument}: ClientCapabilities): DiagnosticsCapabilities {
  return {...textDocument?.publishDiagnostics, ...textDocument?.diagnostic}
}

/** Whether the server can make the client ask for diagnostics again. */
export function canRefresh(client: ClientCapabilities): boolean {
  return client.workspace?.diagnostics?.refreshSupport === true
}

/** Whether the outline can be switched on and off while the client runs. */
export function registersOutline(client: ClientCapabilities): boolean {
  return client.textDocument?.documentSymbol?.dynamicRegistration === true
}

/** The name of the group in the outline. */
export const outlineLabel = 'Postmortem'
