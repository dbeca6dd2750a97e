import {t} from '../../text/l10n.ts'
import {placeOfDocument} from '../../edit/insert-section.ts'
import {defineRule, type RuleDocs} from '../rule.ts'
import placeholder from './placeholder.ts'

export const docs: RuleDocs<{least: number; most: number}> = {
  why:
    'The ALX task asks for a text that can be read in a few minutes. Other templates have no limit, so the rule is '
    + 'off by default.',
  source: 'ALX project 0x19 (400 to 600 words).',
  bad: [
    {
      text: `# «Outage»

## Summary

The shop was down for an hour.
`,
      options: {least: 12},
    },
    {
      text: `# «Outage»

## Summary

The shop was down for an hour.
`,
      options: {least: 2, most: 6},
    },
  ],
  good: [
    {
      text: `# Outage

## Summary

The shop was down for an hour.
`,
      options: {least: 9, most: 7},
    },
    {
      text: `# Outage

## Summary

The shop was down for an hour.

## Impact

TODO
`,
      options: {least: 12},
    },
    {
      text: `# Outage

## Log

Down.

\`\`\`
one two three four five six
\`\`\`
`,
      options: {least: 2, most: 2},
    },
  ],
}

export default defineRule<{least: number; most: number}>({
  id: 'doc/word-count',
  severity: 'off',
  severityWhen: {draft: 'off'},
  summary: 'The document has fewer or more words than the profile asks for',
  options: {
    least: {default: 400, summary: 'Fewest words allowed, counting everything'},
    most: {default: 600, summary: 'Most words of prose allowed'},
  },

  *check(model, context) {
    const {
      text,
      prose,
      options: {least, most},
    } = context
    if (unspaced.has(model.language)) return
    const words = prose.reduce((sum, {span}) => sum + countWords(text.slice(span.start, span.end)), 0)
    const all = countWords(text.slice(0))
    const span = placeOfDocument(model, text.slice(0))
    if (most * (1 + tolerance) < words)
      yield {span, message: t`The document has ${words} words; it should have at most ${most}.`}
    // What is not filled in yet will have words, and a few lines are a beginning.
    else if (least / 2 <= all && all < least * (1 - tolerance) && isFilledIn(placeholder.check(model, context))) {
      yield {span, message: t`The document has ${all} words; it should have at least ${least}.`}
    }
  },
})

/** Tolerated share, as nobody counts exactly. */
const tolerance = 0.05

/** Languages that have no spaces between words. */
const unspaced: ReadonlySet<string> = new Set(['ja', 'zh'])

function countWords(text: string): number {
  return text.split(/\s+/).filter(it => /[\p{L}\p{N}]/u.test(it)).length
}

function isFilledIn(placeholders: Iterable<unknown>): boolean {
  for (const _ of placeholders) return false
  return true
}
