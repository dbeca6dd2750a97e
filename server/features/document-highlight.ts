import {DocumentHighlightKind, type DocumentHighlight, type DocumentHighlightParams} from 'vscode-languageserver'
import type {Snapshot} from './snapshot.ts'
import {toRange} from './convert.ts'
import {symbolAt} from './names/occurrences.ts'

/**
 * The places that belong together with what stands at the cursor; `null` where nothing does, so that an editor may mark
 * equal words.
 */
export function documentHighlight(snapshot: Snapshot, {position}: DocumentHighlightParams): DocumentHighlight[] | null {
  const {document} = snapshot
  const named = symbolAt(snapshot, document.offsetAt(position))
  return named ? named.uses.map(it => ({range: toRange(document, it), kind: DocumentHighlightKind.Text})) : null
}
