import type {Location, ReferenceParams} from 'vscode-languageserver'
import type {Snapshot} from './snapshot.ts'
import {toRange} from './convert.ts'
import {symbolAt} from './names/occurrences.ts'

/**
 * All places that name what stands at the cursor; of a stated length, the events that it is measured between, and of an
 * event such lengths.
 */
export function references(snapshot: Snapshot, {position, context}: ReferenceParams): Location[] | null {
  const {document} = snapshot
  const named = symbolAt(snapshot, document.offsetAt(position))
  if (!named) return null
  // Nobody declares a person or a ticket: what the cursor is on stands for it.
  const uses =
    context?.includeDeclaration === false ? named.uses.filter(it => it.start !== named.span.start) : named.uses
  return uses.map(it => ({uri: document.uri, range: toRange(document, it)}))
}
