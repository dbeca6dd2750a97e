import {
  CodeActionKind, TextDocumentSyncKind, type ClientCapabilities, type DiagnosticsCapabilities, type ServerCapabilities,
} from 'vscode-languageserver'
import {fixAllKind, organizeTimelineKind, triggerCharacters} from '../protocol/requests.ts'

/** What the server offers to a client: only what that client can do something with. */
export function serverCapabilities(client: ClientCapabilities): ServerCapabilities {
  const {inlineCompletion, codeAction, rename} = client.textDocument ?? {}
  return {
    textDocumentSync: TextDocumentSyncKind.Incremental,
    workspace: {workspaceFolders: {supported: true, changeNotifications: true}},
    hoverProvider: true,
    completionProvider: {triggerCharacters: [...triggerCharacters]},
    ...inlineCompletion && {inlineCompletionProvider: true},
    // Without literals an action is a command, and there are none.
    ...codeAction?.codeActionLiteralSupport && {
      codeActionProvider: {
        codeActionKinds: [CodeActionKind.QuickFix, CodeActionKind.RefactorRewrite, fixAllKind, organizeTimelineKind],
        ...codeAction.resolveSupport && {resolveProvider: true},
      },
    },
    documentHighlightProvider: true,
    referencesProvider: true,
    renameProvider: rename?.prepareSupport ? {prepareProvider: true} : true,
    selectionRangeProvider: true,
    foldingRangeProvider: true,
    documentLinkProvider: {resolveProvider: false},
    codeLensProvider: {resolveProvider: false},
    inlayHintProvider: true,
    ...!registersOutline(client) && {documentSymbolProvider: {label: outlineLabel}},
    ...pulls(client) && {
      diagnosticProvider: {identifier: 'postmortem', interFileDependencies: false, workspaceDiagnostics: false},
    },
  }
}

/** Whether the client asks for diagnostics; others are told of them. */
export function pulls(client: ClientCapabilities): boolean {
  return client.textDocument?.diagnostic !== undefined
}

/** What the client shows of diagnostics. In older versions of the protocol, one that pulls says it where it tells of pushed ones. */
export function diagnosticSupport({textDocument}: ClientCapabilities): DiagnosticsCapabilities {
  return {...textDocument?.publishDiagnostics, ...textDocument?.diagnostic}
}

/** Whether the client can be made to ask for diagnostics again. */
export function canRefresh(client: ClientCapabilities): boolean {
  return client.workspace?.diagnostics?.refreshSupport === true
}

/** Whether the outline can be switched on and off while the client runs. */
export function registersOutline(client: ClientCapabilities): boolean {
  return client.textDocument?.documentSymbol?.dynamicRegistration === true
}

/** What the group in the outline is called. */
export const outlineLabel = 'Postmortem'
