import type {Line} from '../../markdown/line.ts'
import type {Section} from '../types.ts'
import type {StampedLine} from './stamped-lines.ts'
import {isElsewhere} from './timeline-sections.ts'

/**
 * The stamped lines of a section that are entries, or the days of entries.
 * @param section what they stand in; `undefined` above the first heading
 */
export function acceptEntries(
  lines: readonly Line[],
  stamped: readonly StampedLine[],
  section: Section | undefined,
): StampedLine[] {
  const isTimeline = section?.kinds.includes('timeline') ?? false
  const outside = stamped.filter(it => it.layout !== 'code')
  const clocked = outside.filter(it => it.timestamp.clock && !it.isTrailing)
  if (
    isTimeline
    || (outside.some(it => it.layout === 'headings') && 2 <= outside.filter(it => it.layout === 'headings').length)
  ) {
    const chosen = outside.some(it => it.timestamp.clock || it.timestamp.isApproximate || !it.isDay) ? outside : stamped
    return withoutNested(lines, withoutTrailingProse(chosen.length ? chosen : stamped))
  }
  if (isElsewhere(section?.kinds ?? [])) return []
  const isRun =
    3 <= clocked.length
    && clocked.every(it => it.layout === clocked[0]?.layout || (it.layout !== 'lines' && it.layout !== 'paragraphs'))
  if (isRun)
    return withoutNested(
      lines,
      outside.filter(it => clocked.includes(it) || it.isDay),
    )
  const moments = clocked.filter(it => it.layout === 'paragraphs' && it.isEmphasised && it.timestamp.date)
  return 2 <= moments.length ? moments : []
}

/** Whether two stamped lines of the same shape are accepted alike. */
export function isSameForm(a: StampedLine, b: StampedLine): boolean {
  return (
    a.layout === b.layout
    && a.isTrailing === b.isTrailing
    && a.isDay === b.isDay
    && a.isEmphasised === b.isEmphasised
    && a.timestamp.isApproximate === b.timestamp.isApproximate
    && !a.timestamp.clock === !b.timestamp.clock
    && !a.timestamp.date === !b.timestamp.date
  )
}

/** A time at the end of a line counts only where the list is written so throughout. */
function withoutTrailingProse(stamped: readonly StampedLine[]): StampedLine[] {
  const leading = stamped.filter(it => !it.isTrailing)
  const trailing = stamped.filter(
    it => it.isTrailing && (it.layout === 'bullets' || it.layout === 'headings' || it.layout === 'paragraphs'),
  )
  if (trailing.length <= 1 && 2 < leading.length) return leading
  return stamped.filter(it => !it.isTrailing || trailing.includes(it))
}

/**
 *  Details under an entry that name a time of their own are not entries when the list above them is stamped throughout.
 */
function withoutNested(lines: readonly Line[], stamped: readonly StampedLine[]): StampedLine[] {
  const hasHeadings = stamped.some(it => it.layout === 'headings' && !it.isDay)
  if (hasHeadings) return stamped.filter(it => it.layout === 'headings')
  let outer: Line | undefined
  return stamped.filter(it => {
    if (it.layout !== 'bullets' && it.layout !== 'numbered') return true
    const {indent} = it.line
    if (outer && outer.indent + 2 <= indent && isDetailOf(lines, outer, it.line.index)) return false
    outer = it.line
    return true
  })
}

function isDetailOf(lines: readonly Line[], outer: Line, line: number): boolean {
  for (let index = line - 1; outer.index < index; index--) {
    const between = lines[index] as Line
    if (between.kind === 'heading' || (between.kind === 'item' && between.indent <= outer.indent)) return false
  }
  return true
}
