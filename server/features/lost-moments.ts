import type {PostmortemModel} from '../document/types.ts'
import type {Snapshot} from './snapshot.ts'
import {applyEdits, type Edit} from '../text/span.ts'

/**
 * Whether an entry has no longer the moment that it had, once the document is changed.
 * @param mayMerge whether several entries of one moment may become one
 */
export function losesMoments({model, text, reread}: Snapshot, edits: readonly Edit[], mayMerge = false): boolean {
  const left = new Map<number, number>()
  for (const it of momentsOf(reread(applyEdits(text, edits)))) left.set(it, (left.get(it) ?? 0) + 1)
  return momentsOf(model).some(it => {
    const count = left.get(it) ?? 0
    if (!mayMerge) left.set(it, count - 1)
    return count <= 0
  })
}

function momentsOf({timelines}: PostmortemModel): number[] {
  return timelines.flatMap(it => it.entries.flatMap(entry => entry.instant ?? []))
}
