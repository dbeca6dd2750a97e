import {t} from '../../text/l10n.ts'
import {defineRule, type RuleDocs} from '../rule.ts'

export const docs: RuleDocs = {
  why:
    'Several conditions together make an incident; naming one of them as the root hides the others. Templates that '
    + 'ask for a root cause are just as widely used, so the rule is off by default.',
  source:
    'PagerDuty postmortem guide; Etsy debriefing facilitation guide; VOID. Against it: SRE book, Atlassian, '
    + 'GitLab and ALX templates.',
  bad: [
    {
      text: `# Outage

## Causes

«The root cause» was a leak.
`,
      fixed: `# Outage

## Causes

A contributing factor was a leak.
`,
    },
    {
      text: `# Outage

## Summary

We found «the root cause» at noon.
`,
      fixed: `# Outage

## Summary

We found a contributing factor at noon.
`,
    },
  ],
  good: [
    {
      text: `# Outage

## Root cause

Contributing factors were a leak and a missing limit. One of the root causes is known.
`,
    },
    {
      text: `# Outage

## Root cause

> The root cause was a leak.
`,
    },
  ],
}

export default defineRule({
  id: 'language/single-root-cause',
  severity: 'off',
  scope: 'block',
  mayHold: () => [/\broot\b/i],
  summary: 'The text speaks of one root cause',

  *check(model, {prose}) {
    if (model.language !== 'en') return
    for (const sentence of prose) {
      for (const match of sentence.text.matchAll(
        /\bthe\s{1,9}(?:single\s{1,9}|real\s{1,9}|main\s{1,9}|true\s{1,9})?root\s{1,9}cause\b/gi,
      )) {
        const start = sentence.span.start + match.index
        const span = {start, end: start + match[0].length}
        const article = match[0].startsWith('T') ? 'A' : 'a'
        yield {
          span,
          message: t`A single cause hardly ever makes an incident; name all contributing factors.`,
          fixes: [
            {title: t`Write "contributing factor"`, edits: [{span, text: `${article} contributing factor`}]},
            {
              title: t`Write "one of the contributing factors"`,
              edits: [{span, text: `${article === 'A' ? 'One' : 'one'} of the contributing factors`}],
            },
            {title: t`Write "trigger"`, edits: [{span, text: `${article === 'A' ? 'The' : 'the'} trigger`}]},
          ],
        }
      }
    }
  },
})
