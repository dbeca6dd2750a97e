import fc from '../property.ts'
import {codeLens} from '../../server/features/code-lens.ts'
import {documentLink} from '../../server/features/document-link.ts'
import {symbolTree} from '../../server/features/document-symbol.ts'
import {foldingRange} from '../../server/features/folding-range.ts'
import {hover} from '../../server/features/hover/hover.ts'
import {inlayHint} from '../../server/features/inlay-hint.ts'
import {readiness} from '../../server/features/readiness.ts'
import type {Snapshot} from '../../server/features/snapshot.ts'
import {change, checkChanges, type Change} from '../incremental/as-fresh.ts'
import {documentsFrom} from './documents.ts'
import {definePart} from './part.ts'

/** With it, whether it is followed by its reverse, as when a person deletes what was typed, and whether it is read. */
const changes = fc.array(fc.tuple(change, fc.boolean(), fc.nat({max: 3})), {minLength: 1, maxLength: 10})

/** After any changes, a document says the same as one that is opened with that text. */
export const edits = definePart<Change>({
  name: 'edits',
  checks: 'that a document says the same after changes as one that is read afresh',
  share: 1,
  cases: seeds =>
    fc.tuple(documentsFrom(seeds), changes).map(([text, list]) => {
      const steps = list.flatMap(([it, isTakenBack, unread]) => {
        const own: Change = {...it, at: Math.floor(it.at * (text.length + 1)), isUnread: unread === 0}
        return isTakenBack && own.length === 0 ? [own, {at: own.at, length: own.text.length, text: ''}] : [own]
      })
      // The last version is always read.
      return {text, steps: steps.map((it, index) => (index < steps.length - 1 ? it : {...it, isUnread: false}))}
    }),
  check: ({text, steps}) => checkChanges(text, steps, ({at}, length) => Math.min(at, length), answers),
})

function answers(snapshot: Snapshot, at: number): object {
  const {document, text, model} = snapshot
  const textDocument = {uri: document.uri}
  const range = {start: document.positionAt(0), end: document.positionAt(text.length)}
  const places = [at, Math.floor(at / 2), ...model.timelines.flatMap(it => it.entries[0]?.timestamp.span.start ?? [])]
  return {
    outline: symbolTree(snapshot),
    folding: foldingRange(snapshot),
    lenses: codeLens(snapshot),
    links: documentLink(snapshot),
    hints: inlayHint(snapshot, {textDocument, range}),
    hovers: places.map(it => hover(snapshot, {textDocument, position: document.positionAt(it)}, {})),
    readiness: readiness(snapshot),
  }
}
