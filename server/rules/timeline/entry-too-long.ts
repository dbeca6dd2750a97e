import type {TimelineEntry} from '../../document/types.ts'
import {t} from '../../text/l10n.ts'
import {defineRule, type RuleDocs} from '../rule.ts'

export const docs: RuleDocs<{sentences: number; words: number}> = {
  why: 'A timeline is scanned, not read; thoughts and lessons belong in other sections.',
  source: 'ALX project 0x19 (one or two sentences per entry).',
  bad: [
    {
      text: `# Outage

## Timeline (UTC)

- 10:00 «The alert on the rate of failed requests fired. Ana looked at the graphs of the last hour and at the logs. She saw nothing that was new. So she went on to the database»
- 10:20 Up
`,
    },
    {
      text: `# Outage

## Timeline (UTC)

- 10:00 «The alert fired and Ana looked at it»
- 10:20 Up
`,
      options: {words: 5},
    },
  ],
  good: [
    {
      text: `# Outage

## Timeline (UTC)

- 10:00 Alert. Ana looked. Nothing.
`,
    },
    {
      text: `# Outage

## Timeline (UTC)

- 10:00 The alert fired. Ana looked at it.
`,
    },
    {
      text: `# Outage

## Timeline (UTC)

- 10:00 Version 1.2.3 of www.example.com, e.g. the cart, was deployed. See https://example.com/a.b?c. Down.
`,
      options: {sentences: 3},
    },
    {
      text: `# Outage

## Timeline (UTC)

- 10:00 Down
  - One. Two. Three. Four.
`,
    },
  ],
}

export default defineRule<{sentences: number; words: number}>({
  id: 'timeline/entry-too-long',
  severity: 'off',
  summary: 'A timeline entry is longer than two sentences',
  options: {
    sentences: {default: 2, summary: 'Most sentences an entry may have'},
    words: {default: 50, summary: 'Most words an entry may have; up to half as many, sentences are not counted'},
  },

  *check({timelines}, {options: {sentences, words}}) {
    for (const {entries} of timelines) {
      const long = entries.filter(
        it => words < countWords(it) || (sentences < countSentences(it) && words / 2 < countWords(it)),
      )
      const [first, ...rest] = long
      if (!first) continue
      yield {
        span: first.description.span,
        message: rest.length
          ? t`This entry is long, and so are others of this timeline (${rest.length}): ${lengthOf(first)}.`
          : t`This entry is long: ${lengthOf(first)}.`,
        related: rest.map(it => ({span: it.timestamp.span, message: lengthOf(it)})),
      }
    }
  },
})

function lengthOf(entry: TimelineEntry): string {
  const sentences = countSentences(entry)
  return sentences === 1
    ? t`1 sentence, ${countWords(entry)} words`
    : t`${sentences} sentences, ${countWords(entry)} words`
}

function countWords({description: {value}}: TimelineEntry): number {
  return value.split(/\s+/).filter(it => /[\p{Letter}\d]/u.test(it)).length
}

/** Ends are a mark, white space and a capital; not behind "e.g.", "Dr." or an initial. */
function countSentences({description: {value}}: TimelineEntry): number {
  if (value.trim() === '') return 0
  return (
    1
    + [...value.matchAll(/(\S{1,40})[.!?]["')\]]?\s+(?=[\p{Lu}"'(])/gu)].filter(
      it => !/^(?:e\.g|i\.e|etc|vs|dr|mr|mrs|ms|approx|no|\p{Lu})$/iu.test(it[1] ?? ''),
    ).length
  )
}
