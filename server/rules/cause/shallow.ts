import type {Section, SectionKind} from '../../document/types.ts'
import {personNouns} from '../../prose/person-words.ts'
import {t} from '../../text/l10n.ts'
import {latinRanges} from '../../text/letters.ts'
import {lineEndOf} from '../../text/line-end.ts'
import {ask, askFirst} from '../../text/prompt.ts'
import type {Edit} from '../../text/span.ts'
import {defineRule, type Problem, type RuleDocs} from '../rule.ts'
import {endOf, sectionsOf, textOf} from '../../document/sections/sections-of.ts'
import {isUnfilled} from '../shared/unfilled.ts'
import {regex} from '../../text/regex.ts'

const causes = ['root-cause', 'contributing-factors', 'five-whys'] as const satisfies SectionKind[]
const tellers = [...causes, 'trigger', 'fault', 'leadup', 'background', 'narrative'] as const satisfies SectionKind[]

export const docs: RuleDocs<{words: number}> = {
  why:
    'The first answer to "why" is usually the symptom or the last slip before it. What can be changed – a missing '
    + 'limit, check or alert – is a few questions deeper.',
  source:
    'SRE book, chapter 15 ("is the root cause sufficiently deep?"); SRE Workbook, chapter 10; GitLab root cause '
    + 'analysis (five is not a fixed number).',
  bad: [
    {
      text: `# Outage

## «Root cause»

The server was down.

## Timeline

- 10:00 UTC Down
`,
      fixed: `# Outage

## Root cause

The server was down.

Why did that happen? [The condition that made it possible]

## Timeline

- 10:00 UTC Down
`,
    },
    {
      text: `# Outage

**Root cause:** «The server was down.»

## Timeline

- 10:00 UTC Down
`,
      fixed: `# Outage

**Root cause:** The server was down because [which condition made it possible].

## Timeline

- 10:00 UTC Down
`,
    },
    {
      text: `# Outage

## «Root cause and resolution»

- Root cause: a wrong query
- Resolution: we corrected it

## Timeline

- 10:00 UTC Down
`,
      fixed: `# Outage

## Root cause and resolution

- Root cause: a wrong query
- Resolution: we corrected it
- Why did that happen? [The condition that made it possible]

## Timeline

- 10:00 UTC Down
`,
    },
    {
      text: `# Outage

## «Five whys»

1. Why was the shop down? The database that holds all of its orders took no more connections from any client.
2. Why did it take none? Each of the clients had opened far more than it needs, up to the limit.

## Timeline

- 10:00 UTC Down
`,
      fixed: `# Outage

## Five whys

1. Why was the shop down? The database that holds all of its orders took no more connections from any client.
2. Why did it take none? Each of the clients had opened far more than it needs, up to the limit.
3. Why did that happen? [The condition that made it possible]

## Timeline

- 10:00 UTC Down
`,
    },
    {
      text: `# Outage

## «Five whys»

- Why was the shop down? The certificate of the gateway had expired on Sunday.
- Why was it not renewed? The job that renews it was switched off.
- Why was it off? Because the engineer on call was new.

## Timeline

- 10:00 UTC Down
`,
      fixed: `# Outage

## Five whys

- Why was the shop down? The certificate of the gateway had expired on Sunday.
- Why was it not renewed? The job that renews it was switched off.
- Why was it off? Because the engineer on call was new.
- Why did that happen? [The condition that made it possible]

## Timeline

- 10:00 UTC Down
`,
    },
  ],
  good: [
    {
      text: `# Outage

## Five whys

- Why was the shop down? The certificate had expired.
- Why was it not renewed? The job was off.
- Why did nobody notice? No alert looks at the days that are left.

## Timeline

- 10:00 UTC Down
`,
    },
    {
      text: `# Outage

## Root cause

The migration dropped a column that the login still read, because the check of the schema runs on the main branch only.

## Timeline

- 10:00 UTC Down
`,
    },
    {
      text: `# Outage

## Root cause

See the [analysis of the vendor](https://example.com/analysis).

## Timeline

- 10:00 UTC Down
`,
    },
    {
      text: `# Outage

## Root causes

### Pool

The pool had no limit per client, and one client took all of it.

### Test

The load test was shorter than it takes to fill the pool.

## Timeline

- 10:00 UTC Down
`,
    },
    {
      text: `# Outage

## Root cause

Unknown; the vendor is looking into it.

## Timeline

- 10:00 UTC Down
`,
    },
    {
      text: `# Outage

## Root cause

TODO

## Timeline

- 10:00 UTC Down
`,
    },
  ],
}

