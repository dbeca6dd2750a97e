import type {Fix} from './fix.ts'
import type {PostmortemModel} from '../document/types.ts'
import {t} from '../text/l10n.ts'
import {lineEndOf} from '../text/line-end.ts'

/**
 * A fix that adds an item below the last action item, in the same notation; `undefined` if there is no list of them,
 * or the item exists already.
 */
export function actionItemFix({actionItems}: PostmortemModel, text: string, title: string): Fix | undefined {
  const last = actionItems.findLast(it => /^[-*+] /.test(text.slice(it.span.start, it.span.start + 2)))
  if (!last || last !== actionItems.at(-1) || actionItems.some(it => it.title.value === title)) return undefined
  const newline = lineEndOf(text)
  const lineStart = text.lastIndexOf('\n', last.span.start - 1) + 1
  const indent = text.slice(lineStart, last.span.start)
  if (indent.trim() !== '') return undefined
  const mark =
    /^[-*+] (?:\[[ xX]\] )?/.exec(text.slice(last.span.start, last.span.start + 6))?.[0].replace(/[xX]/, ' ') ?? '- '
  return {
    title: t`Add the action item "${title}"`,
    edits: [{span: {start: last.span.end, end: last.span.end}, text: `${newline}${indent}${mark}${title}`}],
  }
}
