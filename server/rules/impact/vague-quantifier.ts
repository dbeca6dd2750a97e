import type {PostmortemModel} from '../../document/types.ts'
import type {Sentence} from '../../prose/sentences.ts'
import {t} from '../../text/l10n.ts'
import {ask, inFrontOf} from '../../text/prompt.ts'
import {matchesOf} from '../../text/search.ts'
import {shift, type Span} from '../../text/span.ts'
import {findTimestamps} from '../../time/timestamp.ts'
import {effect, statesHowMany, vagueLength, vagueNumber} from '../shared/quantities.ts'
import {defineRule, type RuleContext, type RuleDocs} from '../rule.ts'
import {kindsAround, looksAhead} from '../shared/section-kinds.ts'
import {sectionsOf, textOf} from '../../document/sections/sections-of.ts'
import {unquantifiedImpact} from './not-quantified.ts'

export const docs: RuleDocs = {
  why: '"Many users" is ten to one reader and ten thousand to another. Even a rough number is better.',
  source: 'Atlassian, "Creating postmortem reports" (say by how much); SRE Workbook, chapter 10.',
  bad: [
    {
      text: `# Outage

## Impact

For 20 minutes, «many requests» failed.

## Timeline

- 10:00 UTC Down
`,
      fixed: `# Outage

## Impact

For 20 minutes, [how many] requests failed.

## Timeline

- 10:00 UTC Down
`,
    },
    {
      text: `# Outage

## Summary

The shop did not answer 12 % of requests «for several hours».

## Timeline

- 2026-01-02 The disk was full
`,
      fixed: `# Outage

## Summary

The shop did not answer 12 % of requests for [how long].

## Timeline

- 2026-01-02 The disk was full
`,
    },
  ],
  good: [
    {
      text: `# Outage

## Impact

Most (87 %) requests failed.
`,
    },
    {
      text: `# Outage

## Summary

Some users saw errors.

## Impact

312 users could not pay.
`,
    },
    {
      text: `# Outage

## Impact

Users saw "too many requests" in 20 % of tries.
`,
    },
    {
      text: `# Outage

## Timeline

- 10:00 UTC Many requests fail

## Lessons learned

- Most users did not notice
`,
    },
    {
      text: `# Outage

## Impact

- For 20 minutes the API was slow (because some calls were sent to a master that was down).

## Timeline

- 10:00 UTC Down
`,
    },
    {
      text: `# Outage

## Impact

Many users were affected.

## Timeline

- 10:00 UTC Down
`,
    },
  ],
}

export default defineRule({
  id: 'impact/vague-quantifier',
  severity: 'info',
  severityWhen: {draft: 'hint'},
  summary: 'A vague word is used where a number belongs',

  *check(model, {text, profile, proseIn}) {
    // An impact without any number is reported as such.
    if (model.language !== 'en' || unquantifiedImpact(model, text, profile)) return
    const fields = model.metadata.filter(it => it.kinds.length).map(it => it.value.value)
    const told = [
      textOf(model, [...sectionsOf(model, 'impact'), ...sectionsOf(model, 'summary')], text),
      ...fields,
    ].join('\n')
    const isCounted = statesHowMany(told)
    const isTimed = model.claims.some(it => it.of === 'impact') || findTimestamps(told).some(it => it.clock)
    const found: Vague[] = []
    for (const sentence of isCounted && isTimed ? [] : sentencesOn(model, proseIn)) {
      if (!effect.test(sentence.text) || /\bnot (?:be )?(?:affected|impacted)|\bunaffected\b/i.test(sentence.text))
        continue
      for (const match of isCounted ? [] : matchesOf(vagueNumber, sentence.text)) {
        // The cause of an effect is not an effect.
        if (/\b(?:because|due to)\b[^,;)]{0,80}$/i.test(sentence.text.slice(0, match.index))) continue
        found.push(vague(sentence, match, {start: 0, end: match[1]?.length ?? 0}, howMany))
      }
      for (const match of isTimed ? [] : matchesOf(vagueLength, sentence.text)) {
        found.push(vague(sentence, match, {start: (match[1]?.length ?? 0) + 1, end: match[0].length}, ask('how long')))
      }
    }
    const [first, ...rest] = found.sort((a, b) => a.span.start - b.span.start)
    if (!first) return
    const words = text.slice(first.span.start, first.span.end)
    yield {
      span: first.span,
      message:
        first.blank === howMany
          ? t`"${words}" does not say how many; give at least a rough number.`
          : t`"${words}" does not say how long; give at least a rough number.`,
      related: rest.map(it => ({span: it.span, message: t`Here too`})),
      fixes: [
        {
          title: t`Write "${first.blank}"`,
          edits: [first, ...rest].map(it => ({span: it.part, text: inFrontOf(text, it.part.end, it.blank)})),
        },
      ],
    }
  },
})

/**
 * What the summary and the impact say, in sections or fields, but for what stands there of the timeline and of lessons.
 */
function sentencesOn(model: PostmortemModel, proseIn: RuleContext['proseIn']): Sentence[] {
  const sections = [...sectionsOf(model, 'summary'), ...sectionsOf(model, 'impact')].flatMap(it => proseIn(it.span))
  const fields = model.metadata
    .filter(it => it.kinds.some(kind => kind === 'summary' || kind === 'impact'))
    .flatMap(it => proseIn(it.value.span))
  // The impact may stand within the summary, and fields within both.
  const all = [...new Map([...sections, ...fields].map(it => [it.span.start, it])).values()]
  return all.filter(it => {
    const kinds = kindsAround(model, it)
    return !kinds.has('timeline') && !looksAhead(kinds)
  })
}

const howMany = ask('how many')

interface Vague {
  readonly span: Span
  /** What a number replaces. */
  readonly part: Span
  readonly blank: string
}

/** @param part of the match, which a number replaces */
function vague({span}: Sentence, {0: words, index}: RegExpExecArray, part: Span, blank: string): Vague {
  const at = span.start + index
  return {span: {start: at, end: at + words.length}, part: shift(part, at), blank}
}
