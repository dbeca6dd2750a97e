import type {Fix} from './fix.ts'
import type {PostmortemModel, TimelineEntry} from '../document/types.ts'
import type {Edit} from '../text/span.ts'
import {keepOthers, type ChangeContext} from './keep-moments.ts'

/** The fix, without changing the moments of other entries. */
export function harmless(
  fix: Fix,
  model: PostmortemModel,
  context: ChangeContext,
  isAbout?: (entry: TimelineEntry) => boolean,
): Fix {
  return costlyFix(fix.title, () => keepOthers(model, context, fix.edits, isAbout))
}

/** A fix whose edits are computed on request; `undefined` when it is impossible. */
export function costlyFix(title: string, make: () => readonly Edit[] | undefined, isSafe = false): Fix {
  let made: readonly Edit[] | undefined
  return {
    title,
    isSafe,
    isCostly: true,
    get edits() {
      return (made ??= make() ?? [])
    },
  }
}

/** Whether an entry is this one, or is below it and has no day itself: a mistyped day applies to both. */
export function sharesDay(of: TimelineEntry, {timelines}: PostmortemModel): (entry: TimelineEntry) => boolean {
  const entries = timelines.find(it => it.entries.includes(of))?.entries ?? []
  const first = entries.indexOf(of)
  const next = entries.findIndex(
    (it, index) => first < index && (it.timestamp.date !== undefined || it.dateSource === 'day-heading'),
  )
  const own = new Set(entries.slice(first, next < 0 ? undefined : next))
  return entry => own.has(entry)
}
