import type {Fix} from '../../edit/fix.ts'
import {isImperative} from '../../document/actions/action-verbs.ts'
import {t} from '../../text/l10n.ts'
import {ask} from '../../text/prompt.ts'
import {openItems, withoutLabel, wordingOf} from '../shared/open-items.ts'
import {defineRule, type RuleDocs} from '../rule.ts'
import {regex} from '../../text/regex.ts'

export const docs: RuleDocs = {
  why: '"Better monitoring" may be a wish, a plan or already done. A verb says what somebody will do.',
  source:
    'Lunney, Lueder, Beyer, "Postmortem Action Items" (a sentence that begins with a verb), by way of the '
    + 'PagerDuty postmortem guide.',
  bad: [
    {
      text: `# Outage

## Timeline

- 10:00 UTC Down

## Action items

- «Better» monitoring of namespaces.
- **Docs:** «Runbook» for the failover
- «Migration» of the old hosts
`,
      fixed: `# Outage

## Timeline

- 10:00 UTC Down

## Action items

- Add better monitoring of namespaces.
- **Docs:** Add runbook for the failover
- [what to do] – Migration of the old hosts
`,
    },
  ],
  good: [
    {
      text: `# Outage

## Timeline

- 10:00 UTC Down

## Action items

- Automate the limits
- Better alerts are needed for the queue
- Additional hosts should be ordered
- More tests, which we write this week
`,
    },
    {
      text: `# Outage

## Timeline

- 10:00 UTC Down

## Action items

- Additional monitoring: add a probe
- Adding a probe
- @tom: alerts
- [x] Better monitoring
- Improved monitoring (SHOP-12)
`,
    },
    {
      text: `# Ausfall

## Zeitleiste

- 10:00 UTC Ausfall

## Maßnahmen

- Dokumentation der Schritte und die Migration der alten Rechner
- Migration
`,
    },
  ],
}

export default defineRule({
  id: 'action-item/not-actionable',
  severity: 'hint',
  summary: 'An action item that names a thing but nothing to do',

  *check(model, {text, profile}) {
    if (model.language !== 'en') return
    for (const item of openItems(model, text, profile)) {
      const {words, at} = withoutLabel(wordingOf(item, text))
      const noun = thing.exec(words)
      if (!noun || item.ticket || saysVerb(words)) continue
      const word = noun[0].trim()
      const start = item.wording.start + at + noun[0].length - word.length
      const span = {start, end: start + word.length}
      yield {
        span,
        message: t`"${word} …" names a thing but not what to do; start with a verb.`,
        fixes: [fixOf(word, span)],
      }
    }
  },
})

/** Words that begin a noun phrase and are never a command. */
const thing = regex('i')`
    ^\s{0,4}(?:better|more|additional|improved|new|regular|comprehensive|stricter|redundancy|documentation|alerting
    |runbooks?|(?:user )?guides?|migration|implementation|development|automation)\b(?![:-])
  `

/** Any word that may be the verb of a sentence, or a command in its middle. */
function saysVerb(words: string): boolean {
  const all = words.split(/\s+/)
  return (
    /\b(?:should|shall|must|will|can|could|would|needs?|needed|is|are|was|were|be|being|has|have|had|do|does|we|i|you|let's)\b|['’]ll\b|[?:]/i.test(
      words,
    )
    || /[.!]\s{1,4}\p{Lu}/u.test(words)
    || all.some((it, index) => 0 < index && isImperative(it) && /[.;,–—-]$|^(?:and|then)$/.test(all[index - 1] ?? ''))
  )
}

/** "Add" fits a thing, not a deed. */
function fixOf(word: string, span: {start: number; end: number}): Fix {
  if (/(?:tion|ment)$/i.test(word)) {
    const at = {start: span.start, end: span.start}
    return {title: t`Add a placeholder for what to do`, edits: [{span: at, text: `${ask('what to do')} – `}]}
  }
  return {title: t`Start with "Add"`, edits: [{span, text: `Add ${word[0]?.toLowerCase()}${word.slice(1)}`}]}
}
