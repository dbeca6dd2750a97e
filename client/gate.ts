import {looksLikePostmortem} from '../server/document/recognition/detect.ts'

/** Where people keep documents they write. Others, such as the two sides of a comparison or a chat, are left alone. */
export const documentSchemes: readonly string[] = ['file', 'untitled', 'vscode-vfs', 'vscode-remote']

/** What the gate needs of a document of the editor. */
export interface Candidate {
  readonly languageId: string
  readonly uri: {readonly scheme: string; readonly path: string}
  getText(): string
}

/**
 * Whether the language client is worth loading for this document. The person's globs override what the text looks like; the server
 * decides for good.
 */
export function passesGate(document: Candidate, files: readonly string[], matches: (glob: string) => boolean): boolean {
  if (!isCandidate(document)) return false
  return chosenByGlobs(files, matches) ?? looksLikePostmortem(document.getText(), document.uri.path)
}

/** Whether the document could ever pass, whatever its text becomes. */
export function isCandidate({languageId, uri}: Candidate): boolean {
  return languageId === 'markdown' && documentSchemes.includes(uri.scheme)
}

/**
 * The last glob that matches decides. With globs that include but no match the document is none; with only excluding
 * ones it is not decided.
 */
function chosenByGlobs(files: readonly string[], matches: (glob: string) => boolean): boolean | undefined {
  const last = files.findLast(it => matches(anywhere(it.replace(/^!/, ''))))
  if (last !== undefined) return !last.startsWith('!')
  return files.some(it => !it.startsWith('!')) ? false : undefined
}

function anywhere(glob: string): string {
  return glob.startsWith('/') || glob.startsWith('**') ? glob : `**/${glob}`
}
