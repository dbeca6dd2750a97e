import {distance} from 'fastest-levenshtein'
import {t} from '../../text/l10n.ts'
import {defineRule, type RuleDocs} from '../rule.ts'

export const docs: RuleDocs = {
  why: 'A misspelled id turns nothing off, and a comment for a rule that no longer exists is only in the way.',
  source: 'ESLint, `--report-unused-disable-directives`; RuboCop, `Lint/RedundantCopDisableDirective`.',
  bad: [
    {
      text: `# Outage

<!-- postmortem-ignore «timeline/missing-timezon»: all know it -->

## Timeline

- 10:00 UTC Down
`,
      fixed: `# Outage

<!-- postmortem-ignore timeline/missing-timezone: all know it -->

## Timeline

- 10:00 UTC Down
`,
    },
    {
      text: `# Outage

<!-- postmortem-disable «placeholder», section/empty -->

## Timeline

- 10:00 UTC Down
`,
      fixed: `# Outage

<!-- postmortem-disable doc/placeholder, section/empty -->

## Timeline

- 10:00 UTC Down
`,
    },
    {
      text: `# Outage

<!-- postmortem-disable-file «no-such-rule-at-all» -->

## Timeline

- 10:00 UTC Down
`,
    },
  ],
  good: [
    {
      text: `# Outage

<!-- postmortem-disable timeline/out-of-order: sorted by host -->

## Timeline

- 10:00 UTC Down

<!-- postmortem-enable -->
`,
    },
    {
      text: `# Outage

\`<!-- postmortem-ignore no/rule -->\`

\`\`\`
<!-- postmortem-ignore no/rule -->
\`\`\`

<!-- postmortem-template no/rule -->
`,
    },
  ],
}

export default defineRule({
  id: 'doc/unknown-suppression',
  severity: 'warning',
  summary: 'A comment turns off a rule that does not exist',

  *check(_model, {suppressed, ruleIds}) {
    for (const {value, span} of suppressed) {
      if (ruleIds.includes(value)) continue
      const meant = nearest(value, ruleIds)
      yield {
        span,
        message: meant ? t`Unknown rule "${value}"; did you mean "${meant}"?` : t`Unknown rule "${value}".`,
        fixes: meant ? [{title: t`Write "${meant}"`, edits: [{span, text: meant}]}] : [],
      }
    }
  },
})

/** The id with that fault in whatever group, else the one that at most every fourth letter differs from. */
function nearest(written: string, ruleIds: readonly string[]): string | undefined {
  const fault = ruleIds.find(it => it.endsWith(`/${written}`))
  if (fault) return fault
  let best: string | undefined
  let least = Math.floor(written.length / 4) + 1
  for (const id of ruleIds) {
    const difference = distance(written.toLowerCase(), id)
    if (difference < least) [best, least] = [id, difference]
  }
  return best
}
