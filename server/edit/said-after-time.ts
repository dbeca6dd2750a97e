import type {Parts} from '../text/parts.ts'
import type {TimelineEntry} from '../document/types.ts'
import {readTimestamp} from '../time/timestamp.ts'

/** Whether the day follows the time: `00:05 (+1 day)`, `00:05 (Oct 30) – `. */
export function saysDay(entry: TimelineEntry, text: Parts): boolean {
  const {behind, at} = wordsBehind(entry, text)
  return saysNextDay(behind.slice(at)) || readTimestamp(behind, at)?.date !== undefined
}

/**
 * Whether the time is followed by words or digits that were not read and may change it: `(next day)`, `+1`, `(+0200)`.
 */
export function saysMore(entry: TimelineEntry, text: Parts): boolean {
  const {behind, at} = wordsBehind(entry, text)
  return saysNextDay(behind.slice(at)) || /^\s{0,2}\(?(?:UTC|GMT)?[+\u2212-]\d{2}/i.test(behind)
}

function saysNextDay(words: string): boolean {
  return /^(?:\+\s?1\b|(?:the )?(?:next|following) (?:day|morning))/i.test(words)
}

function wordsBehind({timestamp: {span}}: TimelineEntry, text: Parts): {behind: string; at: number} {
  const behind = text.slice(span.end, span.end + 40)
  return {behind, at: /^[\s)\]*_`:,–-]{0,6}\(?/.exec(behind)?.[0].length ?? 0}
}
