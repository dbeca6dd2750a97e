import {extensions, l10n} from 'vscode'
import type {LanguageClientOptions} from 'vscode-languageclient'
import {documentSchemes} from './gate.ts'

/** The id of the client, the prefix of all settings, and the source of all diagnostics. */
export const clientId = 'postmortem'

export const clientName = 'Postmortem'

/** Matches project files. They are synchronised, because unsaved changes in them apply at once. */
export const projectFiles = '**/.postmortemrc.{json,yaml,yml}'

/** Which documents are sent to the server, in every host, and what it need not do itself. */
export const clientOptions: LanguageClientOptions = {
  documentSelector: [
    ...documentSchemes.map(scheme => ({scheme, language: 'markdown'})),
    ...documentSchemes.map(scheme => ({scheme, pattern: projectFiles})),
  ],
  initializationOptions: {
    readsFiles: true,
    validatesJson: true,
    validatesYaml: extensions.getExtension('redhat.vscode-yaml') !== undefined,
    renamesHeadings: true,
    l10nBundle: l10n.bundle,
  },
}
