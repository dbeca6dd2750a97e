import type {LanguageClientOptions} from 'vscode-languageclient'
import {documentSchemes} from './gate.ts'

/** The id of the client, the prefix of all settings, and the source of all diagnostics. */
export const clientId = 'postmortem'

export const clientName = 'Postmortem'

/** Which documents the server hears of, in every host. */
export const clientOptions: LanguageClientOptions = {
  documentSelector: documentSchemes.map(scheme => ({scheme, language: 'markdown'})),
}
