import type {PostmortemModel} from '../document/types.ts'
import type {Snapshot} from './snapshot.ts'
import {applyEdits, type Edit} from '../text/span.ts'

/** Whether a moment at which something happened is that of no entry any more after the edits. */
export function losesMoments({model, text, reread}: Snapshot, edits: readonly Edit[]): boolean {
  const left = new Set(momentsOf(reread(applyEdits(text, edits))))
  return momentsOf(model).some(it => !left.has(it))
}

function momentsOf({timelines}: PostmortemModel): number[] {
  return timelines.flatMap(it => it.entries.flatMap(entry => entry.instant ?? []))
}
