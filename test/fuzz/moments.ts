import type {PostmortemModel} from '../../server/document/types.ts'

/** Whether every moment of the entries of a document is also that of an entry of the other version. */
export function hasMomentsOf(before: PostmortemModel, after: PostmortemModel): boolean {
  const left = new Map<number, number>()
  for (const it of momentsOf(after)) left.set(it, (left.get(it) ?? 0) + 1)
  return momentsOf(before).every(it => {
    const count = left.get(it) ?? 0
    left.set(it, count - 1)
    return count > 0
  })
}

function momentsOf({timelines}: PostmortemModel): number[] {
  return timelines.flatMap(it => it.entries.flatMap(entry => entry.instant ?? []))
}
