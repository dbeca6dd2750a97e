import type {Fix} from '../../edit/fix.ts'
import {t} from '../../text/l10n.ts'
import {leaveOut} from '../../edit/leave-out.ts'
import {mayMatch} from '../../text/prefilter/index.ts'
import {defineRule, type RuleDocs} from '../rule.ts'
import {kindsAround} from '../shared/section-kinds.ts'

export const docs: RuleDocs = {
  why: 'Drama says how the author felt. A figure says how bad it was, and is still believed in a year.',
  source: 'SRE Workbook, chapter 10: the bad example ("animated language").',
  bad: [
    {
      text: `# Outage

## Summary

The whole shop was down«!!!» We were lucky.
`,
      fixed: `# Outage

## Summary

The whole shop was down. We were lucky.
`,
    },
    {
      text: `# Outage

## Impact

I «can't believe» we survived this. It was a «complete disaster» and a «nightmare».
`,
    },
    {
      text: `# Outage

## Summary

«NONE OF THE ORDERS WERE SAVED» that day.
`,
      fixed: `# Outage

## Summary

None of the orders were saved that day.
`,
    },
    {
      text: `# Outage

## Impact

An «insane» amount of retries.
`,
      fixed: `# Outage

## Impact

An amount of retries.
`,
    },
  ],
  good: [
    {
      text: `# Outage

## Timeline

- 14:54 UTC OUTAGE BEGINS
- 15:00 UTC ALL OF THE HOSTS ARE DOWN
`,
    },
    {
      text: `# Outage

## Summary

The disaster recovery plan covers a natural disaster. HTTP, TLS, DNS, BGP and VPN were affected!
`,
    },
    {
      text: `# Outage

## Summary

The alert \`DISK!!\` fired, and the status page said "a disaster!!".

> A nightmare!!!
`,
    },
  ],
}

export default defineRule({
  id: 'language/animated',
  severity: 'info',
  scope: 'block',
  mayHold: () => [words, /!!/, smallWord],
  summary: 'The text shouts or dramatises',

  *check(model, {prose, text}) {
    if (model.language !== 'en') return
    for (const sentence of prose) {
      const start = sentence.span.start
      for (const match of mayBeDrama(sentence.text) ? sentence.text.matchAll(words) : []) {
        const span = {start: start + match.index, end: start + match.index + match[0].length}
        const fix = /^(?:horribl|insane)/i.test(match[0]) ? leaveOut(text.around(span), span) : undefined
        const message = t`"${match[0]}" is dramatic; give a figure that says how bad it was.`
        yield {span, message, fixes: fix ? [fix] : []}
      }
      for (const match of sentence.text.includes('!!') ? sentence.text.matchAll(/(?<=[\p{L}\p{N}\s)])!{2,20}/gu) : []) {
        const span = {start: start + match.index, end: start + match.index + match[0].length}
        yield {
          span,
          message: t`"${match[0]}" shouts; use a full stop.`,
          fixes: [{title: t`Use a full stop`, edits: [{span, text: '.'}], isSafe: true}],
        }
      }
      const shout = smallWord.test(sentence.text) ? capitals.exec(sentence.text) : null
      if (!shout || !smallWord.test(shout[0]) || kindsAround(model, sentence).has('timeline')) continue
      const span = {start: start + shout.index, end: start + shout.index + shout[0].length}
      yield {
        span,
        message: t`Capitals shout; write the sentence in lower case.`,
        fixes: [lowerCase(text.slice(span.start, span.end), span)],
      }
    }
  },
})

const words = new RegExp(
  [
    "\\bcan(?:no|['’])t\\s{1,9}believe\\b",
    '\\b(?:complete|total|absolute|utter)\\s{1,9}disaster\\b',
    '(?<=\\b(?:was|is|been|be)\\s{1,9}a\\s{1,9})disaster(?!\\s{1,9}recovery)\\b',
    '\\bnightmare(?!\\s{1,9}scenario)\\b',
    '\\b(?:horribl[ey]|insane(?:ly)?)\\b',
  ].join('|'),
  'gi',
)
const mayBeDrama = mayMatch(words)
const capitals = /(?<![\p{L}\p{N}])(?:[\p{Lu}'’]{1,20}[,\s]{1,3}){3,200}[\p{Lu}'’]{2,20}(?![\p{L}\p{N}_-])/u
const smallWord = /\b(?:THE|OF|IS|ARE|WAS|WERE|TO|WE|NOT|THIS|THAT|IT|HAVE|HAS)\b/

function lowerCase(shout: string, span: {start: number; end: number}): Fix {
  const lower = shout.toLowerCase()
  return {title: t`Write it in lower case`, edits: [{span, text: `${lower[0]?.toUpperCase()}${lower.slice(1)}`}]}
}
