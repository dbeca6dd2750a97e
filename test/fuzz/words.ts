import {applyEdits} from '../../server/text/span.ts'
import {findTimestamps} from '../../server/time/timestamp.ts'

/** Words and numbers. */
const anyWord = /[\p{L}\p{N}]+/gu

/** Names of months, days and zones: times may be written in another way. */
const ofTimes = new RegExp(
  [
    '^(?:(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun)\\p{L}{0,6}',
    'utc|gmt|[acehijkmnp][des]{0,2}t|today|yesterday)$',
  ].join('|'),
  'u',
)

/** Words and numbers that a text has no more, or less often than before. */
export function lostWords(before: string, after: string): string[] {
  const left = countWords(after)
  return [...countWords(before)].filter(([word, count]) => (left.get(word) ?? 0) < count).map(([word]) => word)
}

/** Words that a text has nowhere any more, without numbers and what else times are written with. */
export function lostTellingWords(before: string, after: string): string[] {
  // With times as well: what was a time may be none then.
  const left = countWords(`${after} ${withoutTimes(after)}`)
  const isTelling = (word: string) => /^\p{L}{3,}$/u.test(word) && !ofTimes.test(word)
  return [...countWords(withoutTimes(before)).keys()].filter(it => isTelling(it) && !left.has(it))
}

function withoutTimes(text: string): string {
  return applyEdits(
    text,
    findTimestamps(text).map(({span}) => ({span, text: ' '})),
  )
}

/** How often each word is in a text, in small letters. */
function countWords(text: string): ReadonlyMap<string, number> {
  const words = new Map<string, number>()
  for (const it of text.toLowerCase().match(anyWord) ?? []) words.set(it, (words.get(it) ?? 0) + 1)
  return words
}
