import {isImperative} from '../../document/actions/action-verbs.ts'
import {t} from '../../text/l10n.ts'
import {ask} from '../../text/prompt.ts'
import {openItems, withoutLabel, wordingOf} from '../shared/open-items.ts'
import {defineRule, type RuleDocs} from '../rule.ts'
import {regex} from '../../text/regex.ts'

export const docs: RuleDocs = {
  why:
    '"Improve monitoring" is never done and never not done. A number, a named alert or test, or a list to write '
    + 'has a clear end.',
  source:
    'SRE Workbook, chapter 10 ("make automation better"); Lunney, Lueder, Beyer, "Postmortem Action Items" '
    + '(actionable, specific, bounded).',
  bad: [
    {
      text: `# Outage

## Timeline

- 10:00 UTC Down

## Action items

- «Improve» paging and alerting
- «Make automation better».
- **Sharper eyes:** «Investigate» our monitoring
`,
      fixed: `# Outage

## Timeline

- 10:00 UTC Down

## Action items

- Improve paging and alerting so that [what can be checked]
- Make automation better so that [what can be checked].
- **Sharper eyes:** Investigate our monitoring so that [what can be checked]
`,
    },
    {
      text: `# Outage

## Timeline

- 10:00 UTC Down

## Action items

| Action | Owner |
| --- | --- |
| «Look into» the load balancer | @tom |
`,
      fixed: `# Outage

## Timeline

- 10:00 UTC Down

## Action items

| Action | Owner |
| --- | --- |
| Look into the load balancer so that [what can be checked] | @tom |
`,
    },
  ],
  good: [
    {
      text: `# Outage

## Timeline

- 10:00 UTC Down

## Action items

- Improve the start from 3 s to 1 s
- Investigate and fix the leak
- Improve alerting by adding a probe for each region
- Improve \`retry\`
`,
    },
    {
      text: `# Outage

## Timeline

- 10:00 UTC Down

## Action items

- Improve alerting (SHOP-12)
- [x] Improve paging
- Add an alert when more than 5 % of machines are taken away
`,
    },
    {
      text: `# Outage

## Timeline

- 10:00 UTC Down

## Action items

| Action | Type |
| --- | --- |
| Investigate why the probe was silent | investigate |
`,
    },
    {
      text: `# Outage

## Timeline

- 10:00 UTC Down

## Action items

- Improve monitoring: Add a probe for each region
- Investigate why the second replica did not take over
`,
    },
  ],
}

export default defineRule({
  id: 'action-item/vague',
  severity: 'info',
  severityWhen: {draft: 'hint'},
  summary: 'An action item without a clear end',

  *check(model, {text, profile}) {
    if (model.language !== 'en') return
    for (const item of openItems(model, text, profile)) {
      const wording = wordingOf(item, text)
      const {words, at} = withoutLabel(wording)
      const match = vague.exec(words)
      if (!match || item.ticket || item.type?.value === 'investigate' || isBounded(words.slice(match[0].length)))
        continue
      const start = item.wording.start + at + (match[0].length - match[0].trimStart().length)
      const end = item.wording.start + at + match[0].length
      const stop = item.wording.start + wording.replace(/[\s.]{1,20}$/, '').length
      const said = text.slice(start, end)
      yield {
        span: {start, end},
        message: t`"${said}" cannot be verified; say what will be true when it is done.`,
        fixes: [
          {
            title: t`Add a placeholder for what can be verified`,
            edits: [{span: {start: stop, end: stop}, text: ` so that ${ask('what can be checked')}`}],
          },
        ],
      }
    }
  },
})

const vague = regex('i')`
    ^\s{0,4}(?:improve|enhance|strengthen|optimi[sz]e|investigate|look (?:in)?to|look at|explore|think about
    |(?:raise|increase) awareness|make (?:the |our )?[a-z]{2,20}(?: [a-z]{2,20})? better(?=[\s.]{0,3}$))
  `

/**
 * A number, a name, a way, a question that can be answered, another deed, or so many words that they tell what is
 * meant.
 */
function isBounded(rest: string): boolean {
  if (
    /[\d%`"“<]|\]\(|:\/\/|\b(?:by|so|until|when|whenever|if|whether|why|how|which|what|that|where|from|using|via|e\.g|such as|instead|without)\b/i.test(
      rest,
    )
  )
    return true
  const words = rest.split(/\s+/)
  return (
    14 < words.length
    || words.some((it, index) => isImperative(it) && /^(?:and|or|to|then)$|[.:;,–—-]$/i.test(words[index - 1] ?? ''))
  )
}