export default defineRule<{words: number}>({
  id: 'cause/shallow',
  severity: 'hint',
  severityWhen: {draft: 'off'},
  summary: 'The cause stops at the first answer',
  options: {
    words: {default: 25, summary: 'From how many words on a cause counts as explained'},
  },

  *check(model, {text, wholeText, profile, proseIn, options: {words}}) {
    if (model.language !== 'en') return
    const sections = sectionsOf(model, ...causes)
    const told = textOf(model, sections, text)
    const [first] = sections
    if (first && told.trim() !== '' && !isUnfilled(told, profile) && !elsewhere.test(told)) {
      const whys = sectionsOf(model, 'five-whys')[0]
      const flaw = whys && flawOfWhys(textOf(model, [whys], text), proseIn(whys.span).at(-1)?.text ?? '')
      const count = wordsOf(textOf(model, sectionsOf(model, ...tellers), text))
      if (whys && flaw) yield problem(whys, flaw, wholeText)
      else if (count < words && (told.match(steps) ?? []).length < 2)
        yield problem(first, symptom.test(told.trim()) ? seen(told.trim()) : tooShort(count), wholeText)
    }
    if (first) return
    for (const {kinds, value} of model.metadata) {
      if (!kinds.includes('root-cause') || !symptom.test(value.value)) continue
      const end = value.span.end - (/\.$/.test(value.value) ? 1 : 0)
      yield {
        span: value.span,
        message: seen(value.value),
        fixes: [
          {
            title: t`Add a placeholder for the cause`,
            edits: [{span: {start: end, end}, text: ` because ${ask('which condition made it possible')}`}],
          },
        ],
      }
    }
  },
})

/** Told at another place, or known to be unknown. */
const elsewhere = regex('i')`
    https?://|\]\(|(?:^|\s)#\d|\b(?:unknown|not\s(?:yet\s)?(?:known|identified|determined)|unclear
    |under\sinvestigation|see\s(?:the\s)?(?:above|below|timeline|summary|incident)|n/a)\b
  `

/** What leads from one fact to the next. */
const steps = regex('gi')`
    \b(?:because|since|due to|owing to|as a result|result(?:s|ed|ing)? (?:from|in)|caus(?:e[ds]?|ing)|le(?:d|ads
    |ading) to|mean(?:s|t|ing) that|so|which|that|whose|when|while|after|without|although|but|despite|therefore|thus
    |had no|has no|have no|there (?:was|were|is|are) no|no longer|never|not)\b
  `

/** A sentence that only says that something did not work. */
const symptom = new RegExp(
  `^\\W{0,3}(?:the|our|a|an)?\\s{0,3}(?:[${latinRanges}-]{1,20}\\s{1,3}){1,3}(?:(?:was|were|is|are|went|became)\\s{1,3}(?:down|offline|unavailable|unreachable|unresponsive|inaccessible|slow|broken)`
    + '|(?:crashed|failed|stopped|died)(?:\\s{1,3}(?:working|responding))?)\\W{0,3}$',
  'i',
)

function seen(sentence: string): string {
  return t`"${sentence}" is a symptom, not a cause; say why it happened.`
}

function tooShort(count: number): string {
  return count === 1
    ? t`The cause is only one word long; ask why it could happen.`
    : t`The cause is only ${count} words long; ask why it could happen.`
}

function wordsOf(text: string): number {
  return (text.match(/[\p{L}\p{N}]\S{0,200}/gu) ?? []).length
}

/** What is wrong with a chain of whys; one told in prose is not counted. */
function flawOfWhys(chain: string, last: string): string | undefined {
  const count = Math.max(
    (chain.match(/^[\s>|*_#\d.):(-]{0,16}why\b/gim) ?? []).length,
    (chain.match(/^(?:[-*+]|\d{1,2}[.)])\s/gm) ?? []).length,
  )
  if (0 < count && count < 3)
    return count === 1
      ? t`There is only one why; go on until there is something to change.`
      : t`There are only two whys; go on until there is something to change.`
  return isPerson(last) ? t`The last why ends with a person; ask what in the system made that possible.` : undefined
}

/** Whether the answer is said of one person by role. */
function isPerson(sentence: string): boolean {
  const words =
    /(?:^|[?:]\W{0,4})(?:because\s)?(?:the|an?|our|one)\s((?:[\p{L}-]{1,30}\s){1,4})/iu
      .exec(sentence)?.[1]
      ?.trimEnd()
      .split(' ') ?? []
  const noun = words.findIndex(it => personNouns.has(it.toLowerCase()))
  return 0 <= noun && noun < words.length - 1 && !/^(?:of|for)$|^nobody$/i.test(words[noun + 1] ?? '')
}

function problem(section: Section, message: string, text: string): Problem {
  return {
    span: section.heading.title.span,
    message,
    get fixes() {
      return [{title: t`Ask why once more`, edits: [nextWhy(section, text)]}]
    },
  }
}

/** One more question behind the last line, as an item where that is one. */
function nextWhy(section: Section, text: string): Edit {
  const end = endOf(section, text)
  const line = text.slice(Math.max(section.body.start, text.lastIndexOf('\n', end - 1) + 1), end)
  const [mark, , number, point] = /^([-*+]\s{1,4}|(\d{1,2})([.)])\s{1,4})/.exec(line) ?? []
  const newline = lineEndOf(text)
  const before = number ? `${newline}${Number(number) + 1}${point} ` : mark ? newline + mark : newline.repeat(2)
  const answer = askFirst('the condition that made it possible')
  return {span: {start: end, end}, text: `${before}Why did that happen? ${answer}`}
}
