import {t} from '../../text/l10n.ts'
import {defineRule, type RuleDocs} from '../rule.ts'
import {placeOf} from '../../edit/say-zone.ts'

export const docs: RuleDocs<{entries: number}> = {
  why:
    'A link next to an entry lets the reader verify it, and lets the next responder find the graph that showed the '
    + 'problem.',
  source: 'PagerDuty postmortem guide (a metric or page for each item); Wikimedia (links to the server admin log).',
  bad: [
    {
      text: `# Outage

## «Timeline (UTC)»

- 10:00 Down
- 10:10 Node replaced
- 10:20 Up
`,
    },
  ],
  good: [
    {
      text: `# Outage

## Timeline (UTC)

- 10:00 Down ([graph](https://example.com/graph))
- 10:10 Node replaced
- 10:20 Up
`,
    },
    {
      text: `# Outage

## Timeline (UTC)

- 10:00 Down
- 10:10 Up
`,
    },
    {
      text: `# Outage

## Timeline (UTC)

- 10:00 Down
- 10:10 Node replaced
- 10:20 Up

## Supporting information

<https://example.com/graph>
`,
    },
  ],
}

export default defineRule<{entries: number}>({
  id: 'timeline/missing-evidence',
  severity: 'off',
  summary: 'No timeline entry links to a graph, log or message',
  options: {
    entries: {default: 3, summary: 'Timelines with fewer entries are not checked'},
  },

  *check(model, {text, options: {entries: least}}) {
    const supporting = model.sections.some(
      it => it.kinds.includes('supporting') && link.test(text.slice(it.body.start, it.body.end)),
    )
    for (const timeline of model.timelines) {
      if (
        supporting
        || timeline.entries.length < least
        || timeline.entries.some(it => link.test(text.slice(it.span.start, it.span.end)))
      )
        continue
      yield {
        span: placeOf(model, timeline),
        message: t`None of the ${timeline.entries.length} entries links to a graph, log or message.`,
      }
    }
  },
})

const link = /https?:\/\/|\]\(|\]\[|<img\b|!\[/
