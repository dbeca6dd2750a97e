import {pulling} from '../with-server.ts'

const kinds = {codeActionLiteralSupport: {codeActionKind: {valueSet: []}}}

/**
 * Capabilities of clients, for each of which the server answers in another way. None can be told to ask for diagnostics
 * again, so that none of them wait.
 */
export const clients: readonly object[] = [
  {textDocument: {diagnostic: {}, codeAction: kinds}},
  {
    workspace: {...pulling.workspace, diagnostics: {}},
    textDocument: {
      ...pulling.textDocument,
      documentSymbol: {hierarchicalDocumentSymbolSupport: true},
      inlineCompletion: {},
      hover: {contentFormat: ['markdown']},
      foldingRange: {lineFoldingOnly: true},
      codeAction: {...kinds, dataSupport: true, isPreferredSupport: true, resolveSupport: {properties: ['edit']}},
    },
  },
  {
    workspace: {workspaceEdit: {documentChanges: true, resourceOperations: ['create']}},
    textDocument: {
      diagnostic: {relatedInformation: true, tagSupport: {valueSet: [1, 2]}},
      codeAction: kinds,
      rename: {prepareSupport: true},
      completion: {
        completionItem: {snippetSupport: true, insertReplaceSupport: true, documentationFormat: ['markdown']},
      },
    },
  },
]

/** What a client answers when it is asked for settings. */
export const settings: readonly object[] = [
  {},
  {profile: 'google-sre', timeZone: 'America/New_York', rules: {'timeline/gap': {severity: 'error', minutes: 1}}},
  {files: ['**/*'], profile: 'generic', rules: {'timeline/not-utc': 'warning', 'section/missing': 'off'}},
]
