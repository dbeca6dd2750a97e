import {overlaps, type Edit, type Span} from './span.ts'

/**
 * The edits as one change of a text: in the order of the text, each once, insertions before a replacement that begins
 * at the same offset. Insertions at one offset keep the order in which they are given. `undefined` when two edits
 * change the same characters.
 */
export function orderEdits(edits: readonly Edit[]): Edit[] | undefined {
  const once = new Map(edits.filter(it => !isNothing(it)).map(it => [keyOf(it), it]))
  const ordered = [...once.values()].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end)
  let end = 0
  for (const {span} of ordered) {
    if (span.start < end) return undefined
    end = span.end
  }
  return ordered
}

function isNothing({span, text}: Edit): boolean {
  return span.start === span.end && text === ''
}

function keyOf({span, text}: Edit): string {
  return `${span.start} ${span.end} ${text}`
}

/** The edits of all groups that can be made together: each group is made whole or not at all, the earlier wins. */
export function compatibleEdits(groups: readonly (readonly Edit[])[]): Edit[] {
  const edits: Edit[] = []
  // In the order of the text, so that one of ten thousand edits is compared with its neighbours only.
  const sorted: Edit[] = []
  for (const group of groups) {
    const own = orderEdits(group)
    if (!own || own.some(edit => neighbours(sorted, edit).some(it => collides(it, edit)))) continue
    for (const edit of own) sorted.splice(indexAfter(sorted, edit.span.start), 0, edit)
    edits.push(...own)
  }
  return orderEdits(edits) ?? []
}

/** The edits, none of which collide with each other, that could collide with `edit`. */
function neighbours(sorted: readonly Edit[], {span}: Edit): Edit[] {
  let first = indexAfter(sorted, span.start)
  // Insertions at exactly that place are between it and the text replaced before it.
  while (0 < first && span.start <= (sorted[first - 1] as Edit).span.start) first--
  return sorted.slice(Math.max(0, first - 1), indexAfter(sorted, span.end))
}

/** How many of the edits begin at or before `offset`. */
function indexAfter(sorted: readonly Edit[], offset: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (offset < (sorted[middle] as Edit).span.start) high = middle
    else low = middle + 1
  }
  return low
}

/**
 * Two insertions at one place are made one after the other, and two groups may share an edit; an insertion strictly
 * inside a replaced text collides with it.
 */
function collides(one: Edit, other: Edit): boolean {
  const [a, b] = [one.span, other.span]
  return keyOf(one) !== keyOf(other) && (overlaps(a, b) || isInside(a, b) || isInside(b, a))
}

function isInside(insertion: Span, {start, end}: Span): boolean {
  return insertion.start === insertion.end && start < insertion.start && insertion.start < end
}
