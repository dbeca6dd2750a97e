import {looksLikePostmortem} from '../server/document/recognition/detect.ts'
import {chosenByGlobs} from '../server/document/recognition/globs.ts'

/** Schemes of documents that people write. Others, such as the two sides of a comparison or a chat, are ignored. */
export const documentSchemes: readonly string[] = ['file', 'untitled', 'vscode-vfs', 'vscode-remote']

/** The part of an editor's document that the gate needs. */
export interface Candidate {
  readonly languageId: string
  readonly uri: {readonly scheme: string; readonly path: string}
  getText(): string
}

/**
 * Whether the language client is worth loading for this document. The person's globs override what the text looks like;
 * the final decision is the server's.
 * @param files the setting `postmortem.files`, which may have any type
 */
export function passesGate(document: Candidate, files: unknown): boolean {
  if (!isCandidate(document)) return false
  const globs: readonly string[] = Array.isArray(files) ? files.filter(it => typeof it === 'string') : []
  return chosenByGlobs(document.uri.path, globs) ?? looksLikePostmortem(document.getText(), document.uri.path)
}

/** Whether the document could ever pass, whatever its text becomes. */
export function isCandidate({languageId, uri}: Candidate): boolean {
  return languageId === 'markdown' && documentSchemes.includes(uri.scheme)
}
