import {t} from '../../text/l10n.ts'
import {readTimestamp} from '../../time/timestamp.ts'
import {lineFormat} from './line-format.ts'
import type {PasteFormat, ReadLine} from '../paste.ts'
import {fromTimestamp} from './written-time.ts'

/** What may precede a time: a list mark, a task box, a table's bar, emphasis, a bracket. */
const opening = /^ {0,3}(?:\| {0,8})?(?:(?:[-*+•–]|\d{1,9}[.)]) {1,4})?(?:\[[ xX]\] )?(?:\*\*|__|[*_`[(])?/
const separator = /^(?:\*\*|__|[*_`\])])?(?:\s?[|:：–—-](?=\s)|[:：,])?\s*(?:\*\*(?=\s|$))?\s*/

/** Any list of times, in whatever form a person wrote it: lines that open with a time. */
export const stampedLines: PasteFormat = lineFormat({
  id: 'stamped-lines',
  name: () => t`list of times`,
  isUnmistakable: false,
  weight: 0.5,
  readLine: readStampedLine,
  isFrame: line =>
    /^ {0,3}(?:#{1,6} |\|[ :|-]{3,400}$|```|~~~)/.test(line) ? {why: t`Markdown around the entries`} : undefined,
})

function readStampedLine(line: string): ReadLine | undefined {
  const at = opening.exec(line)?.[0].length ?? 0
  const stamp = readTimestamp(line, at)
  const time = stamp && fromTimestamp(stamp)
  // "At 10:05 we …" is a sentence.
  if (!stamp || !time || stamp.span.start !== at || /^[\w%]/.test(line.slice(stamp.span.end))) return undefined
  const rest = line.slice(stamp.span.end)
  const text = rest.replace(separator, '').replace(/\s{0,8}\|$/, '')
  const until = stamp.end?.clock ? ` (until ${line.slice(stamp.end.clock.span.start, stamp.end.clock.span.end)})` : ''
  return {time, text: text === '' ? '' : text + until}
}
