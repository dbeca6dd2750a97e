import type {PostmortemModel} from '../../document/types.ts'
import type {Sentence} from '../../prose/sentences.ts'
import {t} from '../../text/l10n.ts'
import {defineRule, type RuleDocs} from '../rule.ts'
import {sectionsOf} from '../../document/sections/sections-of.ts'
import type {Parts} from '../../text/parts.ts'

export const docs: RuleDocs<{sentences: number; paragraphs: number}> = {
  why: 'The summary is for those who read nothing else; what they need not know hides what they must know.',
  source:
    'PagerDuty (one or two sentences), Google API incident report of 2013 (five), Atlassian (a few sentences); '
    + 'Wikimedia (one or two paragraphs), AWS correction of errors (up to three).',
  bad: [
    {
      text: `# Outage

## «Overview»

The shop was down. Nobody could pay. The pool was full.
`,
      options: {sentences: 2},
    },
    {
      text: `# Outage

## «Summary»

The shop was down.

Nobody could pay.

The pool was full.
`,
      options: {paragraphs: 2},
    },
  ],
  good: [
    {
      text: `# Outage

## Overview

The shop, i.e. its version 1.2.3, was down, e.g. for 3.5 % of users. Nobody could pay.
`,
      options: {sentences: 2},
    },
    {
      text: `# Outage

## Summary

| | |
| --- | --- |
| Status | Final |
| Task | SHOP-1 |

The shop was down. Nobody could pay.
`,
      options: {sentences: 2, paragraphs: 1},
    },
  ],
}

export default defineRule<{sentences: number; paragraphs: number}>({
  id: 'summary/too-long',
  severity: 'off',
  summary: 'The summary is longer than the template allows',
  options: {
    sentences: {default: 6, summary: 'Most sentences the summary may have; 0 for no limit'},
    paragraphs: {default: 3, summary: 'Most paragraphs; 0 for no limit'},
  },

  *check(model, {text, proseIn, options}) {
    const [summary] = sectionsOf(model, 'summary')
    if (!summary) return
    const own = proseIn(summary.body).filter(it => /\p{L}/u.test(it.text) && !isCell(model, it))
    const paragraphs = countParagraphs(own, text)
    const tooMany = [
      ...(options.sentences && options.sentences < own.length
        ? [t`The summary has ${own.length} sentences; it should have at most ${options.sentences}.`]
        : []),
      ...(options.paragraphs && options.paragraphs < paragraphs
        ? [t`The summary has ${paragraphs} paragraphs; it should have at most ${options.paragraphs}.`]
        : []),
    ]
    if (tooMany.length) yield {span: summary.heading.title.span, message: tooMany.join(' ')}
  },
})

function isCell({tables}: PostmortemModel, {span}: Sentence): boolean {
  return tables.some(
    ({header, rows}) => header.span.start <= span.start && span.start < (rows.at(-1) ?? header).span.end,
  )
}

/** Sentences with a blank line between them stand in different paragraphs. */
function countParagraphs(sentences: readonly Sentence[], text: Parts): number {
  return sentences.filter((it, index) => {
    const before = sentences[index - 1]
    return !before || /\n[ \t]{0,20}\r?\n/.test(text.slice(before.span.end, it.span.start))
  }).length
}
