import type {Fix} from '../edit/fix.ts'
import type {Edit, Span} from '../text/span.ts'

/**
 * Drops the fixes that would write into a block that is never closed, or move it: whatever is written after its start
 * becomes a part of it.
 * @param unclosed from the start of the block to the end of the text
 */
export function outsideUnclosed(fixes: readonly Fix[], unclosed: Span | undefined, text: string): readonly Fix[] {
  if (!unclosed) return fixes
  const moves = ({start, end}: Span) => start <= unclosed.start && unclosed.start < end
  const writesInto = ({span: {start, end}, text: added}: Edit) =>
    unclosed.start < start && added.trim() !== '' && text.slice(start, end).trim() === ''
  return fixes.filter(it => !it.edits.some(edit => moves(edit.span) || writesInto(edit)))
}
