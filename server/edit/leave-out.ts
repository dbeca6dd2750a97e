import type {Fix} from './fix.ts'
import {t} from '../text/l10n.ts'
import type {Span} from '../text/span.ts'

/**
 * A fix that removes a word before the word that it modifies, and corrects the article before it and the capital after
 * it; `undefined` if no such word follows.
 */
export function leaveOut(text: string, {start, end}: Span): Fix | undefined {
  const behind =
    /^,?\s{1,9}(?!(?:and|or|but|because|that|which|of|to|in|on|when|by|for|as|was|were|is)\b)(?=[\p{L}\p{N}`])/iu.exec(
      text.slice(end, end + 40),
    )
  if (!behind) return undefined
  const edits = [{span: {start, end: end + behind[0].length}, text: ''}]
  const next = end + behind[0].length
  const article = /\b(an?)\s$/i.exec(text.slice(Math.max(0, start - 4), start))?.[1]
  if (article) {
    const wanted = /^[aeiou]/i.test(text[next] ?? '') ? 'an' : 'a'
    const at = start - 1 - article.length
    if (wanted !== article.toLowerCase()) {
      edits.unshift({
        span: {start: at, end: at + article.length},
        text: article[0] === 'A' ? wanted[0]?.toUpperCase() + wanted.slice(1) : wanted,
      })
    }
  } else if (/\p{Lu}/u.test(text[start] ?? '') && /\p{Ll}/u.test(text[next] ?? '')) {
    edits[0] = {span: {start, end: next + 1}, text: (text[next] as string).toUpperCase()}
  }
  return {title: t`Remove "${text.slice(start, end)}"`, edits}
}
