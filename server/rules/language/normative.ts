import type {Fix} from '../../edit/fix.ts'
import type {Sentence} from '../../prose/sentences.ts'
import {subjectOf} from '../../prose/subject.ts'
import {t} from '../../text/l10n.ts'
import {ask} from '../../text/prompt.ts'
import {matchesOf} from '../../text/search.ts'
import type {Span} from '../../text/span.ts'
import {leaveOut} from '../../edit/leave-out.ts'
import {namesOf} from '../shared/people.ts'
import {goOn} from '../../edit/rephrase.ts'
import {defineRule, type RuleDocs} from '../rule.ts'
import type {Parts} from '../../text/parts.ts'

export const docs: RuleDocs = {
  why:
    '"Hastily" and "improperly" compare what was done with what the author, in hindsight, finds right. The reader '
    + 'needs what was done, and the rule or figure it is compared with.',
  source: 'Allspaw et al., "Common traps in incident analysis" (normative language); Learning from Incidents.',
  bad: [
    {
      text: `# Outage

## Summary

The team «hastily» deployed the fix.
`,
      fixed: `# Outage

## Summary

The team deployed the fix.
`,
    },
    {
      text: `# Outage

## Timeline

- 10:00 UTC The on-call engineer responded «appropriately»
- 10:05 UTC We «improperly» restarted the host.
`,
      fixed: `# Outage

## Timeline

- 10:00 UTC The on-call engineer responded
- 10:05 UTC We restarted the host.
`,
    },
  ],
  good: [
    {
      text: `# Outage

## Root cause

An improperly configured API setting and inadequate capacity. The team found an improperly configured probe.
`,
    },
    {
      text: `# Outage

## Root cause

The cache was inadequately sized. The service responds appropriately to load.
`,
    },
    {
      text: `# Outage

## Root cause

> The team hastily deployed it.
`,
    },
  ],
}

export default defineRule({
  id: 'language/normative',
  severity: 'hint',
  scope: 'block',
  mayHold: () => [adverb],
  summary: 'An adverb judges people by a standard that is not stated',

  *check(model, {prose, text}) {
    if (model.language !== 'en') return
    const names = namesOf(model)
    for (const sentence of prose) {
      for (const match of matchesOf(adverb, sentence.text)) {
        const word = match[0]
        const verbAt = match.index
        const isBefore = /^\s{1,9}\p{L}{2,20}(?:ed|ran|set|put|took|made)\b/u.test(
          sentence.text.slice(verbAt + word.length),
        )
        const at = isBefore ? verbAt : verbBefore(sentence.text, verbAt)
        if (at === undefined) continue
        const {kind, head} = subjectOf(sentence.text, at, names)
        if (kind !== 'person' && kind !== 'team' && kind !== 'name') continue
        if (/^(?:they|you)$/i.test(head)) continue
        const start = sentence.span.start + verbAt
        const span = {start, end: start + word.length}
        yield {
          span,
          message: t`"${word}" judges what people did; say what they did, and which rule or figure you compare it with.`,
          fixes: fixesOf(sentence, text, span),
        }
      }
    }
  },
})

const adverb = /\b(?:inadequately|hastily|improperly|appropriately|inappropriately)\b/gi

/** "responded appropriately": where the verb begins, when the adverb ends the clause. */
function verbBefore(prose: string, at: number): number | undefined {
  if (!/^\p{L}{2,20}\s{0,9}(?:[.,;!?)]|$)/u.test(prose.slice(at))) return undefined
  const verb = /\p{L}{2,20}ed\s{1,9}$/u.exec(prose.slice(Math.max(0, at - 40), at))
  return verb ? at - verb[0].length : undefined
}

/** What it measured against stands at the end, if at all. */
function fixesOf(sentence: Sentence, text: Parts, span: Span): Fix[] {
  const fix = fixOf(text, span)
  const measure = goOn(sentence, ` ${ask('within which time, or by which rule')}`)
  return [fix, {title: t`${fix.title}, and say what it is compared with`, edits: [...fix.edits, measure]}]
}

/** Behind the verb it goes with the space before it. */
function fixOf(text: Parts, span: Span): Fix {
  const before = leaveOut(text.around(span), span)
  if (before) return before
  const space = /[ \t]{1,9}$/.exec(text.slice(Math.max(0, span.start - 9), span.start))?.[0].length ?? 0
  return {
    title: t`Remove "${text.slice(span.start, span.end)}"`,
    edits: [{span: {start: span.start - space, end: span.end}, text: ''}],
  }
}
